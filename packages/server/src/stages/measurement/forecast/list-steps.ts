import type { ForecastGrain } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';

const STEP = { day: { days: 1 }, week: { days: 7 }, month: { months: 1 } } as const;
/** How far back figures are read where nothing else is asked: at most a thousand steps. */
const BACK = { day: { days: 990 }, week: { weeks: 312 }, month: { years: 15 } } as const;
/** Lengths of the seasons that such steps can have. */
export const SEASONS: Record<ForecastGrain, readonly number[]> = { day: [7, 365], week: [52], month: [12] };
export const HORIZON: Record<ForecastGrain, number> = { day: 28, week: 13, month: 12 };

function startOfStep(date: Temporal.PlainDate, grain: ForecastGrain, firstDay: number): Temporal.PlainDate {
  if (grain === 'month') return date.with({ day: 1 });
  return grain === 'week' ? date.subtract({ days: (date.dayOfWeek + 7 - firstDay) % 7 }) : date;
}

/** Whole steps only, so that no step is lower because it has just begun: from the first whole one to the day after the last. */
export function pastPeriod(
  today: string,
  grain: ForecastGrain,
  firstDay: number,
  from?: string,
): { from: string; to: string } {
  const to = startOfStep(Temporal.PlainDate.from(today), grain, firstDay);
  const wanted = from === undefined ? to.subtract(BACK[grain]) : Temporal.PlainDate.from(from);
  const start = startOfStep(wanted, grain, firstDay);
  const whole = Temporal.PlainDate.compare(start, wanted) < 0 ? start.add(STEP[grain]) : start;
  return { from: whole.toString(), to: to.toString() };
}

/** First days of so many steps from a first one on. */
export function listSteps(first: string, grain: ForecastGrain, count: number): string[] {
  const start = Temporal.PlainDate.from(first);
  // From the start each time: a month after 31 January twice over is not 31 March.
  return Array.from({ length: count }, (_, k) => {
    const amount = grain === 'month' ? { months: k } : { days: k * STEP[grain].days };
    return start.add(amount).toString();
  });
}
