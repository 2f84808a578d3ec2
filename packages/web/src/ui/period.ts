/**
 * Periods as the header offers them: whole calendar days in the workspace's zone, both ends included. Pure: today
 * comes in. Dates are `YYYY-MM-DD` and are counted in UTC only as calendar arithmetic, never as moments.
 */
export const periodPresets = [
  'today',
  'yesterday',
  'last-7-days',
  'last-28-days',
  'last-90-days',
  'last-12-months',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
] as const;
export type PeriodPreset = (typeof periodPresets)[number];
export const comparisons = ['previous', 'last-year', 'goal', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

export type DayRange = { from: string; to: string };
export type Period = DayRange & {
  preset: PeriodPreset | 'custom';
  comparison: Comparison;
  /** The days compared with; absent for a goal and for none. */
  compareTo?: DayRange;
};

const dayLength = 86_400_000;

function parseDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
export function addDays(day: string, count: number): string {
  return toDay(parseDay(day) + count * dayLength);
}
export function countDays({ from, to }: DayRange): number {
  return Math.round((parseDay(to) - parseDay(from)) / dayLength) + 1;
}

/** The same day so many months away; 31 March less a month is the last of February. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfTarget = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + count, Math.min(date, lastOfTarget)));
}
function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}
function firstOfQuarter(day: string): string {
  const month = Number(day.slice(5, 7));
  return addMonths(firstOfMonth(day), -((month - 1) % 3));
}
/** `weekStart`: 0 Sunday, 1 Monday, 6 Saturday. */
function firstOfWeek(day: string, weekStart: number): string {
  return addDays(day, -((new Date(parseDay(day)).getUTCDay() - weekStart + 7) % 7));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parseDay(text)) && toDay(parseDay(text)) === text;
}

/** Today's date in a zone, as the workspace's people read it from their calendar. */
export function todayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return parts.format(now);
}

export function resolvePreset(preset: PeriodPreset, today: string, weekStart: number): DayRange {
  const month = firstOfMonth(today);
  const quarter = firstOfQuarter(today);
  const week = firstOfWeek(today, weekStart);
  const year = `${today.slice(0, 4)}-01-01`;
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'last-7-days':
      return { from: addDays(today, -6), to: today };
    case 'last-28-days':
      return { from: addDays(today, -27), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'last-12-months':
      return { from: addDays(addMonths(today, -12), 1), to: today };
    case 'this-week':
      return { from: week, to: today };
    case 'last-week':
      return { from: addDays(week, -7), to: addDays(week, -1) };
    case 'this-month':
      return { from: month, to: today };
    case 'last-month':
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case 'this-quarter':
      return { from: quarter, to: today };
    case 'last-quarter':
      return { from: addMonths(quarter, -3), to: addDays(quarter, -1) };
    case 'this-year':
      return { from: year, to: today };
    case 'last-year':
      return { from: addMonths(year, -12), to: addDays(year, -1) };
  }
}

/** Whole months compare with whole months, everything else with as many days right before. */
export function previousRange(range: DayRange): DayRange {
  const wholeMonths = range.from.endsWith('-01') && addDays(range.to, 1).endsWith('-01');
  if (wholeMonths) {
    const next = addDays(range.to, 1);
    const months =
      (Number(next.slice(0, 4)) - Number(range.from.slice(0, 4))) * 12 +
      Number(next.slice(5, 7)) -
      Number(range.from.slice(5, 7));
    return { from: addMonths(range.from, -months), to: addDays(range.from, -1) };
  }
  const days = countDays(range);
  return { from: addDays(range.from, -days), to: addDays(range.from, -1) };
}

export function sameRangeLastYear(range: DayRange): DayRange {
  const wholeMonths = range.from.endsWith('-01') && addDays(range.to, 1).endsWith('-01');
  const from = addMonths(range.from, -12);
  return {
    from,
    to: wholeMonths ? addDays(addMonths(addDays(range.to, 1), -12), -1) : addMonths(range.to, -12),
  };
}

function isPreset(text: string): text is PeriodPreset {
  return (periodPresets as readonly string[]).includes(text);
}
function isComparison(text: string): text is Comparison {
  return (comparisons as readonly string[]).includes(text);
}

export const defaultPreset: PeriodPreset = 'last-28-days';

/** What the URL says (`period=last-month` or `period=2026-01-01..2026-01-31`, `compare=…`) as a period; never fails. */
export function readPeriod(
  search: { period?: string | undefined; compare?: string | undefined },
  today: string,
  weekStart: number,
): Period {
  const comparison = search.compare && isComparison(search.compare) ? search.compare : 'previous';
  const text = search.period ?? defaultPreset;
  const [from = '', to = ''] = text.split('..');
  const custom = isDay(from) && isDay(to) && from <= to;
  const preset = isPreset(text) ? text : defaultPreset;
  const range = custom ? { from, to } : resolvePreset(preset, today, weekStart);
  return { ...range, preset: custom ? 'custom' : preset, comparison, ...compareWith(range, comparison) };
}

/**
 * The period as reports take it, which judge whole days: a preset that runs until today ends yesterday, else a morning
 * would be compared with a day. “Today” itself and days that somebody chose stay as they are.
 */
export function withoutToday(period: Period, today: string, weekStart: number): Period {
  const { preset } = period;
  if (preset === 'custom' || preset === 'today' || period.to !== today) return period;
  const yesterday = addDays(today, -1);
  const rolls = preset.startsWith('last-');
  // On the first day of a week, month or year nothing of it is over yet: then it stays the day that it is.
  if (!rolls && period.from > yesterday) return period;
  const range = rolls ? resolvePreset(preset, yesterday, weekStart) : { from: period.from, to: yesterday };
  return { ...period, ...range, ...compareWith(range, period.comparison) };
}

function compareWith(range: DayRange, comparison: Comparison): Pick<Period, 'compareTo'> {
  if (comparison === 'previous') return { compareTo: previousRange(range) };
  if (comparison === 'last-year') return { compareTo: sameRangeLastYear(range) };
  return {};
}

export type Granularity = 'hour' | 'day' | 'week' | 'month';

/** The step that gives a chart between some ten and ninety points. */
export function chooseGranularity(range: DayRange): Granularity {
  const days = countDays(range);
  if (days <= 2) return 'hour';
  if (days <= 92) return 'day';
  return days <= 400 ? 'week' : 'month';
}
