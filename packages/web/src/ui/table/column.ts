import type { ReactNode } from 'react';
import type { CsvCell } from '../csv.ts';
import type { Format } from '../format.ts';
import type { MetricInfoProps } from '../MetricInfo.tsx';
import type { Sort } from '../view-codec.ts';

export type ColumnKind = 'text' | 'number' | 'money' | 'percent' | 'duration' | 'date' | 'dateTime';

export type Column<Row> = {
  id: string;
  label: string;
  /** Said once, in the header, instead of in every row. Money brings the currency's sign by itself. */
  unit?: string;
  kind?: ColumnKind;
  /** What is shown, sorted and exported. */
  value: (row: Row) => string | number | null | undefined;
  /** Where text is not enough: a badge, a link, a bar. */
  render?: (row: Row) => ReactNode;
  sortable?: boolean;
  /** The figure under the column, where a sum means something. */
  total?: number | null;
  /** In pixels. */
  width?: number;
  /** Not shown until the reader chooses it. */
  hidden?: boolean;
  info?: MetricInfoProps;
};

const numeric: ReadonlySet<ColumnKind> = new Set(['number', 'money', 'percent', 'duration']);

export function isNumeric(kind: ColumnKind | undefined): boolean {
  return kind !== undefined && numeric.has(kind);
}

/**
 * Figures in a table. Money stands without its sign, which is in the header, and with as many decimals in the whole
 * column (`digits`), so that the figures line up.
 */
export function formatCell(
  kind: ColumnKind | undefined,
  value: string | number | null | undefined,
  format: Format,
  digits?: number,
): string {
  if (value === null || value === undefined || value === '') return '–';
  if (kind === 'date') return format.date(value);
  if (kind === 'dateTime') return format.dateTime(value);
  if (typeof value === 'string') return value;
  if (kind === 'money') return format.number(value, digits ?? 2);
  if (kind === 'percent') return format.percent(value);
  if (kind === 'duration') return format.duration(value);
  return format.number(value, digits);
}

/** Cents where the column is about small sums, none where it is about large or round ones. */
export function digitsOf<Row>(column: Column<Row>, rows: readonly Row[]): number | undefined {
  if (column.kind !== 'money' && column.kind !== 'number') return undefined;
  const figures = rows.map(column.value).filter((value): value is number => typeof value === 'number');
  if (figures.every(Number.isInteger)) return 0;
  const largest = Math.max(0, ...figures.map(Math.abs));
  if (column.kind === 'money') return largest >= 10_000 ? 0 : 2;
  return largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
}

/** For tables whose rows are all here. What is missing comes last, whichever way the column is sorted. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
  compareText: (a: string, b: string) => number,
): Row[] {
  const column = columns.find((candidate) => candidate.id === sort?.by);
  if (!sort || !column) return [...rows];
  const turn = sort.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    const [noA, noB] = [a === null || a === undefined || a === '', b === null || b === undefined || b === ''];
    if (noA || noB) return Number(noA) - Number(noB);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
    return order * turn;
  });
}

export function toTableRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): CsvCell[][] {
  return [
    columns.map((column) => (column.unit ? `${column.label} (${column.unit})` : column.label)),
    ...rows.map((row) => columns.map((column) => column.value(row))),
  ];
}
