import type { FunnelAnswer, FunnelQuestion } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { type Frame, periodParameters } from './ask-figures.ts';
import type { Parameters } from './filters.ts';
import { funnelPeopleSql } from './funnel-sql.ts';
import { checkPeriod } from './period.ts';
import type { PersonOf } from './sources.ts';
import { wilsonInterval } from './wilson-interval.ts';

const WEEK_HOURS = 168;
const MOST_ROWS = 20;

type LevelRow = { key: string; reached: number[] };
type TimesRow = { medians: (number | null)[]; whole: (number | null)[] };

/** How many people take the steps one after another within the window, and how long they take. */
export async function readFunnel(
  events: Events,
  personOf: PersonOf,
  frame: Frame,
  question: FunnelQuestion,
): Promise<FunnelAnswer> {
  const period = checkPeriod(question);
  const windowHours = question.windowHours ?? WEEK_HOURS;
  const parameters: Parameters = {
    ...periodParameters(period, frame),
    window: Math.round(windowHours * 3_600_000),
  };
  const { steps } = question;
  const places = steps.map((_, index) => index + 1);
  const people = funnelPeopleSql(steps, question.dimension, personOf, parameters);
  const reached = places.map((place) => `toUInt32(countIf(level >= ${place}))`).join(', ');
  const medians = places
    .slice(1)
    .map(
      (place) =>
        `quantileExactIfOrNull(0.5)(toInt64(path[${place}]) - toInt64(path[${place - 1}]), level >= ${place}) / 1000`,
    );
  const last = places.length;
  const quantile = (share: number) =>
    `quantileExactIfOrNull(${share})(toInt64(path[${last}]) - toInt64(path[1]), level = ${last}) / 1000`;
  const rows = await events.query<LevelRow & TimesRow>(
    `SELECT if(grouping(dim) = 0, dim, '') AS key, toUInt8(grouping(dim)) AS is_total, [${reached}] AS reached,
       [${medians.join(', ')}] AS medians, [${[0.25, 0.5, 0.75].map(quantile).join(', ')}] AS whole
     FROM (${people})
     GROUP BY GROUPING SETS ((), (dim)) ORDER BY is_total DESC, reached[1] DESC, dim LIMIT {most:UInt32}`,
    { ...parameters, most: (question.limit ?? MOST_ROWS) + 1 },
  );
  const total = rows[0];
  const counts = places.map((_, index) => total?.reached[index] ?? 0);
  const first = counts[0] ?? 0;
  const whole = total?.whole ?? [];
  return {
    period,
    windowHours,
    steps: counts.map((people, index) => {
      const before = index === 0 ? people : (counts[index - 1] ?? 0);
      const interval = index === 0 ? undefined : wilsonInterval(people, first);
      return {
        people,
        ofFirst: first === 0 ? null : people / first,
        ofPrevious: before === 0 ? null : people / before,
        ...(interval === undefined ? {} : { interval }),
        medianSeconds: index === 0 ? null : (total?.medians[index - 1] ?? null),
      };
    }),
    seconds:
      whole.some((value) => value === null) || whole.length === 0 ? null : whole.map((value) => value ?? 0),
    rows:
      question.dimension === undefined
        ? []
        : rows.slice(1).map((row) => {
            const start = row.reached[0] ?? 0;
            return {
              key: row.key,
              people: row.reached,
              rate: start === 0 ? null : (row.reached.at(-1) ?? 0) / start,
            };
          }),
  };
}
