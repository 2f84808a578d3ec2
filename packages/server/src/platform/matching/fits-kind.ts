import type { ColumnKind, KeyPart, MatchLevel } from '@rondo/contract';
import { SOUND_KINDS, WORD_KINDS } from './record-fields.ts';

/** Whether values of a kind can agree in this way: a date has no nickname, a surname no month. */
export function levelFitsKind({ test }: MatchLevel, kind: ColumnKind): boolean {
  switch (test) {
    case 'exact':
    case 'swapped':
      return true;
    case 'one-digit':
    case 'day-and-month-changed-over':
    case 'same-day-of-year':
    case 'same-month':
    case 'same-year':
    case 'years':
      return kind === 'date';
    case 'nickname':
      return kind === 'given-name';
    case 'sounds':
      return SOUND_KINDS.has(kind);
    case 'same-words':
    case 'contained':
    case 'words':
      return WORD_KINDS.has(kind);
    case 'same-number':
      return kind === 'street';
    case 'same-mailbox':
      return kind === 'email';
    case 'initial':
    case 'jaro-winkler':
    case 'edits':
    case 'prefix':
    case 'same-district':
      return kind !== 'date';
  }
}

/** Whether records can be put into blocks by this part of a column of a kind. */
export function keyFitsKind(by: KeyPart['by'], kind: ColumnKind): boolean {
  switch (by) {
    case 'value':
      return true;
    case 'sound':
      return SOUND_KINDS.has(kind);
    case 'prefix':
      return kind !== 'date';
    case 'year':
    case 'day-of-year':
      return kind === 'date';
    case 'mailbox':
      return kind === 'email';
    case 'word':
      return WORD_KINDS.has(kind);
  }
}
