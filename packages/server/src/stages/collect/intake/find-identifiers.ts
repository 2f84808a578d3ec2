import { normaliseIdentifier, strongestIdentifier } from '../../../platform/identifiers/index.ts';
import { type Draft, ok, type StepOutcome } from './draft.ts';

/**
 * Reads who an event is about: userId, anonymousId, the e-mail and phone among the traits, `context.externalIds` as
 * Segment has them, and the click id that a tracking link left. Junk ("undefined", "null", …) is set aside and said.
 * Not read: an e-mail among a track call's properties, which may well be somebody else's ("Invite Sent").
 */
export function findIdentifiers(draft: Draft, defaultRegion: string): StepOutcome {
  const { call } = draft;
  const add = (kind: string, raw: unknown, field: string) =>
    addIdentifier(draft, kind, raw, field, defaultRegion);
  add('user_id', call.userId, 'userId');
  add('anonymous_id', call.anonymousId, 'anonymousId');
  // An alias says that an earlier id, known or anonymous, is the same person.
  if (draft.type === 'alias') {
    add('anonymous_id', call.previousId, 'previousId');
    add('user_id', call.previousId, 'previousId');
  }
  const traits = [draft.type === 'group' ? undefined : call.traits, record(call.context?.traits)];
  for (const set of traits) {
    if (!set) continue;
    add('email', set.email, 'traits.email');
    add('phone', set.phone, 'traits.phone');
    add('crm_id', set.crm_id ?? set.crmId, 'traits.crm_id');
    add('customer_number', set.customer_number ?? set.customerNumber, 'traits.customer_number');
  }
  const externalIds = call.context?.externalIds;
  if (Array.isArray(externalIds)) {
    for (const item of externalIds.slice(0, 20)) {
      const external = record(item);
      if (external && typeof external.type === 'string' && /^[a-z][a-z0-9_]{0,49}$/.test(external.type)) {
        add(external.type, external.id, 'context.externalIds');
      }
    }
  }
  add('click_id', call.properties?.rondo_click ?? call.context?.rondo_click, 'rondo_click');
  draft.identityKey = strongestIdentifier(draft.identifiers)?.key ?? 0n;
  return ok;
}

function addIdentifier(draft: Draft, kind: string, raw: unknown, field: string, defaultRegion: string): void {
  if (raw === undefined || raw === null || raw === '') return;
  const result = normaliseIdentifier(kind, typeof raw === 'string' ? raw : JSON.stringify(raw), {
    defaultRegion,
  });
  if (result.outcome !== 'ok') {
    draft.corrections.push({ field, code: 'junk-identifier', detail: result.reason });
    return;
  }
  if (draft.identifiers.some((have) => have.key === result.key)) return;
  draft.identifiers.push({ kind, value: result.value, key: result.key });
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
