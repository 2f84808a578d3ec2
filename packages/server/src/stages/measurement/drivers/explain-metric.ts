import type { DriverPart, DriversAnswer, DriversQuery, MetricInfo, Period } from '@rondo/contract';
import { type ChangePart, type DailyChange, judgeContribution } from '@rondo/stats';
import type { Clock } from '../../../platform/clock.ts';
import type { RondoError } from '../../../platform/error.ts';
import { type Metrics, REST, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { type AskBoth, askingBoth, type Both, readWeeks } from './ask-both.ts';
import { chooseWindows } from './choose-windows.ts';
import { chooseExplanation, describeCombinations, intervalAround } from './describe-combinations.ts';
import {
  describeDimension,
  type ExplainedDimension,
  explainDimensions,
  type Split,
} from './explain-dimensions.ts';
import { judgeChange } from './judge-change.ts';
import { type Located, locateCombinations } from './locate-combinations.ts';
import { dailySidesOf, figureOf, isUnknown, sidesOf } from './read-sides.ts';

export type Drivers = { explain(query: DriversQuery): Promise<DriversAnswer> };
type DriversDeps = { metrics: Pick<Metrics, 'list' | 'find' | 'tabulate' | 'frame'>; clock: Clock };

/** Time tells when and not what; the event's name and the page it is sent from are part of what is counted. */
const NO_CAUSES = ['weekday', 'hour', 'event', 'page_host', 'page_path'];
/** Combinations are searched among so many dimensions, of each so many values and the rest. */
const MOST_JOINED = 4;
const MOST_JOINED_VALUES = 8;

/** Why a figure moved between two periods: by chance, by which parts, by which combinations, by rate or by mix. */
export function createDrivers({ metrics, clock }: DriversDeps): Drivers {
  async function findMetric(key: string): Promise<MetricInfo> {
    const metric = await metrics.find(key);
    // Only the list knows what an imported figure can be split by.
    if (metric.group !== 'kpi') return metric;
    return (await metrics.list()).find((one) => one.key === metric.key) ?? metric;
  }

  return {
    async explain(query) {
      const frame = await metrics.frame();
      const windows = chooseWindows(query, todayIn(frame.timeZone, clock.now()));
      const metric = await findMetric(query.metric);
      const dimensions = query.dimension ?? metric.dimensions.filter((name) => !NO_CAUSES.includes(name));
      const ask = askingBoth(metrics.tabulate, windows, query);
      const [both, weeks] = await Promise.all([
        ask({ dimensions, groupings: ['total', 'bucket', 'each'] }),
        readWeeks(metrics.tabulate, windows, query),
      ]);
      const all = dimensions.map(() => null);
      const whole = { key: '', before: sidesOf(both.before, all), after: sidesOf(both.after, all) };
      const [before, after] = [figureOf(whole.before), figureOf(whole.after)];
      if (after === null || isUnknown(both.after, all)) throw nothingKnown(windows.period);
      if (before === null || isUnknown(both.before, all)) throw nothingKnown(...windows.windows);
      const change = after - before;
      const days = { before: dailySidesOf(both.before, all), after: dailySidesOf(both.after, all) };
      const { additive } = metric;
      const judged = judgeChange({
        ...{ before, after, days, scale: windows.scale, additive, weeks },
        averaged: windows.windows.length,
      });
      const isRatio = whole.after.denominator !== undefined;
      const explained = explainDimensions(splitsOf(both, dimensions));
      const [intervalOf, located] = await Promise.all([
        readIntervals(ask, explained, days),
        // Who is in several parts would be in several leaves.
        additive || isRatio ? locate(ask, explained) : nowhere,
      ]);
      const combinations = await describeCombinations(located, ask, located.kept, { ...whole, days });
      const described = explained.map((one) =>
        describeDimension(one, change, additive || isRatio, intervalOf),
      );
      return {
        outcome: 'answered',
        metric,
        currency: frame.currency,
        timeZone: frame.timeZone,
        filter: query.filter ?? [],
        ...windows,
        before,
        after,
        change,
        relative: before === 0 ? null : change / Math.abs(before),
        ...judged,
        explanation: chooseExplanation(judged.verdict, combinations, explained, described),
        dimensions: described,
        combinations: {
          dimensions: located.dimensions,
          leaves: located.leaves,
          leftOut: located.leftOut,
          parts: combinations,
        },
      };
    },
  };
}

/** The parts of both sides along each dimension, without those that neither are nor were anything. */
function splitsOf(both: Both, dimensions: readonly string[]): Split[] {
  const tables = [...both.after.tables, ...both.before.tables];
  return dimensions.flatMap((dimension, index) => {
    const values = [...new Set(tables.flatMap((table) => table.values(index)))];
    const parts = values.map((key): ChangePart => {
      const keys = dimensions.map((_, k) => (k === index ? key : null));
      return { key, before: sidesOf(both.before, keys), after: sidesOf(both.after, keys) };
    });
    const there = parts.filter(({ before, after }) =>
      [before, after].some(({ numerator, denominator = 0 }) => numerator !== 0 || denominator !== 0),
    );
    // One part of several tells much, if it has a name; one of one tells nothing.
    const tells = there.length > 1 || (values.length > 1 && there.some(({ key }) => key !== ''));
    return tells ? [{ dimension, parts: there, values: values.length }] : [];
  });
}

/** The intervals of what is told one by one, by the days of those parts alone. */
async function readIntervals(
  ask: AskBoth,
  explained: readonly ExplainedDimension[],
  whole: DailyChange,
): Promise<(dimension: string, value: string | null, contribution: number) => DriverPart['interval']> {
  if (explained.length === 0) return () => null;
  const dimensions = explained.map(({ split }) => split.dimension);
  const keep = Object.fromEntries(
    explained.map(({ split, shown }) => [split.dimension, shown.map(({ key }) => key)]),
  );
  const { before, after } = await ask({ dimensions, groupings: ['each-cells'], keep });
  return (dimension, value, contribution) => {
    const keys = dimensions.map((name) => (name === dimension ? (value ?? REST) : null));
    const days = { before: dailySidesOf(before, keys), after: dailySidesOf(after, keys) };
    return intervalAround(contribution, judgeContribution(days, whole));
  };
}

type Joined = Located & { dimensions: string[]; kept: Record<string, string[]> };
const nowhere: Joined = { dimensions: [], kept: {}, leaves: 0, leftOut: 0, combinations: [] };

/** The combinations of the most telling dimensions that moved in their own way. */
async function locate(ask: AskBoth, explained: readonly ExplainedDimension[]): Promise<Joined> {
  const joined = explained.slice(0, MOST_JOINED);
  if (joined.length === 0) return nowhere;
  const dimensions = joined.map(({ split }) => split.dimension);
  const kept = Object.fromEntries(
    joined.map(({ split, shown }) => [
      split.dimension,
      shown.slice(0, MOST_JOINED_VALUES).map(({ key }) => key),
    ]),
  );
  const { before, after } = await ask({ dimensions, groupings: ['rows'], keep: kept });
  const rows = new Map(
    [...after.tables, ...before.tables].flatMap((table) =>
      table.rows().map((keys): [string, string[]] => [JSON.stringify(keys), keys]),
    ),
  );
  const leaves = Array.from(rows.values(), (keys) => ({
    keys,
    before: sidesOf(before, keys),
    after: sidesOf(after, keys),
  }));
  return { dimensions, kept, ...locateCombinations(dimensions, leaves) };
}

function nothingKnown(...periods: Period[]): RondoError {
  const [first] = periods;
  const said = periods.length === 1 ? `from ${first?.from} to before ${first?.to}` : `in the weeks before`;
  return notEnough(
    `There are no figures ${said}.`,
    'Take a period of which there are figures, or compare with another one.',
    'from',
  );
}
