import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash64, identityKey } from '../../platform/identifiers/index.ts';
import { compareEdges, type Edge } from './edge.ts';
import { edgesOfEvent, type IdentifiedEvent } from './edges-of-event.ts';
import type { Evidence, MapChange } from './evidence.ts';
import { createIdentityRules } from './identity-rules.ts';
import { highOf, lowOf } from './key-table.ts';
import { createPeopleIndex, type PeopleIndex } from './people-index.ts';
import { resolvePeople } from './resolve-people.ts';

const rules = createIdentityRules(new Set([identityKey('phone', 'p-blocked')]));

/** The ledger as the consumer keeps it: a row where `add` says that one is needed. */
type LedgerRow = { edge: Edge; ordinal: number };
type State = {
  index: PeopleIndex;
  ledger: LedgerRow[];
  map: Map<bigint, bigint>;
  next: number;
  banned: Set<string>;
};

const start = (): State => ({
  index: createPeopleIndex(rules),
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
    time: edge.timestamp,
    message: lowOf(hash64(edge.messageId)),
    ordinal,
  };
}

function feed(state: State, events: readonly IdentifiedEvent[]): void {
  for (const edge of events.flatMap((event) => edgesOfEvent(event, rules))) {
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
  const ids = new Map(state.ledger.map((row) => [row.ordinal, row.edge.messageId]));
  state.index.settle(new Map(state.index.ties().map((ordinal) => [ordinal, ids.get(ordinal) ?? ''])));
  write(state.map, state.index.changes());
  state.index.changesWritten();
}

function write(map: Map<bigint, bigint>, changes: readonly MapChange[]): void {
  for (const { key, profile } of changes) {
    if (key === profile) map.delete(key);
    else map.set(key, profile);
  }
}

/** As at a start of the process: the index from the ledger alone, the map as it was found. */
function reload(state: State): State {
  const index = createPeopleIndex(rules);
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
  return { ...state, index };
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

describe('the index of people', () => {
  it('finds the same people whatever order the events arrive in, and the same as the rule', () => {
    fc.assert(
      fc.property(shuffled, ({ events, order, cuts }) => {
        const state = start();
        for (const batch of inBatches(order, cuts)) feed(state, batch);
        const edges = events.flatMap((event) => edgesOfEvent(event, rules));
        const { representative } = resolvePeople(edges, rules);
        const keys = keysOf(events);
        expect(partition(keys, personIn(state.map))).toEqual(
          partition(keys, (key) => representative.get(key) ?? key),
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same step by step as from the ledger alone, ids included, and a replay changes nothing', () => {
    fc.assert(
      fc.property(shuffled, ({ events, order, cuts }) => {
        const state = start();
        for (const batch of inBatches(order, cuts)) feed(state, batch);
        const again = reload(state);
        expect(again.index.changes()).toEqual([]);
        again.index.changesWritten();
        const rows = state.ledger.length;
        feed(again, events);
        expect(again.ledger).toHaveLength(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('is, after an import was undone and a pair kept apart, as if neither had ever been', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), ({ order, cuts }, pick) => {
        const state = start();
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
          ...start(),
          ledger: state.ledger.filter((row) => row.edge.importId !== 'i1' && !isTarget(row)),
        });
        write(never.map, never.index.changes());
        expect([...state.map].sort()).toEqual([...never.map].sort());

        // And back: the ban is lifted, the import comes again.
        state.index.setBanned(target.left.key, target.right.key, false);
        settle(state);
        state.ledger = state.ledger.filter((row) => row.edge.importId !== 'i1');
        feed(
          state,
          order.filter((event) => event.importId === 'i1'),
        );
        const keys = keysOf(order);
        const { representative } = resolvePeople(
          order.flatMap((event) => edgesOfEvent(event, rules)),
          rules,
        );
        expect(partition(keys, personIn(state.map))).toEqual(
          partition(keys, (key) => representative.get(key) ?? key),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
