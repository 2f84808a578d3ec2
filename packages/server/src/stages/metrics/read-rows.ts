import type { ExploreRowsAnswer, Period } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { type Frame, periodParameters } from './ask-figures.ts';
import { rowsSql } from './compose-figures-sql.ts';
import type { Filter, Parameters } from './filters.ts';
import { sourcesOf } from './metric-list.ts';
import type { Metric } from './metric-types.ts';
import { TOUCH_COLUMNS } from './source-rows-sql.ts';
import { type PersonOf, sources } from './sources.ts';

export type RowsQuestion = {
  metric: Metric;
  period: Period;
  filters: readonly Filter[];
  limit: number;
  after: number;
};

/** The rows behind a number: of the first thing that it counts, newest first. */
export async function readRows(
  events: Events,
  personOf: PersonOf,
  frame: Frame,
  question: RowsQuestion,
): Promise<ExploreRowsAnswer> {
  const { metric } = question;
  const key = sourcesOf(metric)[0] ?? 'events';
  const source = sources[key];
  const conditions = metric.numerator
    .filter((term) => term.source === key)
    .map((term) => (term.where === undefined ? '1' : `(${term.where})`));
  const parameters: Parameters = {
    ...periodParameters(question.period, frame),
    ...metric.parameters,
    limit: question.limit + 1,
    after: question.after,
  };
  const used = source.touched ? TOUCH_COLUMNS : [];
  const rows = rowsSql(key, used, question.filters, personOf, parameters);
  const items = await events.query<Record<string, unknown>>(
    `SELECT ${source.columns.join(', ')} FROM ${rows} AND (${conditions.join(' OR ')})
     ORDER BY ${source.time.column} DESC, ${source.columns.join(', ')}
     LIMIT {limit:UInt32} OFFSET {after:UInt32}`,
    parameters,
  );
  const more = items.length > question.limit;
  return {
    items: items.slice(0, question.limit),
    columns: [...source.columns],
    source: source.table,
    ...(more ? { next: question.after + question.limit } : {}),
  };
}
