import type { TraitMerge } from '@rondo/contract';
import type { Parameters } from '../conditions/parameters.ts';
import type { TestedSql } from '../conditions/test-value-sql.ts';

/** A fact about a person as a column: how it is made of many rows, what stands for none, and how it is read. */
export type FactColumn = {
  aggregate: string;
  /** Less than all that `aggregate` gives, so that `max` brings the facts of several passes together. */
  empty: string;
  /** What to test, given the column's name. */
  tested(column: string): TestedSql;
  /** The value as text, empty where there is none; a list as JSON. */
  text(column: string): string;
};

/** Rows of `traits` that count at a moment: bought ones until they expire. The moment is an expression of ours. */
export function traitsThatCount(now: string): string {
  return `identity_key != 0 AND timestamp <= ${now} AND expires_at > ${now}`;
}

/** The value of one trait over the rows of `traits` of one person, as `merge-said.ts` gives it. */
export function traitColumn(name: string, merge: TraitMerge, parameters: Parameters): FactColumn {
  const own = `name = ${parameters.add(name, 'String')}`;
  if (merge.strategy === 'last') {
    // The newest (timestamp, message_id) of all that was said under any of the person's identifiers wins.
    return single(`argMaxIf((value, number, type != 'null'), (timestamp, message_id), ${own})`);
  }
  const said = `arraySort(groupArrayIf((timestamp, message_id, toString(source), toString(type), value, number), ${own}))`;
  /** The expression with `stands` in it: what was said after the last null. */
  const overStanding = (expression: string) =>
    `arrayMap(stands -> ${expression}, arrayMap(said -> arraySlice(said, arrayLastIndex(s -> s.4 = 'null', said) + 1), [${said}]))[1]`;
  if (merge.strategy === 'union') {
    const items = `if(s.4 = 'array', arrayMap(e -> if(startsWith(e, '"'), JSONExtractString(e), e), JSONExtractArrayRaw(s.5)), [s.5])`;
    const list = `arraySort(arrayDistinct(arrayFlatten(arrayMap(s -> ${items}, stands))))`;
    return listed(overStanding(list));
  }
  const rank = rankSql(merge, parameters);
  const pick = merge.strategy === 'first' ? 'argMin' : 'argMax';
  return single(
    overStanding(
      `arrayReduce('${pick}', arrayMap(s -> (s.5, s.6, toUInt8(1)), stands), arrayMap(s -> (${rank}, s.1, s.2), stands))`,
    ),
  );
}

function rankSql(merge: TraitMerge, parameters: Parameters): string {
  if (merge.strategy === 'most-frequent-source') return 'countEqual(arrayMap(o -> o.3, stands), s.3)';
  if (merge.strategy === 'source-priority') {
    const sources = parameters.add(merge.sources ?? [], 'Array(String)');
    return `-toInt32(if(indexOf(${sources}, s.3) = 0, 1000000, indexOf(${sources}, s.3)))`;
  }
  return '0';
}

const single = (aggregate: string): FactColumn => ({
  aggregate,
  empty: "('', NULL, 0)",
  tested: (column) => ({ exists: `${column}.3`, text: `${column}.1`, number: `${column}.2` }),
  text: (column) => `${column}.1`,
});

export const listed = (aggregate: string): FactColumn => ({
  aggregate,
  empty: 'emptyArrayString()',
  tested: (column) => ({ list: column }),
  text: (column) => `if(empty(${column}), '', toJSONString(${column}))`,
});
