import type { TimeFormat } from '@rondo/contract';

type TimesGuess = { formats: TimeFormat[]; hasZone: boolean };

/** All but one in twenty: a report's total row or a stray word does not change what a column is. */
export function nearlyAll(values: readonly string[], test: (value: string) => boolean): boolean {
  const misses = values.filter((value) => !test(value)).length;
  return misses <= Math.max(values.length >= 3 ? 1 : 0, values.length * 0.05);
}

const CLOCK = '(?:[T ,]+\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?)?';
const ZONE = '(?:Z| ?UTC| ?GMT| ?[+-]\\d{2}:?\\d{2})?';
const ISO = new RegExp(`^\\d{4}-\\d{1,2}-\\d{1,2}${CLOCK}${ZONE}$`);
const YEAR_FIRST = new RegExp(`^\\d{4}([./])\\d{1,2}\\1\\d{1,2}\\.?${CLOCK}${ZONE}$`);
const TWO_FIRST = new RegExp(
  `^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})${CLOCK}\\s*([AaPp]\\.?[Mm]\\.?)?${ZONE}$`,
);
const MONTH_NAME =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b.*\d{4}|^\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}/i;
const ZONE_AT_END = /\d(?:Z|\s?UTC|\s?GMT|\s?[+-]\d{2}:?\d{2})$|\s[+-]\d{4}\s\d{4}$/;

/**
 * How times are written. Where day and month could be swapped in every value, both orders are returned and a person
 * has to say which; a dot between them settles it (nobody writes months first with dots).
 */
export function judgeTimes(values: readonly string[], header: string): TimesGuess {
  const none: TimesGuess = { formats: [], hasZone: false };
  if (values.length === 0) return none;
  const sample = values.slice(0, 2000);
  const most = (test: (value: string) => boolean) => nearlyAll(sample, test);
  const hasZone = most((value) => ZONE_AT_END.test(value) && /\d{1,2}[:.]\d{2}/.test(value));
  if (most((value) => ISO.test(value))) return { formats: ['iso'], hasZone };
  if (most((value) => YEAR_FIRST.test(value))) return { formats: ['year-first'], hasZone };
  if (most((value) => TWO_FIRST.test(value))) return { formats: judgeOrder(sample), hasZone };
  if (most((value) => MONTH_NAME.test(value) && !/[{}<>]/.test(value) && value.length < 50))
    return { formats: ['month-name'], hasZone };
  if (most((value) => /^\d{4}-?W\d{1,2}$/i.test(value))) return { formats: ['year-week'], hasZone: false };
  if (most((value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value)))
    return { formats: ['year-month'], hasZone: false };
  const formats = judgeNumbers(sample, header, most);
  return { formats, hasZone: formats.some((format) => format.startsWith('epoch')) };
}

function judgeOrder(values: readonly string[]): TimeFormat[] {
  let dayFirst = false;
  let monthFirst = false;
  let dots = false;
  let halves = false;
  for (const value of values) {
    const match = TWO_FIRST.exec(value);
    if (match === null) continue;
    if (Number(match[1]) > 12) dayFirst = true;
    if (Number(match[3]) > 12) monthFirst = true;
    if (match[2] === '.') dots = true;
    if (match[5] !== undefined) halves = true;
  }
  if (dayFirst && !monthFirst) return ['day-first'];
  if (monthFirst && !dayFirst) return ['month-first'];
  if (dots) return ['day-first'];
  return halves ? ['month-first', 'day-first'] : ['day-first', 'month-first'];
}

const TIME_HEADER = /time|date|day|datum|tid|dag|tijd|zeit|tag|stamp|_at$|\bat$|created|תאריך|שעה/i;

function judgeNumbers(
  values: readonly string[],
  header: string,
  most: (test: (value: string) => boolean) => boolean,
): TimeFormat[] {
  if (most(isCompactDate) && new Set(values.map((value) => value.slice(0, 4))).size <= 120)
    return ['yyyymmdd'];
  // Ten digits may as well be an order number: between 2001 and 2033, and only where the header speaks of time.
  const named = TIME_HEADER.test(header);
  if (named && most((value) => /^1\d{9}(\.\d+)?$/.test(value))) return ['epoch-seconds'];
  if (named && most((value) => /^1\d{12}$/.test(value))) return ['epoch-milliseconds'];
  if (named && most((value) => /^1\d{15}$/.test(value))) return ['epoch-microseconds'];
  if (named && most((value) => /^\d{5}([.,]\d+)?$/.test(value) && Number.parseInt(value, 10) >= 20_000))
    return ['excel-serial'];
  return [];
}

function isCompactDate(value: string): boolean {
  if (!/^(19|20)\d{6}$/.test(value)) return false;
  const month = Number(value.slice(4, 6));
  const day = Number(value.slice(6, 8));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
