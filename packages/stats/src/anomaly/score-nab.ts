/** A labelled span of a series, by its first and last index. */
export type AnomalyWindow = { first: number; last: number };

export type NabProfile = { truePositive: number; falsePositive: number; falseNegative: number };

/** The standard profile of the benchmark. */
export const NAB_STANDARD: NabProfile = { truePositive: 1, falsePositive: 0.11, falseNegative: 1 };

/** σ of the paper, −1 for a false alarm more than three windows behind the last one or with none before it. */
function scaledSigmoid(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

/** The first rows, on which a detector may learn and is not scored: 15 %, of at most 5,000. */
export function nabProbation(length: number): number {
  return Math.min(Math.floor(0.15 * length), 0.15 * 5000);
}

/**
 * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, “Evaluating real-time anomaly detection algorithms”, ICMLA;
 * arXiv:1510.03336, section II): each window gives what its earliest alarm is worth by its place, from 1 at the left edge to
 * nearly 0 at the right, or costs a miss; each alarm outside costs up to the false positive's weight, less shortly after a window.
 * Windows that lie wholly in the probation do not count.
 */
export function scoreNab(
  alarms: readonly number[],
  length: number,
  labelled: readonly AnomalyWindow[],
  profile: NabProfile = NAB_STANDARD,
): number {
  const probation = nabProbation(length);
  const windows = labelled.toSorted((a, b) => a.first - b.first);
  const counted = windows.filter(({ last }) => last >= probation);
  const gains = counted.map(() => -profile.falseNegative);
  let falseAlarms = 0;
  for (const alarm of alarms) {
    if (alarm < probation) continue;
    const inside = counted.findIndex(({ first, last }) => alarm >= first && alarm <= last);
    const window = counted[inside];
    if (window !== undefined) {
      const position = -(window.last - alarm + 1) / (window.last - window.first + 1);
      const gain = (scaledSigmoid(position) * profile.truePositive) / scaledSigmoid(-1);
      gains[inside] = Math.max(gains[inside] ?? 0, gain);
      continue;
    }
    const before = windows.findLast(({ last }) => last < alarm);
    const position =
      before === undefined ? Number.POSITIVE_INFINITY : (alarm - before.last) / (before.last - before.first);
    falseAlarms += scaledSigmoid(position) * profile.falsePositive;
  }
  return gains.reduce((sum, gain) => sum + gain, 0) + falseAlarms;
}
