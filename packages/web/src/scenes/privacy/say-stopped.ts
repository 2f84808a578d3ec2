import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import { readWritten, type Sentence } from '../../ui/read-written.ts';
import { isolate } from '../people/person-words.ts';

/** What the server writes where an erasure stopped. */
const SENTENCES = [
  [/^After (?<count>\d+) passes the person is still found in: (?<places>.*?)\. If somebody imports/, 'still'],
  [/^The records store could not be written anew/, 'recordsBusy'],
  [/^The disk is full/, 'diskFull'],
  [/^The request does not say any more whom/, 'lost'],
  [/^Something went wrong inside Rondo/, 'defect'],
] as const satisfies readonly Sentence<string>[];

/** Why an erasure stopped and what to do, in the reader's language; undefined where only the server's English is there. */
export function sayStopped(written: string, t: TFunction<'privacy'>, format: Format): string | undefined {
  const read = readWritten(written, SENTENCES);
  if (read === undefined) return undefined;
  const count = Number(read.parts.count ?? 0);
  const places = format.list((read.parts.places ?? '').split(', ').map(isolate));
  return t(`stopped.${read.name}`, { count, figure: format.number(count), places });
}
