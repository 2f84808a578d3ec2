import type { ImpactGrain, ImpactQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/error.ts';
import { pastPeriod } from '../forecast/list-steps.ts';

export type ImpactPlan = {
  /** Where the figures are read from: before the time to learn from lies that of the pretended earlier ones. */
  readFrom: string;
  /** First day of the step in which it happened, and of the one after the last that is judged. */
  event: string;
  end: string;
  /** In steps. */
  before: number;
  after: number;
};

const DAYS = { day: 1, week: 7 } as const;
const USUAL_AFTER = { day: 28, week: 8 } as const;
const LEAST_BEFORE = { day: 84, week: 26 } as const;
const MOST_STEPS = 990;
/** At how many earlier days something is pretended to have happened. */
export const PLACEBOS = 5;

/** Which whole steps are before, which after; weeks begin as the company's do. */
export function planSteps(
  { from, to, since }: Pick<ImpactQuery, 'from' | 'to' | 'since'>,
  grain: ImpactGrain,
  today: string,
  firstDay: number,
): ImpactPlan {
  const length = DAYS[grain];
  const beginOf = (day: string): string => pastPeriod(day, grain, firstDay).to;
  const add = (day: string, steps: number): string =>
    Temporal.PlainDate.from(day)
      .add({ days: steps * length })
      .toString();
  const count = (first: string, last: string): number =>
    Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days / length;
  const event = beginOf(from);
  const now = beginOf(today);
  if (event >= now)
    throw invalid('from', `No whole ${grain} has passed since ${from}.`, 'Take an earlier day, or wait.');
  const asked = to === undefined ? add(event, USUAL_AFTER[grain]) : beginOf(to);
  const end = asked < now ? asked : now;
  if (end <= event)
    throw invalid(
      'to',
      `No whole ${grain} lies between ${from} and ${to}.`,
      'Make “to” later than “from”; it is the day after the last one.',
    );
  if (since !== undefined && beginOf(since) >= event)
    throw invalid('since', `No whole ${grain} lies between ${since} and ${from}.`, 'Take an earlier day.');
  const after = count(event, end);
  const before =
    since === undefined ? Math.max(5 * after, LEAST_BEFORE[grain]) : count(beginOf(since), event);
  const older = Math.min(PLACEBOS * after, Math.max(0, MOST_STEPS - before - after));
  return { readFrom: add(event, -before - older), event, end, before, after };
}
