import { addDays, type DayRange, type Period } from '../../ui/period.ts';

export type ReportAsk = { from: string; to: string; compare: 'none' | 'previous' | 'last-year' };

/**
 * The header's period as a report takes it: half-open, and of whole days. Today is not over; a rolling period that
 * includes it would compare 27 days and a morning with 28 days.
 */
export function askReport(period: Period, today: string): ReportAsk {
  const rolling = /^last-\d+-days$/.test(period.preset) && period.to === today;
  const days: DayRange = rolling
    ? { from: addDays(period.from, -1), to: addDays(period.to, -1) }
    : { from: period.from, to: period.to };
  return {
    from: days.from,
    to: addDays(days.to, 1),
    compare:
      period.comparison === 'previous' || period.comparison === 'last-year' ? period.comparison : 'none',
  };
}
