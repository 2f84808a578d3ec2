import type { IdentityRules as WrittenRules } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { findByPatterns, readIdentifiers } from './aside-store.ts';
import type { Identifier } from './edge.ts';
import type { LearnedJunk } from './evidence.ts';
import { type Foreseen, foreseePeople, isLive, type PairDecisions } from './foresee-people.ts';
import { knownKinds } from './identity-rules.ts';
import { listWaiting, type WaitingMerge } from './list-waiting.ts';
import { personOf } from './person-of.ts';
import { type Cut, proposeCuts } from './propose-cuts.ts';
import { readComponent } from './read-component.ts';
import { type EventName, readEventNames } from './read-event-names.ts';
import { readKeysOf, readPersonsOf } from './read-people.ts';
import { readRulesFor } from './rules-in-force.ts';
import { readAsideDecisions, readRules, settingsOf } from './rules-store.ts';
import type { IdentityDb } from './tables.ts';
import { inTrial, type TrialMove } from './trial-store.ts';
import { type RulesTrial, tryRules } from './try-rules.ts';

/** What belongs to people in a later stage, and would change hands with them. */
export type Belonging = { kind: 'segment'; id: string; name: string; people: bigint[] };
/** A port: what belongs to whom, where `personOf` says who is who (0 is nobody). */
export type FindBelongings = (personOf: (column: string) => string) => Promise<Belonging[]>;
export type Consequence = Omit<Belonging, 'people'> & { before: bigint[]; after: bigint[] };

/** A kind of which both together would have more than one person may. */
export type Conflict = { kind: string; limit: number; left: string[]; right: string[] };
export type Waiting = WaitingMerge & {
  conflicts: Conflict[];
  sizes: { identifiers: number; events: number; firstSeen: string; lastSeen: string }[];
  /** The event behind the first piece of evidence; empty where it is gone. */
  named: EventName;
};
/** An identifier that other rules would set aside. */
export type AsideThen = Identifier & Pick<LearnedJunk, 'degree' | 'norm'>;

export type Preview = Foreseen & { consequences: Consequence[]; events: Map<bigint, number> };

export type Review = {
  /** Merges that evidence asks for and a rule forbids, the one that came first, first. */
  waiting(page: { limit: number; skip: number }): Promise<{ items: Waiting[]; total: number }>;
  /** Where the person of a key is most likely two; or how to part two of the person's identifiers. */
  cuts(keys: readonly bigint[], between?: readonly [bigint, bigint]): Promise<Cut[]>;
  /** Who would be whom, and what that would touch; nothing is changed. */
  preview(decisions: PairDecisions): Promise<Preview>;
  tryRules(
    rules: WrittenRules,
  ): Promise<Omit<RulesTrial, 'moves' | 'aside'> & { aside: AsideThen[]; consequences: SegmentChange[] }>;
  /** Later stages say here what belongs to people. */
  addBelongings(find: FindBelongings): void;
};
export type SegmentChange = { kind: 'segment'; id: string; name: string; before: number; after: number };

