import type { Grain } from '@rondo/contract';
import { dimensionSql, type Filter, filterSql, type Parameters } from './filters.ts';
import type { SourceKey, Term } from './metric-types.ts';
import { TOUCH_COLUMNS, withLastTouch } from './source-rows-sql.ts';
import { type PersonOf, type Source, sources } from './sources.ts';

/**
 * Which groups are asked for: the total, each step of time, each combination of the dimensions' values, or both at once; and
 * with `each` the values of every dimension by itself.
 */
export type Grouping = 'total' | 'bucket' | 'rows' | 'whole' | 'cells' | 'each' | 'each-cells';

export type FiguresQuestion = {
  source: SourceKey;
  terms: readonly Term[];
  grain: Grain;
  firstDay: number;
  dimensions: readonly string[];
  /** Dimensions of the groups `whole`: those of a share's denominator. */
  wholeDimensions: readonly string[];
  groupings: readonly Grouping[];
  filters: readonly Filter[];
  /** Only these values of the dimensions, joined by JOINT. */
  only?: readonly string[];
  /** Of these dimensions only these values, in their order; all others together are REST. */
  keep?: Readonly<Record<string, readonly string[]>>;
  /** Dimensions that the source does not have are left out of `each`. */
  lenient?: boolean;
  parameters: Parameters;
};

/** Stands between the values of two dimensions in one text; no value holds it. */
export const JOINT = '\u0001';
/** All values of a dimension that are not kept apart; no value is it. */
export const REST = '\u0002';

/** The first day, or moment, of the step in which a row lies, as the labels of `bucketsOf` have it. */
export function bucketSql(source: Source, grain: Grain, firstDay: number): string {
  const { column, kind } = source.time;
  if (grain === 'hour') {
    const start =
      kind === 'date'
        ? `toDateTime64(${column}, 3, {zone:String})`
        : `toStartOfHour(${column}, {zone:String})`;
    return `formatDateTime(toTimeZone(${start}, 'UTC'), '%Y-%m-%dT%H:%i:%S.000Z')`;
  }
  const day = kind === 'date' ? column : `toDate32(${column}, {zone:String})`;
  if (grain === 'day') return `toString(${day})`;
  if (grain === 'month') return `toString(toStartOfMonth(${day}))`;
  return `toString(${day} - toIntervalDay((toDayOfWeek(${day}) + 7 - ${firstDay}) % 7))`;
}

/** One aggregate as a number or NULL; text where a UInt64 would come out is avoided by Float64. */
export function termSql(term: Term, source: Source): string {
  const conditions = [
    ...(term.where === undefined ? [] : [`(${term.where})`]),
    ...(term.money && source.currency !== undefined ? [`${source.currency} IN ('', {currency:String})`] : []),
  ];
  const suffix = conditions.length === 0 ? '' : 'If';
  const given = [
    ...(term.of === undefined ? [] : [term.of]),
    ...(suffix === '' ? [] : [conditions.join(' AND ')]),
  ];
  return `toFloat64(${term.aggregate}${suffix}(${given.join(', ')}))`;
}

/** The rows a source holds for the period, under the filters; orders with their touch where that is asked for. */
export function rowsSql(
  key: SourceKey,
  used: readonly string[],
  filters: readonly Filter[],
  personOf: PersonOf,
  parameters: Parameters,
  terms?: readonly Term[],
): string {
  const source = sources[key];
  const names = [...used, ...filters.map((filter) => filter.dimension)];
  const needsTouch = source.touched === true && TOUCH_COLUMNS.some((column) => names.includes(column));
  const rows = source.sql(personOf, terms && readBy(source, names, terms));
  return `(${needsTouch ? withLastTouch(rows, personOf) : rows}) WHERE 1${filterSql(source, filters, parameters)}`;
}

/** Whether a column is read by some dimensions and terms, whose texts name it. */
function readBy(
  source: Source,
  dimensions: readonly string[],
  terms: readonly Term[],
): (column: string) => boolean {
  const texts = [
    ...dimensions.map((name) => source.dimensions[name] ?? name),
    ...terms.flatMap(({ of, where }) => [of ?? '', where ?? '']),
  ];
  const words = new Set(texts.flatMap((text) => text.match(/\w+/g) ?? []));
  return (column) => words.has(column);
}

/**
 * One pass over one source for all groupings at once. Columns: level (which grouping), bucket, d0, d1, t0, t1, …
 * The text holds constants only; values are in `parameters`.
 */
export function composeFiguresSql(question: FiguresQuestion, personOf: PersonOf): string {
  const source = sources[question.source];
  const names = question.dimensions.map((_, index) => `d${index}`);
  const left = (dimension: string) => question.lenient === true && source.dimensions[dimension] === undefined;
  const rows = rowsSql(
    question.source,
    question.dimensions,
    question.filters,
    personOf,
    question.parameters,
    question.terms,
  );
  const dimensions = question.dimensions.map(
    (dimension, index) => `${left(dimension) ? "''" : keptSql(source, dimension, question)} AS d${index}`,
  );
  const whole = names.filter((_, index) =>
    question.wholeDimensions.includes(question.dimensions[index] ?? ''),
  );
  const own = names.filter((_, index) => !left(question.dimensions[index] ?? ''));
  const sets: Record<Grouping, string[][]> = {
    total: [[]],
    bucket: [['bucket']],
    rows: [names],
    whole: [whole],
    cells: [['bucket', ...names]],
    each: own.map((name) => [name]),
    'each-cells': own.map((name) => ['bucket', name]),
  };
  const keys = ['bucket', ...names];
  // The same set may be asked for under two names; once is enough.
  const wanted = new Map(
    question.groupings.flatMap((grouping) => sets[grouping]).map((set) => [set.join(), set]),
  );
  const only =
    question.only === undefined
      ? ''
      : ` AND concat(${names.join(`, '${JOINT}', `)}, '') IN {only:Array(String)}`;
  if (question.only !== undefined) question.parameters.only = question.only;
  const used = new Set([...wanted.values()].flat());
  const key = (name: string) => (used.has(name) ? `if(grouping(${name}) = 0, ${name}, NULL)` : 'NULL');
  return `
SELECT CAST([${keys.map(key).join(', ')}] AS Array(Nullable(String))) AS keys,
  ${question.terms.map((term, index) => `${termSql(term, source)} AS t${index}`).join(', ')}
FROM (SELECT *, ${[`${bucketSql(source, question.grain, question.firstDay)} AS bucket`, ...dimensions].join(', ')} FROM ${rows})
WHERE 1${only}
${used.size === 0 ? '' : `GROUP BY GROUPING SETS (${[...wanted.values()].map((set) => `(${set.join(', ')})`).join(', ')})`}`;
}

function keptSql(source: Source, dimension: string, { keep, parameters }: FiguresQuestion): string {
  const sql = dimensionSql(source, dimension, parameters);
  const kept = keep?.[dimension];
  if (kept === undefined) return sql;
  const name = `keep_${Object.keys(parameters).length}`;
  parameters[name] = kept;
  return `if(has({${name}:Array(String)}, ${sql} AS ${name}_value), ${name}_value, '${REST}')`;
}
