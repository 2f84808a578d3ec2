import { Readable } from 'node:stream';
import { type ClusterOptions, clusterRecords, type WeightedPairs } from '@rondo/stats';
import type { MatchEngine } from './match-engine.ts';
import { type Scoring, scorePairs } from './score-pairs.ts';

/** Groups of more pairs than this between them are not looked at again. */
const MOST_BETWEEN_GROUPS = 1_000;
const MOST_PAIRS_A_RECORD = 100;

/**
 * Blocking leaves holes: of two groups of records that likely are one person, some pairs were compared and some were
 * not. Before the groups are judged, all pairs between them are. Answers how many were added to `scored`.
 */
export async function addNearPairs(
  engine: MatchEngine,
  scoring: Scoring,
  pairs: WeightedPairs,
  options: Omit<ClusterOptions, 'threshold'>,
  first: number | undefined,
): Promise<number> {
  const { records } = options;
  const groups = clusterRecords(pairs, { ...options, threshold: 0 });
  const members = new Map<number, number[]>();
  for (const [record, group] of groups.entries()) {
    const own = members.get(group);
    if (own === undefined) members.set(group, [record]);
    else own.push(record);
  }
  const seen = new Set<number>();
  const lines: string[] = [];
  const most = MOST_PAIRS_A_RECORD * records;
  for (const [i, weight] of pairs.weight.entries()) {
    if (weight < NEAR_BITS || lines.length > most) continue;
    const a = groups[pairs.left[i] ?? 0] ?? 0;
    const b = groups[pairs.right[i] ?? 0] ?? 0;
    const key = Math.min(a, b) * records + Math.max(a, b);
    if (seen.has(key)) continue;
    seen.add(key);
    const [left, right] = [members.get(a) ?? [], members.get(b) ?? []];
    if (left.length * right.length > MOST_BETWEEN_GROUPS) continue;
    for (const l of left) {
      for (const r of right) {
        const [low, high] = l < r ? [l, r] : [r, l];
        if (low === high || (a === b && l > r)) continue;
        if (first === undefined || (low < first && high >= first)) lines.push(`${low}\t${high}\n`);
      }
    }
  }
  if (lines.length === 0) return 0;
  await engine.command('CREATE TABLE near (a UInt32, b UInt32) ENGINE = MergeTree ORDER BY (a, b)');
  await engine.insertBytes('INSERT INTO near FORMAT TSV', Readable.from(joined(lines)));
  await engine.command('TRUNCATE TABLE pairs');
  await engine.command(
    `INSERT INTO pairs SELECT DISTINCT bitOr(bitShiftLeft(toUInt64(a), 32), b) AS pair, 0 AS rules FROM near
     WHERE pair NOT IN (SELECT pair FROM scored)`,
  );
  await scorePairs(engine, scoring);
  const { n } = await engine.queryOne<{ n: string }>('SELECT count() AS n FROM pairs');
  return Number(n);
}

/** Two groups are near when any pair between them is at least this likely. */
const NEAR_BITS = -3;

function* joined(lines: readonly string[]): Generator<string> {
  for (let from = 0; from < lines.length; from += 5_000) yield lines.slice(from, from + 5_000).join('');
}
