import {
  type RfmAnswer,
  type RfmGridCell,
  type RfmPeople,
  type RfmPeopleQuery,
  type RfmPerson,
  type RfmQuery,
  rfmGroups,
} from '@rondo/contract';
import { wilsonInterval } from '@rondo/stats';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import type { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { type Metrics, moment, startOfDay, todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { cellsSql, peopleOfCellSql } from './rfm-sql.ts';

export type Rfm = {
  /** Customers in fifths by how long ago, how often and for how much they bought. */
  rfm(query: RfmQuery, signal?: AbortSignal): Promise<RfmAnswer>;
  people(query: RfmPeopleQuery, signal?: AbortSignal): Promise<RfmPeople>;
};

type CellRow = {
  r: number;
  f: number;
  m: number;
  people: number;
  revenue: number;
  again: number;
  once: number;
  least_days: number;
  most_days: number;
  fewest: number;
  most: number;
  least_spent: number;
  most_spent: number;
};

const FIFTHS = [1, 2, 3, 4, 5] as const;
const DAYS = 90;
const THIRDS = [[4, 5], [3], [1, 2]] as const;
const GROUPS = THIRDS.flatMap((recency, i) =>
  THIRDS.map((frequency, j) => ({ group: rfmGroups[3 * i + j] ?? 'lost', recency, frequency })),
);
/** Fifths of fewer say nothing. */
const FEWEST_CUSTOMERS = 25;

export function createRfm({
  events,
  metrics,
  clock,
}: {
  events: Events;
  metrics: Pick<Metrics, 'frame'>;
  clock: Clock;
}): Rfm {
  async function frameOfToday() {
    const { timeZone, currency } = await metrics.frame();
    const today = todayIn(timeZone, clock.now());
    const parameters = {
      to: moment(startOfDay(today, timeZone)),
      end: today,
      zone: timeZone,
      currency,
    };
    return { today, currency, parameters };
  }

  return {
    async rfm({ days = DAYS }, signal) {
      const { today, currency, parameters } = await frameOfToday();
      const options = signal === undefined ? {} : { signal };
      const earlier = Temporal.PlainDate.from(today).subtract({ days }).toString();
      const [now, then] = await Promise.all([
        events.query<CellRow>(cellsSql(personOf), parameters, options),
        events.query<CellRow>(cellsSql(personOf), { ...parameters, end: earlier }, options),
      ]);
      const customers = sum(now, ({ people }) => people);
      if (customers < FEWEST_CUSTOMERS) throw tooFew(customers);
      const part = (recency: readonly number[], frequency: readonly number[]) => {
        const within = ({ r, f }: CellRow): boolean => recency.includes(r) && frequency.includes(f);
        return describePart(now.filter(within), then.filter(within));
      };
      return {
        outcome: 'answered',
        until: Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(),
        days,
        currency,
        customers,
        revenue: sum(now, ({ revenue }) => revenue),
        boughtOnce: sum(now, ({ once }) => once),
        cells: FIFTHS.flatMap((recency) =>
          FIFTHS.map((frequency) => ({
            recency,
            frequency,
            ...part([recency], [frequency]),
            spendFifths: FIFTHS.map((fifth) =>
              sum(
                now.filter(({ r, f, m }) => r === recency && f === frequency && m === fifth),
                ({ people }) => people,
              ),
            ),
          })),
        ),
        groups: GROUPS.map((group) => ({
          group: group.group,
          recency: [...group.recency],
          frequency: [...group.frequency],
          ...part(group.recency, group.frequency),
        })),
        edges: {
          recency: edgesOf(
            now,
            ({ r }) => r,
            (row) => [row.least_days, row.most_days],
          ),
          frequency: edgesOf(
            now,
            ({ f }) => f,
            (row) => [row.fewest, row.most],
          ),
          spend: edgesOf(
            now,
            ({ m }) => m,
            (row) => [row.least_spent, row.most_spent],
          ),
        },
      };
    },
    async people({ recency = FIFTHS, frequency = FIFTHS, spend = FIFTHS, limit = 100 }, signal) {
      const { parameters } = await frameOfToday();
      const rows = await events.query<RfmPerson & { total: number }>(
        peopleOfCellSql(personOf),
        { ...parameters, r: recency, f: frequency, m: spend, limit },
        signal === undefined ? {} : { signal },
      );
      return { items: rows.map(({ total: _total, ...person }) => person), total: rows[0]?.total ?? 0 };
    },
  };
}

function sum(rows: readonly CellRow[], of: (row: CellRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** Some cells together: who is in them now, and who of those that were in them then has bought since. */
function describePart(
  now: readonly CellRow[],
  then: readonly CellRow[],
): Pick<RfmGridCell, 'people' | 'revenue' | 'meanSpend' | 'boughtAgain'> {
  const people = sum(now, (row) => row.people);
  const revenue = sum(now, (row) => row.revenue);
  return {
    people,
    revenue,
    meanSpend: people === 0 ? null : revenue / people,
    boughtAgain: shareOf(
      sum(then, ({ again }) => again),
      sum(then, (row) => row.people),
    ),
  };
}

function shareOf(again: number, people: number): RfmGridCell['boughtAgain'] {
  if (people === 0) return null;
  const [low, high] = wilsonInterval(again, people);
  return { share: again / people, low, high };
}

function edgesOf(
  rows: readonly CellRow[],
  fifthOf: (row: CellRow) => number,
  range: (row: CellRow) => [number, number],
): RfmAnswer['edges']['spend'] {
  return FIFTHS.map((fifth) => {
    const own = rows.filter((row) => fifthOf(row) === fifth).map(range);
    return {
      fifth,
      from: Math.min(...own.map(([from]) => from)),
      to: Math.max(...own.map(([, to]) => to)),
    };
  });
}

function tooFew(customers: number): RondoError {
  return notEnough(
    `${customers} people have bought; fifths need at least ${FEWEST_CUSTOMERS}.`,
    'Import earlier orders, or wait until more have bought.',
  );
}
