import type { ComputedTrait, TraitAggregation } from '@rondo/contract';
import { listSql, propertyValue, summandSql, testPropertySql } from '../conditions/event-value-sql.ts';
import type { Parameters } from '../conditions/parameters.ts';
import { type AsOf, resolveWindow } from '../conditions/resolve-window.ts';
import { type FactColumn, listed } from './trait-column-sql.ts';

export type ComputedColumn = FactColumn & {
  /** Which rows of `events` count. */
  condition: string;
};

export const DAY_MS = 86_400_000;
/** A list on a profile is to be looked at. */
export const MOST_LISTED = 100;

/** What nothing at all adds up to: these are known of everybody. */
export function isZeroForNobody(aggregation: TraitAggregation): boolean {
  return aggregation === 'count' || aggregation === 'sum' || aggregation === 'unique-count';
}

/** The value of a computed trait over the rows of `events` of one person, as of a moment. */
export function computedColumn(trait: ComputedTrait, parameters: Parameters, asOf: AsOf): ComputedColumn {
  const condition = conditionSql(trait, parameters, asOf);
  const column = aggregateSql(trait, condition, parameters, asOf);
  return { ...column, condition };
}

function conditionSql(trait: ComputedTrait, parameters: Parameters, asOf: AsOf): string {
  const moment = (milliseconds: number) =>
    `fromUnixTimestamp64Milli(${parameters.add(milliseconds, 'Int64')}, 'UTC')`;
  const { from, upTo } = resolveWindow(trait.window, asOf);
  const name = trait.type === 'track' ? 'event' : 'name';
  return [
    `type = ${parameters.add(trait.type, 'String')}`,
    ...(trait.event === '' ? [] : [`${name} = ${parameters.add(trait.event, 'String')}`]),
    ...(from === undefined ? [] : [`timestamp >= ${moment(from)}`]),
    `timestamp <= ${moment(upTo)}`,
    ...trait.where.map((one) => testPropertySql(one, parameters, asOf)),
  ].join(' AND ');
}

function aggregateSql(
  { aggregation, property = '' }: ComputedTrait,
  condition: string,
  parameters: Parameters,
  asOf: AsOf,
): FactColumn {
  const value = () => propertyValue(property, parameters);
  const given = () => `${condition} AND ${value().exists}`;
  const numeric = () => `${condition} AND isNotNull(${value().number})`;
  const days = (moment: string) =>
    number(
      `intDiv(${parameters.add(asOf.now.getTime(), 'Int64')} - toUnixTimestamp64Milli(${moment}), ${DAY_MS})`,
      `countIf(${condition}) > 0`,
    );
  switch (aggregation) {
    case 'count':
      return zeroed(number(`countIf(${condition})`, '1'));
    case 'sum':
      return zeroed(number(`round(sumIf(${summandSql(property, parameters)}, ${condition}), 4)`, '1'));
    case 'average':
      return number(`round(avgIf(${value().number}, ${numeric()}), 4)`, `countIf(${numeric()}) > 0`);
    case 'min':
    case 'max':
      return number(`${aggregation}If(${value().number}, ${numeric()})`, `countIf(${numeric()}) > 0`);
    case 'first':
    case 'last': {
      if (property === '') {
        const moment = `${aggregation === 'first' ? 'min' : 'max'}If(timestamp, ${condition})`;
        const iso = `concat(replaceOne(toString(${moment}), ' ', 'T'), 'Z')`;
        return text(iso, `countIf(${condition}) > 0`);
      }
      const pick = aggregation === 'first' ? 'argMinIf' : 'argMaxIf';
      return text(`${pick}(${value().text}, (timestamp, message_id), ${given()})`, `countIf(${given()}) > 0`);
    }
    case 'most-frequent': {
      const counted = `sumMapIf(${items(property, parameters)}, arrayMap(i -> toUInt64(1), ${items(property, parameters)}), ${condition})`;
      // Of values that come equally often, the first in the order of bytes.
      return text(
        `arraySort((v, n) -> (-toInt64(n), v), tupleElement(${counted}, 1), tupleElement(${counted}, 2))[1]`,
        `notEmpty(tupleElement(${counted}, 1))`,
      );
    }
    case 'unique-count':
      return zeroed(number(`uniqExactArrayIf(${items(property, parameters)}, ${condition})`, '1'));
    case 'unique-list':
      return listed(
        `arraySlice(arraySort(groupUniqArrayArrayIf(${items(property, parameters)}, ${condition})), 1, ${MOST_LISTED})`,
      );
    case 'days-since-first':
      return days(`minIf(timestamp, ${condition})`);
    case 'days-since-last':
      return days(`maxIf(timestamp, ${condition})`);
  }
}

/** The values of a property of one event as texts: several where it names a list, none where it has no value. */
function items(property: string, parameters: Parameters): string {
  const list = listSql(property, parameters);
  if (list !== undefined)
    return `arrayMap(i -> ifNull(toString(i), ''), arrayFilter(i -> isNotNull(i), ${list}))`;
  const { exists, text: value } = propertyValue(property, parameters);
  return `if(${exists}, [toString(${value})], emptyArrayString())`;
}

/** Whether there is a value comes first, so that a person's own is greater than that of nobody. */
const column = (value: string, numeric: string, exists: string): FactColumn => ({
  aggregate: `(toUInt8(${exists}), if(${exists}, ${value}, ''), if(${exists}, ${numeric}, NULL))`,
  empty: "(0, '', NULL)",
  tested: (name) => ({ exists: `${name}.1`, text: `${name}.2`, number: `${name}.3` }),
  text: (name) => `${name}.2`,
});
const number = (value: string, exists: string): FactColumn =>
  column(`toString(${value})`, `toFloat64(${value})`, exists);
const text = (value: string, exists: string): FactColumn =>
  column(value, `toFloat64OrNull(${value})`, exists);

const zeroed = (inner: FactColumn): FactColumn => ({
  ...inner,
  tested: (name) => ({
    exists: '1',
    text: `if(${name}.1 = 0, '0', ${name}.2)`,
    number: `ifNull(${name}.3, 0)`,
  }),
  text: (name) => `if(${name}.1 = 0, '0', ${name}.2)`,
});
