import { showsHouseholdOnly } from '@rondo/stats';
import type { MatchEngine } from './match-engine.ts';
import type { MatchInput, MatchResult } from './match-records.ts';
import { pairSteps, priorBits } from './pair-steps.ts';
import { readPairVectors } from './score-pairs.ts';

/** The weight of one pair step by step: the prior, then what each comparison adds or takes away, in bits. */
export async function explainPair(
  engine: MatchEngine,
  result: MatchResult,
  input: MatchInput,
  left: number,
  right: number,
) {
  const { config, scoring, clusters } = result;
  const [low, high] = left < right ? [left, right] : [right, left];
  const [vector = { gammas: [], rarities: [] }] = await readPairVectors(engine, scoring, [
    { left: low, right: high },
  ]);
  const steps = pairSteps(result, input, { left, right }, vector);
  const prior = priorBits(result);
  const sum = steps.reduce((total, step) => total + step.weight + (step.rarity ?? 0), prior);
  const household = showsHouseholdOnly(
    {
      levels: config.comparisons.map((comparison) => comparison.levels.length + 1),
      gammas: Uint8Array.from(vector.gammas),
      counts: Float64Array.of(1),
      roles: scoring.roles,
    },
    0,
  );
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
