import { eventFields, type PropertyTest } from '@rondo/contract';
import type { Parameters } from './parameters.ts';
import type { AsOf } from './resolve-window.ts';
import { isNegative, positiveSql, type ValueSql } from './test-value-sql.ts';

const COLUMN_OF_FIELD = new Map<string, string>(eventFields.map((field) => [field, field.slice(1)]));

export function isEventField(property: string): boolean {
  return COLUMN_OF_FIELD.has(property);
}

/** Whether a row of `events` passes. A list (`products[].category`) passes when any of its items does. */
export function testPropertySql(condition: PropertyTest, parameters: Parameters, asOf: AsOf): string {
  const { property, test } = condition;
  const list = listSql(property, parameters);
  const positive =
    list === undefined
      ? positiveSql(test, propertyValue(property, parameters), parameters, asOf)
      : `arrayExists(item -> ${positiveSql(test, dynamicValue('item'), parameters, asOf)}, ${list})`;
  return isNegative(test) ? `NOT (${positive})` : positive;
}

/** What a property adds to a sum: Float64, 0 where it is missing or no number. */
export function summandSql(property: string, parameters: Parameters): string {
  // The intake has read this one off each event already, whichever of Segment's names it came under.
  if (property === 'revenue' || property === '$revenue') return 'toFloat64(revenue)';
  const list = listSql(property, parameters);
  if (list !== undefined) return `arraySum(item -> ifNull(${dynamicValue('item').number}, 0), ${list})`;
  return `ifNull(${propertyValue(property, parameters).number}, 0)`;
}

export function propertyValue(property: string, parameters: Parameters): ValueSql {
  const column = COLUMN_OF_FIELD.get(property);
  if (column === 'revenue')
    return { exists: 'revenue != 0', text: 'toString(revenue)', number: 'toFloat64(revenue)' };
  if (column !== undefined)
    return { exists: `${column} != ''`, text: column, number: `toFloat64OrNull(${column})` };
  return dynamicValue(`properties.${parameters.add(property, 'Identifier')}`);
}

export function dynamicValue(expression: string): ValueSql {
  const text = `ifNull(toString(${expression}), '')`;
  return { exists: `isNotNull(${expression})`, text, number: `toFloat64OrNull(${text})` };
}

/** `products[].category` → the categories of all products; undefined for a property that names no list. */
export function listSql(property: string, parameters: Parameters): string | undefined {
  const [list, item] = property.split('[].');
  if (list === undefined || item === undefined) return undefined;
  return `properties.${parameters.add(list, 'Identifier')}.:\`Array(JSON)\`.${parameters.add(item, 'Identifier')}`;
}
