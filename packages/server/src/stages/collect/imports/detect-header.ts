import { importKinds } from '@rondo/contract';
import { judgeColumn } from './judge-column.ts';
import { plainHeader } from './plain-header.ts';

const knownHeaders = new Set(
  importKinds.flatMap((kind) =>
    kind.fields.flatMap((field) => [field.name, ...field.synonyms].map(plainHeader)),
  ),
);

/** Whether the first record names the columns: names are no figures, differ, and look unlike what stands below. */
export function hasHeaderRow(records: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = records;
  if (first === undefined) return false;
  const names = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (names.length === 0 || new Set(names.map((name) => name.toLowerCase())).size < names.length)
    return false;
  if (names.some((name) => name.length > 200 || /^[+-]?[\d.,]+%?$/.test(name) || /@.+\./.test(name)))
    return false;
  if (first.some((cell) => /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(cell))) return false;
  const known = names.filter((name) => knownHeaders.has(plainHeader(name))).length;
  if (known >= Math.max(1, names.length / 5)) return true;
  if (rest.length === 0) return false;
  const telling = first.some((cell, index) => {
    const below = rest.map((record) => record[index] ?? '');
    const { type } = judgeColumn(below, '', ',');
    return type !== 'text' && type !== 'empty' && judgeColumn([cell], '', ',').type === 'text';
  });
  if (telling) return true;
  // All text: names are not repeated further down as values are.
  return first.every((cell, index) => rest.every((record) => record[index] !== cell));
}
