import type { Period } from '@rondo/contract';

/** The days on which something came, how far apart they usually are, and how many rows such a day has. */
export type SeenDays = { dates: readonly number[]; longGap: number; perDay: number };

/** What came on fewer days, or over a shorter time, was a wave and not a stream. */
const FEWEST_DAYS = 30;
/** At the end of the past a source may just be late. */
const LATE_DAYS = 2;
/** Of what comes daily and so often, a day of nothing is no chance. */
const OFTEN = 10;
/** Of what comes now and then, one pause in twenty is a long one, so that only several times as long is silence. */
const LONG_GAPS = 3;

/**
 * Spans of days that touch [from, to) on which nothing came though something usually does. Days count from 1970-01-01.
 */
export function findSilences(
  { dates, longGap, perDay }: SeenDays,
  period: { from: number; to: number },
  today: number,
): { from: number; to: number }[] {
  if (dates.length < FEWEST_DAYS) return [];
  const allowed = longGap <= 1 && perDay >= OFTEN ? 1 : Math.max(LATE_DAYS, LONG_GAPS * longGap);
  const spans = dates.map((date, index) => {
    const next = dates[index + 1];
    const gap = (next ?? today) - date;
    const silent = gap > (next === undefined ? Math.max(LATE_DAYS, allowed) : allowed);
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
