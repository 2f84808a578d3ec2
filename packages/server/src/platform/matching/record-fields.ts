import type { ColumnKind } from '@rondo/contract';
import {
  foldAddress,
  foldName,
  foldPostcode,
  foldText,
  nicknameGroups,
  normaliseIdentifier,
  soundOf,
} from '../identifiers/index.ts';
import { readCell } from './infer-columns.ts';
import { changeOver, readDate } from './parse-date.ts';

/** What the engine holds of one column, ready to compare: nothing is parsed per pair. */
export type Field = { name: string; type: string; values: readonly (string | number)[] };

/** A column's values, folded as their kind demands; '' where unknown. Dates are yyyymmdd, 0 where unknown. */
export type PreparedColumn = {
  index: number;
  name: string;
  kind: ColumnKind;
  isDate: boolean;
  /** The value by which two records agree exactly. */
  values: readonly (string | number)[];
  fields: readonly Field[];
};

export const WORD_KINDS: ReadonlySet<ColumnKind> = new Set(['full-name', 'street', 'text']);
export const SOUND_KINDS: ReadonlySet<ColumnKind> = new Set([
  'given-name',
  'surname',
  'full-name',
  'city',
  'word',
]);

function fold(kind: ColumnKind, cell: string): string {
  switch (kind) {
    case 'email': {
      const email = normaliseIdentifier('email', cell);
      return email.outcome === 'ok' ? email.canonical : '';
    }
    case 'phone': {
      const phone = normaliseIdentifier('phone', cell);
      if (phone.outcome === 'ok') return phone.canonical.replace('+', '');
      return phone.reason === 'placeholder' ? '' : cell.replace(/\D/g, '').replace(/^0+/, '');
    }
    case 'postcode':
      return foldPostcode(cell);
    case 'street':
      return foldAddress(cell);
    case 'full-name':
      return foldName(cell).folded;
    case 'id':
    case 'code':
      return foldText(cell).replaceAll(' ', '');
    default:
      return foldText(cell);
  }
}

/** Remembers what it answered: columns repeat themselves. */
function remember<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = work(text);
      known.set(text, result);
    }
    return result;
  };
}

/** How often each value occurs among the known ones. */
export function valueCounts(values: readonly (string | number)[]): Map<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const value of values) {
    if (value === '' || value === 0) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** log2 of a value's share of the known ones; 0 where unknown. */
function frequencies(values: readonly (string | number)[]): number[] {
  const counts = valueCounts(values);
  let total = 0;
  for (const count of counts.values()) total += count;
  return values.map((value) => {
    const count = counts.get(value);
    return count === undefined ? 0 : Math.log2(count / total);
  });
}

/** A word and how telling it is, in one number: the hash above, a twelfth of its information in bits below. */
const WEIGHT_STEPS = 256;
function wordCodes(
  texts: readonly string[],
  wordsOf: (text: string) => string[],
): { codes: number[][]; totals: number[] } {
  const records = new Map<string, number>();
  const lists = texts.map((text) => (text === '' ? [] : [...new Set(wordsOf(text))]));
  for (const words of lists) for (const word of words) records.set(word, (records.get(word) ?? 0) + 1);
  const ids = new Map<string, number>();
  for (const [word, count] of records) {
    const bits = Math.log2((texts.length + 1) / count);
    const weight = Math.max(1, Math.min(WEIGHT_STEPS - 1, Math.round(bits * 12)));
    ids.set(word, (ids.size + 1) * WEIGHT_STEPS + weight);
  }
  const codes = lists.map((words) => words.map((word) => ids.get(word) ?? 0).sort((a, b) => a - b));
  return { codes, totals: codes.map((list) => list.reduce((sum, code) => sum + (code % WEIGHT_STEPS), 0)) };
}

const wordsOfKind = (kind: ColumnKind) =>
  kind === 'full-name'
    ? (text: string): string[] => foldName(text).words.map(soundOf)
    : (text: string): string[] => text.split(' ').filter((word) => word !== '');

export function prepareColumn(
  index: number,
  name: string,
  kind: ColumnKind,
  cells: readonly string[],
): PreparedColumn {
  if (kind === 'date') {
    const parse = remember(readDate);
    const values = cells.map((cell) => parse(readCell(cell)));
    return {
      index,
      name,
      kind,
      isDate: true,
      values,
      fields: [
        { name: `c${index}`, type: 'Int32', values },
        { name: `x${index}`, type: 'Int32', values: values.map(changeOver) },
        { name: `t${index}`, type: 'Float32', values: frequencies(values) },
      ],
    };
  }
  const folded = remember((cell) => {
    const known = readCell(cell);
    return known === '' ? '' : fold(kind, known);
  });
  const values = cells.map((cell) => folded(cell ?? ''));
  const fields: Field[] = [
    { name: `c${index}`, type: 'String', values },
    { name: `t${index}`, type: 'Float32', values: frequencies(values) },
  ];
  const wordsOf = wordsOfKind(kind);
  if (SOUND_KINDS.has(kind)) {
    const sound = remember((text) => foldName(text).words.map(soundOf).sort().join(' '));
    fields.push({ name: `p${index}`, type: 'String', values: values.map(sound) });
  }
  if (kind === 'given-name') {
    const groups = remember((text) => `[${nicknameGroups(text).join(',')}]`);
    fields.push({ name: `n${index}`, type: 'Array(UInt16)', values: values.map(groups) });
  }
  if (WORD_KINDS.has(kind)) {
    const { codes, totals } = wordCodes(values, wordsOf);
    fields.push({
      name: `w${index}`,
      type: 'Array(UInt64)',
      values: codes.map((list) => `[${list.join(',')}]`),
    });
    fields.push({ name: `s${index}`, type: 'Float32', values: totals });
  }
  if (kind === 'street') {
    const number = remember((text) => text.split(' ').find((word) => /^\d+[a-z]?$/.test(word)) ?? '');
    fields.push({ name: `h${index}`, type: 'String', values: values.map(number) });
  }
  if (kind === 'email') {
    fields.push({
      name: `b${index}`,
      type: 'String',
      values: values.map((value) => value.replace(/@.*$/, '')),
    });
  }
  return { index, name, kind, isDate: false, values, fields };
}
