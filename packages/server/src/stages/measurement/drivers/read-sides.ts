import type { DailySides, Sides } from '@rondo/stats';
import type { Tabulated } from '../../metrics/index.ts';

/** One side of a comparison: the sums of its windows, and whether they are two that are divided. */
export type Side = {
  tables: readonly Tabulated[];
  scale: number;
};

type Keys = readonly (string | null)[];

/** A group's sums over all windows, made as long as one period; in the metric's own unit. */
export function sidesOf({ tables, scale }: Side, keys: Keys): Sides {
  let numerator = 0;
  let denominator = 0;
  for (const { get, factor } of tables) {
    const figure = get(null, keys);
    numerator += (figure.numerator ?? 0) * factor * scale;
    denominator += (figure.denominator ?? 0) * scale;
  }
  return tables[0]?.isRatio ? { numerator, denominator } : { numerator };
}

/** A group's sums by day, the windows one after the other in the order of time. */
export function dailySidesOf({ tables, scale }: Side, keys: Keys): DailySides {
  const ordered = [...tables].sort((a, b) => ((a.days[0] ?? '') < (b.days[0] ?? '') ? -1 : 1));
  const days = ordered.flatMap(({ days: own, get, factor }) =>
    own.map((day) => ({ figure: get(day, keys), factor })),
  );
  const numerator = Float64Array.from(days, ({ figure, factor }) => (figure.numerator ?? 0) * factor * scale);
  if (!tables[0]?.isRatio) return { numerator };
  return {
    numerator,
    denominator: Float64Array.from(days, ({ figure }) => (figure.denominator ?? 0) * scale),
  };
}

/** The figure itself; null where there was nothing to divide by, or nothing at all. */
export function figureOf({ numerator, denominator }: Sides): number | null {
  if (denominator === undefined) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

/** Whether nothing at all is known of one side. */
export function isUnknown({ tables }: Side, keys: Keys): boolean {
  return tables.every(({ get }) => get(null, keys).value === null);
}
