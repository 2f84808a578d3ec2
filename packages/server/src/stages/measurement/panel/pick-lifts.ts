import type { ChannelLift, Period } from '@rondo/contract';

/**
 * The experiments that bear on a question: with its conversions, and not the same people twice. Of several at one time on
 * one channel, or one campaign of it, the one that withheld it from most counts; it is not chosen by what came of it.
 */
export function pickLifts(
  lifts: readonly ChannelLift[],
  { from, to }: Period,
  conversion: readonly string[],
): ChannelLift[] {
  const usable = lifts
    .filter(
      (lift) => lift.from < to && lift.to > from && lift.events.every((event) => conversion.includes(event)),
    )
    .sort((a, b) => b.withheld - a.withheld || (a.experiment < b.experiment ? -1 : 1));
  return usable.filter(
    (lift, index) =>
      !usable
        .slice(0, index)
        .some(
          (other) =>
            other.channel === lift.channel &&
            (other.campaign === null || lift.campaign === null || other.campaign === lift.campaign) &&
            other.from < lift.to &&
            lift.from < other.to,
        ),
  );
}
