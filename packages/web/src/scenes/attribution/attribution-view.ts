import type {
  AttributionAnswer,
  AttributionDimension,
  AttributionModel,
  AttributionRow,
} from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { integer, oneOf, text } from '../../ui/view-codec.ts';

// Not the contract's own lists: with them its schemas and their library would be downloaded.
export const attributionModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'time-decay',
  'position',
] as const satisfies readonly AttributionModel[];
export const attributionDimensions = [
  'channel',
  'campaign',
  'creative',
] as const satisfies readonly AttributionDimension[];

/** Stands for the events that are purchases. */
export const PURCHASES = 'purchases';

export const attributionView = {
  by: oneOf(attributionDimensions, 'channel'),
  model: oneOf(attributionModels, 'linear'),
  days: integer(30, { min: 1, max: 365 }),
  half: integer(7, { min: 1, max: 365 }),
  event: text(PURCHASES),
};

export function creditOf(row: AttributionRow, model: AttributionModel) {
  return (
    row.credits.find((credit) => credit.model === model) ?? {
      conversions: 0,
      value: 0,
      costPerConversion: null,
      return: null,
    }
  );
}

/** Rows with touches, the largest by the chosen model first. */
export function attributedRows(answer: AttributionAnswer, model: AttributionModel): AttributionRow[] {
  return answer.rows
    .filter((row) => row.attributed)
    .sort((a, b) => creditOf(b, model).conversions - creditOf(a, model).conversions);
}

export function shareOf(
  row: AttributionRow,
  model: AttributionModel,
  answer: AttributionAnswer,
): number | null {
  return answer.conversions === 0 ? null : creditOf(row, model).conversions / answer.conversions;
}

const MOST_BARS = 15;

/** Each row's share by the chosen rule; the whiskers reach to the lowest and highest share that any rule gives it. */
export function chartOfShares(
  answer: AttributionAnswer,
  model: AttributionModel,
  words: { measure: string; category: string; nameOf: (row: AttributionRow) => string },
): ChartData {
  const rows = attributedRows(answer, model)
    .filter((row) => row.spread.high > 0)
    .slice(0, MOST_BARS);
  return {
    kind: 'horizontal-bar',
    measure: { name: words.measure, kind: 'percent' },
    categories: rows.map(words.nameOf),
    categoryName: words.category,
    ...(answer.dimension === 'channel'
      ? { channels: 'categories', channelKeys: rows.map((row) => row.key) }
      : {}),
    series: [
      {
        name: words.measure,
        values: rows.map((row) => shareOf(row, model, answer)),
        low: rows.map((row) => row.spread.low),
        high: rows.map((row) => row.spread.high),
      },
    ],
  };
}
