import { randomUUID } from 'node:crypto';
import type { IntakeOutcome, TrackingCall } from '@rondo/contract';
import { RondoError } from '../../../platform/error.ts';
import type { GroupCommit } from '../../../platform/events/group-commit.ts';
import type { LogEntry } from '../../../platform/events/log-row.ts';
import type { LogWriter } from '../../../platform/events/log-writer.ts';
import type { RecentHashes } from '../../../platform/events/recent-hashes.ts';
import { hash64 } from '../../../platform/identifiers/index.ts';
import type { IntakeConsent } from '../../consent/index.ts';
import { appendEntries, firstCopiesStored } from './append-entries.ts';
import { readCall, typeOf } from './check-shape.ts';
import { type Draft, deadLetter, type Refusal, type RequestFacts, type StepOutcome } from './draft.ts';
import { type BatchConsent, keepableOf, roughCall } from './follow-consent.ts';
import type { PlanRules } from './follow-tracking-plan.ts';
import type { ErasedUpTo } from './stay-erased.ts';
import { type StepContext, steps } from './steps.ts';

export const MOST_EVENT_BYTES = 32_768;
const MOST_WAITING_ROWS = 100_000;
const DEBUG_PAYLOAD_CHARACTERS = 4_096;

export type DeadLetterRow = Refusal & {
  id: string;
  received_at: string;
  source: string;
  step: string;
  type: string;
  event: string;
  payload: string;
};
export type DropRow = { minute: string; source: string; reason: string; event: string; count: number };

export type IntakeDeps = {
  writer: LogWriter;
  recent: RecentHashes;
  deadLetters: GroupCommit<DeadLetterRow>;
  drops: GroupCommit<DropRow>;
  plan(): PlanRules;
  /** What may be joined to a person, and where what events say of that is written down. */
  consent: IntakeConsent;
  defaultRegion(source: string): string;
  /** Who is not to come back; nobody where it is left out. */
  erasedUpTo?: ErasedUpTo;
  /** Told of each outcome, for the live debugger; `watching` spares the work when nobody looks. */
  watch: { readonly watching: boolean; tell(outcome: IntakeOutcome): void };
  count(source: string, outcome: IntakeOutcome['outcome'], events: number): void;
};

export type TakenCalls = { accepted: number; dropped: number; refused: (Refusal & { index: number })[] };

type Fate =
  | { outcome: 'accepted'; draft: Draft; entry: LogEntry }
  | { outcome: 'dropped'; draft: Draft; reason: string; duplicateOf?: bigint }
  | { outcome: 'dead-letter'; step: string; refusal: Refusal; value: unknown; payload: string };

/**
 * Takes the calls of one request. When it returns, what was accepted is durably in the log, what was refused is
 * durably among the dead letters and what was dropped is counted; when it throws, nothing was taken and the client may
 * send the same calls again.
 */
export async function takeCalls(
  values: readonly unknown[],
  request: RequestFacts,
  deps: IntakeDeps,
): Promise<TakenCalls> {
  if (deps.writer.waiting > MOST_WAITING_ROWS) {
    throw new RondoError({
      code: 'busy',
      message: 'More events arrive than can be stored at the moment.',
      cure: 'Send them again after the time that Retry-After says; SDKs do so by themselves.',
      status: 429,
      retryAfterSeconds: 1,
    });
  }
  const consent: BatchConsent = { gate: await deps.consent.open(), news: [] };
  const context = {
    request,
    consent,
    erasedUpTo: deps.erasedUpTo ?? nobodyErased,
    defaultRegion: deps.defaultRegion(request.source),
    plan: deps.plan(),
  };
  const fates = decideFates(values, context, deps.recent);
  await recordNews(fates, consent, deps);
  const accepted = fates.flatMap((fate) => (fate.outcome === 'accepted' ? [fate.entry] : []));
  if (accepted.length === fates.length) await appendEntries(accepted, deps);
  else await storeMixed(fates, accepted, request, deps);
  tellOutcomes(fates, request, deps);
  return {
    accepted: accepted.length,
    dropped: fates.filter((fate) => fate.outcome === 'dropped').length,
    refused: fates.flatMap((fate, index) =>
      fate.outcome === 'dead-letter' ? [{ ...fate.refusal, index }] : [],
    ),
  };
}

