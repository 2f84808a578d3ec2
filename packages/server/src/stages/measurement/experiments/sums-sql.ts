import type { ExperimentMetric, ExperimentMetricKind } from '@rondo/contract';
import { personOf } from '../../identity/index.ts';
import type { Sql } from './units-sql.ts';

export const isRatio = (kind: ExperimentMetricKind): boolean => kind.endsWith('-ratio');
export const isQuantile = (kind: ExperimentMetricKind): kind is 'event-quantile' | 'person-quantile' =>
  kind.endsWith('-quantile');
/** A figure of each person, so that differences add up over people. */
export const isPerPerson = (kind: ExperimentMetricKind): kind is 'conversion' | 'count' | 'revenue' =>
  !isRatio(kind) && !isQuantile(kind);

export function metricParameters({
  events,
  per = [],
  property = '',
}: ExperimentMetric): Record<string, unknown> {
  return { events, per, property };
}

/** What one event adds above the line. */
function addedBy({ kind, property }: ExperimentMetric): string {
  if (property !== undefined)
    return "toFloat64OrNull(ifNull(toString(getSubcolumn(properties, {property:String})), ''))";
  return kind.startsWith('revenue') || isQuantile(kind)
    ? "if(currency IN ('', {currency:String}), toFloat64(revenue), 0)"
    : '1.';
}

/**
 * What a metric counts, a row each: `above` and, of a ratio, `below` the line. An order number counts once, though two
 * systems report it; money in another currency is not counted, nor an event without the number that is asked for.
 */
function factsSql(metric: ExperimentMetric): string {
  const foreign = isQuantile(metric.kind) && metric.property === undefined;
  return `SELECT ${personOf('identity_key')} AS person, timestamp, if(has({events:Array(String)}, event), assumeNotNull(value), 0.) AS above,
      if(has({per:Array(String)}, event), 1., 0.) AS below
    FROM (SELECT identity_key, timestamp, event, ${addedBy(metric)} AS value FROM events
      WHERE event IN arrayConcat({events:Array(String)}, {per:Array(String)}) AND identity_key != 0
        ${foreign ? "AND currency IN ('', {currency:String})" : ''}
        AND timestamp >= {from:DateTime64(3, 'UTC')} - toIntervalDay({covariate_days:UInt32}) AND timestamp < {counted_to:DateTime64(3, 'UTC')}
      ORDER BY timestamp, message_id LIMIT 1 BY event, if(order_id = '', message_id, order_id))
    WHERE isNotNull(value)`;
}

/**
 * A unit each with what it did: `own` (time, above, below) after the exposure in order, and `pre` before it; and whatever
 * else of the unit is asked for.
 */
export function unitsWithFactsSql(
  units: Sql,
  metric: ExperimentMetric,
  more: readonly string[] = [],
): string {
  const since = 'facts.timestamp >= units.exposed';
  const inWindow = `${since} AND facts.timestamp < units.exposed + toIntervalSecond({window_seconds:UInt32})`;
  const before =
    'facts.timestamp < units.exposed AND facts.timestamp >= units.exposed - toIntervalDay({covariate_days:UInt32})';
  return `SELECT units.person AS person, units.stratum AS stratum, toUInt8(any(units.arm)) AS arm, any(units.exposed) AS exposed,
      ${more.map((name) => `any(units.${name}) AS ${name},`).join(' ')} arraySort(groupArrayIf((assumeNotNull(facts.timestamp), assumeNotNull(facts.above), assumeNotNull(facts.below)), ifNull(${inWindow}, 0))) AS own,
      sumIf(assumeNotNull(facts.above), ifNull(${before}, 0)) AS pre
    FROM (SELECT * FROM (${units.sql}) WHERE crossed = 0) AS units
    LEFT JOIN (${factsSql(metric)}) AS facts ON facts.person = units.person
    GROUP BY person, stratum`;
}

/**
 * The sufficient statistics of a metric, and how they grew: by variation, stratum and day, what that day added to the
 * number of units and to the sums, squares and products of what they had done by then (y, and d below a ratio's line)
 * and had done before they were exposed (x). Never rows of people.
 */
export function sumsSql(units: Sql, metric: ExperimentMetric): string {
  const cap =
    metric.kind === 'conversion'
      ? (sums: string) => `arrayMap(s -> least(1., s), ${sums})`
      : (sums: string) => sums;
  const shift = (sums: string) => `arrayPopBack(arrayPushFront(${sums}, 0.))`;
  return `SELECT arm, stratum, toString(step.1) AS day, sum(step.2) AS n, sum(step.3) AS y, sum(step.4) AS yy, sum(step.5) AS x, sum(step.6) AS xx,
    sum(step.7) AS xy, sum(step.8) AS d, sum(step.9) AS dd, sum(step.10) AS yd
  FROM (
    SELECT arm, stratum, arrayJoin(arrayConcat(
        [(toDate(exposed, {zone:String}), 1., 0., 0., pre, pre * pre, 0., 0., 0., 0.)],
        arrayMap((fact, s, before, c, c_before) -> (toDate(fact.1, {zone:String}), 0., s - before, s * s - before * before, 0., 0.,
          pre * (s - before), c - c_before, c * c - c_before * c_before, s * c - before * c_before),
          own, sums, ${shift('sums')}, belows, ${shift('belows')}))) AS step
    FROM (SELECT arm, stratum, exposed, own, pre, ${cap('arrayCumSum(arrayMap(f -> f.2, own))')} AS sums, arrayCumSum(arrayMap(f -> f.3, own)) AS belows
      FROM (${unitsWithFactsSql(units, metric)}))
  )
  GROUP BY arm, stratum, day ORDER BY day, arm, stratum`;
}

/** The units of a variation, those who had most of the metric first. */
export function peopleSql(units: Sql, metric: ExperimentMetric): string {
  return `SELECT toString(person) AS person, exposed AS exposedAt, stratum AS message, arraySum(arrayMap(f -> f.2, own)) AS value
    FROM (${unitsWithFactsSql(units, metric)}) WHERE arm = {arm:UInt8}
    ORDER BY value DESC, exposed, person, stratum LIMIT {limit:UInt32} OFFSET {after:UInt32}`;
}
