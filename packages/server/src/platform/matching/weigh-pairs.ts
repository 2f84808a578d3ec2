import { Readable } from 'node:stream';
import type { MatchComparison as Comparison } from '@rondo/contract';
import { type MatchModel, type WeightedPairs, weighVectors } from '@rondo/stats';
import type { MatchEngine } from './match-engine.ts';
import type { ScoredVectors } from './score-pairs.ts';

/** Pairs that weigh less are as good as certainly two people, and are not kept: one in 4,096. */
export const KEEP_FROM_BITS = -12;

/**
 * What agreeing exactly adds depends on how rare the value is: u of the exact level gives way to the value's own share,
 * which each scored pair carries. This is the part that belongs to the level.
 */
export function frequencyBaselines(model: MatchModel, comparisons: readonly Comparison[]): number[] {
  return comparisons.map(({ termFrequency, levels }, k) =>
    termFrequency ? Math.log2(model.u[k]?.[levels.length + 1] ?? 1) : 0,
  );
}

/** The pairs worth keeping with their weights in bits, term frequencies included; by record. */
export async function weighPairs(
  engine: MatchEngine,
  { vectors, codes }: ScoredVectors,
  model: MatchModel,
  comparisons: readonly Comparison[],
): Promise<WeightedPairs> {
  const weights = weighVectors(vectors, model);
  const baselines = frequencyBaselines(model, comparisons);
  const byCode = new Map<number, number>();
  for (const [row, code] of codes.entries()) {
    let weight = weights[row] ?? 0;
    for (const [k, base] of baselines.entries()) {
      if (vectors.gammas[row * vectors.levels.length + k] === vectors.levels[k]) weight += base;
    }
    byCode.set(code, weight);
  }
  await engine.command(
    'CREATE OR REPLACE TABLE weights (code UInt64, weight Float32) ENGINE = MergeTree ORDER BY code',
  );
  await engine.insertBytes(
    'INSERT INTO weights FORMAT TSV',
    Readable.from([...byCode].map(([code, weight]) => `${code}\t${weight}\n`)),
  );
  const bytes = await engine.readBytes(
    `SELECT pair, toFloat32(w.weight + s.frequency) AS weight FROM scored AS s INNER JOIN weights AS w ON w.code = s.code
     WHERE w.weight + s.frequency >= ${KEEP_FROM_BITS} ORDER BY pair`,
  );
  const count = bytes.length / 12;
  const pairs = {
    left: new Uint32Array(count),
    right: new Uint32Array(count),
    weight: new Float32Array(count),
  };
  for (let i = 0; i < count; i++) {
    pairs.right[i] = bytes.readUInt32LE(i * 12);
    pairs.left[i] = bytes.readUInt32LE(i * 12 + 4);
    pairs.weight[i] = bytes.readFloatLE(i * 12 + 8);
  }
  return pairs;
}
