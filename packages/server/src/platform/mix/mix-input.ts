/** Lengths of periods that a series may have. */
export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'other';

/** What a mix model is made of. Every series is `geos × periods` long, place by place. */
export type MixInput = {
  /** Equally long ones, in order. */
  periods: { labels: string[]; unit: PeriodUnit };
  geos: string[];
  target: Float64Array;
  media: { name: string; series: Float64Array; spend: Float64Array }[];
  /** What else moves the target: trend, seasons, holidays, controls; without the intercept. */
  baseline: { name: string; series: Float64Array }[];
  /** Of each place, or undefined where it was not given. */
  population: Float64Array | undefined;
};