/** Before the events themselves, so that no event is acknowledged whose refusal is not. */
async function recordNews(fates: readonly Fate[], { news }: BatchConsent, deps: IntakeDeps): Promise<void> {
  if (news.length === 0) return;
  try {
    await deps.consent.record(news);
  } catch (error) {
    for (const fate of fates) if (fate.outcome === 'accepted') deps.recent.remove(fate.entry.messageHash);
    throw error;
  }
}

async function storeMixed(
  fates: readonly Fate[],
  accepted: readonly LogEntry[],
  request: RequestFacts,
  deps: IntakeDeps,
): Promise<void> {
  const outcomes = await Promise.allSettled([
    appendEntries(accepted, deps),
    deps.deadLetters.add(
      fates.flatMap((fate) => (fate.outcome === 'dead-letter' ? [deadLetterRow(fate, request)] : [])),
    ),
    deps.drops.add(dropRows(fates, request)),
    firstCopiesStored(new Set(fates.flatMap(duplicateOf)), deps.writer),
  ]);
  // What the log holds stays known, even where the rest failed: the client's second attempt must not double it.
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** All or none: were one to throw, those before it would be known as taken, and the client's second attempt lost. */
function decideFates(values: readonly unknown[], context: Context, recent: RecentHashes): Fate[] {
  const fates: Fate[] = [];
  try {
    for (const value of values) fates.push(decideFate(value, context, recent));
    return fates;
  } catch (error) {
    for (const fate of fates) if (fate.outcome === 'accepted') recent.remove(fate.entry.messageHash);
    throw error;
  }
}

const nobodyErased: ErasedUpTo = () => undefined;

const duplicateOf = (fate: Fate): bigint[] =>
  fate.outcome === 'dropped' && fate.duplicateOf !== undefined ? [fate.duplicateOf] : [];

type Context = StepContext;

/** One event that cannot even be written down must not cost the rest of its batch. */
function decideFate(value: unknown, context: Context, recent: RecentHashes): Fate {
  try {
    return runSteps(value, context, recent);
  } catch (error) {
    // What JSON.parse reads by a loop, JSON.stringify writes by recursion: brackets nested some thousand deep.
    if (!(error instanceof RangeError)) throw error;
    const fault = deadLetter(
      'too-deep',
      '',
      'The event is nested too deeply.',
      'Send objects and lists that lie at most a few levels deep.',
    );
    return asDeadLetter('check-size', fault, keepable(plainFields(value), context));
  }
}

function plainFields(value: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value ?? {}).filter(([, field]) => typeof field !== 'object' || field === null),
  );
}

function runSteps(value: unknown, context: Context, recent: RecentHashes): Fate {
  const read = readCall(value);
  if ('fault' in read) return asDeadLetter('check-shape', read.fault, keepable(value, context));
  const draft = draftOf(read.call, context.request);
  for (const step of steps) {
    const outcome = step.run(draft, context);
    if (outcome.outcome === 'drop') return { outcome: 'dropped', draft, reason: outcome.reason };
    if (outcome.outcome === 'dead-letter') return asDeadLetter(step.name, outcome, keepable(value, context));
  }
  const payload = JSON.stringify(draft.call);
  // A character takes at most three bytes, so most events need no exact count.
  if (payload.length * 3 > MOST_EVENT_BYTES && Buffer.byteLength(payload) > MOST_EVENT_BYTES) {
    const fault = deadLetter(
      'too-large',
      '',
      'The event is larger than 32 KB.',
      'Leave out what is not needed, or split it into several events.',
    );
    return asDeadLetter('check-size', fault, {
      ...draft.call,
      properties: undefined,
      traits: undefined,
      context: undefined,
    });
  }
  const entry = entryOf(draft, payload);
  if (!recent.add(entry.messageHash, draft.receivedAt)) {
    return { outcome: 'dropped', draft, reason: 'duplicate', duplicateOf: entry.messageHash };
  }
  return { outcome: 'accepted', draft, entry };
}

/** A dead letter, too, holds nothing that tells whose it is where that may not be known. */
function keepable(value: unknown, context: Context): unknown {
  return keepableOf(value, draftOf(roughCall(value), context.request), context);
}

function asDeadLetter(step: string, fault: StepOutcome, value: unknown): Fate {
  if (fault.outcome !== 'dead-letter') throw new TypeError('only a refusal becomes a dead letter');
  const { outcome: _, ...refusal } = fault;
  return { outcome: 'dead-letter', step, refusal, value, payload: JSON.stringify(value) ?? 'null' };
}

