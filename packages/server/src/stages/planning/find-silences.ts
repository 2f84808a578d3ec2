import type { Period } from '@rondo/contract';

/** The days on which something came, and how far apart they usually are. */
export type SeenDays = { dates: readonly number[]; longGap: number };

/** What came on fewer days, or over a shorter time, was a wave and not a stream. */
const FEWEST_DAYS = 30;
/** At the end of the past a source may just be late. */
const LATE_DAYS = 2;

/**
 * Spans of days within [from, to) on which nothing came though something usually does: more than half as long again as its long
 * gaps, as for what has fallen silent now (`isFresh`). Days count from 1970-01-01.
 */
export function findSilences(
  { dates, longGap }: SeenDays,
  period: { from: number; to: number },
  today: number,
): { from: number; to: number }[] {
  if (dates.length < FEWEST_DAYS) return [];
  const spans = dates.map((date, index) => {
    const next = dates[index + 1];
    const gap = (next ?? today) - date;
    const silent = gap > Math.max(1.5 * longGap, next === undefined ? LATE_DAYS : 1);
    return silent ? { from: date + 1, to: next ?? today } : undefined;
  });
  return spans.flatMap((span) =>
    span !== undefined && span.from < period.to && period.from < span.to ? [span] : [],
  );
}

const DAY_MS = 86_400_000;

export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export type Silenced = { source: string; what: string; name: string } & Period;
