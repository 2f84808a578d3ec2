import type { TrackingCall } from '@rondo/contract';
import type { IntakeGate, NewEntry } from '../../consent/index.ts';
import { anonymiseCall, anonymousMessageId } from './anonymise-call.ts';
import { type Draft, ok, type RequestFacts, type StepOutcome } from './draft.ts';
import { findIdentifiers } from './find-identifiers.ts';

/** The gate for one batch, and what its events have said that is news. */
export type BatchConsent = { gate: IntakeGate; news: NewEntry[] };

/**
 * An event that may not be joined to its person goes on without anything that tells whose it is, or not at all, as its
 * source wants it. Of calls that are about nothing but a person (identify, group, alias) nothing would be left.
 */
export function followConsent(draft: Draft, request: RequestFacts, consent: BatchConsent): StepOutcome {
  const verdict = judge(draft, request, consent);
  // A message id may be somebody's name. The ledger knows it as the events will.
  for (const entry of verdict.news)
    consent.news.push(
      verdict.joins ? entry : { ...entry, messageId: anonymousMessageId(entry.messageId), page: '' },
    );
  if (verdict.joins) return ok;
  const kept = verdict.without === 'refuse' ? undefined : anonymiseCall(draft.call, draft);
  strip(draft, kept ?? { type: draft.type, messageId: anonymousMessageId(draft.messageId) });
  if (kept === undefined) {
    draft.event = '';
    return { outcome: 'drop', reason: 'no-consent' };
  }
  draft.corrections.push({ field: 'context.consent', code: 'no-consent', detail: 'anonymous' });
  return ok;
}

function judge(draft: Draft, request: RequestFacts, { gate }: BatchConsent) {
  const { context, properties } = draft.call;
  const page = textAt(context, 'page', 'url') || textOf(properties?.url);
  return gate.judge({
    source: draft.source,
    identifiers: draft.identifiers,
    context,
    gpc: request.gpc === true,
    timestamp: draft.timestamp,
    receivedAt: draft.receivedAt,
    messageId: draft.messageId,
    page: page.split(/[?#]/, 1)[0]?.slice(0, 500) ?? '',
    country: textAt(context, 'location', 'country').slice(0, 100),
  });
}

function strip(draft: Draft, call: TrackingCall): void {
  const nobody = { identifiers: [], identityKey: 0n, accounts: [] };
  Object.assign(draft, nobody, { call, messageId: call.messageId, corrections: [] });
}

/** A value that may be no call at all, with what of it can be read as one. */
export function roughCall(value: unknown): TrackingCall {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const call: TrackingCall = { ...value };
  return { ...call, event: textOf(call.event), messageId: textOf(call.messageId), name: textOf(call.name) };
}

/**
 * What of a value that could not be taken may be kept: all of it, or what tells of nobody. It is judged as it stands,
 * before anything in it is known to be what it should be; `draft` is made of its `roughCall`.
 */
export function keepableOf(
  value: unknown,
  draft: Draft,
  context: { request: RequestFacts; defaultRegion: string; consent: BatchConsent },
): unknown {
  findIdentifiers(draft, context.defaultRegion);
  if (judge(draft, context.request, context.consent).joins) return value;
  return (
    anonymiseCall(draft.call, draft) ?? { type: draft.type, messageId: anonymousMessageId(draft.messageId) }
  );
}

function textAt(context: unknown, part: string, name: string): string {
  const inner = fieldOf(context, part);
  return textOf(fieldOf(inner, name));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
