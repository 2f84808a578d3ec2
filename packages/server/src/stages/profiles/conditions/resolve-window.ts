import type { SegmentWindow } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';

/** The moment of the question and the zone in which its days begin. */
export type AsOf = { now: Date; timeZone: string };

/** Milliseconds since 1970; both ends belong to it, so nothing after the moment of the question ever counts. */
export type Interval = { from: number | undefined; upTo: number };

const UNIT_MS = { hours: 3_600_000, days: 86_400_000, weeks: 604_800_000 } as const;

/**
 * “In the last 30 days” is a rolling span of 30 × 24 hours that excludes its beginning, so that a person leaves at the
 * very millisecond at which the event is 30 days old.
 */
export function resolveWindow(window: SegmentWindow, asOf: AsOf): Interval {
  const now = asOf.now.getTime();
  if (window.kind === 'ever') return { from: undefined, upTo: now };
  if (window.kind === 'last') return { from: now - window.count * UNIT_MS[window.unit] + 1, upTo: now };
  return {
    from: startOfDay(window.from, asOf.timeZone),
    upTo: Math.min(now, startOfDay(window.to, asOf.timeZone) - 1),
  };
}

export const DAY_MS = UNIT_MS.days;

export function startOfDay(day: string, timeZone: string, plusDays = 0): number {
  return Temporal.PlainDate.from(day).add({ days: plusDays }).toZonedDateTime(timeZone).epochMilliseconds;
}

export function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}
