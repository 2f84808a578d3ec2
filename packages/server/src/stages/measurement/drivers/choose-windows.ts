import type { DriverComparison, DriversQuery, Period } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/error.ts';
import { checkPeriod, comparisonOf, daysIn } from '../../metrics/index.ts';

/** A period, and the days that say what was to be expected of it. */
export type Windows = {
  period: Period;
  against: DriverComparison | 'own';
  windows: Period[];
  /** By what the windows' sums are multiplied to be those of one period. */
  scale: number;
};

const USUAL_WEEKS = 4;
/** Weeks by which days too few to judge by themselves are judged. */
const JUDGED_WEEKS = 8;
const A_YEAR_OF_WEEKS = 364;

/** What is compared with what; whole days that are over only. */
export function chooseWindows(query: DriversQuery, today: string): Windows {
  const period = choosePeriod(query, today);
  if (query.compareFrom !== undefined || query.compareTo !== undefined) return ownWindow(query, period);
  const { against = 'previous' } = query;
  if (against === 'usual') {
    const windows = shifted(period, weeksFor(period), USUAL_WEEKS);
    return { period, against, windows, scale: 1 / windows.length };
  }
  const window =
    against === 'same-weeks'
      ? shift(period, A_YEAR_OF_WEEKS * Math.ceil(daysIn(period) / A_YEAR_OF_WEEKS))
      : comparisonOf(period, against);
  return { period, against, windows: window === undefined ? [] : [window], scale: 1 };
}

/** The same weekdays of earlier weeks, the latest first. */
export function earlierWeeks(period: Period): Period[] {
  return shifted(period, weeksFor(period), JUDGED_WEEKS);
}

function choosePeriod({ from, to }: DriversQuery, today: string): Period {
  if (from === undefined && to === undefined) {
    const month = Temporal.PlainDate.from(today).with({ day: 1 });
    return { from: month.subtract({ months: 1 }).toString(), to: month.toString() };
  }
  if (from === undefined || to === undefined) {
    const missing = from === undefined ? 'from' : 'to';
    throw invalid(
      missing,
      `The period has no “${missing}”.`,
      'Give both days, or neither for the last full month.',
    );
  }
  const period = checkPeriod({ from, to });
  if (period.to > today) {
    throw invalid(
      'to',
      'The period runs into today or beyond, whose figures will still grow.',
      `End it at ${today} at the latest; “to” is the day after the last one.`,
    );
  }
  return period;
}

function ownWindow({ compareFrom, compareTo }: DriversQuery, period: Period): Windows {
  if (compareFrom === undefined || compareTo === undefined) {
    const missing = compareFrom === undefined ? 'compareFrom' : 'compareTo';
    throw invalid(missing, `The comparison has no “${missing}”.`, 'Give both days, or use “against”.');
  }
  if (compareFrom >= compareTo) {
    throw invalid(
      'compareTo',
      'The comparison ends before it begins.',
      'Make “compareTo” later than “compareFrom”; it is the day after the last one.',
    );
  }
  const window = checkPeriod({ from: compareFrom, to: compareTo });
  if (window.from < period.to && period.from < window.to) {
    throw invalid(
      'compareFrom',
      'The two periods share days.',
      'Compare with days outside of the period itself.',
    );
  }
  return { period, against: 'own', windows: [window], scale: daysIn(period) / daysIn(window) };
}

function weeksFor(period: Period): number {
  return 7 * Math.ceil(daysIn(period) / 7);
}

function shifted(period: Period, days: number, count: number): Period[] {
  return Array.from({ length: count }, (_, k) => shift(period, days * (k + 1)));
}

function shift({ from, to }: Period, days: number): Period {
  const back = (date: string) => Temporal.PlainDate.from(date).subtract({ days }).toString();
  return { from: back(from), to: back(to) };
}
