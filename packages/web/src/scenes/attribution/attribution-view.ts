import type {
  AttributionGrain,
  ConversionMetric,
  MeasuredAttribution,
  MeasuredCredit,
  MeasuredRow,
} from '@rondo/contract';
import type { MetricKind } from '../../ui/format.ts';
import { integer, list, oneOf, text } from '../../ui/view-codec.ts';

export type CreditModel = MeasuredCredit['model'];

// Not the contract's own lists: with them its schemas and their library would be downloaded.
export const creditModels = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'time-decay',
  'position',
  'shapley',
  'shapley-ordered',
  'markov',
  'counterfactual',
] as const satisfies readonly CreditModel[];
export const attributionGrains = [
  'channel',
  'campaign',
  'creative',
  'influencer',
  'touchpoint',
] as const satisfies readonly AttributionGrain[];

/** Stands for the events that are purchases. */
export const PURCHASES = 'purchases';
/** Stand for the events that a metric counts. */
export const conversionMetrics = ['new_customers', 'leads'] as const satisfies readonly ConversionMetric[];

/** Which figure of a credit the table and the pictures show. */
export const figures = [
  'valueShare',
  'share',
  'value',
  'conversions',
  'costPerConversion',
  'return',
] as const;
export type Figure = (typeof figures)[number];
export const kindOfFigure: Record<Figure, MetricKind> = {
  valueShare: 'percent',
  share: 'percent',
  value: 'money',
  conversions: 'number',
  costPerConversion: 'money',
  return: 'ratio',
};

export const attributionView = {
  by: oneOf(attributionGrains, 'channel'),
  model: oneOf(creditModels, 'markov'),
  /** Those that are set beside the chosen one; none given means all. */
  with: list([]),
  figure: oneOf(['', ...figures], ''),
  days: integer(30, { min: 1, max: 365 }),
  half: integer(7, { min: 1, max: 365 }),
  event: text(PURCHASES),
  /** The row that is looked at: `+KEY`, or `-` for conversions without a touch. */
  open: text(),
};

export function askedConversion(event: string): { metric?: ConversionMetric; conversion?: string[] } {
  if (event === PURCHASES) return {};
  const metric = conversionMetrics.find((one) => one === event);
  return metric === undefined ? { conversion: [event] } : { metric };
}

/** The chosen models in the fixed order, the leading one always among them. */
export function askedModels(lead: CreditModel, others: readonly string[]): CreditModel[] {
  return creditModels.filter((model) => model === lead || others.length === 0 || others.includes(model));
}

/** The money where there is some; conversions without a value are counted. */
export function leadFigure(answer: MeasuredAttribution): 'valueShare' | 'share' {
  return answer.value > 0 ? 'valueShare' : 'share';
}

export function creditOf(row: MeasuredRow, model: CreditModel): MeasuredCredit | undefined {
  return row.credits.find((credit) => credit.model === model);
}

export function intervalOf(credit: MeasuredCredit | undefined, figure: Figure) {
  return credit?.[`${figure}Interval`] ?? null;
}

/** Rows with touches, the largest by the chosen model first. */
export function attributedRows(
  answer: MeasuredAttribution,
  model: CreditModel,
  figure: Figure,
): MeasuredRow[] {
  return answer.rows
    .filter((row) => row.attributed)
    .sort((a, b) => (creditOf(b, model)?.[figure] ?? -1) - (creditOf(a, model)?.[figure] ?? -1));
}

/** Between which figures the models lie for one row, chance included; of costs and returns their intervals together. */
export function rangeOf(row: MeasuredRow, figure: Figure): { low: number; high: number } | null {
  if (figure === 'share') return row.spread.shareWithChance;
  if (figure === 'valueShare') return row.spread.valueShareWithChance;
  const known = row.credits.flatMap((credit) => {
    const value = credit[figure];
    const interval = credit[`${figure}Interval`];
    return value === null ? [] : [interval?.low ?? value, interval?.high ?? value];
  });
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) };
}

export const rowName = (row: MeasuredRow): string => `${row.attributed ? '+' : '-'}${row.key}`;
