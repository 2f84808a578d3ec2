import type { Events } from '../../platform/events/client.ts';
import { buildIndex } from './build-index.ts';
import type { LearnedJunk } from './evidence.ts';
import type { AsideDecisions } from './keep-aside.ts';
import { tellMap } from './map-store.ts';
import type { Move, Sized } from './survey-people.ts';

type Population = { people: number; largest: Sized[] };
export type RulesTrial = {
  identifiers: number;
  before: Population;
  after: Population;
  /** People who would be joined to somebody else. */
  merged: number;
  /** People who would come apart. */
  split: number;
  moves: Move[];
  /** How many identifiers the rules would set aside by themselves, and those that are seen with most. */
  setAside: number;
  aside: LearnedJunk[];
};

const LARGEST = 10;

/** What people would be under other rules, from the whole ledger; nothing is changed. */
export async function tryRules(events: Events, decisions: AsideDecisions): Promise<RulesTrial> {
  const { index, aside } = await buildIndex(events, decisions);
  await tellMap(events, index);
  const { people, largest, identifiers, moves, before } = index.survey(LARGEST);
  return {
    identifiers,
    before,
    after: { people, largest },
    ...countChanges(moves),
    moves,
    setAside: aside.learned.size,
    aside: [...aside.learned.values()].sort((a, b) => b.degree - a.degree).slice(0, LARGEST),
  };
}

/** From the identifiers that would change hands: whose people are joined, and whose come apart. */
export function countChanges(moves: readonly Move[]): { merged: number; split: number } {
  const moved = new Set(moves.map(({ key }) => key));
  const goTo = new Map<bigint, Set<bigint>>();
  const comeFrom = new Map<bigint, Set<bigint>>();
  const note = (of: Map<bigint, Set<bigint>>, one: bigint, other: bigint) => {
    const known = of.get(one) ?? new Set();
    known.add(other);
    of.set(one, known);
  };
  for (const { from, to } of moves) {
    note(goTo, from, to);
    note(comeFrom, to, from);
  }
  // A person's id is one of the person's identifiers: where that one stays, so does the person.
  for (const [person, others] of goTo) if (!moved.has(person)) others.add(person);
  for (const [person, others] of comeFrom) if (!moved.has(person)) others.add(person);
  let merged = 0;
  for (const others of comeFrom.values()) merged += others.size - 1;
  return { merged, split: [...goTo.values()].filter((others) => others.size > 1).length };
}
