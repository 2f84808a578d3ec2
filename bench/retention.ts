import type { Events } from '../packages/server/src/platform/events/client.ts';
import { personOf } from '../packages/server/src/stages/identity/index.ts';
import { readRetention } from '../packages/server/src/stages/metrics/retention.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openTenMillion, PERIOD } from './support/ten-million.ts';

export const name = 'retention';
const frame = { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] };

/** By hand: weekly cohorts by the first order, and the weeks in which anybody of them viewed a product again. */
const BY_HAND = `
SELECT cohort, week - cohort AS later, count() FROM (
  SELECT minIf(toMonday(timestamp), event = 'Order Completed') AS cohort, countIf(event = 'Order Completed') AS orders,
    arrayJoin(groupUniqArrayIf(toMonday(timestamp), event = 'Product Viewed')) AS week
  FROM events WHERE event IN ('Order Completed', 'Product Viewed') AND identity_key != 0
  GROUP BY ${personOf('identity_key')} HAVING orders > 0
) WHERE week >= cohort GROUP BY cohort, later ORDER BY cohort, later`;

const now = new Date('2026-07-01T00:00:00Z');
const question = { ...PERIOD, first: ['Order Completed'], returning: ['Product Viewed'], periods: 12 };

export const askRetention = (events: Events) => readRetention(events, personOf, frame, now, question);

export async function run(): Promise<BenchRow[]> {
  const events = await openTenMillion();
  const ours: number[] = [];
  const hand: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const [a, b] = [await seconds(() => askRetention(events)), await seconds(() => events.query(BY_HAND))];
    if (round > 0) {
      ours.push(a);
      hand.push(b);
    }
  }
  return [
    {
      name: 'weekly retention, 10 M events of 1 M people',
      unit: 's',
      ours: median(ours),
      ceiling: median(hand),
      ceilingIs: 'cohorts by hand, persons resolved, weeks in UTC',
      better: 'lower',
      wanted: 1.5,
    },
  ];
}
