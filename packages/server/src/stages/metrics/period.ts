import type { Comparison, Grain, Period } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../platform/error.ts';

const MOST_BUCKETS = 1000;

/** First moment of a date in a time zone, as ISO text in UTC. Where midnight does not exist (clocks forward), the first moment after. */
export function startOfDay(date: string, timeZone: string): string {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}

export function todayIn(timeZone: string, now: Date): string {
  return Temporal.Instant.from(now.toISOString()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Throws where the period is not one: impossible dates, or an end before its start. */
export function checkPeriod(period: Period): Period {
  for (const side of ['from', 'to'] as const) {
    try {
      Temporal.PlainDate.from(period[side]);
    } catch {
      throw invalid(side, `“${period[side]}” is no date.`, `Give ${side} as YYYY-MM-DD.`);
    }
  }
  if (period.from >= period.to) {
    throw invalid(
      'to',
      'The period ends before it begins.',
      'Make “to” later than “from”; it is the day after the last one.',
    );
  }
  return { from: period.from, to: period.to };
}

export function daysIn(period: Period): number {
  return Temporal.PlainDate.from(period.from).until(period.to, { largestUnit: 'day' }).days;
}

/** Whole calendar months if the period is made of them. */
function wholeMonths(period: Period): number | undefined {
  const from = Temporal.PlainDate.from(period.from);
  const to = Temporal.PlainDate.from(period.to);
  if (from.day !== 1 || to.day !== 1) return undefined;
  return from.until(to, { largestUnit: 'month' }).months;
}

/**
 * What a period is compared with. Whole months are compared with as many months before, other periods with as many
 * days before; a year ago means the same dates, and for whole months the same months.
 */
export function comparisonOf(period: Period, comparison: Comparison): Period | undefined {
  if (comparison === 'none') return undefined;
  const from = Temporal.PlainDate.from(period.from);
  const to = Temporal.PlainDate.from(period.to);
  const months = wholeMonths(period);
  if (comparison === 'last-year') {
    const last = to.subtract({ days: 1 }).subtract({ years: 1 });
    const end = months === undefined ? last.add({ days: 1 }) : to.subtract({ years: 1 });
    return { from: from.subtract({ years: 1 }).toString(), to: end.toString() };
  }
  const back = months === undefined ? { days: daysIn(period) } : { months };
  return { from: from.subtract(back).toString(), to: to.subtract(back).toString() };
}

/** The step that gives a readable chart. */
export function grainFor(period: Period): Grain {
  const days = daysIn(period);
  if (days <= 2) return 'hour';
  if (days <= 62) return 'day';
  return days <= 430 ? 'week' : 'month';
}

/** First day of the week of a date; weeks begin on ISO day 1 (Monday), 6 (Saturday) or 7 (Sunday). */
export function startOfWeek(date: Temporal.PlainDate, firstDay: number): Temporal.PlainDate {
  return date.subtract({ days: (date.dayOfWeek + 7 - firstDay) % 7 });
}

/** Workspaces write Sunday as 0; ISO and ClickHouse's toDayOfWeek as 7. */
export function isoWeekday(weekStart: number): number {
  return weekStart === 0 ? 7 : weekStart;
}

/**
 * Labels of all steps of a period that have begun by `now`: dates, or ISO moments for hours. The first week or month
 * may begin before the period; it then holds only the days inside.
 */
export function bucketsOf(
  period: Period,
  grain: Grain,
  timeZone: string,
  firstDay: number,
  now: Date,
): string[] {
  const buckets: string[] = [];
  const add = (label: string) => {
    if (buckets.length >= MOST_BUCKETS) {
      throw invalid(
        'grain',
        `The period has more than ${MOST_BUCKETS} steps of one ${grain}.`,
        'Take a shorter period or a larger step.',
      );
    }
    buckets.push(label);
  };
  if (grain === 'hour') {
    const end = Math.min(Date.parse(startOfDay(period.to, timeZone)), now.getTime() + 1);
    for (let at = Date.parse(startOfDay(period.from, timeZone)); at < end; at += 3_600_000)
      add(new Date(at).toISOString());
    return buckets;
  }
  const today = todayIn(timeZone, now);
  let at = Temporal.PlainDate.from(period.from);
  if (grain === 'week') at = startOfWeek(at, firstDay);
  if (grain === 'month') at = at.with({ day: 1 });
  const step = grain === 'day' ? { days: 1 } : grain === 'week' ? { days: 7 } : { months: 1 };
  for (; at.toString() < period.to && at.toString() <= today; at = at.add(step)) add(at.toString());
  return buckets;
}
