import type { AnomaliesAnswer, AnomaliesQuery, Anomaly, Period, Silence } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, type RondoError } from '../../../platform/error.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { checkPeriod, type DailySeries, daysIn, type Metrics, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import type { AnomalyFindings, AnomalyQuestion, FoundDay, JudgedSeries } from './judge-series.ts';

export type Anomalies = { find(query: AnomaliesQuery, signal?: AbortSignal): Promise<AnomaliesAnswer> };
/** A silent source: nothing came from it though something usually does. `name` is what metrics read. */
export type NamedSilence = Silence & { name: string };
type AnomaliesDeps = {
  metrics: Pick<Metrics, 'scan' | 'frame' | 'reads' | 'find'>;
  clock: Clock;
  /** Who was silent in a period: a later stage knows. */
  silences(period: Period): Promise<NamedSilence[]>;
};

/** What figures are looked at by: the splits that marketers steer by, with few values each. */
const DIMENSIONS = ['channel', 'campaign', 'platform', 'device', 'country', 'region', 'medium', 'category'];
const MOST_VALUES = 12;
const DAYS = 28;
const MOST_DAYS = 92;
/** Half a year says what is ordinary. */
const HISTORY_DAYS = 182;
const SHOWN_DAYS = 56;
const RATE = 0.05;
const LIMIT = 50;
/** After so long a silence is what is usual. */
const SILENCE_COUNTS_DAYS = 14;

/** What was out of the ordinary in a period, over all metrics and their main parts. */
export function createAnomalies({ metrics, clock, silences }: AnomaliesDeps): Anomalies {
  return {
    async find(query, signal) {
      const { timeZone, currency } = await metrics.frame();
      const period = choosePeriod(query, todayIn(timeZone, clock.now()));
      if (query.metric !== undefined) await metrics.find(query.metric);
      const history = { from: plusDays(period.from, -HISTORY_DAYS), to: period.to };
      const [scan, silent] = await Promise.all([
        metrics.scan({
          ...history,
          dimensions: DIMENSIONS,
          most: MOST_VALUES,
          ranked: period,
          ...(query.metric === undefined ? {} : { metric: query.metric }),
        }),
        // Who has been silent for long is no news, and what is usual already.
        silences(period).then((all) => all.filter(({ from }) => plusDays(from, DAYS) >= period.from)),
      ]);
      const series = withoutRepeats(scan.series);
      const { rate = RATE, limit = LIMIT } = query;
      const question: AnomalyQuestion = {
        series: series.map(({ figures, base }) => ({ figures, base })),
        from: HISTORY_DAYS,
        rate,
      };
      const { looked, thin, short, judged } = await runInThread<AnomalyFindings>(
        new URL('./anomalies-worker.ts', import.meta.url),
        question,
        signal === undefined ? {} : { signal },
      );
      if (looked === 0) throw nothingToLookAt(thin, short);
      const found = judged
        .flatMap((one) => one.found.map((day) => ({ one, day })))
        .sort((a, b) => a.day.chance - b.day.chance || Math.abs(b.day.distance) - Math.abs(a.day.distance));
      const shown = found.slice(0, limit);
      const told = [...new Set(shown.map(({ one }) => one))];
      const reads = await readsOf(told, series);
      return {
        outcome: 'answered',
        currency,
        timeZone,
        period,
        history,
        rate,
        looked: {
          series: looked,
          days: daysIn(period),
          metrics: new Set(series.map(({ metric }) => metric.key)).size,
          thin,
          short,
        },
        dimensions: DIMENSIONS,
        items: shown.map(({ one, day }) =>
          describe(one, day, series, scan.days, told.indexOf(one), silent, reads),
        ),
        total: found.length,
        series: told.map((one) => shownDays(one, series[one.series], scan.days)),
        silences: silent.map(withoutName),
      };
    },
  };

  async function readsOf(told: readonly JudgedSeries[], series: readonly DailySeries[]) {
    const keys = [...new Set(told.flatMap((one) => series[one.series]?.metric.key ?? []))];
    return new Map(
      await Promise.all(
        keys.map(async (key): Promise<[string, string[]]> => [key, await metrics.reads(key)]),
      ),
    );
  }
}

