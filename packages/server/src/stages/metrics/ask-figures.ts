import type { Grain, Period } from '@rondo/contract';
import type { Events, EventsReader } from '../../platform/events/client.ts';
import { composeFiguresSql, type Grouping } from './compose-figures-sql.ts';
import type { Filter, Parameters } from './filters.ts';
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
  keep?: Readonly<Record<string, readonly string[]>>;
};

/** One figure and what it was divided from; all null where nothing is known. */
export type Figure = { value: number | null; numerator: number | null; denominator: number | null };
/** Figures by bucket and keys; null stands for “all”. */
export type Answered = {
  get(bucket: string | null, keys: readonly (string | null)[]): Figure;
  rows(): string[][];
  /** What values each dimension was seen to have by itself, where `each` was asked for. */
  values(dimension: number): string[];
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

  const { read, keys } = await askTerms(events, personOf, frame, {
    ...question,
    terms: [...numerator, ...(denominator ?? [])],
    wholeDimensions: dimensions.filter((dimension) => dimension !== whole),
    groupings,
    ...(metric.parameters === undefined ? {} : { parameters: metric.parameters }),
  });
  return {
    get(bucket, keys) {
      // A share's whole is asked for without the dimension that is shared out.
      const wholeKeys = keys.map((key, index) => (dimensions[index] === whole ? null : key));
      return divide(
        metric,
        read(numerator, [bucket, ...keys]),
        denominator && read(denominator, [bucket, ...wholeKeys]),
      );
    },
    rows: () => (dimensions.length === 0 ? [] : keys.filter((found) => found.every(isText))),
    values: (dimension) =>
      keys.flatMap((found) => {
        const value = found[dimension];
        return isText(value) && found.every((key, index) => index === dimension || key === null)
          ? [value]
          : [];
      }),
  };
}

/** What `readNamed` takes: naming a group takes longer than reading it. */
export const nameGroup = (group: readonly (string | null)[]): string => JSON.stringify(group);

type TermsQuestion = Omit<Figures, 'metric'> & {
  terms: readonly Term[];
  wholeDimensions?: readonly string[];
  /** A source without a dimension leaves it out, where each is asked for by itself. */
  lenient?: boolean;
  parameters?: Parameters;
};
export type TermAnswers = {
  /** The sum of some terms in one group, a bucket and keys; null where nothing is known of any. */
  read(terms: readonly Term[], group: readonly (string | null)[]): number | null;
  /** The same of a group by its name, for whoever reads many terms of each. */
  readNamed(terms: readonly Term[], group: string): number | null;
  /** The keys that were seen over the whole period. */
  keys: (string | null)[][];
};

/** Asks each source once, at the same time, for all terms over it. */
export async function askTerms(
  events: EventsReader,
  personOf: PersonOf,
  frame: Frame,
  question: TermsQuestion,
): Promise<TermAnswers> {
  const answers = new Map<Term, { column: `t${number}`; rows: Map<string, Answer> }>();
  const seen = new Map<string, (string | null)[]>();
  await Promise.all(
    [...new Set(question.terms.map((term) => term.source))].map(async (key) => {
      const here = [...new Set(question.terms.filter((term) => term.source === key))];
      const parameters: Parameters = { ...periodParameters(question.period, frame), ...question.parameters };
      const sql = composeFiguresSql(
        {
          ...question,
          source: key,
          terms: here,
          firstDay: frame.firstDay,
          wholeDimensions: question.wholeDimensions ?? question.dimensions,
          parameters,
        },
        personOf,
      );
      const found = await events.query<Answer>(sql, parameters);
      const rows = new Map(found.map((row) => [nameGroup(row.keys), row]));
      for (const [index, term] of here.entries()) answers.set(term, { column: `t${index}`, rows });
      for (const [name, { keys }] of rows) if (keys[0] === null) seen.set(name, keys.slice(1));
    }),
  );
  const readNamed = (terms: readonly Term[], group: string): number | null => {
    let sum: number | null = null;
    for (const term of terms) {
      const answer = answers.get(term);
      const row = answer?.rows.get(group);
      const absent = sources[term.source].absent === 'zero' ? 0 : null;
      const value = answer === undefined || row === undefined ? absent : (row[answer.column] ?? null);
      if (value !== null) sum = (sum ?? 0) + value * (term.sign ?? 1);
    }
    return sum;
  };
  return {
    read: (terms, group) => readNamed(terms, nameGroup(group)),
    readNamed,
    keys: [...seen.values()],
  };
}

/** A figure from its two sides; of a plain sum or count there is only one. */
function divide(metric: Metric, top: number | null, bottom: number | null | undefined): Figure {
  const { factor = 1 } = metric;
  if (bottom === undefined)
    return { value: top === null ? null : top * factor, numerator: top, denominator: null };
  const value = top === null || bottom === null || bottom === 0 ? null : (top / bottom) * factor;
  return { value, numerator: top, denominator: bottom };
}

/** Not split by brand, a share of voice is that of the own brand. */
export function ownBrandOnly(
  metric: Metric,
  numerator: readonly Term[],
  dimensions: readonly string[],
): readonly Term[] {
  if (metric.wholeOf !== 'brand' || dimensions.includes('brand')) return numerator;
  return numerator.map((term) => ({ ...term, where: 'lowerUTF8(brand) IN {brands:Array(String)}' }));
}

function isText(value: string | null | undefined): value is string {
  return typeof value === 'string';
}
