import type { RepurchaseAnswer, RepurchaseCurve, RepurchaseQuery } from '@rondo/contract';
import { compareSurvival, estimateSurvival, survivalAt } from '@rondo/stats';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import type { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { type Metrics, moment, startOfDay, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { repurchaseSql } from './repurchase-sql.ts';

export type Repurchase = {
  /** How many new customers buy again, and when: Kaplan–Meier, as some have not yet had the time to. */
  repurchase(query: RepurchaseQuery, signal?: AbortSignal): Promise<RepurchaseAnswer>;
};
type Row = { grp: string; time: number; again: number; customers: number };

const DAYS = 90;
const FEWEST = 25;
/** Groups of fewer have no curve of their own. */
const FEWEST_IN_GROUP = 50;
const MOST_GROUPS = 6;
const LAST_DAY = 364;

export function createRepurchase({
  events,
  metrics,
  clock,
}: {
  events: Events;
  metrics: Pick<Metrics, 'frame'>;
  clock: Clock;
}): Repurchase {
  return {
    async repurchase({ by, days = DAYS }, signal) {
      const { timeZone, currency } = await metrics.frame();
      const today = todayIn(timeZone, clock.now());
      const rows = await events.query<Row>(
        repurchaseSql(personOf, by),
        { to: moment(startOfDay(today, timeZone)), end: today, zone: timeZone, currency },
        signal === undefined ? {} : { signal },
      );
      const customers = count(rows);
      if (customers < FEWEST) throw tooFew(customers);
      const groups = [...Map.groupBy(rows, ({ grp }) => grp)]
        .filter(([, own]) => by !== undefined && count(own) >= FEWEST_IN_GROUP)
        .sort(([a, some], [b, others]) =>
          by === 'quarter' ? Number(a < b) - Number(a > b) : count(others) - count(some),
        )
        .slice(0, MOST_GROUPS);
      const told = groups.flatMap(([, own]) => own);
      return {
        outcome: 'answered',
        until: Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(),
        days,
        by: by ?? null,
        curves: [drawCurve(null, rows, days), ...groups.map(([group, own]) => drawCurve(group, own, days))],
        difference: groups.length < 2 ? null : compare(told),
      };
    },
  };
}

const column = (rows: readonly Row[], of: (row: Row) => number): Float64Array => Float64Array.from(rows, of);
const count = (rows: readonly Row[]): number => rows.reduce((sum, { customers }) => sum + customers, 0);
const ended = (rows: readonly Row[]): Uint8Array => Uint8Array.from(rows, ({ again }) => again);

function drawCurve(group: string | null, rows: readonly Row[], days: number): RepurchaseCurve {
  const times = column(rows, ({ time }) => time);
  const steps = estimateSurvival(
    times,
    ended(rows),
    column(rows, ({ customers }) => customers),
  );
  const longest = times.reduce((most, time) => Math.max(most, time), 0);
  const at = (day: number) => {
    const { survival, interval } = survivalAt(steps, day);
    return { share: 1 - survival, low: 1 - interval[1], high: 1 - interval[0] };
  };
  return {
    group,
    customers: count(rows),
    boughtAgain: count(rows.filter(({ again }) => again === 1)),
    byThen: longest < days ? null : at(days),
    points: Array.from({ length: Math.floor(Math.min(longest, LAST_DAY) / 7) + 1 }, (_, week) => ({
      day: 7 * week,
      ...at(7 * week),
    })),
  };
}

function compare(rows: readonly Row[]): RepurchaseAnswer['difference'] {
  return compareSurvival(
    column(rows, ({ time }) => time),
    ended(rows),
    rows.map(({ grp }) => grp),
    column(rows, ({ customers }) => customers),
  );
}

function tooFew(customers: number): RondoError {
  return notEnough(
    `${customers} people have bought; a curve needs at least ${FEWEST}.`,
    'Import earlier orders, or wait until more have bought.',
  );
}
