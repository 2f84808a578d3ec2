import type { ContactGrouping, ContactKind, Period } from '@rondo/contract';
import type { EventsReader } from '../../../platform/events/client.ts';
import { takeTurns } from '../../../platform/events/take-turns.ts';
import { personOf } from '../../identity/index.ts';
import { type Frame, moment, startOfDay, todayIn } from '../../metrics/index.ts';
import { asOfSql } from './contacts-sql.ts';
import { cellsSql, hoursOf, peopleSql, spellsSql } from './figures-sql.ts';
import { boughtSql, likeCustomersSql, valuesSql } from './values-sql.ts';

/** Sums over the values of a group in a stratum, and over its people, whose contacts are not independent of one another. */
export type Sums = {
  n: number;
  sum: number;
  squares: number;
  cubes: number;
  people: number;
  nn: number;
  ns: number;
  ss: number;
};
export type Cell = {
  key: string;
  stratum: string;
  contacts: number;
  ended: number;
  ever: number;
  again: number;
  heardAgain: number;
  answers: Sums;
  solved: Sums;
  least: number;
  most: number;
};
export type Spell = { key: string; stratum: string; hours: number; ended: boolean; count: number };
export type ValueCell = { key: string; stratum: string; bought: Sums };
export type HistorySums = {
  key: string;
  part: number;
  history: string;
  n: number;
  sum: number;
  squares: number;
};

export type ContactQuestion = { kind: ContactKind; by: ContactGrouping; period: Period; days: number };
export type ContactSums = {
  cells: Cell[];
  /** Known people of each group; under `undefined` everybody once. */
  people: Map<string | undefined, number>;
  spells: Spell[];
  values: ValueCell[];
  histories: HistorySums[];
  like: Omit<HistorySums, 'key'>[];
};
export type ContactParameters = {
  parameters: Record<string, unknown>;
  asOf: string;
  horizon: string | undefined;
};

const DAY = 86_400_000;
/** Parts of the period in which customers are compared: not shorter than a week. */
const MOST_PARTS = 26;
/** As many customers tell what to expect; more would take longer and not change it. */
const ENOUGH_CUSTOMERS = 100_000;

/** Where the period, what was last heard and the last complete day lie, as parameters of all questions. */
export async function placeQuestion(
  events: EventsReader,
  frame: Frame,
  now: Date,
  { kind, period, days }: Omit<ContactQuestion, 'by'>,
): Promise<ContactParameters> {
  const today = startOfDay(todayIn(frame.timeZone, now), frame.timeZone);
  const [heard, bought] = await Promise.all([
    events.queryOne<{ states: string; last: string }>(asOfSql(kind)),
    events.queryOne<{ orders: string; last: string; people: string }>(boughtSql(personOf), {
      to: moment(today),
    }),
  ]);
  const asOf = new Date(Math.min(now.getTime(), Date.parse(heard.last))).toISOString();
  // Where purchases end earlier (an import of some weeks ago), the days after a contact are not known to be over.
  const horizon = bought.orders === '0' ? undefined : [bought.last, today].sort()[0];
  const from = startOfDay(period.from, frame.timeZone);
  const to = startOfDay(period.to, frame.timeZone);
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const step = DAY * Math.max(7, Math.ceil((end - start) / DAY / MOST_PARTS));
  const parts = Math.max(1, Math.ceil((end - start) / step));
  const latest = Date.parse(horizon ?? asOf) - days * DAY;
  return {
    asOf,
    horizon,
    parameters: {
      from: moment(from),
      to: moment(to),
      zone: frame.timeZone,
      currency: frame.currency,
      as_of: moment(asOf),
      horizon: moment(horizon ?? asOf),
      window: days * DAY,
      start,
      step,
      last: parts - 1,
      moments: Array.from({ length: parts }, (_, part) => Math.min(latest, start + part * step + step / 2)),
      every: Math.max(1, Math.floor(Number(bought.people) / ENOUGH_CUSTOMERS)),
    },
  };
}

/** Sums of a stratum, or with `like` those of a history. */
type RawWindows = {
  key: string;
  like: boolean;
  stratum: string;
  part: number;
  history: string;
  bought: number[];
};
type RawCell = Omit<Cell, 'answers' | 'solved'> & { answers: number[]; solved: number[] };

/** All that the figures are made of, added up in the engine. */
export async function readContacts(
  events: EventsReader,
  { kind, by }: Pick<ContactQuestion, 'kind' | 'by'>,
  { parameters, horizon }: ContactParameters,
  signal: AbortSignal | undefined,
): Promise<ContactSums> {
  const question = { kind, by };
  const turns = takeTurns(events);
  const ask = <Row>(sql: string): Promise<Row[]> =>
    turns.query<Row>(sql, parameters, signal === undefined ? {} : { signal });
  const ifBought = <Row>(sql: string): Promise<Row[]> =>
    horizon === undefined ? Promise.resolve([]) : ask(sql);
  const [cells, people, spells, windows, like] = await Promise.all([
    ask<RawCell>(cellsSql(question, personOf)),
    ask<{ key: string; everybody: boolean; people: number }>(peopleSql(question, personOf)),
    ask<Omit<Spell, 'hours'> & { step: number }>(spellsSql(question, personOf)),
    ifBought<RawWindows>(valuesSql(question, personOf)),
    ifBought<Omit<HistorySums, 'key'>>(likeCustomersSql(question, personOf)),
  ]);
  return {
    cells: cells.map((cell) => ({ ...cell, answers: toSums(cell.answers), solved: toSums(cell.solved) })),
    people: new Map(people.map(({ key, everybody, people: known }) => [everybody ? undefined : key, known])),
    spells: spells.map(({ step, ...spell }) => ({ ...spell, hours: hoursOf(step) })),
    values: windows.flatMap(({ like, key, stratum, bought }) =>
      like ? [] : [{ key, stratum, bought: toSums(bought) }],
    ),
    histories: windows.flatMap(({ like, key, part, history, bought }) => {
      const { n, sum, squares } = toSums(bought);
      return like ? [{ key, part, history, n, sum, squares }] : [];
    }),
    like,
  };
}

function toSums(all: readonly number[]): Sums {
  const [n = 0, sum = 0, squares = 0, cubes = 0, people = 0, nn = 0, ns = 0, ss = 0] = all;
  return { n, sum, squares, cubes, people, nn, ns, ss };
}
