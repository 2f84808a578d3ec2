import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash64, identityKey } from '../../platform/identifiers/index.ts';
import { compareEdges, type Edge } from './edge.ts';
import { edgesOfEvent, type IdentifiedEvent } from './edges-of-event.ts';
import type { Evidence, MapChange } from './evidence.ts';
import { createIdentityRules, type IdentityRules, type RuleSettings } from './identity-rules.ts';
import { highOf, lowOf } from './key-table.ts';
import { learnJunk } from './learn-junk.ts';
import { createPeopleIndex, type PeopleIndex } from './people-index.ts';
import { resolvePeople } from './resolve-people.ts';

const BLOCKED = identityKey('phone', 'p-blocked');
const days = (seconds: number) => seconds / 86_400;
/** As it comes; limits within windows; and so few neighbours allowed that much is set aside as junk. */
const settingsArbitrary = fc.constantFrom<RuleSettings[]>(
  { kinds: {}, learnsJunk: true },
  {
    kinds: { email: { limit: 2, windowDays: days(2.5) }, anonymous_id: { limit: 1, windowDays: days(1.5) } },
    learnsJunk: false,
  },
  {
    kinds: {
      user_id: { junkAbove: 3 },
      email: { junkAbove: 2, limit: 3, windowDays: days(3) },
      anonymous_id: { junkAbove: 1 },
      loyalty_id: { junkAbove: 1, priority: 0 },
    },
    learnsJunk: true,
  },
);

/** The ledger as the consumer keeps it: a row where `add` says that one is needed. */
type LedgerRow = { edge: Edge; ordinal: number };
type State = {
  index: PeopleIndex;
  ledger: LedgerRow[];
  map: Map<bigint, bigint>;
  next: number;
  banned: Set<string>;
  settings: RuleSettings;
  rules: IdentityRules;
  /** What joins nobody: blocked by hand, or learned. */
  out: Set<bigint>;
};

function open(settings: RuleSettings): Pick<State, 'index' | 'rules' | 'out' | 'settings'> {
  const out = new Set([BLOCKED]);
  const rules = createIdentityRules(out, settings);
  return { settings, out, rules, index: createPeopleIndex(rules) };
}

const start = (settings: RuleSettings): State => ({
  ...open(settings),
  ledger: [],
  map: new Map(),
  next: 1,
  banned: new Set(),
});

function evidenceOf(edge: Edge, ordinal: number): Evidence {
  const end = ({ key, kind }: Edge['left']) => ({ high: highOf(key), low: lowOf(key), kind });
  return {
    left: end(edge.left),
    right: end(edge.right),
    rule: edge.rule,
    importId: edge.importId,
    behind: edge.behind === undefined ? undefined : { high: highOf(edge.behind), low: lowOf(edge.behind) },
    time: edge.timestamp,
    message: lowOf(hash64(edge.messageId)),
    ordinal,
  };
}

function feed(state: State, events: readonly IdentifiedEvent[]): void {
  for (const edge of events.flatMap((event) => edgesOfEvent(event, state.rules))) {
    const evidence = evidenceOf(edge, state.next);
    const outcome = state.index.add(evidence);
    if (outcome === 'known') continue;
    if (outcome !== 'new') {
      const known = state.ledger.find((row) => row.ordinal === outcome.tiesWith);
      if (known === undefined || known.edge.messageId <= edge.messageId) continue;
      state.index.addEarlier(evidence);
    }
    state.ledger.push({ edge, ordinal: state.next++ });
  }
  settle(state);
}

function settle(state: State): void {
  const { index, out } = state;
  const wanted = new Set([BLOCKED, ...index.junk().map(({ key }) => key)]);
  const changed = [...out, ...wanted].filter((key) => out.has(key) !== wanted.has(key));
  for (const key of changed) {
    if (wanted.has(key)) out.add(key);
    else out.delete(key);
  }
  index.setBlocked(changed);
  const ids = new Map(state.ledger.map((row) => [row.ordinal, row.edge.messageId]));
  expectWrittenAsMapped(state);
  state.index.settle(new Map(state.index.ties().map((ordinal) => [ordinal, ids.get(ordinal) ?? ''])));
  expectWrittenAsMapped(state);
  write(state.map, state.index.changes());
  state.index.changesWritten();
}

