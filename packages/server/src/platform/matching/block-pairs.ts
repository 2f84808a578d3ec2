import type { BlockingRule, KeyPart } from '@rondo/contract';
import type { MatchEngine } from './match-engine.ts';
import type { PreparedColumn } from './record-fields.ts';

export type BlockCost = { pairs: number; largest: number };

/** Words that more than one in so many records hold are no key. */
const WORD_SHARE = 0.005;
const MOST_WITH_WORD = 2_000;

/** The key of a rule as an expression over `records`, and when a record has one. */
export function keySql(
  rule: BlockingRule,
  columns: ReadonlyMap<string, PreparedColumn>,
  records: number,
): { key: string; condition: string } {
  const parts = rule.map((part) => partSql(part, columns, records));
  return {
    key: `sipHash64(${parts.map(({ key }) => key).join(', ')})`,
    condition: parts.map(({ condition }) => condition).join(' AND '),
  };
}

function partSql({ column, by }: KeyPart, columns: ReadonlyMap<string, PreparedColumn>, records: number) {
  const prepared = columns.get(column);
  if (prepared === undefined) throw new TypeError(`no column ${column}`);
  const i = prepared.index;
  const known = prepared.isDate ? `c${i} != 0` : `c${i} != ''`;
  switch (by) {
    case 'sound':
      return { key: `p${i}`, condition: known };
    case 'prefix':
      return { key: `substring(c${i}, 1, 3)`, condition: known };
    case 'year':
      return { key: `intDiv(c${i}, 10000)`, condition: known };
    case 'day-of-year':
      return { key: `c${i} % 10000`, condition: `c${i} % 10000 NOT IN (0, 101)` };
    case 'mailbox':
      return { key: `b${i}`, condition: known };
    case 'word': {
      const most = Math.min(MOST_WITH_WORD, Math.max(20, records * WORD_SHARE));
      const weight = Math.max(1, Math.min(255, Math.round(Math.log2((records + 1) / most) * 12)));
      return { key: `arrayJoin(arrayFilter(c -> c % 256 >= ${weight}, w${i}))`, condition: known };
    }
    default:
      return { key: `c${i}`, condition: known };
  }
}

/** Of more records than this, a share is counted and the rest reckoned. */
const COUNTED_RECORDS = 100_000;
const RULES_AT_ONCE = 48;

/** How many pairs each rule makes, and its largest block; of many records by a sample. */
export async function countBlocks(
  engine: MatchEngine,
  rules: readonly BlockingRule[],
  columns: ReadonlyMap<string, PreparedColumn>,
  records: number,
  linking: boolean,
): Promise<BlockCost[]> {
  const costs: BlockCost[] = rules.map(() => ({ pairs: 0, largest: 0 }));
  const share = Math.ceil(records / COUNTED_RECORDS);
  const counted = share > 1 ? `(SELECT * FROM records WHERE sipHash64(id) % ${share} = 0)` : 'records';
  const keyed = rules.map((rule, order) => ({ order, rule, ...keySql(rule, columns, records) }));
  // A record has one key of most rules: all of them in one pass. Of its words it has several, so they go one by one.
  const plain = keyed.filter(({ rule }) => rule.every(({ by }) => by !== 'word'));
  const selects = keyed
    .filter((key) => !plain.includes(key))
    .map(
      ({ order, key, condition }) =>
        `SELECT src, toUInt16(${order}) AS rule, ${key} AS k FROM ${counted} WHERE ${condition}`,
    );
  for (let from = 0; from < plain.length; from += RULES_AT_ONCE) {
    const keys = plain
      .slice(from, from + RULES_AT_ONCE)
      .map(({ order, key, condition }) => `(toUInt16(${order}), if(${condition}, ${key}, 0))`);
    selects.push(
      `SELECT src, each.1 AS rule, each.2 AS k FROM (SELECT src, arrayJoin([${keys.join(', ')}]) AS each FROM ${counted}) WHERE each.2 != 0`,
    );
  }
  for (const select of selects) {
    const rows = await engine.query<{ rule: number; pairs: number; largest: string }>(
      `SELECT rule, toFloat64(${linking ? 'sum(a * (n - a))' : 'sum(n * (n - 1) / 2)'}) AS pairs, max(n) AS largest
       FROM (SELECT rule, k, count() AS n, countIf(src = 0) AS a FROM (${select}) GROUP BY rule, k) GROUP BY rule`,
    );
    for (const { rule, pairs, largest } of rows) {
      costs[rule] = { pairs: pairs * share ** 2, largest: Number(largest) * share };
    }
  }
  return costs;
}

export type BlockOptions = {
  records: number;
  linking: boolean;
  everyPair: boolean;
  largestBlock: number;
};

/**
 * Each pair of records that any rule puts together, once, with the rules that did as bits. A pair is one number, the lower
 * record above.
 */
export function pairsSql(
  rules: readonly BlockingRule[],
  columns: ReadonlyMap<string, PreparedColumn>,
  { records, linking, everyPair, largestBlock }: BlockOptions,
): string {
  const apart = linking ? 'l.src < r.src' : 'l.id < r.id';
  const selects = rules.map((rule, bit) => {
    const { key, condition } = keySql(rule, columns, records);
    const keys = `SELECT id, src, ${key} AS k FROM records WHERE ${condition}`;
    const blocks = `SELECT k FROM (${keys}) GROUP BY k HAVING count() BETWEEN 2 AND ${largestBlock}`;
    const kept = `(SELECT * FROM (${keys}) WHERE k IN (${blocks}))`;
    return `SELECT bitOr(bitShiftLeft(toUInt64(l.id), 32), r.id) AS pair, bitShiftLeft(toUInt64(1), ${bit}) AS rule
      FROM ${kept} AS l INNER JOIN ${kept} AS r ON l.k = r.k WHERE ${apart}`;
  });
  if (everyPair) {
    selects.push(`SELECT bitOr(bitShiftLeft(toUInt64(l.id), 32), r.id) AS pair, toUInt64(0) AS rule
      FROM records AS l CROSS JOIN records AS r WHERE ${apart}`);
  }
  return `SELECT pair, groupBitOr(rule) AS rules FROM (${selects.join('\nUNION ALL\n')}) GROUP BY pair`;
}

/** The table `pairs`; answers how many there are. */
export async function blockPairs(
  engine: MatchEngine,
  rules: readonly BlockingRule[],
  columns: ReadonlyMap<string, PreparedColumn>,
  options: BlockOptions,
): Promise<number> {
  await engine.command('CREATE TABLE pairs (pair UInt64, rules UInt64) ENGINE = MergeTree ORDER BY pair');
  await engine.command(`INSERT INTO pairs ${pairsSql(rules, columns, options)}`);
  const { n } = await engine.queryOne<{ n: string }>('SELECT count() AS n FROM pairs');
  return Number(n);
}
