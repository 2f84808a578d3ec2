import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** The two-sided interval of an estimate that is normal about the truth. */
export function normalInterval(
  { estimate, standardError }: { estimate: number; standardError: number },
  alpha: number,
): { estimate: number; low: number; high: number } {
  const reach = normalQuantile(1 - alpha / 2, 0, 1) * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach };
}
