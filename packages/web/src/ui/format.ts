/**
 * Every figure on screen goes through here, so that one language, currency and time zone rule them all.
 * Pure: `createFormat` takes what it depends on. In components, use `useFormat()`.
 */
export type Language = 'en' | 'sv' | 'nl' | 'he';
export const languages: readonly Language[] = ['en', 'sv', 'nl', 'he'];

export type MetricKind = 'number' | 'money' | 'percent' | 'duration' | 'ratio';
/** `up`: more is better; `down`: less is better (a cost); `neutral`: neither. */
export type Direction = 'up' | 'down' | 'neutral';

export type FormatSettings = { language: Language; currency: string; timeZone: string };
export type Moment = Date | string | number;

const locales: Record<Language, string> = { en: 'en-GB', sv: 'sv-SE', nl: 'nl-NL', he: 'he-IL' };
const none = '–';

export function localeOf(language: Language): string {
  return locales[language];
}

/** Decimals for a share, "with the precision it deserves": 34 %, 3.4 %, 0.34 %, and never 100 % for 99.7 %. */
export function percentDigits(share: number): number {
  const percent = Math.abs(share) * 100;
  if (percent === 0) return 0;
  if (percent < 1) return 2;
  if (percent < 10) return 1;
  return percent > 99 && percent < 100 ? 1 : 0;
}

/** Decimals for a plain number: whole from 100 on, three significant figures below. */
export function numberDigits(value: number): number {
  const size = Math.abs(value);
  if (Number.isInteger(value) || size >= 100) return 0;
  return size >= 10 ? 1 : 2;
}

const steps: [string, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

function toDate(moment: Moment): Date {
  // A bare date is a calendar day, not midnight in Greenwich: noon UTC is that day in nearly every zone.
  if (typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment))
    return new Date(`${moment}T12:00:00Z`);
  return new Date(moment);
}

function isBareDate(moment: Moment): boolean {
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
}

