import type { FunnelCondition, FunnelStep } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import { dimensionSql, type Parameters } from './filters.ts';
import { type PersonOf, sources } from './sources.ts';

const source = sources.events;

/** SQL of what makes an event a step; its values go into `parameters`. */
export function stepSql(step: FunnelStep, index: number, parameters: Parameters): string {
  const field = `steps/${index}`;
  const parts = (step.where ?? []).map((condition) => conditionSql(condition, parameters, `${field}/where`));
  const value = (given: unknown) => {
    const name = `step_${Object.keys(parameters).length}`;
    parameters[name] = given;
    return `{${name}:String}`;
  };
  if (step.event !== undefined) parts.unshift(`event = ${value(step.event)}`);
  if (step.page !== undefined) {
    const pattern = step.page.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%');
    parts.unshift(`type IN ('page', 'screen') AND page_path LIKE ${value(pattern)}`);
  }
  if (step.event === undefined && step.page === undefined) {
    throw invalid(field, `Step ${index + 1} names neither an event nor a page.`, 'Give “event” or “page”.');
  }
  return `(${parts.join(' AND ')})`;
}

function conditionSql(condition: FunnelCondition, parameters: Parameters, field: string): string {
  const sql = dimensionSql(source, condition.property, parameters, field);
  if (condition.kind === 'exists') return `${sql} != ''`;
  if (condition.value === undefined) {
    throw invalid(field, `The condition on “${condition.property}” has no value.`, 'Give “value”.');
  }
  const name = `value_${Object.keys(parameters).length}`;
  if (condition.kind === 'at-least' || condition.kind === 'at-most') {
    const number = Number(condition.value);
    if (!Number.isFinite(number) || condition.value === '') {
      throw invalid(field, `“${condition.value}” is no number.`, 'Compare sizes with a number only.');
    }
    parameters[name] = number;
    const column = condition.property === 'revenue' ? 'toFloat64(revenue)' : `toFloat64OrNull(${sql})`;
    return `ifNull(${column} ${condition.kind === 'at-least' ? '>=' : '<='} {${name}:Float64}, 0)`;
  }
  parameters[name] = String(condition.value);
  if (condition.kind === 'contains') return `positionCaseInsensitiveUTF8(${sql}, {${name}:String}) > 0`;
  return `${sql} ${condition.kind === 'is' ? '=' : '!='} {${name}:String}`;
}

/** Whether one fact could be both steps: then the later step must lie strictly later. */
export function mayBeTheSame(a: FunnelStep, b: FunnelStep): boolean {
  if (a.event !== undefined && b.event !== undefined) return a.event === b.event;
  return (a.page === undefined) === (b.page === undefined);
}

/**
 * For each person the moments of each step as arrays, and from each first step the earliest way on within the window.
 * Columns: level (steps reached), path (the moments of the longest way, in ms), dim. Parameters from, to and window (ms).
 * The first step lies in the period; later ones may lie after it, within the window.
 */
export function funnelPeopleSql(
  steps: readonly FunnelStep[],
  dimension: string | undefined,
  personOf: PersonOf,
  parameters: Parameters,
): string {
  const conditions = steps.map((step, index) => stepSql(step, index, parameters));
  const dim = dimension === undefined ? undefined : dimensionSql(source, dimension, parameters);
  const now = 'toUInt64(toUnixTimestamp64Milli(timestamp))';
  const arrays = conditions.map((condition, index) => {
    const inPeriod = index === 0 ? " AND timestamp < {to:DateTime64(3, 'UTC')}" : '';
    return `arraySort(groupArrayIf(${now}, ${condition}${inPeriod})) AS a${index}`;
  });
  // w<i>: for each start, the moment of step i on the earliest way from it, or 0.
  const ways = steps.slice(1).map((step, offset) => {
    const index = offset + 1;
    const previous = steps[index - 1] ?? step;
    const after = mayBeTheSame(previous, step) ? '>' : '>=';
    return `arrayMap((start, before) -> if(before = 0, 0, arrayFirst(x -> x ${after} before AND x <= start + {window:UInt64}, a${index})), a0, w${index - 1}) AS w${index}`;
  });
  const reached = steps.map((_, index) => `(w${index}[way] > 0)`).join(' + ');
  return `
  SELECT ${dim === undefined ? "''" : 'dim'} AS dim,
    a0 AS w0, ${ways.join(', ')},
    arrayMap(way -> ${reached}, arrayEnumerate(a0)) AS levels,
    toUInt8(arrayMax(levels)) AS level,
    indexOf(levels, level) AS best,
    [${steps.map((_, index) => `w${index}[best]`).join(', ')}] AS path
  FROM (
    SELECT ${arrays.join(', ')}${dim === undefined ? '' : `, argMinIf(${dim}, timestamp, ${conditions[0]}) AS dim`}
    FROM events
    WHERE identity_key != 0 AND timestamp >= {from:DateTime64(3, 'UTC')}
      AND timestamp < {to:DateTime64(3, 'UTC')} + toIntervalMillisecond({window:UInt64})
      AND (${conditions.join(' OR ')})
    GROUP BY ${personOf('identity_key')}
    HAVING notEmpty(a0)
  )`;
}
