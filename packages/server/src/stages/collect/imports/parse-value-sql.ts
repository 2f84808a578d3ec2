import type { TimeFormat } from '@rondo/contract';
import { EMPTY_WORDS } from './judge-column.ts';

/**
 * Text of a file → values, as ClickHouse expressions. `x` is an expression of type String without blanks around it.
 * Each answers NULL for what it cannot read: a guess would be worse than a row in the list of rejects.
 */

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll('\\', '\\\\')}'`).join(', ');

/** Whether a cell of a figure or time says "nothing here". */
export function isEmptySql(x: string): string {
  return `(lower(${x}) IN (${quoted(EMPTY_WORDS)}))`;
}

const PLAIN = "'^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$'";
/** Blanks of all kinds, apostrophes as thousands marks, currency signs and codes, percent signs. */
const ORNAMENTS = "'[\\\\s\\\\x{00A0}\\\\x{202F}\\\\x{2019}\\']|[€£₪$%]|\\\\b[A-Z]{3}\\\\b|[kK][rR][.]?'";
const GROUPED = {
  '.': "'^[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)([.][0-9]*)?$'",
  ',': "'^[+-]?([0-9]{1,3}([.][0-9]{3})+|[0-9]+)(,[0-9]*)?$'",
} as const;

/** The number as plain digits with a point, or '' where it is none: `1 234,50 kr`, `$1,234.50`, `(12)`, `12:-`. */
export function plainNumberSql(x: string, decimal: '.' | ','): string {
  const signed = `replaceRegexpOne(replaceAll(${x}, '−', '-'), '^\\\\((.*)\\\\)$', '-\\\\1')`;
  const bare = `replaceRegexpOne(replaceRegexpAll(${signed}, ${ORNAMENTS}, ''), '[,.:]-+$', '')`;
  const turned =
    decimal === '.' ? `replaceAll(${bare}, ',', '')` : `replaceAll(replaceAll(${bare}, '.', ''), ',', '.')`;
  const messy = `if(match(${bare}, ${GROUPED[decimal]}), ${turned}, '')`;
  if (decimal === '.') return `if(match(${x}, ${PLAIN}), ${x}, ${messy})`;
  // With decimal commas, 1.234 is a thousand and 12.5 can only be twelve and a half.
  return `multiIf(match(${x}, ${GROUPED[',']}), replaceAll(replaceAll(${x}, '.', ''), ',', '.'), match(${x}, ${PLAIN}), ${x}, ${messy})`;
}

export function numberSql(x: string, decimal: '.' | ','): string {
  return `toFloat64OrNull(${plainNumberSql(x, decimal)})`;
}

/** Rounded to four decimals; ClickHouse alone would cut. */
export function moneySql(x: string, decimal: '.' | ','): string {
  const wide = `toDecimal128OrNull(${plainNumberSql(x, decimal)}, 10)`;
  return `if(abs(${wide}) < 100000000000000, toDecimal64(round(${wide}, 4), 4), NULL)`;
}

export function integerSql(x: string, decimal: '.' | ','): string {
  const number = numberSql(x, decimal);
  return `if(${number} = round(${number}) AND abs(${number}) < 9007199254740992, toInt64(${number}), NULL)`;
}

const YES = [
  'true',
  'yes',
  'y',
  '1',
  't',
  'ja',
  'j',
  'sant',
  'waar',
  'wahr',
  'oui',
  'כן',
  'subscribed',
  'opted in',
  'marketing contact',
];
const NO = [
  'false',
  'no',
  'n',
  '0',
  'f',
  'nej',
  'nee',
  'nein',
  'falskt',
  'onwaar',
  'falsch',
  'non',
  'לא',
  'unsubscribed',
  'opted out',
  'non-marketing contact',
];

export function booleanSql(x: string): string {
  return `multiIf(lower(${x}) IN (${quoted(YES)}), true, lower(${x}) IN (${quoted(NO)}), false, NULL)`;
}

const CLOCK = '(?:[T ,]+([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,]([0-9]{1,6}))?)?)?';
const TAIL = '\\\\s*([AaPp])?[.]?(?:[Mm][.]?)?\\\\s*(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?$';