/** What the index says that queries have is what they have, in the middle of a change as well. */
function expectWrittenAsMapped({ index, ledger, map }: State): void {
  const keys = [...new Set(ledger.flatMap(({ edge }) => [edge.left.key, edge.right.key]))];
  const mapped = Map.groupBy(keys, (key) => map.get(key) ?? key);
  for (const key of keys) {
    const person = index.writtenPerson(key);
    const id = map.get(key) ?? key;
    if (person === undefined) continue;
    const expected = mapped.get(id) ?? [];
    const same =
      person.id === id &&
      person.keys.length === expected.length &&
      expected.every((own) => person.keys.includes(own));
    if (!same) expect({ key, ...person }).toEqual({ key, id, keys: expected });
  }
}

function write(map: Map<bigint, bigint>, changes: readonly MapChange[]): void {
  for (const { key, profile } of changes) {
    if (key === profile) map.delete(key);
    else map.set(key, profile);
  }
}

/** As at a start of the process: the index from the ledger alone, the map as it was found. */
function reload(state: State): State {
  const again: State = { ...state, ...open(state.settings) };
  const { index } = again;
  for (const pair of state.banned) {
    const [left = '0', right = '0'] = pair.split(' ');
    index.setBanned(BigInt(left), BigInt(right), true);
  }
  for (const { edge, ordinal } of [...state.ledger].sort((a, b) => compareEdges(a.edge, b.edge))) {
    index.load(evidenceOf(edge, ordinal));
  }
  index.finishLoading();
  const halves = (key: bigint) => ({ high: highOf(key), low: lowOf(key) });
  for (const [key, profile] of state.map) index.tellMapped(halves(key), halves(profile));
  const { map } = state;
  again.map = new Map(map);
  settle(again);
  return again;
}

/** Groups of keys, comparable whatever their people are called. */
function partition(keys: Iterable<bigint>, personOf: (key: bigint) => bigint): string[] {
  const groups = Map.groupBy(keys, personOf);
  return [...groups.values()].map((group) => group.map(String).sort().join(' ')).sort();
}

const identifier = fc
  .oneof(
    fc.record({ kind: fc.constant('user_id'), n: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('email'), n: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ kind: fc.constant('loyalty_id'), n: fc.integer({ min: 1, max: 8 }) }),
    fc.record({ kind: fc.constant('click_id'), n: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant('anonymous_id'), n: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('phone'), n: fc.constant('p-blocked') }),
  )
  .map(({ kind, n }) => ({ kind, value: String(n), key: identityKey(kind, String(n)) }));

