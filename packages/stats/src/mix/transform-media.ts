import { type Adstock, applyAdstock } from './adstock.ts';
import { applySaturation, type Saturation } from './saturation.ts';

/** What is done to a channel's series before it is weighed: carry-over first, then saturation (Jin et al. 2017). */
export type MediaTransform = { adstock?: Adstock | undefined; saturation?: Saturation | undefined };

export function transformMedia(series: Float64Array, { adstock, saturation }: MediaTransform): Float64Array {
  const carried = adstock === undefined ? series : applyAdstock(series, adstock);
  return saturation === undefined ? carried : applySaturation(carried, saturation);
}
