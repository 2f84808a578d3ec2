import type { ImportTarget } from '@rondo/contract';

/** How to look at the rows that an import writes: expressions over the columns of their table. */
type TargetWords = {
  /** When what a row tells of was; undefined where rows have no time of their own. */
  time: string | undefined;
  order: string;
  persons: string;
  /** How many rows of the file they came from. */
  fileRows: string;
};

const figures = (time: string | undefined): TargetWords => ({
  time,
  order: 'row',
  persons: '0',
  fileRows: 'count()',
});

const targets: Readonly<Record<ImportTarget, TargetWords>> = {
  log: {
    time: 'timestamp',
    order: 'seq',
    persons: 'uniqExactIf(identity_key, identity_key != 0)',
    fileRows: 'count()',
  },
  ad_figures: figures('date'),
  ad_impressions: figures('timestamp'),
  kpi_values: figures('date'),
  mentions: figures('published_at'),
  products: figures(undefined),
  // One row for each identifier.
  consents: {
    time: 'time',
    order: 'time, message_id',
    persons: 'uniqExact(identity_key)',
    fileRows: 'uniqExact(message_id)',
  },
};

export const describeTarget = (target: ImportTarget): TargetWords => targets[target];