/** Ids as text, since clients send numbers, too; and the traits of an identify call where RudderStack's SDK puts them. */
function canonicalCall(call: TrackingCall, type: string): TrackingCall {
  for (const id of ['userId', 'anonymousId', 'groupId', 'previousId'] as const) {
    if (typeof call[id] === 'number') call[id] = String(call[id]);
  }
  const nested = call.context?.traits;
  if (
    type === 'identify' &&
    call.traits == null &&
    typeof nested === 'object' &&
    nested !== null &&
    !Array.isArray(nested)
  ) {
    call.traits = { ...nested };
  }
  return call;
}

function draftOf(call: TrackingCall, request: RequestFacts): Draft {
  const type = typeOf(call, request.type);
  return {
    call: canonicalCall(call, type),
    type,
    messageId: call.messageId ? call.messageId : randomUUID(),
    event: (call.event ?? '').trim(),
    timestamp: request.receivedAt,
    receivedAt: request.receivedAt,
    source: request.source,
    identifiers: [],
    identityKey: 0n,
    corrections: [],
  };
}

function entryOf(draft: Draft, payload: string): LogEntry {
  return {
    messageHash: hash64(draft.messageId),
    messageId: draft.messageId,
    receivedAt: draft.receivedAt,
    source: draft.source,
    importId: '',
    type: draft.type,
    event: draft.type === 'track' ? draft.event : '',
    identityKey: draft.identityKey,
    identifiers: draft.identifiers,
    ...(draft.accounts === undefined ? {} : { accounts: draft.accounts }),
    timestamp: draft.timestamp,
    payload,
  };
}

function deadLetterRow(
  fate: Extract<Fate, { outcome: 'dead-letter' }>,
  request: RequestFacts,
): DeadLetterRow {
  const shown =
    typeof fate.value === 'object' && fate.value !== null ? (fate.value as Record<string, unknown>) : {};
  return {
    id: randomUUID(),
    received_at: new Date(request.receivedAt).toISOString(),
    source: request.source,
    step: fate.step,
    type: String(request.type ?? shown.type ?? '').slice(0, 50),
    event: String(shown.event ?? '').slice(0, 300),
    payload: fate.payload,
    ...fate.refusal,
  };
}

function dropRows(fates: readonly Fate[], request: RequestFacts): DropRow[] {
  const minute = `${new Date(request.receivedAt).toISOString().slice(0, 16)}:00Z`;
  const counts = new Map<string, DropRow>();
  for (const fate of fates) {
    if (fate.outcome !== 'dropped') continue;
    const key = `${fate.reason}\u0000${fate.draft.event}`;
    const row = counts.get(key) ?? {
      minute,
      source: request.source,
      reason: fate.reason,
      event: fate.draft.event,
      count: 0,
    };
    row.count++;
    counts.set(key, row);
  }
  return [...counts.values()];
}

function tellOutcomes(fates: readonly Fate[], request: RequestFacts, deps: IntakeDeps): void {
  const counts = { accepted: 0, corrected: 0, dropped: 0, 'dead-letter': 0 };
  for (const fate of fates) {
    counts[outcomeName(fate)]++;
    if (deps.watch.watching) deps.watch.tell(describeOutcome(fate, request));
  }
  for (const outcome of ['accepted', 'corrected', 'dropped', 'dead-letter'] as const) {
    if (counts[outcome] > 0) deps.count(request.source, outcome, counts[outcome]);
  }
}

function outcomeName(fate: Fate): IntakeOutcome['outcome'] {
  return fate.outcome === 'accepted' && fate.draft.corrections.length > 0 ? 'corrected' : fate.outcome;
}

function describeOutcome(fate: Fate, request: RequestFacts): IntakeOutcome {
  const call = fate.outcome === 'dead-letter' ? fate.value : fate.draft.call;
  const base = {
    at: new Date(request.receivedAt).toISOString(),
    source: request.source,
    outcome: outcomeName(fate),
    payload: (JSON.stringify(call) ?? 'null').slice(0, DEBUG_PAYLOAD_CHARACTERS),
  };
  if (fate.outcome === 'dead-letter') {
    const row = deadLetterRow(fate, request);
    return { ...base, messageId: '', type: row.type, event: row.event, corrections: [], ...fate.refusal };
  }
  const { messageId, type, event, corrections } = fate.draft;
  return {
    ...base,
    messageId,
    type,
    event,
    corrections,
    ...(fate.outcome === 'dropped' ? { reason: fate.reason } : {}),
  };
}
