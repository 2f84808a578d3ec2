import type { ValueTest } from '@rondo/contract';
import type { Parameters } from './parameters.ts';
import { type AsOf, DAY_MS, startOfDay } from './resolve-window.ts';

/** A value as three expressions of ours: whether there is one (UInt8), its text (String), its number (Nullable(Float64)). */
export type ValueSql = { exists: string; text: string; number: string };
/** What a condition is about: one value, or a list of texts of which any may pass. */
export type TestedSql = ValueSql | { list: string };

/** Negative operators are the exact opposite of positive ones, so a list of values can be asked “any of them”. */
export function isNegative(test: ValueTest): boolean {
  return (
    (test.type === 'text' && (test.operator === 'is-not' || test.operator === 'contains-not')) ||
    (test.type === 'number' && test.operator === 'not-equals') ||
    (test.type === 'time' && test.operator === 'not-in-last') ||
    (test.type === 'any' && test.operator === 'missing')
  );
}

/** Whether a value passes, as UInt8 that is never NULL. */
export function testValueSql(test: ValueTest, value: TestedSql, parameters: Parameters, asOf: AsOf): string {
  const positive =
    'list' in value
      ? `arrayExists(item -> ${positiveSql(test, ITEM, parameters, asOf)}, ${value.list})`
      : positiveSql(test, value, parameters, asOf);
  return isNegative(test) ? `NOT (${positive})` : positive;
}

const ITEM: ValueSql = { exists: '1', text: 'item', number: 'toFloat64OrNull(item)' };

/** Whether the number 0 passes: what is counted of a person of whom nothing is known. */
export function zeroPasses(test: ValueTest): boolean {
  switch (test.type) {
    case 'any':
      return test.operator === 'exists';
    case 'boolean':
      return !test.value;
    case 'time':
      return test.operator === 'not-in-last';
    case 'text': {
      const is = test.values.includes('0');
      const contains = test.values.some((value) => '0'.includes(value));
      if (test.operator === 'is' || test.operator === 'is-not') return is === (test.operator === 'is');
      if (test.operator === 'contains-not') return !contains;
      return contains;
    }
    case 'number': {
      const { operator, value, to = value } = test;
      if (operator === 'equals' || operator === 'not-equals')
        return (value === 0) === (operator === 'equals');
      if (operator === 'more') return value < 0;
      if (operator === 'at-least') return value <= 0;
      if (operator === 'less') return value > 0;
      return operator === 'at-most' ? value >= 0 : value <= 0 && to >= 0;
    }
  }
}

/** The test with its negation, if any, taken away. */
export function positiveSql(test: ValueTest, value: ValueSql, parameters: Parameters, asOf: AsOf): string {
  if (test.type === 'any') return value.exists;
  if (test.type === 'boolean') {
    return `(${value.exists} AND lower(${value.text}) IN ${test.value ? "('true', '1', 'yes')" : "('false', '0', 'no')"})`;
  }
  if (test.type === 'number') return `ifNull(${numberSql(test, value.number, parameters)}, 0)`;
  if (test.type === 'time') return `ifNull(${timeSql(test, value.text, parameters, asOf)}, 0)`;
  const values = parameters.add(test.values, 'Array(String)');
  if (test.operator === 'is' || test.operator === 'is-not')
    return `(${value.exists} AND has(${values}, ${value.text}))`;
  if (test.operator === 'starts') {
    return `(${value.exists} AND arrayExists(v -> startsWith(lowerUTF8(${value.text}), lowerUTF8(v)), ${values}))`;
  }
  return `(${value.exists} AND arrayExists(v -> positionCaseInsensitiveUTF8(${value.text}, v) > 0, ${values}))`;
}

const COMPARISONS = {
  equals: '=',
  'not-equals': '=',
  more: '>',
  'at-least': '>=',
  less: '<',
  'at-most': '<=',
} as const;

function numberSql(
  test: Extract<ValueTest, { type: 'number' }>,
  number: string,
  parameters: Parameters,
): string {
  const value = parameters.add(test.value, 'Float64');
  if (test.operator === 'between') {
    return `(${number} >= ${value} AND ${number} <= ${parameters.add(test.to ?? test.value, 'Float64')})`;
  }
  return `${number} ${COMPARISONS[test.operator]} ${value}`;
}

function timeSql(
  test: Extract<ValueTest, { type: 'time' }>,
  text: string,
  parameters: Parameters,
  asOf: AsOf,
): string {
  // A date without a zone is a day of the workspace's. The engine would take “12” for a time of day, hence the pattern.
  const parsed = `parseDateTime64BestEffortOrNull(${text}, 3, ${parameters.add(asOf.timeZone, 'String')})`;
  const time = `if(match(${text}, '^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}'), toUnixTimestamp64Milli(${parsed}), NULL)`;
  const moment = (milliseconds: number) => parameters.add(milliseconds, 'Int64');
  const now = asOf.now.getTime();
  if (test.operator === 'in-last' || test.operator === 'not-in-last') {
    return `(${time} > ${moment(now - (test.days ?? 0) * DAY_MS)} AND ${time} <= ${moment(now)})`;
  }
  const day = (plusDays = 0) => moment(startOfDay(test.day ?? '', asOf.timeZone, plusDays));
  if (test.operator === 'before') return `${time} < ${day()}`;
  if (test.operator === 'after') return `${time} >= ${day(1)}`;
  return `(${time} >= ${day()} AND ${time} < ${moment(startOfDay(test.to ?? '', asOf.timeZone))})`;
}
