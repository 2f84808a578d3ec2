import type { Events } from '../packages/server/src/platform/events/client.ts';
import { personOf } from '../packages/server/src/stages/identity/index.ts';
import {
  createAnomalies,
  createContacts,
  createDrivers,
} from '../packages/server/src/stages/measurement/index.ts';
import { createFigures } from '../packages/server/src/stages/metrics/metrics-service.ts';
import { type BenchRow, median, seconds } from './support/bench.ts';
import { CASES, NOW, openMeasuredFacts } from './support/measured-facts.ts';
import { PERIOD } from './support/ten-million.ts';

export const name = 'measurement';

const ROUNDS = 4;
const clock = { now: () => NOW };
const workspace = {
  settings: async () => ({ name: 'Bench', timeZone: 'UTC', currency: 'EUR', weekStart: 1 }),
};
const DIMENSIONS = ['channel', 'campaign', 'device', 'country'];
const byDayAndPart = `GROUP BY GROUPING SETS ((day), ${DIMENSIONS.map((name) => `(day, ${name})`).join(', ')})`;
const between = (from: string) => `timestamp >= '${from} 00:00:00' AND timestamp < '${PERIOD.to} 00:00:00'`;
const HISTORY = '2025-09-08';
const WEEK = '2026-03-30';

/** By hand: three figures of the same days and parts, where ours are all metrics, judged. No sessions, orders not told apart. */
const BARE_ANOMALIES = `
  SELECT toDate(timestamp) AS day, ${DIMENSIONS.join(', ')}, count(), uniqExact(${personOf('identity_key')}), sum(revenue)
  FROM events WHERE ${between(HISTORY)} ${byDayAndPart}`;

/** By hand: orders and their revenue on the days of the week and of the four before, by part. */
const BARE_DRIVERS = `
  SELECT toDate(timestamp) AS day, ${DIMENSIONS.join(', ')}, count(), sum(revenue)
  FROM (SELECT * FROM events WHERE event = 'Order Completed' AND ${between('2026-03-02')} ORDER BY timestamp, message_id LIMIT 1 BY order_id)
  ${byDayAndPart}`;

/** By hand: cases of each agent, how many were solved, satisfaction, and what their people bought afterwards. */
const BARE_CONTACTS = `
  SELECT agent, count(), countIf(solved), avg(satisfaction), sum(bought) FROM (
    SELECT ticket, any(cases.person) AS person, any(agent) AS agent, max(solved) AS solved, max(satisfaction) AS satisfaction, sumIf(revenue, orders.timestamp > cases.opened) AS bought
    FROM (
      SELECT toString(properties.ticket_id) AS ticket, any(${personOf('identity_key')}) AS person, any(toString(properties.agent)) AS agent, min(timestamp) AS opened,
        countIf(toString(properties.status) = 'closed') > 0 AS solved, max(toFloat64OrNull(toString(properties.satisfaction))) AS satisfaction
      FROM events WHERE event = 'Ticket Updated' GROUP BY ticket
    ) AS cases
    LEFT JOIN (SELECT ${personOf('identity_key')} AS person, timestamp, toFloat64(revenue) AS revenue FROM events WHERE event = 'Order Completed') AS orders USING (person)
    GROUP BY ticket
  ) GROUP BY agent`;

export async function run(): Promise<BenchRow[]> {
  const events = await openMeasuredFacts();
  const metrics = createFigures({ events, clock, workspace });
  const anomalies = createAnomalies({ metrics, clock, silences: async () => [] });
  const drivers = createDrivers({ metrics, clock });
  const contacts = createContacts({ events, clock, metrics });
  const week = { from: WEEK, to: PERIOD.to };
  return [
    await row(events, {
      name: `anomalies of all metrics and their parts, 210 days, 12 M events of 1 M people`,
      ask: () => anomalies.find({}),
      bare: BARE_ANOMALIES,
      is: 'events, people and revenue of the same days and parts by hand; ours are some 60 metrics, visits among them, judged',
    }),
    await row(events, {
      name: 'why revenue moved, a week beside the four before, 12 M events of 1 M people',
      ask: () => drivers.explain({ metric: 'revenue_gross', ...week, against: 'usual' }),
      bare: BARE_DRIVERS,
      is: 'orders and revenue of the same days by four parts by hand; ours are all parts, their combinations, and touches',
    }),
    await row(events, {
      name: `${CASES.toLocaleString('en')} contacts by agent, with value afterwards, 1 M people`,
      ask: () => contacts.measure({ from: PERIOD.from, to: '2026-03-26', days: 14 }),
      bare: BARE_CONTACTS,
      is: 'cases, solved, satisfaction and revenue afterwards by hand; ours with spread, times, like customers and comparisons',
    }),
  ];
}

async function row(
  events: Events,
  question: { name: string; ask(): Promise<unknown>; bare: string; is: string },
): Promise<BenchRow> {
  const ours: number[] = [];
  const hand: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b] = [await seconds(question.ask), await seconds(() => events.query(question.bare))];
    // The first round warms both up.
    if (round > 0) {
      ours.push(a);
      hand.push(b);
    }
  }
  return {
    name: question.name,
    unit: 's',
    ours: median(ours),
    ceiling: median(hand),
    ceilingIs: question.is,
    better: 'lower',
  };
}
