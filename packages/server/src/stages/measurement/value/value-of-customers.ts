import type { ValueAnswer, ValuedCustomers, ValueQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { personOf } from '../../identity/index.ts';
import { type Metrics, moment, startOfDay, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { groupsSql, peopleOfGroupsSql } from './customers-sql.ts';
import {
  type CustomerGroups,
  FEWEST_REPEATERS,
  type ForeseenValue,
  type ValueQuestion,
} from './foresee-value.ts';

export type Values = {
  value(query: ValueQuery, signal?: AbortSignal): Promise<ValueAnswer>;
  /** Those who will be worth most. */
  customers(query: ValueQuery & { limit?: number }, signal?: AbortSignal): Promise<ValuedCustomers>;
};
type ValuesDeps = { events: Events; metrics: Pick<Metrics, 'frame'>; clock: Clock };
type GroupRow = {
  x: number;
  recency: number;
  age: number;
  bin: number;
  customers: number;
  means: number;
  later: number;
};
type Answered = Extract<ForeseenValue, { outcome: 'answered' }>;

const DAYS = 365;
const DISCOUNT = 0.1;
/** A model is tried on a quarter of the past, if that is at least a month. */
const LEAST_TEST_DAYS = 30;

export function createValues({ events, metrics, clock }: ValuesDeps): Values {
  async function read(end: string, to: string): Promise<GroupRow[]> {
    const { timeZone, currency } = await metrics.frame();
    return events.query<GroupRow>(groupsSql(personOf), {
      to: moment(startOfDay(to, timeZone)),
      end,
      zone: timeZone,
      currency,
    });
  }

  /** What the models say of all customers up to yesterday. */
  async function foresee({ days = DAYS, discount = DISCOUNT }: ValueQuery, signal: AbortSignal | undefined) {
    const { timeZone, currency } = await metrics.frame();
    const today = todayIn(timeZone, clock.now());
    const rows = await read(today, today);
    const oldest = rows.reduce((most, { age }) => Math.max(most, age), 0);
    const testDays = Math.floor(oldest / 4);
    const split = Temporal.PlainDate.from(today).subtract({ days: testDays }).toString();
    const earlier = testDays < LEAST_TEST_DAYS ? [] : await read(split, today);
    const question: ValueQuestion = {
      groups: columnsOf(checkRows(rows)),
      test:
        countRepeaters(earlier) < FEWEST_REPEATERS
          ? undefined
          : { groups: columnsOf(earlier), days: testDays },
      days,
      discount,
    };
    const found = await runInThread<ForeseenValue>(
      new URL('./value-worker.ts', import.meta.url),
      question,
      signal === undefined ? {} : { signal },
    );
    if (found.outcome === 'failed') throw notFitted(found.models);
    return { found, rows, today, days, discount, currency, timeZone };
  }

  return {
    async value(query, signal) {
      const { found, today, days, discount, currency } = await foresee(query, signal);
      const { ranked: _ranked, test, spend, ...said } = found;
      return {
        until: Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(),
        days,
        discount,
        currency,
        ...said,
        spend: spend ?? null,
        test: test ?? null,
      };
    },
    async customers({ limit = 20, ...query }, signal) {
      const { found, rows, today, currency, timeZone } = await foresee(query, signal);
      const best = pickGroups(found.ranked, rows, limit);
      const people = await events.query<
        Pick<GroupRow, 'x' | 'recency' | 'age' | 'bin'> & { person: string; last: string; spent: number }
      >(peopleOfGroupsSql(personOf), {
        to: moment(startOfDay(today, timeZone)),
        end: today,
        zone: timeZone,
        currency,
        groups: best.map(({ group }) => keyOf(rows[group])),
      });
      const outlooks = new Map(best.map((outlook) => [keyOf(rows[outlook.group]), outlook]));
      const items = people.flatMap((customer) => {
        const outlook = outlooks.get(keyOf(customer));
        if (outlook === undefined) return [];
        return [
          {
            person: customer.person,
            purchases: customer.x + 1,
            lastPurchase: customer.last,
            spent: customer.spent,
            stillCustomer: outlook.alive,
            expectedPurchases: outlook.purchases,
            value: outlook.value,
          },
        ];
      });
      items.sort((a, b) => (b.value ?? b.expectedPurchases) - (a.value ?? a.expectedPurchases));
      return { items: items.slice(0, limit), total: found.customers };
    },
  };
}

type Key = Pick<GroupRow, 'x' | 'recency' | 'age' | 'bin'>;
function keyOf(row: Key | undefined): string {
  return row === undefined ? '' : `${row.x} ${row.recency} ${row.age} ${row.bin}`;
}

/** The best groups that together have so many customers. */
function pickGroups(
  ranked: Answered['ranked'],
  rows: readonly GroupRow[],
  limit: number,
): Answered['ranked'] {
  let customers = 0;
  const last = ranked.findIndex(({ group }) => {
    customers += rows[group]?.customers ?? 0;
    return customers >= limit;
  });
  return ranked.slice(0, last === -1 ? ranked.length : last + 1);
}

function columnsOf(rows: readonly GroupRow[]): CustomerGroups {
  const column = (pick: (row: GroupRow) => number): Float64Array => Float64Array.from(rows, pick);
  return {
    x: column(({ x }) => x),
    recency: column(({ recency }) => recency),
    age: column(({ age }) => age),
    customers: column(({ customers }) => customers),
    means: column(({ means, customers }) => means / customers),
    later: column(({ later }) => later),
  };
}

function countRepeaters(rows: readonly GroupRow[]): number {
  return rows.reduce((sum, { x, customers }) => sum + (x > 0 ? customers : 0), 0);
}

function checkRows(rows: readonly GroupRow[]): readonly GroupRow[] {
  const repeaters = countRepeaters(rows);
  if (repeaters >= FEWEST_REPEATERS) return rows;
  throw notEnough(
    `${repeaters} customers have come back; at least ${FEWEST_REPEATERS} are needed to learn who will.`,
    'Import earlier orders, or wait until more have come back.',
  );
}

function notFitted(models: ForeseenValue['models']): RondoError {
  return new RondoError({
    code: 'not-converged',
    message: `No model could be fitted: ${models.map(({ model, outcome }) => `${model} (${outcome})`).join(', ')}.`,
    cure: 'Customers may all behave alike, or nobody seems to leave. A longer past tells more.',
    status: 422,
  });
}
