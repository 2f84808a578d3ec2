import type { ChartMark } from '../../ui/chart/chart-types.ts';
import { addDays, type Period, todayIn } from '../../ui/period.ts';

/** The header's period (both days included) as the API takes it: half-open, with what it is compared with. */
export function askPeriod(period: Period): {
  from: string;
  to: string;
  compare: 'none' | 'previous' | 'last-year';
} {
  return {
    from: period.from,
    to: addDays(period.to, 1),
    compare:
      period.comparison === 'previous' || period.comparison === 'last-year' ? period.comparison : 'none',
  };
}

/** Filters of the address (`channel.is.search`) as the API takes them (`channel:search`, `!channel:direct`). */
export function askFilters(filters: readonly { field: string; operator: string; value: string }[]): string[] {
  return filters
    .filter((filter) => filter.operator === 'is' || filter.operator === 'is-not')
    .map((filter) => `${filter.operator === 'is-not' ? '!' : ''}${filter.field}:${filter.value}`);
}

/** Whether a half-open period runs into today, whose figures will still grow. */
export function includesToday(to: string, timeZone: string): boolean {
  return to > todayIn(timeZone, new Date());
}

/** The last step of time where the period is not over yet: its figures will still grow. */
export function openStep(
  buckets: readonly string[],
  to: string,
  timeZone: string,
  label: string,
): ChartMark[] {
  const last = buckets.at(-1);
  return last !== undefined && includesToday(to, timeZone) ? [{ at: last, label, kind: 'note' }] : [];
}
