import type { MatchInput, MatchResult } from './match-records.ts';
import { nameLevel } from './name-level.ts';
import type { PairVector, RecordPair } from './score-pairs.ts';

export type PairStep = {
  column: string;
  left: string;
  right: string;
  /** `unknown` where one of the values is; `else` where they disagree. */
  level: string;
  weight: number;
  rarity?: number;
};

/** What the prior says of any pair, in bits. */
export const priorBits = ({ trained: { model } }: Pick<MatchResult, 'trained'>): number =>
  Math.log2(model.prior / (1 - model.prior));

/** What each comparison adds to the weight of a pair or takes from it, in bits; with `priorBits` all of it. */
export function pairSteps(
  { config, trained: { model } }: Pick<MatchResult, 'config' | 'trained'>,
  { names, cells }: Pick<MatchInput, 'names' | 'cells'>,
  { left, right }: RecordPair,
  { gammas, rarities }: PairVector,
): PairStep[] {
  return config.comparisons.map(({ column, levels, termFrequency }, k) => {
    const at = gammas[k] ?? 0;
    const own = cells[names.indexOf(column)] ?? [];
    const weight = at === 0 ? 0 : Math.log2((model.m[k]?.[at] ?? 1) / (model.u[k]?.[at] ?? 1));
    const isExact = at === levels.length + 1;
    const level = at === 0 ? 'unknown' : at === 1 ? 'else' : nameLevel(levels[levels.length + 1 - at] ?? []);
    const base = Math.log2(model.u[k]?.[at] ?? 1);
    return {
      column,
      left: own[left] ?? '',
      right: own[right] ?? '',
      level,
      weight,
      ...(isExact && termFrequency && { rarity: base + (rarities[k] ?? 0) }),
    };
  });
}
