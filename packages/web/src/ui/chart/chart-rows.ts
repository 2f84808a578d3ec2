import type { CsvCell } from '../csv.ts';
import type { ChartData } from './chart-types.ts';

type Words = { before: (name: string) => string; low: string; high: string };

/** The same data as a table, for the switch and for CSV: a header and one row per category, raw figures. */
export function toChartRows(data: ChartData, words: Words): { header: string[]; rows: CsvCell[][] } {
  const columns = data.series.flatMap((series) => [
    { name: series.name, values: series.values },
    ...(series.low && series.high
      ? [
          { name: `${series.name}, ${words.low}`, values: series.low },
          { name: `${series.name}, ${words.high}`, values: series.high },
        ]
      : []),
    ...(series.before ? [{ name: words.before(series.name), values: series.before }] : []),
  ]);
  return {
    header: [data.categoryName, ...columns.map((column) => column.name)],
    rows: data.categories.map((category, index) => [
      category,
      ...columns.map((column) => column.values[index] ?? null),
    ]),
  };
}

/** Share of the first step and of the step before, for a funnel's labels. Null on a zero step. */
export function funnelShares(
  values: readonly (number | null)[],
): { ofFirst: number | null; ofPrevious: number | null }[] {
  const share = (part: number | null | undefined, whole: number | null | undefined): number | null =>
    part === null || part === undefined || !whole ? null : part / whole;
  return values.map((value, index) => ({
    ofFirst: share(value, values[0]),
    ofPrevious: index === 0 ? null : share(value, values[index - 1]),
  }));
}
