import type { SegmentRule } from '@rondo/contract';
import type { Events } from '../packages/server/src/platform/events/client.ts';
import { compileMany, compileSize } from '../packages/server/src/stages/audiences/compile-segment.ts';
import type { FlatRule } from '../packages/server/src/stages/audiences/expand-rule.ts';
import { personOf } from '../packages/server/src/stages/identity/index.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openTenMillion } from './support/ten-million.ts';

export const name = 'segments';

export const asOf = new Date('2026-04-06T00:00:00Z');
const deps = { asOf: { now: asOf, timeZone: 'Europe/Stockholm' }, personOf };
const NOW = "'2026-04-06 00:00:00'";

type Did = Extract<SegmentRule, { kind: 'event' }>;
const did = (event: string, operator: Did['amount']['operator'], value: number, days?: number): FlatRule => ({
  kind: 'event',
  type: 'track',
  event,
  where: [],
  amount: { of: 'count', operator, value },
  window: days === undefined ? { kind: 'ever' } : { kind: 'last', count: days, unit: 'days' },
});

/** Bought at least once in the last 30 days, looked at least twice in the last 60, and never signed up. */
const ONE: FlatRule = {
  kind: 'all',
  rules: [
    did('Order Completed', 'at-least', 1, 30),
    did('Product Viewed', 'at-least', 2, 60),
    did('Signed Up', 'exactly', 0),
  ],
};

/** How many people belong to it. */
export async function sizeOfOne(events: Events): Promise<number> {
  const { sql, parameters } = compileSize(ONE, deps);
  const { people } = await events.queryOne<{ people: string }>(sql, parameters);
  return Number(people);
}

/** The same as an analyst would write it for these data, who knows that nobody without an order can belong to it. */
const BY_HAND = `
SELECT count() AS people FROM (
  SELECT ${personOf('identity_key')} AS person
  FROM events
  WHERE type = 'track' AND event IN ('Order Completed', 'Product Viewed', 'Signed Up') AND identity_key != 0 AND timestamp <= ${NOW}
  GROUP BY person
  HAVING countIf(event = 'Order Completed' AND timestamp > toDateTime64(${NOW}, 3, 'UTC') - INTERVAL 30 DAY) >= 1
     AND countIf(event = 'Product Viewed' AND timestamp > toDateTime64(${NOW}, 3, 'UTC') - INTERVAL 60 DAY) >= 2
     AND countIf(event = 'Signed Up') = 0
)`;

const EVENTS = ['Order Completed', 'Product Viewed', 'Product Added', 'Signed Up'] as const;

/** A hundred that differ in event, count and window. */
function hundred(): { rules: FlatRule[]; byHand: string } {
  const rules: FlatRule[] = [];
  const conditions: string[] = [];
  for (let n = 0; n < 100; n++) {
    const [event, other] = [n % EVENTS.length, (n + 1) % EVENTS.length];
    const [times, days] = [1 + (n % 3), 7 + ((n * 3) % 80)];
    rules.push({
      kind: 'all',
      rules: [did(EVENTS[event] ?? '', 'at-least', times, days), did(EVENTS[other] ?? '', 'at-most', 3)],
    });
    const from = `toDateTime64(${NOW}, 3, 'UTC') - INTERVAL ${days} DAY`;
    conditions.push(
      `countIf(arrayCount(t -> t > ${from}, times${event}) >= ${times} AND length(times${other}) <= 3)`,
    );
  }
  const arrays = EVENTS.map((event, n) => `groupArrayIf(timestamp, event = '${event}') AS times${n}`);
  return {
    rules,
    byHand: `SELECT [${conditions.join(', ')}] AS people FROM (
      SELECT ${arrays.join(', ')} FROM events
      WHERE type = 'track' AND event IN (${EVENTS.map((event) => `'${event}'`).join(', ')}) AND identity_key != 0 AND timestamp <= ${NOW}
      GROUP BY ${personOf('identity_key')})`,
  };
}

export async function run(): Promise<BenchRow[]> {
  const events = await openTenMillion();
  const one = compileSize(ONE, deps);
  const { rules, byHand } = hundred();
  const many = compileMany(rules, deps);
  const pairs = [
    {
      title: 'one segment of three conditions',
      ours: one,
      byHand: BY_HAND,
      is: 'the same by hand, persons resolved',
    },
    {
      title: '100 segments in one pass',
      ours: many,
      byHand,
      is: 'the same by hand: one array of times an event name',
    },
  ];
  const rows: BenchRow[] = [];
  for (const pair of pairs) {
    const ask = () => events.query<{ people: string | string[] }>(pair.ours.sql, pair.ours.parameters);
    const hand = () => events.query<{ people: string | string[] }>(pair.byHand);
    const [a, b] = [await ask(), await hand()];
    if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${pair.title}: the two queries disagree`);
    const taken: { ours: number[]; hand: number[] } = { ours: [], hand: [] };
    for (let round = 0; round < 5; round++) {
      taken.ours.push(await seconds(ask));
      taken.hand.push(await seconds(hand));
    }
    rows.push({
      name: `${pair.title}, 10 M events of 1 M people`,
      unit: 's',
      ours: median(taken.ours),
      ceiling: median(taken.hand),
      ceilingIs: pair.is,
      better: 'lower',
      wanted: 1.5,
    });
  }
  return rows;
}
