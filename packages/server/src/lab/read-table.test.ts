import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { numberColumn, readTable, textColumn } from './read-table.ts';

function file(content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rondo-lab-')), 'input.csv');
  writeFileSync(path, content);
  return path;
}

test.each([',', ';', '\t', '|'])('reads rows under a header, delimited by “%s”', (delimiter) => {
  const table = readTable(file(`\uFEFFweek${delimiter}spend\r\n1${delimiter}2.5\r\n2${delimiter}0\r\n`));
  expect(textColumn(table, 'week')).toEqual(['1', '2']);
  expect(Array.from(numberColumn(table, 'spend'))).toEqual([2.5, 0]);
});

test.each([
  ['gzip', gzipSync('week,spend\n1,2.5\n')],
  ['UTF-16', Buffer.from('\uFEFFweek\tspend\r\n1\t2.5\r\n', 'utf16le')],
])('reads %s', (_case, content) => {
  expect(Array.from(numberColumn(readTable(file(content)), 'spend'))).toEqual([2.5]);
});

test('an empty cell is unknown only where that is allowed', () => {
  const table = readTable(file('week,spend\n1,\n2,3\n'));
  expect(Array.from(numberColumn(table, 'spend', { allowEmpty: true }))).toEqual([Number.NaN, 3]);
  expect(() => numberColumn(table, 'spend')).toThrow('Line 2');
});

test.each([
  ['a file that is not there', '/nowhere/at-all.csv', 'cannot be read'],
  ['nothing at all', file(''), 'has no rows'],
  ['a header alone', file('week,spend\n'), 'has no rows'],
  ['a row that is too short', file('week,spend\n1\n'), 'not a CSV file'],
  ['another encoding', file(Buffer.from([0x77, 0xff, 0x0a, 0x31, 0x0a])), 'not UTF-8'],
])('refuses %s', (_case, path, message) => {
  expect(() => readTable(path)).toThrow(message);
});

test('a wrong cell is found where it stands in the file, empty lines and cells of several lines counted', () => {
  const table = readTable(file('week,spend\n\n1,2\n\n\n2,x\n'));
  expect(() => numberColumn(table, 'spend')).toThrow('Line 6');
  expect(() => numberColumn(readTable(file('week,spend\n"a\nb",2\n3,x\n')), 'spend')).toThrow('Line 4');
});

test('an unknown column is answered with those there are, a wrong number with its line', () => {
  const table = readTable(file('week,spend\n1,2\n2,"3,5"\n'));
  expect(() => textColumn(table, 'cost')).toThrow('no column “cost”');
  expect(() => numberColumn(table, 'spend')).toThrow('Line 3');
  const endless = readTable(file('week,spend,spend\n1,2,3\nInfinity,2,3\n'));
  expect(() => numberColumn(endless, 'week')).toThrow('Line 3');
  expect(() => numberColumn(endless, 'spend')).toThrow('two columns “spend”');
});
