import { Readable } from 'node:stream';
import type { MatchComparison as Comparison } from '@rondo/contract';
import { type ComparisonRole, type ComparisonVectors, readVectors, strides } from '@rondo/stats';
import { comparisonSql } from './compile-comparison.ts';
import type { MatchEngine } from './match-engine.ts';
import type { PreparedColumn } from './record-fields.ts';

/** What is compared: the comparisons, the columns they read, and what each says about who somebody is. */
export type Scoring = {
  comparisons: readonly Comparison[];
  columns: ReadonlyMap<string, PreparedColumn>;
  roles: readonly ComparisonRole[];
};
/** Which blocking rules put a pair together: 64 bits in two halves. */
export type RuleBits = { low: Uint32Array; high: Uint32Array };
export type ScoredVectors = { vectors: ComparisonVectors; codes: Float64Array; rules: RuleBits };

/** The levels of all comparisons as one number, and the information of the values agreed upon exactly. */
export function scoreSql(
  comparisons: readonly Comparison[],
  columns: ReadonlyMap<string, PreparedColumn>,
): { code: string; frequency: string } {
  const steps = strides(comparisons.map(({ levels }) => levels.length + 1));
  const code = comparisons
    .map((comparison, k) => `toUInt64(${comparisonSql(comparison, columns)} AS g${k}) * ${steps[k]}`)
    .join(' +\n');
  const frequencies = comparisons.flatMap((comparison, k) => {
    const index = columns.get(comparison.column)?.index;
    return comparison.termFrequency ? [`if(g${k} = ${comparison.levels.length + 1}, -l.t${index}, 0)`] : [];
  });
  return { code, frequency: frequencies.join(' + ') || '0' };
}

/** Scores `pairs` into the table `scored`: each pair with its vector as one number. */
export async function scorePairs(engine: MatchEngine, { comparisons, columns }: Scoring): Promise<void> {
  const { code, frequency } = scoreSql(comparisons, columns);
  await engine.command(
    'CREATE TABLE IF NOT EXISTS scored (pair UInt64, rules UInt64, code UInt64, frequency Float32) ENGINE = MergeTree ORDER BY pair',
  );
  await engine.command(
    `INSERT INTO scored SELECT p.pair AS pair, p.rules AS rules, ${code} AS code, toFloat32(${frequency}) AS frequency
       FROM (SELECT pair, rules, toUInt32(bitShiftRight(pair, 32)) AS a, toUInt32(bitAnd(pair, 4294967295)) AS b FROM pairs) AS p
       INNER JOIN records AS l ON l.id = p.a INNER JOIN records AS r ON r.id = p.b`,
  );
}

export async function readScored(
  engine: MatchEngine,
  { comparisons, roles }: Scoring,
): Promise<ScoredVectors> {
  const bytes = await engine.readBytes('SELECT code, rules, count() AS n FROM scored GROUP BY code, rules');
  const rows = bytes.length / 24;
  const codes = new Float64Array(rows);
  const counts = new Float64Array(rows);
  const rules = { low: new Uint32Array(rows), high: new Uint32Array(rows) };
  for (let row = 0; row < rows; row++) {
    codes[row] = readUInt64(bytes, row * 24);
    rules.low[row] = bytes.readUInt32LE(row * 24 + 8);
    rules.high[row] = bytes.readUInt32LE(row * 24 + 12);
    counts[row] = readUInt64(bytes, row * 24 + 16);
  }
  const levels = comparisons.map((comparison) => comparison.levels.length + 1);
  return { vectors: { ...readVectors(levels, codes, counts), roles }, codes, rules };
}

/** Exact below 2^53, which vectors and counts are. */
function readUInt64(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32;
}

/** The vectors of pairs drawn at random, the same ones for the same seed. */
export async function sampleVectors(
  engine: MatchEngine,
  { comparisons, columns, roles }: Scoring,
  options: { pairs: number; first: number; records: number; linking: boolean; seed: number },
): Promise<ComparisonVectors> {
  const { code } = scoreSql(comparisons, columns);
  const { first, records, linking, seed } = options;
  const [a, b] = linking
    ? [
        `sipHash64(number, ${seed}) % ${first}`,
        `${first} + sipHash64(number, ${seed}, 1) % ${records - first}`,
      ]
    : [`sipHash64(number, ${seed}) % ${records}`, `sipHash64(number, ${seed}, 1) % ${records}`];
  const rows = await engine.query<{ code: string; n: string }>(
    `SELECT ${code} AS code, count() AS n
       FROM (SELECT toUInt32(${a}) AS a, toUInt32(${b}) AS b FROM numbers(${options.pairs}) WHERE a != b) AS p
       INNER JOIN records AS l ON l.id = p.a INNER JOIN records AS r ON r.id = p.b GROUP BY code`,
  );
  return {
    ...readVectors(
      comparisons.map(({ levels }) => levels.length + 1),
      rows.map(({ code: value }) => Number(value)),
      rows.map(({ n }) => Number(n)),
    ),
    roles,
  };
}

/** Two records, the lower one first. */
export type RecordPair = { left: number; right: number };
/** The levels of a pair, and for each comparison how rare the value is that both agree on, in bits. */
export type PairVector = { gammas: number[]; rarities: number[] };

/** Of each pair, in the order asked. */
export async function readPairVectors(
  engine: MatchEngine,
  { comparisons, columns }: Scoring,
  pairs: readonly RecordPair[],
): Promise<PairVector[]> {
  if (pairs.length === 0) return [];
  const levels = comparisons.map((comparison) => comparisonSql(comparison, columns));
  const rarities = comparisons.map(({ column }) => `toFloat64(-l.t${columns.get(column)?.index})`);
  await engine.command(
    'CREATE OR REPLACE TABLE asked (place UInt32, a UInt32, b UInt32) ENGINE = MergeTree ORDER BY place',
  );
  await engine.insertBytes(
    'INSERT INTO asked FORMAT TSV',
    Readable.from(pairs.map(({ left, right }, place) => `${place}\t${left}\t${right}\n`)),
  );
  return engine.query<PairVector>(
    `SELECT [${levels.join(', ')}] AS gammas, [${rarities.join(', ')}] AS rarities
     FROM asked AS p INNER JOIN records AS l ON l.id = p.a INNER JOIN records AS r ON r.id = p.b ORDER BY p.place`,
  );
}
