/** Exposures that a person notices in a week: geometric with this mean, by the draw `u`; one who has seen eight has seen enough. */
export function countExposures(mean: number, u: number): number {
  const chance = mean / (1 + mean);
  let count = 0;
  for (let bar = chance; u < bar && count < MOST; bar *= chance) count += 1;
  return count;
}

const MOST = 8;