function moneyOptions(value: number, currency: string): Intl.NumberFormatOptions {
  // What was computed comes to a hair beside the whole: 399.9999999 is 400, not 400.00.
  const whole = Math.abs(value - Math.round(value)) < 1e-6;
  const digits = Math.abs(value) >= 1_000 || whole ? 0 : 2;
  return { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
}

export function createFormat(settings: FormatSettings) {
  const locale = localeOf(settings.language);
  const numbers = new Map<string, Intl.NumberFormat>();
  const dates = new Map<string, Intl.DateTimeFormat>();

  const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    // What rounds to zero has no sign.
    const known = numbers.get(key) ?? new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options });
    numbers.set(key, known);
    return known;
  };
  const dateFormat = (moment: Moment, options: Intl.DateTimeFormatOptions): string => {
    const zoned = { ...options, timeZone: isBareDate(moment) ? 'UTC' : settings.timeZone };
    const key = JSON.stringify(zoned);
    const known = dates.get(key) ?? new Intl.DateTimeFormat(locale, zoned);
    dates.set(key, known);
    const date = toDate(moment);
    return Number.isNaN(date.getTime()) ? none : known.format(date);
  };
  const missing = (value: number | null | undefined): value is null | undefined =>
    value === null || value === undefined || !Number.isFinite(value);

  const number = (value: number | null | undefined, digits?: number): string =>
    missing(value)
      ? none
      : numberFormat({
          minimumFractionDigits: digits ?? 0,
          maximumFractionDigits: digits ?? numberDigits(value),
        }).format(value);

  /** 12.4k, 1.2m: for tiles and axes; `number` gives the exact figure for the hover. */
  const compact = (value: number | null | undefined): string => {
    if (missing(value)) return none;
    if (Math.abs(value) < 10_000) return number(value);
    return numberFormat({ notation: 'compact', maximumSignificantDigits: 3 }).format(value);
  };

  const money = (value: number | null | undefined, currency = settings.currency): string => {
    return missing(value) ? none : numberFormat(moneyOptions(value, currency)).format(value);
  };

  const moneyExact = (value: number | null | undefined, currency = settings.currency): string =>
    missing(value) ? none : numberFormat({ style: 'currency', currency }).format(value);

  const moneyCompact = (value: number | null | undefined, currency = settings.currency): string => {
    if (missing(value)) return none;
    if (Math.abs(value) < 10_000) return money(value, currency);
    return numberFormat({
      style: 'currency',
      currency,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumSignificantDigits: 3,
    }).format(value);
  };

  /** `share` is a fraction: 0.34 is 34 %. */
  const percent = (share: number | null | undefined, digits?: number): string =>
    missing(share)
      ? none
      : numberFormat({
          style: 'percent',
          minimumFractionDigits: 0,
          maximumFractionDigits: digits ?? percentDigits(share),
        }).format(share);

  /** Seconds → "1h 5m"; the largest unit and the one below it. */
  const duration = (seconds: number | null | undefined): string => {
    if (missing(seconds)) return none;
    const sign = seconds < 0 ? '−' : '';
    let rest = Math.abs(seconds);
    if (rest < 1 && rest > 0) {
      return (
        sign +
        numberFormat({ style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(rest * 1000)
      );
    }
    rest = Math.round(rest);
    const parts: string[] = [];
    for (const [unit, size] of steps) {
      const count = Math.floor(rest / size);
      rest -= count * size;
      // A day and two minutes is a day: the smaller unit says something only right below the larger.
      if (parts.length > 0 && count === 0) break;
      if (count > 0 || unit === 'second') {
        parts.push(numberFormat({ style: 'unit', unit, unitDisplay: 'narrow' }).format(count));
      }
      if (parts.length === 2) break;
    }
    return sign + parts.join(' ');
  };

  /** 1.2 MB; thousands, as file managers count. */
  const bytes = (value: number | null | undefined): string => {
    if (missing(value)) return none;
    const power = Math.min(
      byteUnits.length - 1,
      Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value))) / 3)),
    );
    const scaled = value / 1000 ** power;
    return numberFormat({
      style: 'unit',
      unit: byteUnits[power] ?? 'byte',
      unitDisplay: 'short',
      maximumFractionDigits: numberDigits(scaled) > 0 ? 1 : 0,
    }).format(scaled);
  };

  const byKind = (kind: MetricKind, value: number | null | undefined): string => {
    if (kind === 'money') return money(value);
    if (kind === 'percent') return percent(value);
    if (kind === 'duration') return duration(value);
    return number(value);
  };
  const byKindCompact = (kind: MetricKind, value: number | null | undefined): string => {
    if (kind === 'money') return moneyCompact(value);
    if (kind === 'number') return compact(value);
    return byKind(kind, value);
  };
  const byKindExact = (kind: MetricKind, value: number | null | undefined): string => {
    if (missing(value)) return none;
    if (kind === 'money') return moneyExact(value);
    if (kind === 'percent') return percent(value, 2);
    if (kind === 'duration') return duration(value);
    return numberFormat({ maximumFractionDigits: 6 }).format(value);
  };

  /** A relative change with its sign: +12 %, −3.4 %. Null (from nothing, or to nothing known) gives "–". */
  const change = (ratio: number | null | undefined): string =>
    missing(ratio)
      ? none
      : numberFormat({
          style: 'percent',
          signDisplay: 'exceptZero',
          maximumFractionDigits: percentDigits(ratio),
        }).format(ratio);

  /** The difference of two shares in percentage points, without the word: +6, −1.4. */
  const points = (difference: number | null | undefined): string =>
    missing(difference)
      ? none
      : numberFormat({
          signDisplay: 'exceptZero',
          maximumFractionDigits: percentDigits(difference),
        }).format(difference * 100);

  /** A difference with its sign, as figures of its kind are written; of shares in percentage points. */
  const difference = (kind: MetricKind, value: number | null | undefined): string => {
    if (kind === 'percent' || missing(value)) return points(value);
    if (kind === 'duration') return (value > 0 ? '+' : '') + duration(value);
    const plain =
      kind === 'money'
        ? moneyOptions(value, settings.currency)
        : { maximumFractionDigits: numberDigits(value) };
    return numberFormat({ ...plain, signDisplay: 'exceptZero' }).format(value);
  };

  return {
    settings,
    locale,
    number,
    compact,
    money,
    moneyExact,
    moneyCompact,
    percent,
    duration,
    bytes,
    change,
    points,
    difference,
    byKind,
    byKindCompact,
    byKindExact,
    /** 3 May 2026 */
    date: (moment: Moment) => dateFormat(moment, { day: 'numeric', month: 'short', year: 'numeric' }),
    /** 3 May, for axes and places where the year is plain */
    day: (moment: Moment) => dateFormat(moment, { day: 'numeric', month: 'short' }),
    month: (moment: Moment) => dateFormat(moment, { month: 'short', year: 'numeric' }),
    weekday: (moment: Moment) => dateFormat(moment, { weekday: 'long' }),
    time: (moment: Moment) => dateFormat(moment, { hour: '2-digit', minute: '2-digit' }),
    dateTime: (moment: Moment) =>
      dateFormat(moment, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }),
    dateTimeSeconds: (moment: Moment) => dateFormat(moment, { dateStyle: 'medium', timeStyle: 'medium' }),
    /** 3 May – 9 May 2026 */
    dateRange: (from: string, to: string): string => {
      const format = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      });
      return format.formatRange(toDate(from), toDate(to));
    },
    /** "3 minutes ago", "in 2 days" */
    relative: (moment: Moment, now: Date): string => {
      const seconds = (toDate(moment).getTime() - now.getTime()) / 1000;
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
      if (unit === 'day') return format.format(Math.round(seconds / size), 'day');
      if (unit === 'hour') return format.format(Math.round(seconds / size), 'hour');
      if (unit === 'minute') return format.format(Math.round(seconds / size), 'minute');
      return format.format(Math.round(seconds / size), 'second');
    },
    list: (items: readonly string[]): string =>
      new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    /** € or £: the sign to stand in a table header */
    currencySign: (currency = settings.currency): string =>
      numberFormat({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
        .formatToParts(0)
        .find((part) => part.type === 'currency')?.value ?? currency,
    compare: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }).compare,
  };
}

export type Format = ReturnType<typeof createFormat>;

export type ChangeTone = 'good' | 'bad' | 'neutral';
export type ChangeJudgement = {
  tone: ChangeTone;
  arrow: 'up' | 'down' | 'flat';
  /** Relative change, or null where the comparison is zero or missing. */
  ratio: number | null;
  difference: number | null;
};

/** Judges a change by the metric's direction: a rising cost is not good news. Below 0.05 % nothing has moved. */
export function judgeChange(
  value: number | null | undefined,
  before: number | null | undefined,
  direction: Direction,
): ChangeJudgement {
  if (value === null || value === undefined || before === null || before === undefined) {
    return { tone: 'neutral', arrow: 'flat', ratio: null, difference: null };
  }
  const difference = value - before;
  const ratio = before === 0 ? null : difference / Math.abs(before);
  if (difference === 0 || (ratio !== null && Math.abs(ratio) < 0.0005)) {
    return { tone: 'neutral', arrow: 'flat', ratio: before === 0 ? null : 0, difference: 0 };
  }
  const arrow = difference > 0 ? 'up' : 'down';
  if (direction === 'neutral') return { tone: 'neutral', arrow, ratio, difference };
  return { tone: arrow === direction ? 'good' : 'bad', arrow, ratio, difference };
}