const eventsArbitrary = fc
  .array(
    fc.record({
      type: fc.constantFrom('track', 'track', 'track', 'identify', 'alias'),
      timestamp: fc.integer({ min: 1, max: 8 }).map((n) => n * 1000),
      importId: fc.constantFrom('', '', 'i1', 'i2'),
      identifiers: fc.uniqueArray(identifier, { minLength: 1, maxLength: 4, selector: ({ key }) => key }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((events) => events.map((event, index) => ({ ...event, messageId: `m${(index * 7919) % 100}` })));

const shuffled = eventsArbitrary.chain((events) =>
  fc.record({
    events: fc.constant(events),
    order: fc.shuffledSubarray(events, { minLength: events.length }),
    cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 30, maxLength: 30 }),
  }),
);

function inBatches(events: readonly IdentifiedEvent[], sizes: readonly number[]): IdentifiedEvent[][] {
  const batches: IdentifiedEvent[][] = [];
  for (let at = 0, batch = 0; at < events.length; at += sizes[batch++] ?? 1) {
    batches.push(events.slice(at, at + (sizes[batch] ?? 1)));
  }
  return batches;
}

const keysOf = (events: readonly IdentifiedEvent[]) =>
  new Set(events.flatMap((event) => event.identifiers.map(({ key }) => key)));
const personIn = (map: ReadonlyMap<bigint, bigint>) => (key: bigint) => map.get(key) ?? key;

/** What the pure rules make of the same events. */
function expectedOf(
  events: readonly IdentifiedEvent[],
  settings: RuleSettings,
  more: readonly Edge[] = [],
): Map<bigint, bigint> {
  const edges = [
    ...events.flatMap((event) => edgesOfEvent(event, createIdentityRules(new Set(), settings))),
    ...more,
  ];
  const junk = learnJunk(edges, createIdentityRules(new Set(), settings)).map(({ key }) => key);
  return resolvePeople(edges, createIdentityRules(new Set([BLOCKED, ...junk]), settings)).representative;
}

describe('the index of people', () => {
  it('finds the same people whatever order the events arrive in, and the same as the rule', () => {
    let withJunk = 0;
    fc.assert(
      fc.property(shuffled, settingsArbitrary, ({ events, order, cuts }, settings) => {
        const state = start(settings);
        for (const batch of inBatches(order, cuts)) feed(state, batch);
        if (state.out.size > 1) withJunk++;
        const expected = expectedOf(events, settings);
        const keys = keysOf(events);
        expect(partition(keys, personIn(state.map))).toEqual(
          partition(keys, (key) => expected.get(key) ?? key),
        );
      }),
      { numRuns: 1500 },
    );
    expect(withJunk).toBeGreaterThan(100);
  });

  it('is the same step by step as from the ledger alone, ids included, and a replay changes nothing', () => {
    fc.assert(
      fc.property(shuffled, settingsArbitrary, ({ events, order, cuts }, settings) => {
        const state = start(settings);
        for (const batch of inBatches(order, cuts)) feed(state, batch);
        const again = reload(state);
        expect([...again.map].sort()).toEqual([...state.map].sort());
        const rows = state.ledger.length;
        feed(again, events);
        expect(again.ledger).toHaveLength(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('is, after an import was undone and a pair kept apart, as if neither had ever been', () => {
    fc.assert(
      fc.property(shuffled, settingsArbitrary, fc.nat(), ({ order, cuts }, settings, pick) => {
        const state = start(settings);
        for (const batch of inBatches(order, cuts)) feed(state, batch);
        const target = state.ledger[pick % Math.max(1, state.ledger.length)]?.edge;
        if (target === undefined) return;
        const isTarget = ({ edge }: LedgerRow) =>
          (edge.left.key === target.left.key && edge.right.key === target.right.key) ||
          (edge.left.key === target.right.key && edge.right.key === target.left.key);

        state.index.setBanned(target.left.key, target.right.key, true);
        settle(state);
        state.index.removeImport('i1');
        settle(state);

        const never = reload({
          ...start(settings),
          ledger: state.ledger.filter((row) => row.edge.importId !== 'i1' && !isTarget(row)),
        });
        expect([...state.map].sort()).toEqual([...never.map].sort());

        // And back: the ban is lifted, the import comes again.
        state.index.setBanned(target.left.key, target.right.key, false);
        settle(state);
        state.ledger = state.ledger.filter((row) => row.edge.importId !== 'i1');
        feed(
          state,
          order.filter((event) => event.importId === 'i1'),
        );
        const expected = expectedOf(order, settings);
        const keys = keysOf(order);
        expect(partition(keys, personIn(state.map))).toEqual(
          partition(keys, (key) => expected.get(key) ?? key),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('joins what a person says is one, past every limit, what is probable within them, and forgets either without a trace', () => {
    const decisionRule = fc.constantFrom('manual' as const, 'probable' as const);
    fc.assert(
      fc.property(
        shuffled,
        settingsArbitrary,
        identifier,
        identifier,
        decisionRule,
        ({ order, cuts }, settings, a, b, rule) => {
          if (a.key === b.key || [a.key, b.key].includes(BLOCKED)) return;
          const state = start(settings);
          const [first = [], ...rest] = inBatches(order, cuts);
          feed(state, first);
          const decision: Edge = {
            left: a,
            right: b,
            rule,
            timestamp: 4_500,
            messageId: 'decision',
            importId: '',
          };
          const never = start(settings);
          for (const batch of [first, ...rest]) feed(never, batch);

          state.index.add(evidenceOf(decision, state.next));
          state.ledger.push({ edge: decision, ordinal: state.next++ });
          settle(state);
          for (const batch of rest) feed(state, batch);
          const expected = expectedOf(order, settings, [decision]);
          const keys = keysOf(order).add(a.key).add(b.key);
          expect(partition(keys, personIn(state.map))).toEqual(
            partition(keys, (key) => expected.get(key) ?? key),
          );
          if (rule === 'manual' && ![a.key, b.key].some((key) => state.out.has(key))) {
            expect(personIn(state.map)(a.key)).toBe(personIn(state.map)(b.key));
          }
          expect([...reload(state).map].sort()).toEqual([...state.map].sort());

          state.index.removeDecision(a.key, b.key);
          settle(state);
          expect([...state.map].sort()).toEqual([...never.map].sort());
        },
      ),
      { numRuns: 500 },
    );
  });
});
