import { invalid } from '../../platform/error.ts';
import type { Source } from './sources.ts';

export type Filter = { dimension: string; not: boolean; values: string[] };

/** “channel:search”, “!channel:direct”; several values of one dimension mean any of them. */
export function parseFilters(texts: readonly string[] = []): Filter[] {
  const filters = new Map<string, Filter>();
  for (const text of texts) {
    const not = text.startsWith('!');
    const rest = not ? text.slice(1) : text;
    // A property's own name may follow a colon: property:size:large.
    const start = rest.startsWith('property:') ? 'property:'.length : 0;
    const colon = rest.indexOf(':', start);
    if (colon < 1)
      throw invalid(
        'filter',
        `“${text}” is no filter.`,
        'Write it as dimension:value, such as channel:search.',
      );
    const dimension = rest.slice(0, colon);
    const key = `${not ? '!' : ''}${dimension}`;
    const filter = filters.get(key) ?? { dimension, not, values: [] };
    filter.values.push(rest.slice(colon + 1));
    filters.set(key, filter);
  }
  return [...filters.values()];
}

export type Parameters = Record<string, unknown>;

/** SQL text of a dimension as a String; names of properties go in as parameters, all else is a constant of ours. */
export function dimensionSql(
  source: Source,
  dimension: string,
  parameters: Parameters,
  field = 'dimension',
): string {
  const { column, kind } = source.time;
  if (dimension === 'weekday') {
    // A weekly or monthly figure has a first day but no weekday.
    if (kind === 'date') return `if(period IN ('', 'day'), toString(toDayOfWeek(${column})), '')`;
    return `toString(toDayOfWeek(${column}, 0, {zone:String}))`;
  }
  if (dimension === 'hour' && kind === 'moment')
    return `toString(toHour(toTimeZone(${column}, {zone:String})))`;
  const known = source.dimensions[dimension];
  if (known !== undefined) return `toString(${known})`;
  if (dimension.startsWith('property:') && source.property !== undefined) {
    const name = `property_${Object.keys(parameters).length}`;
    parameters[name] = dimension.slice('property:'.length);
    return source.property(`{${name}:String}`);
  }
  throw invalid(
    field,
    `This metric cannot be split by “${dimension}”.`,
    `Choose one of ${Object.keys(source.dimensions).join(', ')}.`,
  );
}

/** Conditions of a WHERE, each led by AND; their values go into `parameters`. */
export function filterSql(source: Source, filters: readonly Filter[], parameters: Parameters): string {
  return filters
    .map((filter) => {
      const sql = dimensionSql(source, filter.dimension, parameters, 'filter');
      const name = `filter_${Object.keys(parameters).length}`;
      parameters[name] = filter.values;
      return ` AND ${sql} ${filter.not ? 'NOT IN' : 'IN'} {${name}:Array(String)}`;
    })
    .join('');
}
