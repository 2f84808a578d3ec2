import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import { readWritten, type Sentence } from '../../ui/read-written.ts';
import { isolate } from '../explore/isolate.ts';
import { columnName } from './suggestion-words.ts';

/** What the server writes where people could not be matched. */
const SENTENCES = [
  [/^The blocking rule “(?<rule>.+)” puts (?<figure>\d+) records into one block/, 'largeBlock'],
  [/^Without a blocking rule (?<figure>[\d,]+) pairs would be compared/, 'noRule'],
  [/^Every key that the columns offer puts more than (?<figure>\d+) records into one block/, 'noKey'],
  [/^No column tells records from each other/, 'noColumn'],
  [/It names a column “(?<column>.+)”\.$/, 'unknownColumn'],
  [/“(?<column>[^“]+)” is compared, but has no kind\.$/, 'noKind'],
  [/“(?<column>[^“]+)” is taken for a .+, which cannot agree by/, 'cannotAgree'],
  [/“(?<column>[^“]+)” is taken for a .+, which has no “.+” to block by/, 'cannotBlock'],
  [/It is not a configuration: /, 'unreadable'],
  [/^The process that matches people ended early/, 'endedEarly'],
  [/^Matching stopped unexpectedly/, 'unexpected'],
  [/^The disk is full/, 'diskFull'],
] as const satisfies readonly Sentence<string>[];

/** Why matching failed and what to do, in the reader's language; undefined where only the server's English is there. */
export function sayMatchError(
  { message }: { message: string },
  t: TFunction,
  format: Format,
): string | undefined {
  const read = readWritten(message, SENTENCES);
  if (read === undefined) return undefined;
  const { rule = '', column = '', figure = '0' } = read.parts;
  return t(`failed.${read.name}`, {
    rule: isolate(rule),
    column: isolate(columnName(column, t)),
    figure: format.number(Number(figure.replaceAll(',', ''))),
  });
}
