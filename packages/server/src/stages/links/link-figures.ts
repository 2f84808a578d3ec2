import type { LinkDetail, LinkFigures } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { LINK_CLICKED, LINK_PREVIEWED } from './click-calls.ts';

export const NO_FIGURES: LinkFigures = {
  clicks: 0,
  people: 0,
  previews: 0,
  orders: 0,
  revenue: 0,
  lastClick: null,
};

const ORDERS_WITHIN_DAYS = 30;

type FigureRow = {
  code: string;
  clicks: string;
  people: string;
  previews: string;
  orders: string;
  revenue: number;
  last: string | null;
};

/**
 * Figures of all links, or of one, by code. An order counts for a link when the person made it within 30 days after
 * the first click on that link; an order of a person who clicked two links counts for both.
 */
export async function readFigures(
  events: Events,
  personOf: (column: string) => string,
  code?: string,
): Promise<Map<string, LinkFigures>> {
  const only = code === undefined ? '' : 'AND link = {code:String}';
  const rows = await events.query<FigureRow>(
    `WITH
       openings AS (
         SELECT toString(properties.link) AS link, event, identity_key, timestamp
         FROM events WHERE type = 'track' AND event IN ({clicked:String}, {previewed:String}) ${only}
       ),
       clickers AS (
         SELECT link, ${personOf('identity_key')} AS person, count() AS clicks, min(timestamp) AS first, max(timestamp) AS last
         FROM openings WHERE event = {clicked:String} GROUP BY link, person
       ),
       buyers AS (
         SELECT ${personOf('identity_key')} AS person, groupArray((timestamp, toFloat64(revenue))) AS bought
         FROM events
         WHERE type = 'track' AND event IN ('Order Completed', 'Receipt Issued') AND identity_key != 0
         GROUP BY person HAVING person IN (SELECT person FROM clickers)
       ),
       outcomes AS (
         SELECT link, clicks, last, person,
                arrayFilter(order -> order.1 >= first AND order.1 < first + INTERVAL ${ORDERS_WITHIN_DAYS} DAY, bought) AS later
         FROM clickers LEFT JOIN buyers USING (person)
       )
     SELECT link AS code, sum(clicks) AS clicks, sum(people) AS people, sum(previews) AS previews,
            sum(orders) AS orders, sum(revenue) AS revenue, max(last) AS last
     FROM (
       SELECT link, sum(clicks) AS clicks, uniqExact(person) AS people, 0 AS previews,
              sum(length(later)) AS orders, sum(arraySum(order -> order.2, later)) AS revenue, toNullable(max(last)) AS last
       FROM outcomes GROUP BY link
       UNION ALL
       SELECT link, 0, 0, count(), 0, 0, NULL FROM openings WHERE event = {previewed:String} GROUP BY link
     )
     GROUP BY link`,
    { clicked: LINK_CLICKED, previewed: LINK_PREVIEWED, ...(code === undefined ? {} : { code }) },
    // A person who bought nothing has an empty list of orders, not an unknown one.
    { settings: { join_use_nulls: 0 } },
  );
  return new Map(
    rows.map((row) => [
      row.code,
      {
        clicks: Number(row.clicks),
        people: Number(row.people),
        previews: Number(row.previews),
        orders: Number(row.orders),
        revenue: Number(row.revenue),
        lastClick: row.last,
      },
    ]),
  );
}

const DAYS_SHOWN = 30;

/** The last 30 days of one link, each day present, and where its clicks came from. */
export async function readDetail(
  events: Events,
  code: string,
  now: Date,
  timeZone: string,
): Promise<Pick<LinkDetail, 'days' | 'referrers'>> {
  const parameters = {
    code,
    clicked: LINK_CLICKED,
    previewed: LINK_PREVIEWED,
    now: now.getTime(),
    zone: timeZone,
  };
  const from =
    "type = 'track' AND event IN ({clicked:String}, {previewed:String}) AND toString(properties.link) = {code:String}";
  const [days, referrers] = await Promise.all([
    events.query<{ day: string; clicks: string; previews: string }>(
      `WITH toDate32(fromUnixTimestamp64Milli({now:Int64}, {zone:String})) AS today
       SELECT toDate32(timestamp, {zone:String}) AS day,
              countIf(event = {clicked:String}) AS clicks, countIf(event = {previewed:String}) AS previews
       FROM events WHERE ${from} AND day > today - ${DAYS_SHOWN} AND day <= today
       GROUP BY day ORDER BY day WITH FILL FROM today - ${DAYS_SHOWN - 1} TO today + 1`,
      parameters,
    ),
    events.query<{ host: string; clicks: string }>(
      `SELECT referrer_host AS host, count() AS clicks FROM events WHERE ${from} AND event = {clicked:String}
       GROUP BY host ORDER BY clicks DESC, host LIMIT 10`,
      parameters,
    ),
  ]);
  return {
    days: days.map((row) => ({ day: row.day, clicks: Number(row.clicks), previews: Number(row.previews) })),
    referrers: referrers.map((row) => ({ host: row.host, clicks: Number(row.clicks) })),
  };
}
