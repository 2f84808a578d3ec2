import type { MetricDirection, MetricGroup, MetricUnit } from '@rondo/contract';

/** Where figures come from: tables, or subqueries over them (`sources.ts`). */
export type SourceKey =
  | 'ad_figures'
  | 'events'
  | 'orders'
  | 'customer_orders'
  | 'refunds'
  | 'leads'
  | 'tickets'
  | 'sessions'
  | 'mentions'
  | 'kpi_values';

/** One aggregate over one source. All text here is ours: values reach a query as parameters only. */
export type Term = {
  source: SourceKey;
  aggregate: 'sum' | 'count' | 'uniqExact';
  /** What is aggregated; none for count. */
  of?: string;
  /** Rows that count; all where absent. */
  where?: string;
  /** -1 takes the term away. */
  sign?: -1;
  /** Only rows in the workspace's currency; `amount`: the term is money itself, and what is in others is said apart. */
  money?: 'amount' | 'row';
};

export type Metric = {
  key: string;
  group: MetricGroup;
  unit: MetricUnit;
  direction: MetricDirection;
  numerator: readonly Term[];
  /** Absent for a plain sum or count. */
  denominator?: readonly Term[];
  factor?: number;
  /** Values of parts add up to the whole. False for rates and for numbers of different people. */
  additive?: true;
  /** The numerator counts some of what the denominator counts, so an interval for a share holds. */
  proportion?: true;
  /** Dimension over which the denominator is the whole: share of voice is of all brands. */
  wholeOf?: string;
  /** Splits that need other terms. */
  alternatives?: readonly { dimension: string; numerator: readonly Term[]; denominator?: readonly Term[] }[];
  /** Name as imported, for figures that are not ours. */
  name?: string;
  /** Constants of this one metric, as parameters. */
  parameters?: Readonly<Record<string, unknown>>;
};
