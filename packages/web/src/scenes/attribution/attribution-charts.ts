import type { MeasuredAttribution, MeasuredRow } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import {
  attributedRows,
  type CreditModel,
  creditOf,
  type Figure,
  intervalOf,
  kindOfFigure,
  rangeOf,
} from './attribution-view.ts';

const MOST_BARS = 12;

type Words = { measure: string; category: string };

/** Each row by the chosen model; the whiskers reach over all models, chance included. */
export function chartOfRows(
  answer: MeasuredAttribution,
  model: CreditModel,
  figure: Figure,
  words: Words & { nameOf: (row: MeasuredRow) => string },
): { data: ChartData; rows: MeasuredRow[] } {
  const rows = attributedRows(answer, model, figure)
    .filter((row) => (rangeOf(row, figure)?.high ?? 0) > 0)
    .slice(0, MOST_BARS);
  const ranges = rows.map((row) => rangeOf(row, figure));
  return {
    rows,
    data: {
      kind: 'horizontal-bar',
      measure: { name: words.measure, kind: kindOfFigure[figure] },
      categories: rows.map(words.nameOf),
      categoryName: words.category,
      ...(answer.grain === 'channel'
        ? { channels: 'categories', channelKeys: rows.map((row) => row.key) }
        : {}),
      series: [
        {
          name: words.measure,
          values: rows.map((row) => creditOf(row, model)?.[figure] ?? null),
          low: ranges.map((range) => range?.low ?? null),
          high: ranges.map((range) => range?.high ?? null),
        },
      ],
    },
  };
}

/** One row by all models, each with its own interval. */
export function chartOfModels(
  row: MeasuredRow,
  figure: Figure,
  words: Words & { nameOf: (model: CreditModel) => string },
): ChartData {
  return {
    kind: 'horizontal-bar',
    measure: { name: words.measure, kind: kindOfFigure[figure] },
    categories: row.credits.map((credit) => words.nameOf(credit.model)),
    categoryName: words.category,
    series: [
      {
        name: words.measure,
        values: row.credits.map((credit) => credit[figure]),
        low: row.credits.map((credit) => intervalOf(credit, figure)?.low ?? null),
        high: row.credits.map((credit) => intervalOf(credit, figure)?.high ?? null),
      },
    ],
  };
}
