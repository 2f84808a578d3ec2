import { showsHouseholdOnly } from '@rondo/stats';
import type { MatchEngine } from './match-engine.ts';
import type { MatchInput, MatchResult } from './match-records.ts';
import { nameLevel } from './name-level.ts';
import { scoreVector } from './score-pairs.ts';

type Step = { column: string; left: string; right: string; level: string; weight: number; rarity?: number };

/** The weight of one pair step by step: the prior, then what each comparison adds or takes away, in bits. */
export async function explainPair(
  engine: MatchEngine,
  { config, trained, scoring, clusters }: MatchResult,
  { names, cells }: MatchInput,
  left: number,
  right: number,
) {
  const { model } = trained;
  const { gammas, rarities } = await scoreVector(
    engine,
    scoring,
    Math.min(left, right),
    Math.max(left, right),
  );
  const steps = config.comparisons.map(({ column, levels, termFrequency }, k): Step => {
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
  const prior = Math.log2(model.prior / (1 - model.prior));
  const sum = steps.reduce((total, step) => total + step.weight + (step.rarity ?? 0), prior);
  const levels = config.comparisons.map((comparison) => comparison.levels.length + 1);
  const vector = {
    levels,
    gammas: Uint8Array.from(gammas),
    counts: Float64Array.of(1),
    roles: scoring.roles,
  };
  const household = showsHouseholdOnly(vector, 0);
  const isTogether = clusters[left] === clusters[right];
  return {
    outcome: isTogether ? 'one' : 'two',
    prior,
    steps,
    weight: sum,
    probability: 1 / (1 + 2 ** -sum),
    threshold: config.threshold,
    householdOnly: household,
    because: reason(isTogether, household, sum >= config.threshold),
  };
}

function reason(isTogether: boolean, household: boolean, isAbove: boolean): string {
  if (isTogether && isAbove && !household) return 'The pair weighs more than the threshold.';
  if (isTogether) return 'Other records join the two, although this pair alone would not.';
  if (household) return 'Nothing personal agrees: a shared household never makes two records one person.';
  return isAbove
    ? 'The pair alone weighs enough, but the groups around the two records speak against it.'
    : 'The pair weighs less than the threshold.';
}
