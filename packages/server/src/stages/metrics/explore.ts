import type { Comparison, ExploreAnswer, ExploreRow, Grain, OtherCurrency, Period } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { type Answered, askFigures, type Figure, type Frame, periodParameters } from './ask-figures.ts';
import { type Grouping, JOINT, rowsSql } from './compose-figures-sql.ts';
import type { Filter, Parameters as Values } from './filters.ts';
import { dimensionsOf, infoOf, termsOf } from './metric-list.ts';
import type { Metric } from './metric-types.ts';
import { bucketsOf, comparisonOf, grainFor } from './period.ts';
import { type PersonOf, sources } from './sources.ts';
import { wilsonInterval } from './wilson-interval.ts';

export type Exploration = {
  metric: Metric;
  per?: Metric;
  period: Period;
  grain?: Grain;
  dimensions?: readonly string[];
  comparison?: Comparison;
  filters?: readonly Filter[];
  limit?: number;
  /** How many rows come with a series of their own; they cost a question more. */
  lines?: number;
};

/** A chart with more lines than this says nothing. */
const MOST_LINES = 10;
const MOST_CELLS = 20_000;

type Deps = { events: Events; personOf: PersonOf; frame: Frame; now: Date };
type Side = { answered: Answered; cells: Answered | undefined; buckets: string[] };

export async function explore(deps: Deps, question: Exploration): Promise<ExploreAnswer> {
  const { frame } = deps;
  const metric = question.per === undefined ? question.metric : divide(question.metric, question.per);
  const dimensions = question.dimensions ?? [];
  for (const dimension of dimensions) checkDimension(metric, dimension);
  const grain = question.grain ?? grainFor(question.period);
  const limit = question.limit ?? 50;
  const before = comparisonOf(question.period, question.comparison ?? 'none');

  const ask = (
    period: Period,
    groupings: readonly Grouping[],
    { only, split = dimensions }: { only?: readonly string[]; split?: readonly string[] } = {},
  ) =>
    askFigures(deps.events, deps.personOf, frame, {
      metric,
      period,
      grain,
      dimensions: split,
      filters: question.filters ?? [],
      groupings,
      ...(only === undefined ? {} : { only }),
    });
  const bucketsIn = (period: Period) => bucketsOf(period, grain, frame.timeZone, frame.firstDay, deps.now);
  const buckets = bucketsIn(question.period);
  const groupings =
    dimensions.length === 0 ? (['total', 'bucket'] as const) : (['total', 'bucket', 'rows'] as const);

  // Split by brand, all shares of voice together are 1, which says nothing: the total is then that of the own brand.
  const shared = metric.wholeOf !== undefined && dimensions.includes(metric.wholeOf);
  const askTotals = (period: Period) =>
    shared ? ask(period, ['total', 'bucket'], { split: [] }) : undefined;

  const [answered, compared, ownTotals, ownPast, otherCurrencies] = await Promise.all([
    ask(question.period, groupings),
    before === undefined ? undefined : ask(before, groupings),
    askTotals(question.period),
    before === undefined ? undefined : askTotals(before),
    countOtherCurrencies(deps, metric, question),
  ]);
  const ranked = rank(answered, metric);
  const shown = ranked.slice(0, limit);
  const lines = shown.slice(0, question.lines ?? MOST_LINES).map((row) => row.keys);
  const wanted = lines.length * buckets.length <= MOST_CELLS ? lines : [];
  const cells =
    wanted.length === 0
      ? undefined
      : await ask(question.period, ['cells', 'bucket'], { only: wanted.map(joint) });

  const none = shared ? [] : dimensions.map(() => null);
  const totals = ownTotals ?? answered;
  const pastTotals = ownPast ?? compared;
  const total = totals.get(null, none);
  const past = pastTotals?.get(null, none);
  const side: Side = { answered, cells, buckets };
  return {
    metric: infoOf(question.metric),
    ...(question.per === undefined ? {} : { per: infoOf(question.per) }),
    period: question.period,
    ...(before === undefined ? {} : { comparison: before }),
    grain,
    dimensions: [...dimensions],
    currency: frame.currency,
    timeZone: frame.timeZone,
    total: total.value,
    ...(past === undefined ? {} : { comparisonTotal: past.value, change: changeOf(total.value, past.value) }),
    ...intervalOf(metric, total),
    buckets,
    series: buckets.map((bucket) => totals.get(bucket, none).value),
    ...(pastTotals === undefined || before === undefined
      ? {}
      : {
          comparisonSeries: alignSeries(
            bucketsIn(before).map((bucket) => pastTotals.get(bucket, none).value),
            buckets.length,
          ),
        }),
    rows: shown.map((row, index) =>
      describeRow(row, metric, total.value, compared, index < wanted.length ? side : undefined),
    ),
    rowsTotal: ranked.length,
    otherCurrencies,
  };
}

type Ranked = { keys: string[]; figure: Figure };