function choosePeriod({ from, to }: AnomaliesQuery, today: string): Period {
  if (from === undefined && to === undefined) return { from: plusDays(today, -DAYS), to: today };
  if (from === undefined || to === undefined) {
    const missing = from === undefined ? 'from' : 'to';
    throw invalid(
      missing,
      `The period has no “${missing}”.`,
      `Give both days, or neither for the last ${DAYS}.`,
    );
  }
  const period = checkPeriod({ from, to });
  if (period.to > today) {
    throw invalid(
      'to',
      'The period runs into today or beyond, whose figures will still grow.',
      `End it at ${today} at the latest; “to” is the day after the last one.`,
    );
  }
  if (daysIn(period) > MOST_DAYS) {
    throw invalid('from', `${daysIn(period)} days are too many to look at.`, `Take at most ${MOST_DAYS}.`);
  }
  return period;
}

/** A part that is the whole, such as the only country, is no series of its own. */
function withoutRepeats(series: readonly DailySeries[]): DailySeries[] {
  const wholes = new Map(
    series.flatMap((one) => (one.dimension === null ? [[one.metric.key, one] as const] : [])),
  );
  return series.filter((one) => {
    const whole = wholes.get(one.metric.key);
    if (one === whole || whole === undefined) return true;
    return !one.figures.every((figure, day) => Object.is(figure, whole.figures[day]));
  });
}

function describe(
  { series: number, start, expected, low, high }: JudgedSeries,
  day: FoundDay,
  all: readonly DailySeries[],
  days: readonly string[],
  told: number,
  silences: readonly NamedSilence[],
  reads: ReadonlyMap<string, readonly string[]>,
): Anomaly {
  const own = all[number];
  if (own === undefined) throw new RangeError(`There is no series ${number}.`);
  const { metric, dimension, value, figures } = own;
  const at = days[day.index] ?? '';
  const names = reads.get(metric.key) ?? [];
  return {
    metric,
    dimension,
    value,
    at,
    figure: figures[day.index] ?? 0,
    expected: expected[day.index - start] ?? 0,
    low: low[day.index - start] ?? 0,
    high: high[day.index - start] ?? 0,
    distance: day.distance,
    chance: day.chance,
    good: metric.direction === 'neutral' ? null : day.distance > 0 === (metric.direction === 'up'),
    noticed: day.noticed,
    // What rises does not do so because something did not arrive.
    silent:
      day.distance > 0
        ? []
        : silences.filter((one) => names.includes(one.name) && covers(one, at)).map(withoutName),
    filter: dimension === null ? [] : [`${dimension}:${value ?? ''}`],
    series: told,
  };
}

function covers({ from, to }: Silence, day: string): boolean {
  return from <= day && day < to && day < plusDays(from, SILENCE_COUNTS_DAYS);
}

function withoutName({ source, what, from, to }: NamedSilence): Silence {
  return { source, what, from, to };
}

function shownDays(
  { start, expected, low, high }: JudgedSeries,
  own: DailySeries | undefined,
  days: readonly string[],
): AnomaliesAnswer['series'][number] {
  const first = Math.max(start, Math.min(HISTORY_DAYS, days.length - SHOWN_DAYS));
  const figures = Array.from(own?.figures.slice(first) ?? [], (value) =>
    Number.isNaN(value) ? null : value,
  );
  const cut = (column: Float64Array) => [...column.slice(first - start)];
  return { days: days.slice(first), figures, expected: cut(expected), low: cut(low), high: cut(high) };
}

function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function nothingToLookAt(thin: number, short: number): RondoError {
  return notEnough(
    `No figure can be looked at: ${short} have not been there for eight weeks before the period, and of ${thin} too little happens a day.`,
    'Collect or import more of the past, or take a later period.',
  );
}
