/** One row of the results: ours beside a ceiling measured in the same run. Absolute figures are noise; the ratio is not. */
export type BenchRow = {
  name: string;
  unit: string;
  ours: number;
  ceiling: number;
  /** What the ceiling is, in words. */
  ceilingIs: string;
  /** Whether a higher figure is better (a rate) or a lower one (a time). */
  better: 'higher' | 'lower';
  /** The ratio asked for: at least this share of a rate, at most this multiple of a time. */
  wanted?: number;
  note?: string;
};

/** A bench is a module of bench/ that exports its name and this; it throws when a row could not be measured. */
export type Bench = { name: string; run(): Promise<BenchRow[]> };

/** The middle one of an odd number of runs. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new TypeError('the median of nothing');
  return middle;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  if (at === undefined) throw new TypeError('a percentile of nothing');
  return at;
}

/** Seconds that the work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
