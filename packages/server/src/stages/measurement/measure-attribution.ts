import type {
  MeasureAttributionQuery,
  MeasuredAttribution,
  MeasuredCredit,
  MeasuredRow,
  MeasureProgress,
  OtherCurrency,
} from '@rondo/contract';
import { creditModels as allModels } from '@rondo/contract';
import { sumOf } from '@rondo/stats';
import type { Events } from '../../platform/events/client.ts';
import { runInThread } from '../../platform/jobs/run-in-thread.ts';
import { type Frame, wilsonInterval } from '../metrics/index.ts';
import type { Hooks } from './ask-measure.ts';
import { completeQuestion } from './complete-question.ts';
import { conversionsSql } from './compose-attribution-sql.ts';
import { GROUPS_OF_PEOPLE } from './compose-paths-sql.ts';
import type { CreditAnswer, CreditQuestion, ModelAnswer } from './credit-models.ts';
import type { CreditProgress } from './credit-worker.ts';
import { readCosts } from './read-costs.ts';
import { type ReadPaths, readPaths } from './read-paths.ts';

export type MeasureDeps = { events: Events; frame: Frame; now: Date };
export type MeasureHooks = Hooks<MeasureProgress['step']>;

/** Who gets the credit for conversions on collected data, by all models side by side, with cost and intervals. */
export async function measureAttribution(
  { events, frame, now }: MeasureDeps,
  query: MeasureAttributionQuery,
  { signal, report }: MeasureHooks,
): Promise<MeasuredAttribution> {
  const question = completeQuestion(query, frame, now);
  const { period, grain, conversion, parameters } = question;
  report({ step: 'paths', done: 0, total: 1 });
  const [read, costs, otherCurrencies] = await Promise.all([
    readPaths(events, { grain, firstOnly: question.firstOnly, parameters, signal }),
    readCosts(events, grain, parameters),
    events.query<OtherCurrency>(
      `SELECT toString(currency) AS currency, toFloat64(sum(revenue)) AS amount, toUInt32(count()) AS rows
       FROM (${conversionsSql()}) WHERE currency NOT IN ('', {currency:String}) GROUP BY currency ORDER BY currency`,
      parameters,
      { signal },
    ),
  ]);
  const replicates = query.replicates ?? 100;
  const [level, seed] = [query.level ?? 0.9, query.seed ?? 1];
  const asked: CreditQuestion = {
    paths: read.paths,
    groups: GROUPS_OF_PEOPLE,
    decays: read.decays,
    unattributed: read.unattributed,
    direct: read.direct,
    models: query.models ?? allModels,
    order: query.order ?? 'auto',
    replicates,
    level,
    seed,
  };
  const answer = await runInThread<CreditAnswer, CreditProgress>(
    new URL('./credit-worker.ts', import.meta.url),
    asked,
    { signal, onProgress: report },
  );
  const rows = describeRows(read, answer, costs);
  const total = totalsOf(read);
  return {
    state: 'done',
    period,
    grain,
    conversion,
    lookbackDays: question.lookbackDays,
    halfLifeDays: question.halfLifeDays,
    currency: frame.currency,
    models: answer.models.map(({ model, order, failed }) => ({
      model,
      ...(order === undefined ? {} : { order }),
      ...(failed === undefined ? {} : { failed }),
    })),
    bootstrap: replicates === 0 ? null : { replicates, level, seed },
    ...total,
    lostJourneys: read.lostJourneys,
    rows,
    checks: checkAssumptions(read, answer, rows, total),
    otherCurrencies,
    at: now.toISOString(),
    incremental: false,
  };
}

type Totals = { conversions: number; value: number };

function totalsOf({ paths, unattributed }: ReadPaths): Totals {
  return {
    conversions: sumOf(paths.conversions) + sumOf(unattributed.conversions),
    value: sumOf(paths.value) + sumOf(unattributed.value),
  };
}

type Interval = { low: number; high: number };

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const interval = (low: number, high: number): Interval | null =>
  Number.isFinite(low) && Number.isFinite(high) ? { low, high } : null;

/** A figure of some places of the channels together; their bounds add up as if all moved as one, which is never too narrow. */
function sumAt(values: Float64Array, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] ?? Number.NaN), 0);
}

function describeCredit(
  { model, credit, intervals }: ModelAnswer,
  places: readonly number[],
  cost: number | null,
  total: Totals,
): MeasuredCredit {
  const conversions = sumAt(credit.conversions, places);
  const value = sumAt(credit.value, places);
  const bounds = (kind: 'credit' | 'share', of: 'conversions' | 'value'): Interval | null =>
    intervals === undefined
      ? null
      : interval(sumAt(intervals[kind].low[of], places), sumAt(intervals[kind].high[of], places));
  const [conversionsInterval, valueInterval] = [bounds('credit', 'conversions'), bounds('credit', 'value')];
  return {
    model,
    conversions,
    conversionsInterval,
    share: share(conversions, total.conversions),
    shareInterval: bounds('share', 'conversions'),
    value,
    valueInterval,
    valueShare: share(value, total.value),
    valueShareInterval: bounds('share', 'value'),
    costPerConversion: cost === null || conversions === 0 ? null : cost / conversions,
    costPerConversionInterval:
      cost === null || conversionsInterval === null || conversionsInterval.low <= 0
        ? null
        : { low: cost / conversionsInterval.high, high: cost / conversionsInterval.low },
    return: cost === null || cost === 0 ? null : value / cost,
    returnInterval:
      cost === null || cost === 0 || valueInterval === null
        ? null
        : { low: valueInterval.low / cost, high: valueInterval.high / cost },
  };
}

