import type { Random } from '../random.ts';

/** What an arm earned: successes of tries, or a mean figure with its standard error. */
export type BanditArm = { units: number; successes: number } | { mean: number; standardError: number };

export type Allocation = {
  /** The chance that the arm is the best one. */
  chanceToBeBest: number;
  mean: number;
  low: number;
  high: number;
  /** Which part of the traffic it is to get next. */
  share: number;
};

/** Gamma variates of shape 1 or more (Marsaglia and Tsang 2000, ACM Trans. Math. Softw. 26:363). */
function drawGamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = random.uniform();
    if (Math.log(u) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

function drawFigure(random: Random, arm: BanditArm): number {
  if ('mean' in arm) return arm.mean + arm.standardError * random.normal();
  const won = drawGamma(random, 1 + arm.successes);
  return won / (won + drawGamma(random, 1 + arm.units - arm.successes));
}

/**
 * How to split the next traffic over arms with flat priors: beta posteriors of rates, normal ones of means. Thompson sampling (Thompson 1933, Biometrika 25:285) gives
 * each arm the chance that it is the best. Top-two sampling (Russo 2016, COLT, “Simple Bayesian Algorithms for Best Arm
 * Identification”, section 3.3, β = ½) gives half of that to the best other arm instead, and so finds out sooner which
 * is best. No arm gets less than `floor`: what is not tried cannot be measured.
 */
export function allocateTraffic(
  arms: readonly BanditArm[],
  method: 'thompson' | 'top-two',
  options: { floor: number; draws: number; level: number; random: Random; better?: 'more' | 'less' },
): Allocation[] {
  const { floor, draws, level, random, better = 'more' } = options;
  const sign = better === 'more' ? 1 : -1;
  const wins = new Float64Array(arms.length);
  const drawn = arms.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw += 1) {
    let best = 0;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [i, arm] of arms.entries()) {
      const value = drawFigure(random, arm);
      const own = drawn[i];
      if (own !== undefined) own[draw] = value;
      if (sign * value > highest) {
        highest = sign * value;
        best = i;
      }
    }
    wins[best] = (wins[best] ?? 0) + 1;
  }
  const chances = wins.map((count) => count / draws);
  // An arm that won every draw leaves no second best among them: half a draw is then anybody's.
  const others = chances.reduce((sum, chance) => sum + chance / Math.max(1 - chance, 0.5 / draws), 0);
  const shares = chances.map((chance) =>
    method === 'thompson'
      ? chance
      : chance * (0.5 + 0.5 * (others - chance / Math.max(1 - chance, 0.5 / draws))),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  return arms.map((arm, i) => {
    const sorted = (drawn[i] ?? new Float64Array(0)).sort();
    const at = (p: number): number => sorted[Math.round((draws - 1) * p)] ?? Number.NaN;
    return {
      chanceToBeBest: chances[i] ?? 0,
      mean: 'mean' in arm ? arm.mean : (1 + arm.successes) / (2 + arm.units),
      low: at((1 - level) / 2),
      high: at((1 + level) / 2),
      share: floor + ((1 - arms.length * floor) * (shares[i] ?? 0)) / total,
    };
  });
}
