import type { Grain, Period } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { composeFiguresSql, type Grouping, JOINT } from './compose-figures-sql.ts';
import type { Filter, Parameters } from './filters.ts';
import { sourcesOf } from './metric-list.ts';
import type { Metric, Term } from './metric-types.ts';
import { startOfDay } from './period.ts';
import { type PersonOf, sources } from './sources.ts';

/** What of a workspace every question needs. */
export type Frame = {
  timeZone: string;
  currency: string;
  /** ISO day on which weeks begin: 1 Monday, 6 Saturday, 7 Sunday. */
  firstDay: number;
  /** Names under which the own brand goes in mentions and surveys, in lower case. */
  brands: string[];
};

export type Figures = {
  metric: Metric;
  period: Period;
  grain: Grain;
  dimensions: readonly string[];
  filters: readonly Filter[];
  groupings: readonly Grouping[];
  only?: readonly string[];
};

/** One figure and what it was divided from; all null where nothing is known. */
export type Figure = { value: number | null; numerator: number | null; denominator: number | null };
/** Figures by bucket and keys; null stands for “all”. */
export type Answered = {
  get(bucket: string | null, keys: readonly (string | null)[]): Figure;
  rows(): string[][];
};

type Answer = { keys: (string | null)[]; [term: `t${number}`]: number | null };

export function periodParameters(period: Period, frame: Frame): Parameters {
  return {
    from: moment(startOfDay(period.from, frame.timeZone)),
    to: moment(startOfDay(period.to, frame.timeZone)),
    from_date: period.from,
    to_date: period.to,
    zone: frame.timeZone,
    currency: frame.currency,
    brands: frame.brands,
  };
}

/** ClickHouse's own form of a moment: parameters are not read by the best-effort parser. */
export function moment(iso: string): string {
  return iso.replace('T', ' ').replace('Z', '');
}

/** Asks each source of a metric once, at the same time, and puts their answers together. */
export async function askFigures(
  events: Events,
  personOf: PersonOf,
  frame: Frame,
  question: Figures,
): Promise<Answered> {
  const { metric, dimensions } = question;
  const alternative = metric.alternatives?.find((one) => dimensions.includes(one.dimension));
  const numerator = ownBrandOnly(metric, alternative?.numerator ?? metric.numerator, dimensions);
  const denominator = alternative === undefined ? metric.denominator : alternative.denominator;
  const whole = metric.wholeOf;
  const groupings: Grouping[] =
    whole === undefined || !dimensions.includes(whole)
      ? [...question.groupings]
      : [...question.groupings, 'whole'];

  const answers = new Map<Term, Map<string, number | null>>();
  const seen = new Map<string, string[]>();
  const terms = [...numerator, ...(denominator ?? [])];
  await Promise.all(
    sourcesOf({ ...metric, numerator, denominator: denominator ?? [] }).map(async (key) => {
      const here = terms.filter((term) => term.source === key);
      const parameters: Parameters = { ...periodParameters(question.period, frame), ...metric.parameters };
      const sql = composeFiguresSql(
        {
          source: key,
          terms: here,
          grain: question.grain,
          firstDay: frame.firstDay,
          dimensions,
          wholeDimensions: dimensions.filter((dimension) => dimension !== whole),
          groupings,
          filters: question.filters,
          ...(question.only === undefined ? {} : { only: question.only }),
          parameters,
        },
        personOf,
      );
      const found = await events.query<Answer>(sql, parameters);
      for (const term of here) answers.set(term, new Map());
      for (const row of found) {
        const id = JSON.stringify(row.keys);
        here.forEach((term, index) => {
          answers.get(term)?.set(id, row[`t${index}`] ?? null);
        });
        const keys = row.keys.slice(1);
        if (row.keys[0] === null && keys.every(isText)) seen.set(keys.join(JOINT), keys);
      }
    }),
  );

  const read = (list: readonly Term[], id: string): number | null => {
    let sum: number | null = null;
    for (const term of list) {
      const found = answers.get(term)?.get(id);
      const value = found === undefined ? (sources[term.source].absent === 'zero' ? 0 : null) : found;
      if (value !== null) sum = (sum ?? 0) + value * (term.sign ?? 1);
    }
    return sum;
  };
  return {
    get(bucket, keys) {
      const id = JSON.stringify([bucket, ...keys]);
      // A share's whole is asked for without the dimension that is shared out.
      const wholeKeys = keys.map((key, index) => (dimensions[index] === whole ? null : key));
      const top = read(numerator, id);
      if (denominator === undefined) return { value: scaled(top, metric), numerator: top, denominator: null };
      const bottom = read(denominator, JSON.stringify([bucket, ...wholeKeys]));
      const value = top === null || bottom === null || bottom === 0 ? null : scaled(top / bottom, metric);
      return { value, numerator: top, denominator: bottom };
    },
    rows: () => (dimensions.length === 0 ? [] : [...seen.values()]),
  };
}

function scaled(value: number | null, metric: Metric): number | null {
  return value === null ? null : value * (metric.factor ?? 1);
}

/** Not split by brand, a share of voice is that of the own brand. */
function ownBrandOnly(
  metric: Metric,
  numerator: readonly Term[],
  dimensions: readonly string[],
): readonly Term[] {
  if (metric.wholeOf !== 'brand' || dimensions.includes('brand')) return numerator;
  return numerator.map((term) => ({ ...term, where: 'lowerUTF8(brand) IN {brands:Array(String)}' }));
}

function isText(value: string | null): value is string {
  return value !== null;
}
