import type { Events } from '../packages/server/src/platform/events/client.ts';
import { personOf } from '../packages/server/src/stages/identity/index.ts';
import { attributeConversions } from '../packages/server/src/stages/measurement/attribute-conversions.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { openTenMillion } from './support/ten-million.ts';

export const name = 'attribution';
const frame = { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] };
export const MONTH = { from: '2026-03-01', to: '2026-04-01' };

/** By hand: linear shares alone, with arrays of tuples, no merging of close touches, no orders counted twice to guard against. */
const BY_HAND = `
SELECT touch.2 AS channel, sum(1 / length(path)) AS conversions, sum(value / length(path)) AS value FROM (
  SELECT conversion.2 AS value, arrayFilter(t -> t.1 <= conversion.1 AND t.1 > conversion.1 - INTERVAL 30 DAY, touches) AS path FROM (
    SELECT groupArrayIf((timestamp, toString(channel)), channel != '') AS touches,
      groupArrayIf((timestamp, toFloat64(revenue)), event = 'Order Completed' AND timestamp >= '2026-03-01 00:00:00') AS conversions
    FROM events WHERE (channel != '' OR event = 'Order Completed') AND identity_key != 0
      AND timestamp >= '2026-01-30 00:00:00' AND timestamp < '2026-04-01 00:00:00'
    GROUP BY ${personOf('identity_key')} HAVING notEmpty(conversions)
  ) ARRAY JOIN conversions AS conversion
) ARRAY JOIN path AS touch GROUP BY channel`;

export const askAttribution = (events: Events) => attributeConversions(events, frame, MONTH);

export async function run(): Promise<BenchRow[]> {
  const events = await openTenMillion();
  const ours: number[] = [];
  const hand: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const [a, b] = [await seconds(() => askAttribution(events)), await seconds(() => events.query(BY_HAND))];
    if (round > 0) {
      ours.push(a);
      hand.push(b);
    }
  }
  return [
    {
      name: 'attribution by six rules at once, a month of 10 M events of 1 M people',
      unit: 's',
      ours: median(ours),
      ceiling: median(hand),
      ceilingIs: 'linear attribution alone by hand, persons resolved',
      better: 'lower',
      wanted: 1.5,
    },
  ];
}
