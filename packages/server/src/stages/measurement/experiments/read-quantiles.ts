import type { ExperimentMetric } from '@rondo/contract';
import {
  type ArmSummary,
  type RatioSums,
  rankClusteredQuantile,
  summariseClusteredQuantile,
} from '@rondo/stats';
import type { EventsReader, Parameters } from '../../../platform/events/client.ts';
import { FEWEST_PEOPLE } from './compare-variations.ts';
import type { QuantileArms } from './summarise-arms.ts';
import { metricParameters, unitsWithFactsSql } from './sums-sql.ts';
import type { Sql } from './units-sql.ts';

const MEDIAN = 0.5;

type SumsAtQuantile = { arm: number } & Record<'n' | 'd' | 'dd' | 'y' | 'yy' | 'yd', number>;
type ValuesAtRanks = { arm: number; quantile: number; lower: number; upper: number };

/**
 * A metric's quantile in each variation with its error. The engine answers what the formula needs: first how many of each
 * person's values lie at or below the quantile, as sums over people, then the values at three ranks.
 */
export async function readQuantiles(
  events: EventsReader,
  units: Sql,
  metric: ExperimentMetric,
  parameters: Parameters,
  signal?: AbortSignal,
): Promise<QuantileArms> {
  const p = metric.quantile ?? MEDIAN;
  const asked = { ...parameters, ...units.parameters, ...metricParameters(metric), p };
  const options = signal === undefined ? {} : { signal };
  const sums = await events.query<SumsAtQuantile>(sumsAtQuantileSql(units, metric), asked, options);
  const ranks = sums.map(({ arm, ...own }) => ({ arm, ...rankClusteredQuantile(ratioOf(own), p) }));
  if (ranks.length === 0) return new Map();
  const values = await events.query<ValuesAtRanks>(
    valuesAtRanksSql(units, metric),
    {
      ...asked,
      arms: ranks.map(({ arm }) => arm),
      // A rank that is not there is 0, which no array has.
      ...Object.fromEntries(
        (['quantile', 'lower', 'upper'] as const).map((name) => [
          name,
          ranks.map((own) => (Number.isFinite(own[name]) ? Math.max(0, own[name]) : 0)),
        ]),
      ),
    },
    options,
  );
  const arms = new Map<number, ArmSummary>();
  for (const [index, { arm, n, d }] of sums.entries()) {
    const rank = ranks[index];
    const own = values.find((one) => one.arm === arm);
    if (rank === undefined || own === undefined || n < FEWEST_PEOPLE) continue;
    const at = (name: 'quantile' | 'lower' | 'upper'): number =>
      rank[name] >= 1 && rank[name] <= d ? own[name] : Number.NaN;
    arms.set(
      arm,
      summariseClusteredQuantile(n, { quantile: at('quantile'), lower: at('lower'), upper: at('upper') }),
    );
  }
  return arms;
}

const ratioOf = ({ n, y, yy, d, dd, yd }: Omit<SumsAtQuantile, 'arm'>): RatioSums => ({
  n,
  numerator: y,
  numeratorSquares: yy,
  denominator: d,
  denominatorSquares: dd,
  products: yd,
});

/** The values of each variation, an array a person. */
function valuesSql(units: Sql, metric: ExperimentMetric): string {
  const own = 'arrayMap(f -> f.2, own)';
  const values = metric.kind === 'person-quantile' ? `[arraySum(${own})]` : own;
  return `SELECT arm, groupArray(${values}) AS people FROM (${unitsWithFactsSql(units, metric)})
    ${metric.kind === 'person-quantile' ? '' : 'WHERE notEmpty(own)'} GROUP BY arm`;
}

function sumsAtQuantileSql(units: Sql, metric: ExperimentMetric): string {
  return `SELECT arm, toFloat64(length(people)) AS n, arraySum(counts) AS d, arraySum(c -> c * c, counts) AS dd, arraySum(below) AS y,
      arraySum(b -> b * b, below) AS yy, arraySum((b, c) -> b * c, below, counts) AS yd
    FROM (SELECT arm, people, arrayMap(own -> toFloat64(length(own)), people) AS counts,
        arrayMap(own -> toFloat64(arrayCount(v -> v <= cut, own)), people) AS below
      FROM (SELECT arm, people, arraySort(arrayFlatten(people)) AS sorted,
          sorted[greatest(1, toUInt64(ceil(length(sorted) * {p:Float64})))] AS cut FROM (${valuesSql(units, metric)})))
    ORDER BY arm`;
}

function valuesAtRanksSql(units: Sql, metric: ExperimentMetric): string {
  const at = (name: string) =>
    `sorted[{${name}:Array(UInt64)}[indexOf({arms:Array(UInt8)}, arm)]] AS ${name}`;
  return `SELECT arm, ${at('quantile')}, ${at('lower')}, ${at('upper')}
    FROM (SELECT arm, arraySort(arrayFlatten(people)) AS sorted FROM (${valuesSql(units, metric)}))`;
}
