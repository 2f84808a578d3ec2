import { describe, expect, it } from 'vitest';
import {
  changeKind,
  draftOf,
  findFault,
  isSameRules,
  openDraft,
  placeOf,
  type RulesInForce,
  writeRules,
} from './rules-draft.ts';

const email = { kind: 'email', priority: 3, unique: false, limit: 5, bridges: true, junkAbove: 10 };
const user = { kind: 'user_id', priority: 0, unique: true, limit: 1, bridges: true, junkAbove: 20 };
const known: RulesInForce = {
  rules: { kinds: { email: { limit: 3, windowDays: 30 } }, blockedPatterns: [], learnsJunk: true },
  inForce: [user, { ...email, limit: 3, windowDays: 30 }],
  asItComes: [user, email],
  otherKinds: { priority: 6, unique: false, limit: 5, bridges: true, junkAbove: 10 },
};

/** The draft with a change to one kind, as it would be sent. */
function send(kind: string, change: Parameters<typeof changeKind>[1]) {
  const draft = openDraft(known);
  const kinds = draft.kinds.map((one) => (one.kind === kind ? changeKind(one, change) : one));
  return writeRules({ ...draft, kinds }, known).kinds[kind];
}

describe('rules while they are edited', () => {
  it('are sent as they are where nothing was changed', () => {
    expect(isSameRules(writeRules(openDraft(known), known), known.rules)).toBe(true);
    expect(send('user_id', {})).toBeUndefined();
  });

  it('name only what differs from how a kind comes', () => {
    expect(send('email', { windowDays: undefined })).toEqual({ limit: 3 });
    expect(send('email', { windowDays: undefined, limit: 5 })).toBeUndefined();
    expect(send('email', { limit: undefined })).toEqual({ limit: 5, windowDays: 30 });
    expect(send('email', { junkAbove: 15, bridges: false })).toEqual({
      junkAbove: 15,
      bridges: false,
      limit: 3,
      windowDays: 30,
    });
  });

  it('know that unique is a limit of one, and its end a limit of more', () => {
    expect(send('email', { unique: true })).toEqual({ unique: true });
    expect(send('user_id', { unique: false })).toEqual({ limit: 2 });
  });

  it('take in a kind of one’s own, which comes as other kinds do', () => {
    const draft = openDraft(known);
    const own = changeKind(draftOf('loyalty_id', known), { unique: true });
    expect(writeRules({ ...draft, kinds: [...draft.kinds, own] }, known).kinds.loyalty_id).toEqual({
      unique: true,
    });
  });

  it('are the same in whatever order they name their kinds', () => {
    const rules = { blockedPatterns: [{ pattern: 'kiosk-*' }], learnsJunk: true };
    const one = { ...rules, kinds: { email: { limit: 3 }, phone: { limit: 2, junkAbove: 4 } } };
    const other = { ...rules, kinds: { phone: { junkAbove: 4, limit: 2 }, email: { limit: 3 } } };
    expect(isSameRules(one, other)).toBe(true);
    expect(isSameRules(one, { ...other, learnsJunk: false })).toBe(false);
  });

  it('name what would be refused before they are sent', () => {
    const draft = openDraft(known);
    expect(findFault(draft)).toBeUndefined();
    const kinds = draft.kinds.map((one) => (one.kind === 'email' ? { ...one, limit: 0 } : one));
    expect(findFault({ ...draft, kinds })).toEqual({
      place: { in: 'kind', kind: 'email', field: 'limit' },
      why: 'figure',
      least: 1,
      most: 100_000,
    });
    const patterns = [
      { id: 0, kind: '', pattern: 'kiosk-*' },
      { id: 1, kind: 'Device', pattern: '*ab*' },
    ];
    expect(findFault({ ...draft, patterns })).toMatchObject({ place: { index: 1, field: 'pattern' } });
    expect(
      findFault({ ...draft, patterns: patterns.map((one) => ({ ...one, pattern: 'kiosk-*' })) }),
    ).toMatchObject({
      place: { index: 1, field: 'kind' },
      why: 'kind',
    });
  });

  it('find the cell that a refusal is about', () => {
    expect(placeOf('body/kinds/email/windowDays')).toEqual({
      in: 'kind',
      kind: 'email',
      field: 'windowDays',
    });
    expect(placeOf('body/blockedPatterns/1/pattern')).toEqual({ in: 'pattern', index: 1, field: 'pattern' });
    expect(placeOf('body')).toBeUndefined();
    expect(placeOf(undefined)).toBeUndefined();
  });
});
