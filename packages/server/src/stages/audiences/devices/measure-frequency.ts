import type { FrequencyBucket, FrequencyQuery, FrequencyReport, ImpressionDimension } from '@rondo/contract';
import { wilsonInterval } from '@rondo/stats';
import type { Events } from '../../../platform/events/client.ts';
import { createParameters, DAY_MS, startOfDay } from '../../profiles/index.ts';
import { compileMayAdvertise, type DeviceDeps } from './compile-devices.ts';

/** Impressions of a device: from, to. */
const BUCKETS = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 5],
  [6, 10],
  [11, null],
] as const;
/** Days since the last impression: from, to. */
const RECENCIES = [
  [0, 1],
  [2, 7],
  [8, 14],
  [15, 30],
  [31, null],
] as const;
const MOST_ROWS = 200;

export type FrequencyDeps = DeviceDeps & { events: Events; currency: string };

type Totals = {
  name: string;
  impressions: string;
  devices: string;
  spend: number | null;
  followed: string;
  converted: string;
};
type Spread = {
  shown: string[];
  impressionsOf: string[];
  followedOf: string[];
  convertedOf: string[];
  lately: string[];
};

/**
 * How often devices were shown ads, and what became of them. Each cookie and advertising id counts by itself: an ad
 * server's log joins nothing. Conversions are looked up only for devices whose owner agreed to advertising.
 */
export async function measureFrequency(query: FrequencyQuery, deps: FrequencyDeps): Promise<FrequencyReport> {
  const by: ImpressionDimension = query.by ?? 'placement';
  const conversion = query.conversion ?? 'Order Completed';
  const [whole, parts] = await Promise.all([
    readExposure<Totals & Spread>(query, conversion, undefined, deps),
    readExposure<Totals>(query, conversion, by, deps),
  ]);
  const [total] = whole;
  return {
    period: { from: query.from, to: query.to },
    conversion,
    by,
    currency: deps.currency,
    ...exposureOf(total),
    ...conversionOf(Number(total?.followed ?? 0), Number(total?.converted ?? 0)),
    buckets: BUCKETS.map(([from, to], index): FrequencyBucket => {
      const at = (figures: string[] | undefined) => Number(figures?.[index] ?? 0);
      return {
        from,
        to,
        devices: at(total?.shown),
        impressions: at(total?.impressionsOf),
        ...conversionOf(at(total?.followedOf), at(total?.convertedOf)),
      };
    }),
    recency: RECENCIES.map(([fromDays, toDays], index) => ({
      fromDays,
      toDays,
      devices: Number(total?.lately[index] ?? 0),
    })),
    items: parts.map((row) => ({
      name: row.name,
      ...exposureOf(row),
      ...conversionOf(Number(row.followed), Number(row.converted)),
    })),
  };
}

function exposureOf(row: Totals | undefined) {
  const impressions = Number(row?.impressions ?? 0);
  const devices = Number(row?.devices ?? 0);
  return {
    impressions,
    devices,
    frequency: devices === 0 ? null : impressions / devices,
    spend: row?.spend ?? null,
  };
}

function conversionOf(followed: number, converted: number) {
  if (followed === 0) return { followed, converted, rate: null, interval: null };
  return { followed, converted, rate: converted / followed, interval: wilsonInterval(converted, followed) };
}

async function readExposure<Row>(
  query: FrequencyQuery,
  conversion: string,
  by: ImpressionDimension | undefined,
  deps: FrequencyDeps,
): Promise<Row[]> {
  const { events, personOf, asOf, currency } = deps;
  const parameters = createParameters();
  const moment = (day: string) =>
    `fromUnixTimestamp64Milli(${parameters.add(startOfDay(day, asOf.timeZone), 'Int64')}, 'UTC')`;
  const [from, to] = [moment(query.from), moment(query.to)];
  const only = (['platform', 'campaign', 'placement'] as const).flatMap((column) => {
    const value = query[column];
    return value === undefined ? [] : [`${column} = ${parameters.add(value, 'String')}`];
  });
  const where = ['impressions > 0', `timestamp >= ${from}`, `timestamp < ${to}`, ...only].join(' AND ');
  const allowed = compileMayAdvertise(
    deps,
    `SELECT DISTINCT identity_key AS key FROM ad_impressions WHERE ${where}`,
    parameters,
  );
  const ended = Math.min(startOfDay(query.to, asOf.timeZone), asOf.now.getTime());
  const name = by === undefined ? "''" : `toString(${by})`;
  // Of a device that converts, only what it was shown until then counts for the conversion.
  const devices = `
    SELECT name, spend, n, last, person IN (${allowed}) AS is_followed,
      arrayMin(arrayFilter(t -> t >= shown[1].1, conversions.times)) AS at,
      is_followed AND notEmpty(arrayFilter(t -> t >= shown[1].1, conversions.times)) AS is_converted,
      if(is_converted, arraySum(s -> if(s.1 <= at, s.2, 0), shown), n) AS until
    FROM
    (
      SELECT ${name} AS name, identity_key, ${personOf('identity_key')} AS person, sum(impressions) AS n, max(timestamp) AS last,
        arraySort(groupArray((timestamp, impressions))) AS shown,
        sumIf(spend, currency IN ('', ${parameters.add(currency, 'String')})) AS spend
      FROM ad_impressions WHERE ${where} GROUP BY name, identity_key
    ) AS exposed
    LEFT JOIN
    (
      SELECT ${personOf('identity_key')} AS person, groupArray(timestamp) AS times FROM events
      WHERE type = 'track' AND event = ${parameters.add(conversion, 'String')} AND identity_key != 0 AND timestamp >= ${from} AND timestamp < ${to}
      GROUP BY person
    ) AS conversions USING (person)`;
  const days = `intDiv(${parameters.add(ended, 'Int64')} - toUnixTimestamp64Milli(last), ${DAY_MS})`;
  const list = (
    ranges: readonly (readonly [number, number | null])[],
    of: string,
    figure: (holds: string) => string,
  ) =>
    `[${ranges.map(([least, most]) => figure(`${of} >= ${least}${most === null ? '' : ` AND ${of} <= ${most}`}`)).join(', ')}]`;
  const spread =
    by === undefined
      ? `, ${[
          `${list(BUCKETS, 'n', (holds) => `countIf(${holds})`)} AS shown`,
          `${list(BUCKETS, 'n', (holds) => `sumIf(n, ${holds})`)} AS impressionsOf`,
          `${list(BUCKETS, 'until', (holds) => `countIf(is_followed AND ${holds})`)} AS followedOf`,
          `${list(BUCKETS, 'until', (holds) => `countIf(is_converted AND ${holds})`)} AS convertedOf`,
          `${list(RECENCIES, days, (holds) => `countIf(${holds})`)} AS lately`,
        ].join(', ')}`
      : '';
  return events.query<Row>(
    `SELECT name, sum(n) AS impressions, count() AS devices, toFloat64(sum(d.spend)) AS spend,
       countIf(is_followed) AS followed, countIf(is_converted) AS converted${spread}
     FROM (${devices}) AS d GROUP BY name ORDER BY impressions DESC, name LIMIT ${MOST_ROWS}`,
    parameters.values(),
    { settings: { join_use_nulls: 0 } },
  );
}