/** Moment in UTC (DateTime64(3)); `zone` is the expression of the zone of times that name none. */
export function timeSql(x: string, format: TimeFormat, zone: string): string {
  const best = (text: string) => `parseDateTime64BestEffortOrNull(${text}, 3, ${zone})`;
  return checked(readTime(), format);

  function readTime(): string {
    switch (format) {
      case 'iso':
        return `if(match(${x}, '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}'), ${best(x)}, NULL)`;
      case 'year-first':
        return best(
          isoFrom(
            `extractGroups(${x}, '^([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})[.]?${CLOCK}${TAIL}')`,
            [1, 2, 3],
          ),
        );
      case 'day-first':
      case 'month-first': {
        const groups = `extractGroups(${x}, '^([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4}|[0-9]{2})${CLOCK}${TAIL}')`;
        return best(isoFrom(groups, format === 'day-first' ? [3, 2, 1] : [3, 1, 2]));
      }
      case 'month-name':
        return `if(match(${x}, '[0-9]'), ${best(`replaceRegexpOne(${x}, '^([0-9]{1,2})-([A-Za-z]{3})-([0-9]{4})', '\\\\1 \\\\2 \\\\3')`)}, NULL)`;
      case 'yyyymmdd':
        return `if(match(${x}, '^[0-9]{8}$'), ${best(`concat(substring(${x}, 1, 4), '-', substring(${x}, 5, 2), '-', substring(${x}, 7, 2))`)}, NULL)`;
      case 'year-month':
        return `if(match(${x}, '^[0-9]{4}-[0-9]{2}$'), ${best(`concat(${x}, '-01')`)}, NULL)`;
      case 'year-week': {
        const groups = `extractGroups(${x}, '^([0-9]{4})-?[Ww]([0-9]{1,2})$')`;
        const monday = `addDays(toMonday(makeDate32(toUInt16OrZero(${groups}[1]), 1, 4)), 7 * (toUInt8OrZero(${groups}[2]) - 1))`;
        // ISO 8601: week 1 is the one with 4 January in it; a week 53 that belongs to the next year is no week 53.
        return `if(length(${groups}) = 2 AND toUInt8OrZero(${groups}[2]) BETWEEN 1 AND 53 AND toISOYear(${monday}) = toUInt16OrZero(${groups}[1]), ${best(`toString(${monday})`)}, NULL)`;
      }
      case 'epoch-seconds':
        return epoch(1000);
      case 'epoch-milliseconds':
        return epoch(1);
      case 'epoch-microseconds':
        return epoch(0.001);
      case 'excel-serial': {
        // Days since 1899-12-30, with which Excel's own error about 1900 cancels out from March 1900 on.
        const days = `toFloat64OrNull(replaceAll(${x}, ',', '.'))`;
        const local = `addMilliseconds(toDateTime64('1899-12-30 00:00:00', 3, 'UTC'), toInt64(round(${days} * 86400) * 1000))`;
        return `if(${days} BETWEEN 61 AND 109205, ${best(`toString(${local})`)}, NULL)`;
      }
    }
  }

  function epoch(factor: number): string {
    const number = `toFloat64OrNull(${x})`;
    return `if(match(${x}, '^[0-9]{9,17}([.][0-9]+)?$'), fromUnixTimestamp64Milli(toInt64(round(${number} * ${factor})), 'UTC'), NULL)`;
  }

  function checked(moment: string, of: TimeFormat): string {
    const year = of === 'epoch-seconds' ? '' : ` AND NOT match(${x}, '^[0-9]{1,3}$')`;
    return `if(${moment} BETWEEN toDateTime64('1900-01-02 00:00:00', 3, 'UTC') AND toDateTime64('2299-12-30 00:00:00', 3, 'UTC')${year}, toTimeZone(${moment}, 'UTC'), NULL)`;
  }
}

/** ISO text from the groups of a pattern with CLOCK and TAIL behind the three parts of the date; '' where none matched. */
function isoFrom(groups: string, [year, month, day]: [number, number, number]): string {
  const at = (index: number) => `${groups}[${index}]`;
  const pad = (text: string) => `leftPad(${text}, 2, '0')`;
  // Two digits: 70 to 99 are the last century.
  const fullYear = `if(length(${at(year)}) = 2, concat(if(${at(year)} >= '70', '19', '20'), ${at(year)}), ${at(year)})`;
  const hour = `multiIf(lower(${at(8)}) = 'p' AND ${at(4)} != '12', toString(toUInt8OrZero(${at(4)}) + 12), lower(${at(8)}) = 'a' AND ${at(4)} = '12', '00', ${at(4)})`;
  const clock = `if(${at(4)} = '', '', concat(' ', ${pad(hour)}, ':', ${at(5)}, ':', if(${at(6)} = '', '00', ${at(6)}), if(${at(7)} = '', '', concat('.', ${at(7)})), ${at(9)}))`;
  const valid = `empty(${groups}) OR toUInt8OrZero(${hour}) > 23`;
  return `if(${valid}, '', concat(${fullYear}, '-', ${pad(at(month))}, '-', ${pad(at(day))}, ${clock}))`;
}
