import type { DecidedPair } from './calibrate-weights.ts';
import { lowestShare, triesToShow } from './lowest-share.ts';

/** A pair that matching found, and what was decided on it, if anything. */
export type FoundPair = { weight: number; isOne?: boolean | undefined };

export type MeasuredPrecision = {
  threshold: number;
  /** Share of the pairs from the threshold on that are one person. */
  precision: number;
  /** Lower end of the one-sided 95 % interval. */
  low: number;
  decisions: number;
  pairs: number;
  open: number;
  /** The decisions count as much as so many drawn by mere chance. */
  effective: number;
};

export const decidedOf = (pairs: readonly FoundPair[]): DecidedPair[] =>
  pairs.flatMap(({ weight, isOne }) => (isOne === undefined ? [] : [{ weight, isOne }]));

const STRATA = 5;
const THRESHOLDS = 20;
/** Times as many decisions as would do without a miss. Which threshold is tried first depends on their number alone. */
const AMPLE = 2.5;

/**
 * How many of the pairs from a threshold on are right, as far as decisions show. Decisions are not drawn by chance: the
 * likeliest pairs are mostly looked at first. So the pairs are cut by weight into strata of equal size, each counts as
 * much as it has pairs, and one without decisions as the next lighter one (heavier pairs are no less often right). Undefined
 * where nothing is known of the lightest stratum. Interval: Korn and Graubard 1998 (Survey Methodology 24:193).
 */
export function measurePrecision(
  pairs: readonly FoundPair[],
  threshold: number,
): MeasuredPrecision | undefined {
  const above = pairs.filter(({ weight }) => weight >= threshold).sort((a, b) => a.weight - b.weight);
  if (above.length === 0) return undefined;
  const strata: { pairs: number; decided: number; right: number }[] = [];
  const count = Math.min(STRATA, above.length);
  for (let k = 0; k < count; k++) {
    const part = above.slice(
      Math.round((k * above.length) / count),
      Math.round(((k + 1) * above.length) / count),
    );
    const decided = part.filter(({ isOne }) => isOne !== undefined);
    const right = decided.filter(({ isOne }) => isOne === true).length;
    const last = strata.at(-1);
    if (decided.length > 0) strata.push({ pairs: part.length, decided: decided.length, right });
    else if (last === undefined) return undefined;
    else last.pairs += part.length;
  }
  let [precision, squares] = [0, 0];
  for (const stratum of strata) {
    const share = stratum.pairs / above.length;
    precision += (share * stratum.right) / stratum.decided;
    squares += share ** 2 / stratum.decided;
  }
  precision = Math.min(1, precision);
  const decisions = strata.reduce((sum, { decided }) => sum + decided, 0);
  const effective = Math.min(decisions, 1 / squares);
  return {
    threshold,
    precision,
    low: lowestShare(precision * effective, effective),
    decisions,
    pairs: above.length,
    open: above.length - above.filter(({ isOne }) => isOne !== undefined).length,
    effective,
  };
}

export type PrecisionAdvice = {
  curve: MeasuredPrecision[];
} & (
  | { outcome: 'known'; at: MeasuredPrecision }
  | { outcome: 'more-decisions'; needed: number; best: MeasuredPrecision | undefined }
  | { outcome: 'not-reached'; best: MeasuredPrecision }
);

/**
 * The lowest threshold from which on at least `wanted` of the pairs are right, with 95 % confidence. Thresholds are tried
 * from the highest that has decisions enough to forgive a miss or two downwards, until one fails: tests in a fixed order, of which
 * each is made only if all before it held, need no correction (Bauer 1991, Statistics in Medicine 10:871).
 */
export function choosePrecision(pairs: readonly FoundPair[], wanted: number): PrecisionAdvice {
  const thresholds = thresholdsOf(pairs);
  const curve = thresholds.flatMap((threshold) => measurePrecision(pairs, threshold) ?? []);
  const enough = triesToShow(wanted);
  const most = Math.max(0, ...curve.map(({ effective }) => effective));
  const start = Math.max(enough, Math.min(AMPLE * enough, most)) - 1e-9;
  const first = curve.findIndex(({ effective }) => effective >= start);
  const tellable = first < 0 ? [] : curve.slice(first);
  let at: MeasuredPrecision | undefined;
  for (const one of tellable) {
    if (one.low < wanted) break;
    at = one;
  }
  if (at !== undefined) return { outcome: 'known', curve, at };
  // Where more decisions may still show it: the threshold for which fewest are missing.
  let [needed, best]: [number, MeasuredPrecision | undefined] = [Number.POSITIVE_INFINITY, undefined];
  for (const one of curve) {
    const missing = missingDecisions(one, wanted, enough);
    if (missing < needed) [needed, best] = [missing, one];
  }
  if (best !== undefined) return { outcome: 'more-decisions', needed, curve, best };
  const [highest] = curve;
  const isTold = highest !== undefined && highest.threshold === thresholds[0];
  if (isTold && (highest.effective >= enough || pairs.every(({ isOne }) => isOne !== undefined)))
    return { outcome: 'not-reached', curve, best: highest };
  return {
    outcome: 'more-decisions',
    needed: enough - (isTold ? Math.floor(highest.effective) : 0),
    curve,
    best: highest,
  };
}

/** How many more decisions, as right as those so far, would show it; infinite where those so far are not right enough. */
function missingDecisions(
  { precision, effective, pairs, decisions }: MeasuredPrecision,
  wanted: number,
  enough: number,
): number {
  // One more right one is counted, so that a single miss among few does not end the search.
  const share = (precision * effective + 1) / (effective + 1);
  if (precision < 1 && share <= wanted) return Number.POSITIVE_INFINITY;
  let tries = Math.max(effective, enough);
  while (lowestShare(Math.min(1, precision < 1 ? share : 1) * tries, tries) < wanted) {
    tries = Math.ceil(tries * 1.02);
    if (tries > 100_000) return Number.POSITIVE_INFINITY;
  }
  const missing = Math.max(1, Math.ceil(tries - effective));
  return missing > pairs - decisions ? Number.POSITIVE_INFINITY : missing;
}

/** The highest first: cuts of the pairs into equal parts. */
function thresholdsOf(pairs: readonly FoundPair[]): number[] {
  const weights = pairs.map(({ weight }) => weight).sort((a, b) => b - a);
  const cuts = Array.from(
    { length: THRESHOLDS },
    (_, k) => weights[Math.ceil(((k + 1) * weights.length) / THRESHOLDS) - 1],
  );
  return [...new Set(cuts)].filter((weight) => weight !== undefined);
}
