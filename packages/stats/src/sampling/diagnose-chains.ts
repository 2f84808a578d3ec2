import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

export type Diagnosis = {
  /** The larger of the rank-normalised and the folded split R̂: 1 where chains agree. */
  rHat: number;
  /** How many independent draws the chains are worth for the centre and for the tails. */
  bulk: number;
  tail: number;
};

/**
 * Rank-normalised split R̂, bulk and tail effective sample size (Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021,
 * Bayesian Analysis 16:667). Chains of equal length, at least 4 draws each. Something that never varies has converged.
 */
export function diagnoseChains(chains: readonly Float64Array[]): Diagnosis {
  const all = concatenate(chains);
  const first = all[0] ?? 0;
  if (all.every((draw) => draw === first)) return { rHat: 1, bulk: all.length, tail: all.length };
  const halves = splitChains(chains);
  const sorted = Float64Array.from(all).sort();
  const middle = quantile(sorted, 0.5);
  const ranked = rankNormalise(halves);
  const folded = rankNormalise(halves.map((half) => half.map((draw) => Math.abs(draw - middle))));
  const below = (share: number): Float64Array[] => {
    const bound = quantile(sorted, share);
    return halves.map((half) => half.map((draw) => (draw <= bound ? 1 : 0)));
  };
  return {
    rHat: Math.max(splitRHat(ranked), splitRHat(folded)),
    bulk: effectiveSize(ranked),
    tail: Math.min(effectiveSize(below(0.05)), effectiveSize(below(0.95))),
  };
}

/** The value below which the given share of sorted draws lies (linear between draws: Hyndman and Fan 1996, type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const floor = Math.floor(place);
  const low = sorted[floor] ?? Number.NaN;
  const high = sorted[Math.min(sorted.length - 1, floor + 1)] ?? low;
  return low + (place - floor) * (high - low);
}

function concatenate(chains: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(chains.reduce((sum, chain) => sum + chain.length, 0));
  let at = 0;
  for (const chain of chains) {
    whole.set(chain, at);
    at += chain.length;
  }
  return whole;
}

function splitChains(chains: readonly Float64Array[]): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2);
    return [chain.slice(0, half), chain.slice(chain.length - half)];
  });
}

/** Normal scores of the ranks over all chains (ties share their mean rank), Blom's offset of 3/8. */
function rankNormalise(chains: readonly Float64Array[]): Float64Array[] {
  const all = concatenate(chains);
  const order = Uint32Array.from(all, (_, i) => i).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0));
  const scores = new Float64Array(all.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    const value = all[order[start] ?? 0];
    while (end + 1 < order.length && all[order[end + 1] ?? 0] === value) end++;
    const rank = (start + end) / 2 + 1;
    const score = normalQuantile((rank - 0.375) / (all.length + 0.25), 0, 1);
    for (let i = start; i <= end; i++) scores[order[i] ?? 0] = score;
    start = end + 1;
  }
  let at = 0;
  return chains.map((chain) => {
    at += chain.length;
    return scores.slice(at - chain.length, at);
  });
}

function momentsOf(chain: Float64Array): { mean: number; variance: number } {
  let mean = 0;
  for (const draw of chain) mean += draw / chain.length;
  let variance = 0;
  for (const draw of chain) variance += (draw - mean) ** 2 / (chain.length - 1);
  return { mean, variance };
}

/** Variance within chains, and the estimate that also counts that between them. */
function variances(chains: readonly Float64Array[]): { within: number; total: number } {
  const length = chains[0]?.length ?? 0;
  const moments = chains.map(momentsOf);
  const within = moments.reduce((sum, { variance }) => sum + variance, 0) / chains.length;
  const between = momentsOf(Float64Array.from(moments, ({ mean }) => mean)).variance;
  return { within, total: ((length - 1) / length) * within + between };
}

function splitRHat(chains: readonly Float64Array[]): number {
  const { within, total } = variances(chains);
  if (within === 0) return total === 0 ? 1 : Number.POSITIVE_INFINITY;
  return Math.sqrt(total / within);
}

/** Geyer's initial monotone sequence over the chains' combined autocorrelation (Geyer 1992, Stat. Sci. 7:473). */
function effectiveSize(chains: readonly Float64Array[]): number {
  const length = chains[0]?.length ?? 0;
  const draws = length * chains.length;
  const { within, total } = variances(chains);
  if (total === 0) return draws;
  const centred = chains.map((chain) => {
    const { mean } = momentsOf(chain);
    return chain.map((draw) => draw - mean);
  });
  const correlation = (lag: number): number => {
    let covariance = 0;
    for (const chain of centred) {
      let sum = 0;
      for (let t = lag; t < length; t++) sum += (chain[t] ?? 0) * (chain[t - lag] ?? 0);
      covariance += sum / length / chains.length;
    }
    return 1 - (within - covariance) / total;
  };
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let lag = 0; lag + 1 < length; lag += 2) {
    const pair = correlation(lag) + correlation(lag + 1);
    if (pair <= 0) break;
    least = Math.min(least, pair);
    sum += least;
  }
  // Antithetic draws are worth more than independent ones, but not without end.
  const time = Math.max(2 * sum - 1, 1 / Math.log10(draws));
  return draws / time;
}
