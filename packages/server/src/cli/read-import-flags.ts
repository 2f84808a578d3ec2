import type {
  FileEncoding,
  FileShapeChoice,
  ImportGuess,
  ImportMapping,
  ImportOptions,
  TimeFormat,
  WideGroup,
} from '@rondo/contract';
import { RondoError } from '../platform/error.ts';

export type ImportFlags = {
  data?: string;
  map: string[];
  set: string[];
  wide: string[];
  timeFormat?: TimeFormat;
  timeZone?: string;
  decimal?: '.' | ',';
  currency?: string;
  region?: string;
  source?: string;
  period?: 'day' | 'week' | 'month';
  delimiter?: string;
  widths?: string;
  encoding?: FileEncoding;
  header?: boolean;
  skipLines?: string;
  keepRest?: boolean;
  preview?: boolean;
};

/** What was said overrules what was guessed; with any --map, only what was said counts. */
export function readMapping(flags: ImportFlags, guess: ImportGuess): ImportMapping {
  const fields =
    flags.map.length === 0
      ? guess.mapping.fields
      : Object.fromEntries(flags.map.map((text) => pair(text, '--map')));
  const isAuto = flags.wide.length === 0 ? flags.map.length === 0 : flags.wide.includes('auto');
  const wide = isAuto ? guess.mapping.wide : flags.wide.map(readGroup);
  return { fields, ...(wide === undefined || wide.length === 0 ? {} : { wide }) };
}

/** `channel=tv:spend=tv_S,impressions=tv_I` → what is the same for the group, then its columns. */
function readGroup(text: string): WideGroup {
  const at = text.indexOf(':');
  if (at === -1) throw wrong('--wide', text, 'channel=tv:spend=tv_S');
  const pairs = (part: string) => Object.fromEntries(part.split(',').map((each) => pair(each, '--wide')));
  return { set: pairs(text.slice(0, at)), columns: pairs(text.slice(at + 1)) };
}

function pair(text: string, flag: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw wrong(flag, text, 'email=E-mail');
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function wrong(flag: string, text: string, example: string): RondoError {
  return new RondoError({
    code: 'invalid',
    message: `“${text}” cannot be read.`,
    cure: `Write it as ${flag} ${example}.`,
    field: flag,
  });
}

export function chooseOptions(flags: ImportFlags, saidKeepRest: boolean): ImportOptions {
  return {
    ...(flags.timeFormat === undefined ? {} : { timeFormat: flags.timeFormat }),
    ...(flags.timeZone === undefined ? {} : { timeZone: flags.timeZone }),
    ...(flags.decimal === undefined ? {} : { decimal: flags.decimal }),
    ...(flags.currency === undefined ? {} : { currency: flags.currency.toUpperCase() }),
    ...(flags.region === undefined ? {} : { region: flags.region.toUpperCase() }),
    ...(flags.source === undefined ? {} : { source: flags.source }),
    ...(flags.period === undefined ? {} : { period: flags.period }),
    ...(saidKeepRest && flags.keepRest !== undefined ? { keepRest: flags.keepRest } : {}),
    ...(flags.set.length === 0
      ? {}
      : { constants: Object.fromEntries(flags.set.map((text) => pair(text, '--set'))) }),
  };
}

export function chooseShape(flags: ImportFlags, saidHeader: boolean): FileShapeChoice | undefined {
  const widths = flags.widths?.split(',').map(Number);
  if (widths?.some((width) => !Number.isInteger(width) || width < 1))
    throw wrong('--widths', flags.widths ?? '', '8,8,12');
  const skipLines = flags.skipLines === undefined ? undefined : Number(flags.skipLines);
  if (skipLines !== undefined && !(Number.isInteger(skipLines) && skipLines >= 0))
    throw wrong('--skip-lines', flags.skipLines ?? '', '2');
  const choice: FileShapeChoice = {
    ...(flags.delimiter === undefined ? {} : { delimiter: flags.delimiter }),
    ...(widths === undefined ? {} : { widths }),
    ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
    ...(saidHeader && flags.header !== undefined ? { hasHeader: flags.header } : {}),
    ...(skipLines === undefined ? {} : { skipLines }),
  };
  return Object.keys(choice).length === 0 ? undefined : choice;
}
