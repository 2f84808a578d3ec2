import { buildChain, type Chain } from './build-chain.ts';
import { type Paths, pathCount, sumOf } from './paths.ts';

export type OrderQuality = {
  order: number;
  /** How well the last state tells journeys that convert from those that do not: 0.5 is chance. */
  auc: number;
  /** The same, with the order's number of possible states held against it. */
  penalisedAuc: number;
};

/** The order with the highest penalised AUC, and all that were compared. */
export type ChosenOrder = { order: number; compared: OrderQuality[] };

/** ChannelAttribution reads the curve at so many thresholds, evenly from the lowest score to the highest. */
const THRESHOLDS = 100;

/** Area under the ROC curve by trapezoids between the thresholds. */
function areaUnderCurve(scores: Float64Array, positives: Float64Array, negatives: Float64Array): number {
  // Lowest and highest within [0, 1], as the scores are rates.
  const lowest = scores.reduce((a, b) => Math.min(a, b), 1);
  const highest = scores.reduce((a, b) => Math.max(a, b), 0);
  const thresholds = Float64Array.from(
    { length: THRESHOLDS },
    (_, k) => lowest + (k * (highest - lowest)) / (THRESHOLDS - 1),
  );
  // Journeys by the highest threshold that they reach.
  const truePositives = new Float64Array(THRESHOLDS);
  const falsePositives = new Float64Array(THRESHOLDS);
  for (const [i, score] of scores.entries()) {
    let reached = -1;
    let beyond = THRESHOLDS;
    while (beyond - reached > 1) {
      const middle = (reached + beyond) >> 1;
      if (score >= (thresholds[middle] ?? 0)) reached = middle;
      else beyond = middle;
    }
    truePositives[reached] = (truePositives[reached] ?? 0) + (positives[i] ?? 0);
    falsePositives[reached] = (falsePositives[reached] ?? 0) + (negatives[i] ?? 0);
  }
  const [allPositives, allNegatives] = [sumOf(positives), sumOf(negatives)];
  let area = 0;
  let [hits, falls] = [0, 0];
  for (let k = THRESHOLDS - 1; k >= 0; k -= 1) {
    const fallsBefore = falls;
    const hitsBefore = hits;
    hits += (truePositives[k] ?? 0) / allPositives;
    falls += (falsePositives[k] ?? 0) / allNegatives;
    area += ((falls - fallsBefore) * (hits + hitsBefore)) / 2;
  }
  return area;
}

/** How many states of order k there can be, order within a state aside: C(channels + k − 1, k). */
function possibleStates(channels: number, order: number): number {
  let count = 1;
  for (let k = 1; k <= order; k += 1) count = (count * (channels + k - 1)) / k;
  return count;
}

/** For each path, which part of the journeys that end in the same state converted. */
function rateByLastState(paths: Paths, chain: Chain): Float64Array {
  const ended = new Float64Array(chain.states);
  const converted = new Float64Array(chain.states);
  for (const [i, last] of chain.last.entries()) {
    if (last === -1) continue;
    converted[last] = (converted[last] ?? 0) + (paths.conversions[i] ?? 0);
    ended[last] = (ended[last] ?? 0) + (paths.conversions[i] ?? 0) + (paths.nulls[i] ?? 0);
  }
  const rates = new Float64Array(pathCount(paths));
  for (const [i, last] of chain.last.entries()) {
    const all = ended[last] ?? 0;
    rates[i] = all > 0 ? (converted[last] ?? 0) / all : 0;
  }
  return rates;
}

/**
 * Order of a Markov model by penalised AUC, the criterion of ChannelAttribution's `choose_order` (Altomare and Loris):
 * each journey is scored with the conversion rate of those that ended in the same
 * state; 1 − (1 − AUC)·(n − 1)/(n − states − 1) as in an
 * adjusted R², with as many states as there could be. Undefined where all journeys converted or none did.
 */
export function chooseOrder(paths: Paths, highestOrder = 10): ChosenOrder | undefined {
  const journeys = sumOf(paths.conversions) + sumOf(paths.nulls);
  if (sumOf(paths.conversions) === 0 || sumOf(paths.nulls) === 0) return undefined;
  const compared: OrderQuality[] = [];
  for (let order = 1; order <= highestOrder; order += 1) {
    const states = possibleStates(paths.channels.length, order);
    if (order > 1 && states >= journeys) break;
    const chain = buildChain(paths, order);
    const auc = areaUnderCurve(rateByLastState(paths, chain), paths.conversions, paths.nulls);
    const penalised = 1 - ((1 - auc) * (journeys - 1)) / (journeys - states - 1);
    compared.push({ order, auc, penalisedAuc: penalised >= 0 && penalised <= 1 ? penalised : 0 });
    // No journey is longer: higher orders are the same chain.
    if (chain.from.length === 0) break;
  }
  const best = compared.reduce((a, b) => (b.penalisedAuc > a.penalisedAuc ? b : a), {
    order: 1,
    auc: 0,
    penalisedAuc: Number.NEGATIVE_INFINITY,
  });
  return { order: best.order, compared };
}
