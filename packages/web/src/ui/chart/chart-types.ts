import type { MetricKind } from '../format.ts';
import type { Granularity } from '../period.ts';

/** `dots`: figures with their intervals, name below name; the axis need not begin at zero. */
export type ChartKind =
  | 'line'
  | 'area'
  | 'bar'
  | 'stacked'
  | 'horizontal-bar'
  | 'dots'
  | 'funnel'
  | 'heatmap';

export type ChartSeries = {
  name: string;
  /** One per category; null where there is none (a gap, never a zero). */
  values: readonly (number | null)[];
  /** The same in the comparison period: dashed. */
  before?: readonly (number | null)[];
  /** Interval of uncertainty: a band around a line, whiskers on bars. */
  low?: readonly (number | null)[];
  high?: readonly (number | null)[];
};

export type ChartMark = {
  /** One of the categories. */
  at: string;
  label: string;
  kind: 'campaign' | 'holiday' | 'definition' | 'note';
};

export type ChartData = {
  kind: ChartKind;
  /** What is measured, and how its figures are written. */
  measure: { name: string; kind: MetricKind; unit?: string };
  /** The other axis: dates (with `time`) or names. */
  categories: readonly string[];
  categoryName: string;
  /** Set where the categories are dates or moments. */
  time?: Granularity;
  series: readonly ChartSeries[];
  marks?: readonly ChartMark[];
  /** Names that are channels get the channel's colour. */
  channels?: 'series' | 'categories';
  /** The channels' own names, in the order of the series or categories, where those are translated. */
  channelKeys?: readonly string[];
  /** A target drawn across, with its label; without one where the axis says it all. */
  target?: { value: number; label: string };
};

export type ChartPick = { category: string; index: number; series: string };
