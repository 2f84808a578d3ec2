import type { GeoDesign } from '@rondo/stats';

export type RankedDesign = GeoDesign & {
  /** The smallest of the effects tried that is found often enough; null where none is. */
  leastDetectable: number | null;
};

const ENOUGH_POWER = 0.8;

/** Sets of places in the order of the smallest effect that a test in them would find. */
export function rankDesigns(
  designs: readonly GeoDesign[],
  { alpha, lookback }: { alpha: number; lookback: number },
): RankedDesign[] {
  return designs
    .map((design) => ({
      ...design,
      // A test that cries wolf in the past is none, however strong it looks.
      leastDetectable:
        design.falseAlarms > Math.max(2 * alpha, 1 / lookback)
          ? null
          : (design.power.find(({ power }) => power >= ENOUGH_POWER)?.effect ?? null),
    }))
    .sort(
      (a, b) =>
        Math.abs(a.leastDetectable ?? 1e9) - Math.abs(b.leastDetectable ?? 1e9) ||
        a.relativeDeviation + Math.abs(biasOf(a)) - (b.relativeDeviation + Math.abs(biasOf(b))),
    );
}

/** What the test finds on average where nothing is. */
export const biasOf = ({ power }: GeoDesign): number => power[0]?.bias ?? 0;