/** Sums and counts by size; rates by how much stands behind them, so that a click of one does not lead the list. */
function rank(answered: Answered, metric: Metric): Ranked[] {
  const weight = ({ figure }: Ranked) =>
    (metric.denominator === undefined || metric.wholeOf !== undefined ? figure.value : figure.denominator) ??
    -Infinity;
  return answered
    .rows()
    .map((keys) => ({ keys, figure: answered.get(null, keys) }))
    .filter(
      (row) => row.figure.value !== null || row.figure.numerator !== null || row.figure.denominator !== null,
    )
    .sort((a, b) => weight(b) - weight(a) || (joint(a.keys) < joint(b.keys) ? -1 : 1));
}

function describeRow(
  row: Ranked,
  metric: Metric,
  total: number | null,
  compared: Answered | undefined,
  side: Side | undefined,
): ExploreRow {
  const { value } = row.figure;
  const past = compared?.get(null, row.keys).value;
  const { cells, buckets } = side ?? {};
  return {
    keys: row.keys,
    value,
    ...(metric.denominator === undefined
      ? {}
      : { numerator: row.figure.numerator, denominator: row.figure.denominator }),
    ...(past === undefined ? {} : { comparison: past, change: changeOf(value, past) }),
    ...(metric.additive
      ? { share: value === null || total === null || total === 0 ? null : value / total }
      : {}),
    ...intervalOf(metric, row.figure),
    ...(cells === undefined || buckets === undefined
      ? {}
      : { series: buckets.map((bucket) => cells.get(bucket, row.keys).value) }),
  };
}

export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null || before === 0 ? null : (now - before) / Math.abs(before);
}

function intervalOf(metric: Metric, figure: Figure): { interval?: [number, number] } {
  if (!metric.proportion || figure.numerator === null || !figure.denominator) return {};
  const interval = wilsonInterval(figure.numerator, figure.denominator);
  return interval === undefined ? {} : { interval };
}

function alignSeries(series: (number | null)[], length: number): (number | null)[] {
  return Array.from({ length }, (_, index) => series[index] ?? null);
}

function joint(keys: readonly string[]): string {
  return keys.join(JOINT);
}

/** Any sum or count by any other: kpi:revenue per spend. */
function divide(metric: Metric, per: Metric): Metric {
  for (const [field, side] of [
    ['metric', metric],
    ['per', per],
  ] as const) {
    if (side.denominator !== undefined) {
      throw invalid(field, `“${side.key}” is a rate already.`, 'Divide sums and counts by each other only.');
    }
  }
  if (metric.parameters !== undefined && per.parameters !== undefined && metric.key !== per.key) {
    throw invalid(
      'per',
      'Two imported figures cannot be divided by each other.',
      'Import their ratio as a figure of its own.',
    );
  }
  const { additive: _, ...rest } = metric;
  return {
    ...rest,
    unit: metric.unit === per.unit ? 'ratio' : metric.unit === 'money' ? 'money' : 'ratio',
    denominator: per.numerator,
    parameters: { ...metric.parameters, ...per.parameters },
  };
}

export function checkDimension(metric: Metric, dimension: string): void {
  const known = dimensionsOf(metric);
  const everywhere = termsOf(metric).every((term) => sources[term.source].property !== undefined);
  if (known.includes(dimension) || (everywhere && dimension.startsWith('property:'))) return;
  throw invalid(
    'dimension',
    `“${metric.key}” cannot be split by “${dimension}”.`,
    `Choose one of ${known.join(', ')}.`,
  );
}

/** Money in other currencies is never added up with ours: it is counted apart and said. */
async function countOtherCurrencies(
  deps: Deps,
  metric: Metric,
  question: Exploration,
): Promise<OtherCurrency[]> {
  const found = new Map<string, OtherCurrency>();
  const terms = termsOf(metric).filter((term) => term.money === 'amount');
  const distinct = new Map(terms.map((term) => [`${term.source} ${term.of} ${term.sign ?? 1}`, term]));
  await Promise.all(
    [...distinct.values()].map(async (term) => {
      const { currency } = sources[term.source];
      if (currency === undefined) return;
      const parameters: Values = { ...periodParameters(question.period, deps.frame), ...metric.parameters };
      const rows = rowsSql(term.source, [], question.filters ?? [], deps.personOf, parameters);
      const answer = await deps.events.query<OtherCurrency>(
        `SELECT toString(${currency}) AS currency, toFloat64(sum(${term.of})) AS amount, toUInt32(count()) AS rows
         FROM ${rows} AND ${currency} NOT IN ('', {currency:String}) AND isNotNull(${term.of}) GROUP BY currency ORDER BY currency`,
        parameters,
      );
      for (const row of answer) {
        const sum = found.get(row.currency) ?? { currency: row.currency, amount: 0, rows: 0 };
        found.set(row.currency, {
          ...sum,
          amount: sum.amount + row.amount * (term.sign ?? 1),
          rows: sum.rows + row.rows,
        });
      }
    }),
  );
  return [...found.values()];
}