export function createReview({
  db,
  events,
  clock,
}: {
  db: IdentityDb;
  events: Events;
  clock: Clock;
}): Review {
  const ports: FindBelongings[] = [];

  async function foreseeConsequences(moves: readonly TrialMove[]): Promise<Consequence[]> {
    if (moves.length === 0 || ports.length === 0) return [];
    return inTrial(events, moves, async ({ personBefore, personAfter }) => {
      const all: Consequence[] = [];
      for (const find of ports) {
        const [before, after] = [await find(personBefore), await find(personAfter)];
        for (const { kind, id, name, people } of before) {
          const then = after.find((one) => one.kind === kind && one.id === id)?.people ?? [];
          all.push({ kind, id, name, before: people, after: then });
        }
      }
      return all;
    });
  }

  const component = (keys: readonly bigint[]) =>
    readComponent(
      events,
      keys,
      async (edges) =>
        (
          await readRulesFor(
            db,
            edges.flatMap(({ left, right }) => [left, right]),
          )
        ).rules,
    );

  return {
    addBelongings: (find) => void ports.push(find),
    async waiting(page) {
      const identifiersByPattern = await readPatternKeys();
      const { rules, aside } = await readRulesFor(db, identifiersByPattern);
      const written = await readRules(db);
      const kinds = new Set([...knownKinds, ...Object.keys(written.kinds)]);
      const closedKinds = [...kinds].filter((kind) => !rules.of(kind).bridges);
      const { items, total } = await listWaiting(events, { aside, closedKinds }, page);
      const people = [...new Set(items.flatMap((item) => item.people))];
      const members = await readMembers(people);
      const sizes = await readSizes(members);
      const names = await readEventNames(events, items);
      return {
        total,
        items: items.map((item) => ({
          ...item,
          named: names.get(item.messageId) ?? { type: '', event: '' },
          conflicts: findConflicts(item, members, (kind) => rules.of(kind).limit),
          sizes: item.people.map((person) => ({
            identifiers: members.get(person)?.length ?? 1,
            ...(sizes.get(person) ?? { events: 0, firstSeen: '', lastSeen: '' }),
          })),
        })),
      };
    },
    async cuts(keys, between) {
      const { edges, decisions, rules } = await component(keys);
      const mine = new Set(keys);
      const banned = new Set(decisions.flatMap(({ left, right }) => [`${left.key} ${right.key}`]));
      const inside = edges.filter(
        (edge) =>
          mine.has(edge.left.key) &&
          mine.has(edge.right.key) &&
          isLive(edge, rules) &&
          !banned.has(`${edge.left.key} ${edge.right.key}`) &&
          !banned.has(`${edge.right.key} ${edge.left.key}`),
      );
      return proposeCuts(inside, rules, between);
    },
    async preview(decided) {
      const keys = [...decided.apart, ...decided.together].flatMap(({ left, right }) => [
        left.key,
        right.key,
      ]);
      const { isComplete, rules, ...evidence } = await component([...new Set(keys)]);
      if (!isComplete) {
        throw new RondoError({
          code: 'too-entangled',
          message: 'More than 2,000 identifiers hang together here, which is too many to look ahead.',
          cure: 'Block the identifiers that many people share first; the list of set-aside ones may say which.',
        });
      }
      const foreseen = foreseePeople(evidence, decided, rules, clock.now().getTime());
      const before = personsByKey(foreseen.before);
      const moves = foreseen.after.flatMap(({ id, identifiers }) =>
        identifiers.map(({ key }) => ({ key, before: before.get(key) ?? key, after: id })),
      );
      const consequences = await foreseeConsequences(moves);
      return {
        ...foreseen,
        consequences: consequences.filter((one) => !isSame(one.before, one.after)),
        events: await countEvents(moves.map(({ key }) => key)),
      };
    },
    async tryRules(rules) {
      const decisions = await readAsideDecisions(db);
      const { moves, aside, ...trial } = await tryRules(events, {
        ...decisions,
        settings: settingsOf(rules),
        patterns: rules.blockedPatterns,
      });
      const moved = new Map(moves.map(({ key, from, to }) => [key, { key, before: from, after: to }]));
      const touched = new Set(moves.flatMap(({ from, to }) => [from, to]));
      const whole: TrialMove[] = [...moved.values()];
      for (const [person, members] of await readMemberKeys([...touched])) {
        for (const key of members) if (!moved.has(key)) whole.push({ key, before: person, after: person });
      }
      const consequences = await foreseeConsequences(whole);
      const named = await readIdentifiers(
        events,
        aside.map(({ key }) => key),
      );
      return {
        ...trial,
        aside: aside.map(({ key, degree, norm }) => ({
          ...(named.get(key) ?? { key, kind: '', value: '' }),
          degree,
          norm,
        })),
        consequences: consequences
          .map(({ before, after, ...rest }) => ({ ...rest, before: before.length, after: after.length }))
          .filter(({ before, after }) => before !== after),
      };
    },
  };

  /** Identifiers in the ledger that a pattern blocks, so that the rules know them. */
  async function readPatternKeys(): Promise<Identifier[]> {
    const { blockedPatterns } = await readRules(db);
    const keys = await findByPatterns(events, blockedPatterns);
    return [...(await readIdentifiers(events, keys)).values()];
  }

  /** Of each of these persons, all identity keys; in parts, because a query's parameters are short. */
  async function readMemberKeys(people: readonly bigint[]): Promise<Map<bigint, bigint[]>> {
    const found = new Map<bigint, bigint[]>();
    for (let at = 0; at < people.length; at += PEOPLE_A_QUERY) {
      const part = people.slice(at, at + PEOPLE_A_QUERY);
      const keys = await readKeysOf(events, part);
      for (const [key, person] of await readPersonsOf(events, keys)) {
        found.set(person, [...(found.get(person) ?? []), key]);
      }
    }
    return found;
  }

  async function readMembers(people: readonly bigint[]): Promise<Map<bigint, Identifier[]>> {
    const keys = await readMemberKeys(people);
    const named = await readIdentifiers(events, [...keys.values()].flat());
    return new Map(
      [...keys].map(([person, members]) => [
        person,
        members.map((key) => named.get(key) ?? { key, kind: '', value: '' }),
      ]),
    );
  }

  async function countEvents(keys: readonly bigint[]): Promise<Map<bigint, number>> {
    const rows = await events.query<{ key: string; events: string }>(
      'SELECT identity_key AS key, count() AS events FROM events WHERE identity_key IN {keys:Array(UInt64)} GROUP BY key',
      { keys: [...new Set(keys)] },
    );
    return new Map(rows.map((row) => [BigInt(row.key), Number(row.events)]));
  }

  async function readSizes(
    members: ReadonlyMap<bigint, readonly Identifier[]>,
  ): Promise<Map<bigint, { events: number; firstSeen: string; lastSeen: string }>> {
    const keys = [...members.values()].flat().map(({ key }) => key);
    const rows = await events.query<{ person: string; events: string; first: string; last: string }>(
      `SELECT ${personOf('identity_key')} AS person, count() AS events, min(timestamp) AS first, max(timestamp) AS last
       FROM events WHERE identity_key IN {keys:Array(UInt64)} GROUP BY person`,
      { keys },
    );
    return new Map(
      rows.map((row) => [
        BigInt(row.person),
        { events: Number(row.events), firstSeen: row.first, lastSeen: row.last },
      ]),
    );
  }
}

const PEOPLE_A_QUERY = 100;

function personsByKey(groups: Foreseen['before']): Map<bigint, bigint> {
  return new Map(groups.flatMap(({ id, identifiers }) => identifiers.map(({ key }) => [key, id] as const)));
}

function isSame(one: readonly bigint[], other: readonly bigint[]): boolean {
  const known = new Set(one);
  return one.length === other.length && other.every((person) => known.has(person));
}

function findConflicts(
  { people: [one, other] }: WaitingMerge,
  members: ReadonlyMap<bigint, readonly Identifier[]>,
  limitOf: (kind: string) => number,
): Conflict[] {
  const valuesOf = (person: bigint) =>
    Map.groupBy(members.get(person) ?? [], (identifier) => identifier.kind);
  const [left, right] = [valuesOf(one), valuesOf(other)];
  return [...left].flatMap(([kind, mine]) => {
    const theirs = right.get(kind) ?? [];
    const limit = limitOf(kind);
    if (kind === '' || theirs.length === 0 || mine.length + theirs.length <= limit) return [];
    return [{ kind, limit, left: mine.map(({ value }) => value), right: theirs.map(({ value }) => value) }];
  });
}
