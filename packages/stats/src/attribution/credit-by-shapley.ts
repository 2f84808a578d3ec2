import { type Credit, type Paths, pathCount } from './paths.ts';

/** What each channel is given as first, second, third … new channel of a journey: `[position][channel]`. */
export type OrderedCredit = Credit & { byPosition: Credit[] };

function share(
  paths: Paths,
  give: (channel: number, position: number, conversions: number, value: number) => void,
) {
  // A path's number, where it last met the channel: distinct channels without a set per path.
  const metBy = new Int32Array(paths.channels.length).fill(-1);
  const distinct: number[] = [];
  for (let i = 0; i < pathCount(paths); i += 1) {
    const converted = paths.conversions[i] ?? 0;
    const worth = paths.value[i] ?? 0;
    if (converted === 0 && worth === 0) continue;
    distinct.length = 0;
    for (let at = paths.starts[i] ?? 0; at < (paths.starts[i + 1] ?? 0); at += 1) {
      const channel = paths.steps[at] ?? 0;
      if (metBy[channel] === i) continue;
      metBy[channel] = i;
      distinct.push(channel);
    }
    for (const [position, channel] of distinct.entries()) {
      give(channel, position, converted / distinct.length, worth / distinct.length);
    }
  }
}

function add(credit: Credit, channel: number, conversions: number, value: number): void {
  credit.conversions[channel] = (credit.conversions[channel] ?? 0) + conversions;
  credit.value[channel] = (credit.value[channel] ?? 0) + value;
}

const noCredit = (paths: Paths): Credit => ({
  conversions: new Float64Array(paths.channels.length),
  value: new Float64Array(paths.channels.length),
});

/**
 * The Shapley value of each channel where a set of channels is worth what the journeys within it brought. Zhao,
 * Mahboobi and Bagheri 2018 (“Shapley Value Methods for Attribution Modeling in Online Advertising”, arXiv:1804.05327,
 * theorem 1) show that it is each journey's worth shared evenly among its distinct channels: one pass, any number of
 * channels.
 */
export function creditByShapley(paths: Paths): Credit {
  const credit = noCredit(paths);
  share(paths, (channel, _position, conversions, value) => add(credit, channel, conversions, value));
  return credit;
}

/**
 * The ordered form of the same paper (section 3.2): the credit of a channel for the journeys that it joined as first,
 * second, third … channel. A channel's place is that of its first touch; over all places it adds up to its Shapley
 * value.
 */
export function creditByOrderedShapley(paths: Paths): OrderedCredit {
  const credit = noCredit(paths);
  const byPosition: Credit[] = [];
  share(paths, (channel, position, conversions, value) => {
    while (byPosition.length <= position) byPosition.push(noCredit(paths));
    const place = byPosition[position];
    if (place !== undefined) add(place, channel, conversions, value);
    add(credit, channel, conversions, value);
  });
  return { ...credit, byPosition };
}
