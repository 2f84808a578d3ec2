import type { DecilesAnswer, Period } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { type Frame, periodParameters } from './ask-figures.ts';
import { checkPeriod } from './period.ts';
import { type PersonOf, sources } from './sources.ts';

type DecileRow = {
  decile: number;
  customers: number;
  orders: number;
  revenue: number;
  least: number;
  most: number;
};

/** Customers ordered by what they brought and cut into ten equal groups. Those who bought for nothing count, too. */
export async function readDeciles(
  events: Events,
  personOf: PersonOf,
  frame: Frame,
  query: Period,
): Promise<DecilesAnswer> {
  const period = checkPeriod(query);
  const rows = await events.query<DecileRow>(
    `SELECT toUInt8(intDiv((place - 1) * 10, everybody) + 1) AS decile, toUInt32(count()) AS customers,
       toUInt32(sum(bought)) AS orders, toFloat64(sum(brought)) AS revenue, toFloat64(min(brought)) AS least, toFloat64(max(brought)) AS most
     FROM (
       SELECT bought, brought, row_number() OVER (ORDER BY brought DESC, person) AS place, count() OVER () AS everybody
       FROM (
         SELECT person, count() AS bought, sum(revenue) AS brought FROM (${sources.orders.sql(personOf)})
         WHERE person != 0 AND currency IN ('', {currency:String}) GROUP BY person
       )
     ) GROUP BY decile ORDER BY decile`,
    periodParameters(period, frame),
  );
  const revenue = rows.reduce((sum, row) => sum + row.revenue, 0);
  let running = 0;
  return {
    period,
    currency: frame.currency,
    customers: rows.reduce((sum, row) => sum + row.customers, 0),
    orders: rows.reduce((sum, row) => sum + row.orders, 0),
    revenue,
    items: rows.map((row) => {
      running += row.revenue;
      return {
        ...row,
        share: revenue === 0 ? null : row.revenue / revenue,
        cumulative: revenue === 0 ? null : running / revenue,
      };
    }),
  };
}
