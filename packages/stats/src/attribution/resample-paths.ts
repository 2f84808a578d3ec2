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

/**
 * The same journeys in the numbers of a bootstrap replicate of groups of people, of which `paths.person` is the number: as
 * many groups as there are, drawn with replacement. People are put into groups by chance, so that the figures of groups vary as
 * those of people do (random groups: Wolter 2007, Introduction to Variance Estimation, chapter 2), and the engine
 * need not tell who walked a path. Answers how often each group was drawn as well.
 */
export function resampleGroups(
  paths: Paths,
  groups: number,
  random: Random,
): { paths: Paths; times: Float64Array } {
  const times = new Float64Array(groups);
  for (let drawn = 0; drawn < groups; drawn += 1) {
    const group = random.integer(groups);
    times[group] = (times[group] ?? 0) + 1;
  }
  const timesOf = (values: Float64Array): Float64Array =>
    values.map((value, i) => value * (times[paths.person?.[i] ?? 0] ?? 0));
  return {
    paths: {
      ...paths,
      conversions: timesOf(paths.conversions),
      value: timesOf(paths.value),
      nulls: timesOf(paths.nulls),
    },
    times,
  };
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
