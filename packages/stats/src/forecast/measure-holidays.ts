import { decomposeMultiple } from './decompose-seasonal.ts';

export type HolidayEffect = {
  name: string;
  /** How often it was seen. */
  times: number;
  /** A factor where values are above 0, otherwise a difference. */
  effect: number;
  interval: [number, number];
};

const Z = 1.959963984540054;

/**
 * What holidays add to a series beyond trend and season: the mean remainder of MSTL in the periods of each, in logarithms where
 * all values are above 0. Such periods are first set to what trend and season alone would have given, so that they do not bend
 * the season (the two-step form of the holiday dummies of Hyndman and Athanasopoulos 2021, 7.4). The interval takes remainders as
 * independent.
 */
export function measureHolidays(
  values: Float64Array,
  periods: readonly number[],
  holidays: ReadonlyMap<string, readonly number[]>,
): { effects: HolidayEffect[]; freed: Float64Array; apply: (value: number, name: string) => number } {
  const positive = values.every((value) => value > 0);
  const worked = positive ? values.map(Math.log) : values.slice();
  const days = new Set([...holidays.values()].flat());
  const ordinary = interpolate(worked, days, periods[0] ?? 1);
  const parts = decomposeMultiple(ordinary, periods);
  const season = (t: number): number => parts.seasonal.reduce((sum, own) => sum + (own[t] ?? 0), 0);
  const expected = worked.map((_value, t) => (parts.trend[t] ?? 0) + season(t));
  let squares = 0;
  let count = 0;
  for (const [t, remainder] of parts.remainder.entries()) {
    if (days.has(t)) continue;
    squares += remainder * remainder;
    count++;
  }
  const sigma = Math.sqrt(squares / Math.max(1, count - 1));
  const byName = new Map<string, number>();
  const back = (value: number): number => (positive ? Math.exp(value) : value);
  const effects = [...holidays].flatMap(([name, places]): HolidayEffect[] => {
    const seen = places.filter((t) => t >= 0 && t < values.length);
    if (seen.length === 0) return [];
    const mean = seen.reduce((sum, t) => sum + (worked[t] ?? 0) - (expected[t] ?? 0), 0) / seen.length;
    const error = (Z * sigma) / Math.sqrt(seen.length);
    byName.set(name, mean);
    return [
      { name, times: seen.length, effect: back(mean), interval: [back(mean - error), back(mean + error)] },
    ];
  });
  const freed = worked.slice();
  for (const [name, places] of holidays) {
    for (const t of places)
      if (t >= 0 && t < freed.length) freed[t] = (freed[t] ?? 0) - (byName.get(name) ?? 0);
  }
  return {
    effects,
    freed: freed.map(back),
    apply: (value, name) => {
      const effect = byName.get(name) ?? 0;
      return positive ? value * Math.exp(effect) : value + effect;
    },
  };
}

/** Holidays as the mean of the nearest ordinary values of the same season. */
function interpolate(values: Float64Array, days: ReadonlySet<number>, step: number): Float64Array {
  const result = values.slice();
  for (const day of days) {
    if (day < 0 || day >= values.length) continue;
    let before = day;
    while (before >= 0 && days.has(before)) before -= step;
    let after = day;
    while (after < values.length && days.has(after)) after += step;
    const left = before >= 0 ? values[before] : undefined;
    const right = after < values.length ? values[after] : undefined;
    result[day] = ((left ?? right ?? 0) + (right ?? left ?? 0)) / 2;
  }
  return result;
}
