import { expect, it } from 'vitest';
import { createFormat } from '../format.ts';
import { type Column, digitsOf, formatCell, sortRows, toTableRows } from './column.ts';

type Row = { name: string; spend: number | null };
const columns: Column<Row>[] = [
  { id: 'name', label: 'Name', value: (row) => row.name },
  { id: 'spend', label: 'Spend', unit: '€', kind: 'money', value: (row) => row.spend },
];
const rows: Row[] = [
  { name: 'Öland', spend: null },
  { name: 'ad 10', spend: 5 },
  { name: 'ad 9', spend: 70 },
];
const format = createFormat({ language: 'sv', currency: 'SEK', timeZone: 'Europe/Stockholm' });
const names = (sorted: Row[]): string[] => sorted.map((row) => row.name);

it('sorts figures as figures, with the missing last either way', () => {
  expect(names(sortRows(rows, columns, { by: 'spend', descending: true }, format.compare))).toEqual([
    'ad 9',
    'ad 10',
    'Öland',
  ]);
  expect(names(sortRows(rows, columns, { by: 'spend', descending: false }, format.compare))).toEqual([
    'ad 10',
    'ad 9',
    'Öland',
  ]);
});

it('sorts names as the language does, numbers inside them by size', () => {
  expect(names(sortRows(rows, columns, { by: 'name', descending: false }, format.compare))).toEqual([
    'ad 9',
    'ad 10',
    'Öland',
  ]);
});

it('exports raw figures with the unit in the header', () => {
  expect(toTableRows(rows, columns)).toEqual([
    ['Name', 'Spend (€)'],
    ['Öland', null],
    ['ad 10', 5],
    ['ad 9', 70],
  ]);
});

it('shows what is missing as a dash', () => {
  expect(formatCell('money', null, format)).toBe('–');
  expect(formatCell('text', '', format)).toBe('–');
  expect(formatCell('percent', 0, format)).toMatch(/^0/);
});

it('gives a whole column the same decimals', () => {
  const [, spend] = columns;
  const of = (...figures: number[]) =>
    spend &&
    digitsOf(
      spend,
      figures.map((value) => ({ name: '', spend: value })),
    );
  expect(of(1.5, 900)).toBe(2);
  expect(of(1.5, 90_000)).toBe(0);
  expect(of(1, 2)).toBe(0);
  expect(
    formatCell('money', 12.5, createFormat({ language: 'en', currency: 'EUR', timeZone: 'UTC' }), 2),
  ).toBe('12.50');
});