function spreadOf(credits: readonly MeasuredCredit[]): MeasuredRow['spread'] {
  const between = (low: (credit: MeasuredCredit) => number, high = low): Interval =>
    credits.length === 0
      ? { low: 0, high: 0 }
      : { low: Math.min(...credits.map(low)), high: Math.max(...credits.map(high)) };
  return {
    share: between((one) => one.share),
    valueShare: between((one) => one.valueShare),
    shareWithChance: between(
      (one) => one.shareInterval?.low ?? one.share,
      (one) => one.shareInterval?.high ?? one.share,
    ),
    valueShareWithChance: between(
      (one) => one.valueShareInterval?.low ?? one.valueShare,
      (one) => one.valueShareInterval?.high ?? one.valueShare,
    ),
  };
}

/** One row a key, most credit first; keys that cost money without a touch as well, and conversions without one last. */
function describeRows(
  read: ReadPaths,
  answer: CreditAnswer,
  costs: ReadonlyMap<string, number>,
): MeasuredRow[] {
  const total = totalsOf(read);
  const models = answer.models.filter(({ failed }) => failed === undefined);
  const places = new Map<string, number[]>();
  for (const [place, name] of read.paths.channels.entries()) {
    places.set(name, [...(places.get(name) ?? []), place]);
  }
  for (const name of costs.keys()) if (!places.has(name)) places.set(name, []);
  const rows = [...places].map(([key, own]): MeasuredRow => {
    const cost = costs.get(key) ?? null;
    const credits = models.map((model) => describeCredit(model, own, cost, total));
    return {
      key,
      attributed: true,
      touches: sumAt(read.touches, own),
      cost,
      credits,
      spread: spreadOf(credits),
    };
  });
  const mean = ({ credits }: MeasuredRow): number =>
    credits.reduce((sum, credit) => sum + credit.value + credit.conversions * 1e-9, 0);
  rows.sort((a, b) => mean(b) - mean(a) || (a.key < b.key ? -1 : 1));
  const none = {
    conversions: sumOf(read.unattributed.conversions),
    value: sumOf(read.unattributed.value),
  };
  if (none.conversions === 0) return rows;
  const credits = models.map(
    ({ model }): MeasuredCredit => ({
      model,
      ...none,
      conversionsInterval: null,
      share: share(none.conversions, total.conversions),
      shareInterval: null,
      valueInterval: null,
      valueShare: share(none.value, total.value),
      valueShareInterval: null,
      costPerConversion: null,
      costPerConversionInterval: null,
      return: null,
      returnInterval: null,
    }),
  );
  return [
    ...rows,
    { key: '', attributed: false, touches: 0, cost: null, credits, spread: spreadOf(credits) },
  ];
}

function checkAssumptions(
  read: ReadPaths,
  answer: CreditAnswer,
  rows: readonly MeasuredRow[],
  total: Totals,
): MeasuredAttribution['checks'] {
  const conversions = sumOf(read.unattributed.conversions);
  const bounds = wilsonInterval(conversions, total.conversions);
  const part = (some: number, all: number): number | null => (all === 0 ? null : some / all);
  const journeys = sumOf(read.paths.conversions) + read.lostJourneys;
  const unseen = rows.filter((row) => row.attributed && row.touches === 0 && (row.cost ?? 0) > 0);
  return {
    withoutTouch: {
      conversions,
      value: sumOf(read.unattributed.value),
      share: part(conversions, total.conversions),
      interval: bounds === undefined ? null : { low: bounds[0], high: bounds[1] },
      anonymous: read.anonymous,
    },
    touchesOfNobody: read.touchesOfNobody,
    singleTouch: {
      conversions: read.singleTouch,
      share: part(read.singleTouch, sumOf(read.paths.conversions)),
    },
    openJourneys: { journeys: read.openJourneys, share: part(read.openJourneys, read.lostJourneys) },
    rarePaths: { journeys: read.rareJourneys, share: part(read.rareJourneys, journeys) },
    costWithoutTouch: {
      cost: unseen.reduce((sum, row) => sum + (row.cost ?? 0), 0),
      keys: unseen.map(({ key }) => key),
    },
    order:
      answer.order === null
        ? null
        : { chosen: answer.order.order, by: answer.order.by, compared: answer.order.compared },
  };
}
