import type { IncrementEstimate } from '@rondo/contract';

export type MixVerdict = 'agrees' | 'says-more' | 'says-less';

/**
 * How the marketing mix stands to the estimate of what a channel caused: two ways of measuring agree where their 90 %
 * intervals share a figure.
 */
export function compareMix(mix: IncrementEstimate, caused: IncrementEstimate): MixVerdict {
  if (mix.low > caused.high) return 'says-more';
  return mix.high < caused.low ? 'says-less' : 'agrees';
}
