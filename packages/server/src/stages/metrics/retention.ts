import type { RetentionAnswer, RetentionQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { type Frame, moment, periodParameters } from './ask-figures.ts';
import { PURCHASE_EVENTS } from './event-names.ts';
import { checkPeriod, startOfDay, startOfWeek, todayIn } from './period.ts';
import type { PersonOf } from './sources.ts';
import { wilsonInterval } from './wilson-interval.ts';

const WORD_BITS = 64;
const MOST_WORDS = 4;

type Cell = { cohort: number; offset: number; people: number };

/**
 * Cohorts by the week or month of a person's first such event ever, and how many of each came back so many weeks or
 * months later. In a person's row, each step of time in which they came back is one bit: a person takes a few bytes,
 * and equal histories are counted once.
 */
export async function readRetention(
  events: Events,
  personOf: PersonOf,
  frame: Frame,
  now: Date,
  query: RetentionQuery,
): Promise<RetentionAnswer> {
  const period = checkPeriod(query);
  const grain = query.grain ?? 'week';
  const periods = query.periods ?? 12;
  const first = query.first ?? [...PURCHASE_EVENTS];
  const returning = query.returning ?? [...PURCHASE_EVENTS];
  const step = grain === 'week' ? { days: 7 } : { months: 1 };
  const start = alignDown(Temporal.PlainDate.from(period.from), grain, frame.firstDay);

  const cohorts: Temporal.PlainDate[] = [];
  const today = todayIn(frame.timeZone, now);
  for (let at = start; at.toString() < period.to && at.toString() <= today; at = at.add(step))
    cohorts.push(at);
  const words = Math.max(1, Math.ceil((cohorts.length + periods) / WORD_BITS));
  if (words > MOST_WORDS) {
    throw invalid(
      'from',
      `That is more than ${WORD_BITS * MOST_WORDS} ${grain}s in all.`,
      'Take a shorter period, fewer periods, or months.',
    );
  }
  // The end of what can be seen: the last cohort's last step.
  const end = start.add(
    grain === 'week' ? { days: 7 * (cohorts.length + periods) } : { months: cohorts.length + periods },
  );
  const cells = await events.query<Cell>(retentionSql(grain, words, personOf), {
    ...periodParameters(period, frame),
    until: moment(startOfDay(end.toString(), frame.timeZone)),
    first,
    returning,
    base: grain === 'week' ? epochDay(start) : start.year * 12 + start.month,
    cohorts: cohorts.length,
    periods,
  });

  const counted = new Map(cells.map((cell) => [`${cell.cohort} ${cell.offset}`, cell.people]));
  const isOver = (cohort: Temporal.PlainDate, offset: number) => {
    const steps = offset + 1;
    return cohort.add(grain === 'week' ? { days: 7 * steps } : { months: steps }).toString() <= today;
  };
  const rows = cohorts.map((at, index) => ({
    at: at.toString(),
    people: counted.get(`${index} 0`) ?? 0,
    returned: Array.from({ length: periods }, (_, offset) =>
      isOver(at, offset + 1) ? (counted.get(`${index} ${offset + 1}`) ?? 0) : null,
    ),
  }));
  return {
    period,
    grain,
    first,
    returning,
    periods,
    people: rows.reduce((sum, row) => sum + row.people, 0),
    cohorts: rows,
    average: Array.from({ length: periods }, (_, offset) => {
      const lived = rows.filter((row) => row.returned[offset] !== null);
      const people = lived.reduce((sum, row) => sum + row.people, 0);
      const back = lived.reduce((sum, row) => sum + (row.returned[offset] ?? 0), 0);
      const interval = wilsonInterval(back, people);
      return {
        rate: people === 0 ? null : back / people,
        people,
        ...(interval === undefined ? {} : { interval }),
      };
    }),
  };
}

function alignDown(date: Temporal.PlainDate, grain: 'week' | 'month', firstDay: number): Temporal.PlainDate {
  return grain === 'week' ? startOfWeek(date, firstDay) : date.with({ day: 1 });
}

function epochDay(date: Temporal.PlainDate): number {
  return Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'day' }).days;
}

/** Offset 0 holds a cohort's size. Parameters: until, first, returning, base, cohorts, periods, zone, from, to. */
export function retentionSql(grain: 'week' | 'month', words: number, personOf: PersonOf): string {
  const step =
    grain === 'week'
      ? 'intDivOrZero(toInt32(toDate32(timestamp, {zone:String})) - {base:Int32} + 700000, 7) - 100000'
      : 'toInt32(toYear(timestamp, {zone:String})) * 12 + toMonth(timestamp, {zone:String}) - {base:Int32}';
  const masks = Array.from({ length: words }, (_, word) => {
    const low = word * WORD_BITS;
    return `groupBitOrIf(bitShiftLeft(toUInt64(1), bitAnd(step - ${low}, 63)), event IN {returning:Array(String)} AND step >= ${low} AND step < ${low + WORD_BITS}) AS m${word}`;
  });
  const names = masks.map((_, word) => `m${word}`);
  const bits = names.map(
    (name, word) => `arrayMap(bit -> toInt32(bit) + ${word * WORD_BITS}, bitPositionsToArray(${name}))`,
  );
  return `
SELECT toUInt16(cohort) AS cohort, toUInt16(offset) AS offset, toUInt32(sum(people)) AS people
FROM (
  SELECT cohort, people, arrayJoin(arrayDistinct(arrayPushFront(arrayConcat(${bits.join(', ')}), cohort))) - cohort AS offset
  FROM (
    SELECT cohort, ${names.join(', ')}, count() AS people
    FROM (
      SELECT minIf(step, event IN {first:Array(String)} AND timestamp < {to:DateTime64(3, 'UTC')}) AS cohort,
        countIf(event IN {first:Array(String)} AND timestamp < {to:DateTime64(3, 'UTC')}) AS started, ${masks.join(', ')}
      FROM (
        SELECT identity_key, event, timestamp, toInt32(${step}) AS step FROM events
        WHERE identity_key != 0 AND timestamp < {until:DateTime64(3, 'UTC')}
          AND (event IN {first:Array(String)} OR event IN {returning:Array(String)})
      )
      GROUP BY ${personOf('identity_key')}
      HAVING started > 0 AND cohort >= 0 AND cohort < {cohorts:UInt16}
    )
    GROUP BY cohort, ${names.join(', ')}
  )
)
WHERE offset BETWEEN 0 AND {periods:UInt16}
GROUP BY cohort, offset
ORDER BY cohort, offset`;
}
