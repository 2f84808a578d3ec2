import type { MetricInfo, Period } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { type Answered, askFigures, type Frame } from './ask-figures.ts';
import type { Grouping } from './compose-figures-sql.ts';
import { checkDimension } from './explore.ts';
import type { Filter } from './filters.ts';
import { infoOf } from './metric-list.ts';
import type { Metric } from './metric-types.ts';
import { bucketsOf } from './period.ts';
import type { PersonOf } from './sources.ts';

/** Sums of a metric, for models that take sums and not rows. */
export type Tabulated = Pick<Answered, 'get' | 'rows' | 'values'> & {
  metric: MetricInfo;
  /** Its value is its two sides divided, times this. */
  factor: number;
  /** Whether there are two sides. */
  isRatio: boolean;
  days: string[];
};

export type TabulateQuestion = {
  metric: Metric;
  period: Period;
  dimensions: readonly string[];
  filters: readonly Filter[];
  groupings: readonly Grouping[];
  keep?: Readonly<Record<string, readonly string[]>>;
};

/** The sides of a metric over some days: in total, by day, by each dimension, by all together; whatever is asked for. */
export async function tabulateMetric(
  { events, personOf, frame, now }: { events: Events; personOf: PersonOf; frame: Frame; now: Date },
  question: TabulateQuestion,
): Promise<Tabulated> {
  const { metric, dimensions, period } = question;
  for (const dimension of dimensions) checkDimension(metric, dimension);
  const { get, rows, values } = await askFigures(events, personOf, frame, { ...question, grain: 'day' });
  return {
    get,
    rows,
    values,
    metric: infoOf(metric),
    factor: metric.factor ?? 1,
    isRatio: metric.denominator !== undefined,
    days: bucketsOf(period, 'day', frame.timeZone, frame.firstDay, now),
  };
}
