import type { Estimate, ImpactOptions } from '@rondo/stats';
import { estimateSurely, type ImpactInput } from './estimate-surely.ts';

export type Placebo = {
  /** First and last place of the time in which something is pretended to have happened, both included. */
  range: [number, number];
  predicted: Estimate;
  effect: Estimate;
  relative: Estimate;
  holdsZero: boolean;
  /** Share of its periods that lie within their own intervals. */
  inside: number;
};

const FEWEST_KNOWN = 10;

/**
 * The same model on an intervention that never was, within the time before. An honest model finds nothing there. None where
 * too little lies before it to learn from.
 */
export function checkPlacebo(
  input: ImpactInput,
  options: ImpactOptions,
  [turn, last]: [number, number],
): Placebo | null {
  const [first] = input.before;
  const longest = Math.max(1, ...input.seasons.map(({ seasons, duration }) => seasons * duration));
  const known = input.series.slice(first, turn).filter((value) => !Number.isNaN(value));
  const later = input.series.slice(turn, last + 1).filter((value) => !Number.isNaN(value));
  const varies = (series: Float64Array): boolean =>
    series.slice(first, turn).some((value) => value !== series[first]);
  if (
    known.length < FEWEST_KNOWN ||
    turn - first < 2 * longest ||
    later.length === 0 ||
    !varies(input.series)
  )
    return null;
  const { average, periods } = estimateSurely(
    {
      ...input,
      controls: input.controls.filter(({ series }) => varies(series)),
      before: [first, turn - 1],
      after: [turn, last],
    },
    options,
    'in-prediction',
  );
  const errors = periods.effect.slice(turn - first).filter((one) => one !== null);
  return {
    range: [turn, last],
    predicted: average.predicted,
    effect: average.effect,
    relative: average.relative,
    holdsZero: average.effect.low <= 0 && average.effect.high >= 0,
    inside: errors.filter(({ low, high }) => low <= 0 && high >= 0).length / errors.length,
  };
}
