import { calibrateWeights } from './calibrate-weights.ts';
import { triesToShow } from './lowest-share.ts';
import { decidedOf, type FoundPair } from './measure-precision.ts';

const BANDS = 5;
/** What a decision among the pairs below counts beside one among those from which the threshold is to be learned. */
const BELOW_SHARE = 0.1;
/** So many are put in order; the rest follows by chance. */
const MOST_ORDERED = 500;

/**
 * The undecided pairs, those first whose decision makes a threshold of the `wanted` precision known soonest: mostly from the
 * pairs that, as calibrated so far, together are that precise, evenly over their weights; now and then from below, where it
 * is open what is right. Within a band by chance (`draw`), so that those who are looked at stand for those who are not.
 * Answers places in `pairs`.
 */
export function orderByTelling(pairs: readonly (FoundPair & { draw: number })[], wanted: number): number[] {
  const calibration = calibrateWeights(decidedOf(pairs));
  const heaviest = pairs.map((_, i) => i).sort((a, b) => weightOf(b) - weightOf(a));
  const upTo = lengthOfPrecise(
    heaviest.map((i) => calibration.probability(weightOf(i))),
    wanted,
  );
  const bands = [
    ...bandsOf(heaviest.slice(0, upTo), () => 1),
    ...bandsOf(heaviest.slice(upTo), (places) => {
      const mean = places.reduce((sum, i) => sum + calibration.probability(weightOf(i)), 0) / places.length;
      return BELOW_SHARE * 4 * Math.max(0.01, mean * (1 - mean));
    }),
  ];
  const ordered: number[] = [];
  while (ordered.length < MOST_ORDERED) {
    let best: (typeof bands)[number] | undefined;
    let most = -1;
    for (const band of bands) {
      const tries = band.decided + band.next;
      const gain = (band.share ** 2 * band.counts) / ((tries + 0.5) * (tries + 1.5));
      if (band.next < band.open.length && gain > most) [most, best] = [gain, band];
    }
    const place = best?.open[best.next];
    if (best === undefined || place === undefined) break;
    best.next++;
    ordered.push(place);
  }
  return [...ordered, ...byDraw(bands.flatMap((band) => band.open.slice(band.next)))];

  function weightOf(i: number): number {
    return pairs[i]?.weight ?? 0;
  }
  function byDraw(places: readonly number[]): number[] {
    return [...places].sort((a, b) => (pairs[a]?.draw ?? 0) - (pairs[b]?.draw ?? 0));
  }
  function bandsOf(places: readonly number[], countsOf: (places: readonly number[]) => number) {
    const count = Math.min(BANDS, places.length);
    return Array.from({ length: count }, (_, k) => {
      const own = places.slice(
        Math.round((k * places.length) / count),
        Math.round(((k + 1) * places.length) / count),
      );
      const open = byDraw(own.filter((i) => pairs[i]?.isOne === undefined));
      return {
        share: own.length / places.length,
        counts: countsOf(own),
        decided: own.length - open.length,
        open,
        next: 0,
      };
    });
  }
}

/** How many of the likeliest together are as precise as wanted; enough of them in any case to learn from. */
function lengthOfPrecise(probabilities: readonly number[], wanted: number): number {
  let sum = 0;
  let length = Math.min(probabilities.length, 2 * triesToShow(wanted));
  for (const [i, probability] of probabilities.entries()) {
    sum += probability;
    if (sum / (i + 1) >= wanted) length = Math.max(length, i + 1);
  }
  return length;
}
