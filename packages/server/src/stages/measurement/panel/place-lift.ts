import type { ChannelLift } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';

export type PlacedLift = {
  /** First and last week of the panel, both included. */
  from: number;
  to: number;
  increment: number;
  standardError: number;
};

/**
 * An experiment in a panel's weeks, the first of which begins on `start`. Of one that reaches beyond the panel only the part
 * of its days that lie within counts, as if each day had brought as much. None where they do not meet, or without an error.
 */
export function placeLift(lift: ChannelLift, start: string, periods: number): PlacedLift | undefined {
  const begin = Temporal.PlainDate.from(start);
  const dayOf = (day: string): number => begin.until(Temporal.PlainDate.from(day)).days;
  const [first, end] = [dayOf(lift.from), dayOf(lift.to)];
  const [firstWithin, endWithin] = [Math.max(0, first), Math.min(7 * periods, end)];
  if (endWithin <= firstWithin || !(lift.standardError > 0)) return undefined;
  const part = (endWithin - firstWithin) / (end - first);
  return {
    from: Math.floor(firstWithin / 7),
    to: Math.floor((endWithin - 1) / 7),
    increment: lift.incremental * part,
    standardError: lift.standardError * part,
  };
}
