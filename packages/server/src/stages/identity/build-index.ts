import type { Events } from '../../platform/events/client.ts';
import { findByPatterns } from './aside-store.ts';
import { createIdentityRules, type IdentityRules } from './identity-rules.ts';
import { type Aside, type AsideDecisions, createAside } from './keep-aside.ts';
import { loadLedger, readDecisions, readMessageIds } from './ledger-store.ts';
import { createPeopleIndex, type PeopleIndex } from './people-index.ts';

export type BuiltIndex = { index: PeopleIndex; rules: IdentityRules; aside: Aside; nextOrdinal: number };

/** All people in memory, as these decisions make them of the ledger. */
export async function buildIndex(events: Events, decisions: AsideDecisions): Promise<BuiltIndex> {
  const aside = createAside(decisions);
  aside.takePatternKeys(await findByPatterns(events, decisions.patterns));
  const rules = createIdentityRules(aside.keys, decisions.settings);
  const index = createPeopleIndex(rules);
  for (const { left, right, state } of await readDecisions(events)) {
    if (state < 0) index.setBanned(left, right, true);
  }
  const last = await loadLedger(events, index);
  await weighAgain(events, index, aside.setLearned(index.junk()).changed);
  return { index, rules, aside, nextOrdinal: last + 1 };
}

/** Weighs again what came out of order, was taken back, or hangs on identifiers that were set aside or released. */
export async function weighAgain(
  events: Events,
  index: PeopleIndex,
  asideChanged: readonly bigint[],
  idsOfBatch: ReadonlyMap<number, string> = new Map(),
): Promise<void> {
  if (asideChanged.length > 0) index.setBlocked(asideChanged);
  const unknown = index.ties().filter((ordinal) => !idsOfBatch.has(ordinal));
  index.settle(
    unknown.length === 0 ? idsOfBatch : new Map([...idsOfBatch, ...(await readMessageIds(events, unknown))]),
  );
}
