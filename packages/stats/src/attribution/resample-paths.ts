import type { Random } from '../random.ts';
import { type Credit, type Paths, pathCount } from './paths.ts';

/**
 * A Poisson draw by multiplying uniforms (Knuth, The Art of Computer Programming 2, section 3.4.1); beyond a mean of 100
 * the rounded normal, which a count of people no longer tells from it.
 */
function drawPoisson(random: Random, mean: number): number {
  if (mean > 100) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1;
  return count;
}

/**
 * The same journeys in the numbers of a bootstrap replicate: each person comes a Poisson(1) number of times (Chamandy,
 * Muralidharan, Najmi and Naidu 2012, “Estimating uncertainty for massive data streams”, Google). A row of many journeys
 * alike, whose people are not known, is so many people, each with one journey; its conversions keep their mean value.
 */
export function resamplePaths(paths: Paths, random: Random): Paths {
  const count = pathCount(paths);
  const conversions = new Float64Array(count);
  const value = new Float64Array(count);
  const nulls = new Float64Array(count);
  const { person } = paths;
  const people = person?.reduce((most, one) => Math.max(most, one + 1), 0) ?? 0;
  const times = Float64Array.from({ length: people }, () => drawPoisson(random, 1));
  for (let i = 0; i < count; i += 1) {
    const [converted, ended] = [paths.conversions[i] ?? 0, paths.nulls[i] ?? 0];
    const drawn =
      person === undefined ? drawPoisson(random, converted) : converted * (times[person[i] ?? 0] ?? 0);
    conversions[i] = drawn;
    nulls[i] = person === undefined ? drawPoisson(random, ended) : ended * (times[person[i] ?? 0] ?? 0);
    value[i] = converted > 0 ? ((paths.value[i] ?? 0) * drawn) / converted : 0;
  }
  return { ...paths, conversions, value, nulls };
}

/** A quantile by linear interpolation (Hyndman and Fan 1996, type 7); NaN among the values is left out. */
function quantileOf(values: readonly number[], p: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (below === undefined || above === undefined) return Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** Percentile intervals (Efron 1979, Ann. Statist. 7:1) of each channel's credit over the replicates. */
export function creditIntervals(replicates: readonly Credit[], level: number): { low: Credit; high: Credit } {
  const channels = replicates[0]?.conversions.length ?? 0;
  const at = (p: number): Credit => {
    const over = (which: keyof Credit): Float64Array =>
      Float64Array.from({ length: channels }, (_, channel) =>
        quantileOf(
          replicates.map((credit) => credit[which][channel] ?? Number.NaN),
          p,
        ),
      );
    return { conversions: over('conversions'), value: over('value') };
  };
  return { low: at((1 - level) / 2), high: at((1 + level) / 2) };
}
