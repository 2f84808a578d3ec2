import type { Events } from '../packages/server/src/platform/events/client.ts';
import { personOf } from '../packages/server/src/stages/identity/index.ts';
import { readFunnel } from '../packages/server/src/stages/metrics/funnel.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openTenMillion, PERIOD } from './support/ten-million.ts';

export const name = 'funnel';
const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
export const STEPS = ['Product Viewed', 'Product Added', 'Order Completed'];

/** By hand: windowFunnel, which tells how far people come but not how long they take. */
const BY_HAND = `
SELECT level, count() FROM (
  SELECT windowFunnel(604800000)(toUInt64(toUnixTimestamp64Milli(timestamp)), ${STEPS.map((step) => `event = '${step}'`).join(', ')}) AS level
  FROM events WHERE event IN (${STEPS.map((step) => `'${step}'`).join(', ')}) AND identity_key != 0
    AND timestamp >= '${PERIOD.from} 00:00:00' AND timestamp < '2026-04-13 00:00:00'
  GROUP BY ${personOf('identity_key')}
) GROUP BY level`;

export const askFunnel = (events: Events) =>
  readFunnel(events, personOf, frame, { ...PERIOD, steps: STEPS.map((event) => ({ event })) });

export async function run(): Promise<BenchRow[]> {
  const events = await openTenMillion();
  const ask = () => askFunnel(events);
  const ours: number[] = [];
  const hand: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const [a, b] = [await seconds(ask), await seconds(() => events.query(BY_HAND))];
    // The first round warms both up.
    if (round > 0) {
      ours.push(a);
      hand.push(b);
    }
  }
  return [
    {
      name: 'three-step funnel with times, 10 M events of 1 M people',
      unit: 's',
      ours: median(ours),
      ceiling: median(hand),
      ceilingIs: 'windowFunnel by hand, persons resolved, without the times between steps',
      better: 'lower',
      wanted: 1.5,
    },
  ];
}
