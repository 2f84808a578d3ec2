import { buildJourneys, type JourneyEvent, MOST_CHANNELS, type Paths, packPaths } from '@rondo/stats';
import { invalid, type RondoError } from '../../platform/error.ts';
import { parseDay } from '../parse-day.ts';
import { lineOf, numberColumn, readTable, type Table, textColumn } from '../read-table.ts';

export type JourneySource = {
  paths: Paths;
  /** Days from each touch to its journey's end; undefined where a file of paths does not tell. */
  ages: Float64Array | undefined;
  kind: 'paths' | 'events';
  unattributed: { conversions: number; value: number };
  openJourneys: number;
};

export type JourneyOptions = { input: string; separator: string; lookback: number; window: number };

const PATH_COLUMNS = 'path, total_conversions, total_conversion_value, total_null';
const EVENT_COLUMNS = 'person, time, channel, conversion, value';

function notNegative(table: Table, name: string, values: Float64Array): Float64Array {
  const row = values.findIndex((value) => value < 0 || !Number.isFinite(value));
  if (row === -1) return values;
  throw invalid(
    '--input',
    `Line ${lineOf(table, row)} of “${table.path}” has ${values[row]} in column “${name}”.`,
    'Write 0 or more in each line.',
  );
}

/** A column of numbers that may be missing as a whole. */
function optionalNumbers(table: Table, name: string): Float64Array {
  return table.columns.includes(name)
    ? notNegative(table, name, numberColumn(table, name))
    : new Float64Array(table.rows.length);
}

function emptyStep(table: Table, row: number, separator: string): RondoError {
  return invalid(
    '--input',
    `Line ${lineOf(table, row)} of “${table.path}” has a path with an empty step.`,
    `Name a channel on either side of each “${separator}”, and leave out lines without a touch.`,
  );
}

function readPathFile(table: Table, separator: string): Paths {
  const conversions = notNegative(table, 'total_conversions', numberColumn(table, 'total_conversions'));
  const value = optionalNumbers(table, 'total_conversion_value');
  const nulls = optionalNumbers(table, 'total_null');
  const mark = separator.trim() === '' ? separator : separator.trim();
  return packPaths(
    textColumn(table, 'path').map((path, row) => {
      const channels = path.split(mark).map((step) => step.trim());
      if (channels.includes('')) throw emptyStep(table, row, mark);
      return {
        channels,
        conversions: conversions[row] ?? 0,
        value: value[row] ?? 0,
        nulls: nulls[row] ?? 0,
      };
    }),
  );
}

/** Seconds or milliseconds since 1970, or a date and time; without a zone it is taken as UTC. */
function readDays(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return number / (number > 1e11 ? 86_400_000 : 86_400);
  }
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text,
  );
  if (iso === null || Number.isNaN(parseDay(iso[1] ?? ''))) return Number.NaN;
  const [, date, time = '00:00', zone = 'Z'] = iso;
  return Date.parse(`${date}T${time}${zone}`) / 86_400_000;
}

const NO = new Set(['', '0', 'false', 'no']);
const YES = new Set(['true', 'yes']);

function readConversions(text: string): number {
  const word = text.toLowerCase();
  if (NO.has(word)) return 0;
  return YES.has(word) ? 1 : Number(text);
}

function readEvents(table: Table): JourneyEvent[] {
  const people = textColumn(table, 'person');
  const times = textColumn(table, 'time');
  const channels = textColumn(table, 'channel');
  const conversions = textColumn(table, 'conversion');
  const values = table.columns.includes('value') ? textColumn(table, 'value') : undefined;
  return people.map((person, row) => {
    const wrong = (column: string, text: string, cure: string): RondoError =>
      invalid(
        '--input',
        `Line ${lineOf(table, row)} of “${table.path}” has “${text}” in column “${column}”.`,
        cure,
      );
    if (person === '') throw wrong('person', '', 'Give each event the identifier of its person.');
    const time = readDays(times[row] ?? '');
    if (Number.isNaN(time)) {
      throw wrong('time', times[row] ?? '', 'Write times as 2026-05-31 14:05 or as seconds since 1970.');
    }
    const converted = readConversions(conversions[row] ?? '');
    if (!Number.isFinite(converted) || converted < 0) {
      throw wrong(
        'conversion',
        conversions[row] ?? '',
        'Write 1 or true for a conversion and nothing or 0 for none.',
      );
    }
    const text = values?.[row] ?? '';
    const value = text === '' ? 0 : Number(text);
    if (!Number.isFinite(value)) {
      throw wrong('value', text, 'Write numbers with a dot and without units, or nothing.');
    }
    return {
      person,
      time,
      channel: channels[row] === '' ? undefined : channels[row],
      conversions: converted,
      // What a touch without a conversion was worth is nobody's conversion value.
      value: converted > 0 ? value : 0,
    };
  });
}

/** Journeys from a file of paths or of events, told apart by its columns. */
export function readJourneys({ input, separator, lookback, window }: JourneyOptions): JourneySource {
  const table = readTable(input);
  const isPaths = table.columns.includes('path');
  if (!isPaths && !table.columns.includes('person')) {
    throw invalid(
      '--input',
      `“${input}” has neither the columns of a file of paths nor those of a file of events: ${table.columns.join(', ')}.`,
      `Name them ${PATH_COLUMNS}, or ${EVENT_COLUMNS}.`,
    );
  }
  try {
    if (isPaths) {
      return {
        paths: readPathFile(table, separator),
        ages: undefined,
        kind: 'paths',
        unattributed: { conversions: 0, value: 0 },
        openJourneys: 0,
      };
    }
    const { paths, ages, unattributed, open } = buildJourneys(readEvents(table), { lookback, window });
    return { paths, ages, kind: 'events', unattributed, openJourneys: open };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid(
      '--input',
      `“${input}” names more than ${MOST_CHANNELS} channels.`,
      'Group them: attribution over single links says nothing.',
    );
  }
}
