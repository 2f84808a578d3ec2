import type { ColumnType, FileColumn, TimeFormat } from '@rondo/contract';
import { judgeTimes, nearlyAll } from './judge-times.ts';

type ColumnTraits = Omit<FileColumn, 'name' | 'start' | 'width'>;

/** What spreadsheets and databases write where there is nothing. */
export const EMPTY_WORDS = [
  '',
  '-',
  '--',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nan',
  '(blank)',
  '(not set)',
  '\\n',
];
const empty = new Set(EMPTY_WORDS);

const PLAIN_NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const DOT_NUMBER = /^[+-]?\d{1,3}([ ,'\u00a0\u202f]\d{3})+(\.\d+)?$/;
const COMMA_NUMBER = /^[+-]?(\d{1,3}([ .'\u00a0\u202f]\d{3})+|\d+),\d+$/;
const GROUPED_BY_DOTS = /^[+-]?\d{1,3}(\.\d{3}){2,}$/;
const ONE_COMMA_GROUP = /^[+-]?\d{1,3},\d{3}$/;
const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₪': 'ILS', $: 'USD' };
const MONEY =
  /^\(?[+-]?\s*(?:([€£₪$])|([A-Z]{3}))?\s*[+-]?\s*([\d.,'\s\u00a0\u202f]*\d(?:,-|:-)?)\s*(?:([€£₪$])|([A-Z]{3})|(kr\.?))?\)?$/;
/** What is longer is text; the patterns above would look at a long run of blanks in too many ways. */
const MOST_JUDGED = 120;
const BOOLEAN_WORDS = new Set([
  'true',
  'false',
  'yes',
  'no',
  'y',
  'n',
  'ja',
  'nej',
  'nee',
  'nein',
  'כן',
  'לא',
]);

/** What a column holds, from the values seen in the file's head. `;` between fields goes with decimal commas. */
export function judgeColumn(values: readonly string[], header: string, delimiter: string): ColumnTraits {
  const filled = values
    .map((value) => value.trim().slice(0, MOST_JUDGED))
    .filter((value) => !empty.has(value.toLowerCase()));
  const examples = [...new Set(filled)].slice(0, 5);
  const times = judgeTimes(filled, header);
  const decimal = judgeDecimal(filled, delimiter);
  const currency = currencyIn(header) ?? currencyOf(filled);
  const type = judgeType(filled, times.formats, decimal, header);
  return {
    type,
    timeFormats: times.formats,
    hasZone: times.hasZone,
    decimal,
    ...(currency === undefined ? {} : { currency }),
    examples,
    filled: values.length === 0 ? 0 : filled.length / values.length,
  };
}

function judgeType(
  values: readonly string[],
  times: readonly TimeFormat[],
  decimal: '.' | ',',
  header: string,
): ColumnType {
  if (values.length === 0) return 'empty';
  const most = (test: (value: string) => boolean) => nearlyAll(values, test);
  if (most((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))) return 'email';
  if (most((value) => /^https?:\/\/\S+$/i.test(value))) return 'url';
  const [format] = times;
  // A number may be a moment, but only its header can say so; text that reads as a time is one.
  if (format !== undefined && !format.startsWith('epoch') && format !== 'excel-serial') {
    return most((value) => /\d[T ,]+\d{1,2}[:.]\d{2}/.test(value)) ? 'time' : 'date';
  }
  if (format !== undefined && /time|date|datum|tid|tijd|zeit|stamp|_at$|\bat$|תאריך|שעה/i.test(header))
    return 'time';
  if (most((value) => BOOLEAN_WORDS.has(value.toLowerCase()))) return 'boolean';
  if (most(looksLikePhone)) return 'phone';
  // Leading zeros and more than fifteen digits are how ids look; as numbers they would lose them.
  if (values.some((value) => /^0\d+$|^\d{16,}$/.test(value)) && values.every((value) => /^\d+$/.test(value)))
    return 'text';
  if (values.every((value) => /^[+-]?\d+$/.test(value))) return 'integer';
  if (
    most(
      (value) =>
        PLAIN_NUMBER.test(value) ||
        DOT_NUMBER.test(value) ||
        (decimal === ',' && (COMMA_NUMBER.test(value) || GROUPED_BY_DOTS.test(value))),
    )
  ) {
    return 'number';
  }
  if (most((value) => /^[+-]?[\d.,]+\s*%$/.test(value))) return 'number';
  if (most((value) => MONEY.test(value))) return 'money';
  return 'text';
}

/** Digits with the signs people put between them; long enough, and not a plain number. */
function looksLikePhone(value: string): boolean {
  const digits = value.replace(/\D/g, '').length;
  if (digits < 8 || digits > 15 || !/^[+(]?[\d\s()/.-]+$/.test(value)) return false;
  return /^(\+|00[1-9])/.test(value) || (/^\(?0[1-9]/.test(value) && !/[.,]\d{1,2}$/.test(value));
}

/** One value that only a decimal comma explains settles it; where each could be either, the delimiter does. */
function judgeDecimal(values: readonly string[], delimiter: string): '.' | ',' {
  let either = 0;
  for (const raw of values) {
    const value = raw.replace(/^[^\d+(-]+|[^\d)]+$/g, '');
    if (ONE_COMMA_GROUP.test(value)) either++;
    else if (COMMA_NUMBER.test(value) || GROUPED_BY_DOTS.test(value)) return ',';
    else if (PLAIN_NUMBER.test(value) && value.includes('.')) return '.';
    else if (DOT_NUMBER.test(value)) return '.';
  }
  return either > 0 && delimiter === ';' ? ',' : '.';
}

/** `Amount spent (SEK)`, `Cost in EUR`. */
function currencyIn(header: string): string | undefined {
  const code = /(?:\(|\bin |_|\s)([A-Z]{3})\)?$/.exec(header)?.[1];
  return code !== undefined && isCurrency(code) ? code : undefined;
}

function currencyOf(values: readonly string[]): string | undefined {
  const found = new Set<string>();
  for (const value of values) {
    const match = MONEY.exec(value);
    if (match === null) return undefined;
    const code = match[2] ?? match[5] ?? CURRENCY_SIGNS[match[1] ?? match[4] ?? ''];
    if (code !== undefined && isCurrency(code)) found.add(code);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}
