import type { PeoplePage, PeopleQuery, PeopleShown, PeopleSort, PersonCard } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { PersonKeys } from '../identity/index.ts';
import type { PersonLine } from './facts/compose-profile.ts';
import { listPeopleSql, searchSql } from './people-sql.ts';
import { readSearch } from './people-words.ts';

export type PeopleReader = {
  events: Events;
  /** A line about each of these persons, by the key that was asked for. */
  lines(persons: readonly bigint[]): Promise<Map<bigint, PersonLine>>;
  /** The persons behind these keys, with all of their keys. */
  personsKeys(keys: readonly bigint[]): Promise<Map<bigint, PersonKeys>>;
  currency(): Promise<string>;
  defaultRegion(): string;
};

const PAGE = 50;
/** So few are read at once and put in order here; of more, the engine says first who is on the page. */
const FEW = 25;

type Asked = {
  show: PeopleShown;
  sort: PeopleSort;
  ascending: boolean;
  limit: number;
  after: { sorted: number; person: bigint } | undefined;
};

export async function listPeople(reader: PeopleReader, query: PeopleQuery): Promise<PeoplePage> {
  const text = query.q?.trim() ?? '';
  const asked: Asked = {
    show: query.show ?? 'all',
    sort: query.sort ?? 'last_seen',
    ascending: query.order === 'asc',
    limit: query.limit ?? PAGE,
    after: query.after === undefined ? undefined : readCursor(query.after),
  };
  const found = text === '' ? undefined : await findPersons(reader, text);
  if (found !== undefined && found.persons.length <= FEW) return listFew(reader, found.persons, asked);
  return listMany(reader, found, asked);
}

async function listMany(
  reader: PeopleReader,
  found: Found | undefined,
  { limit, ...asked }: Asked,
): Promise<PeoplePage> {
  const ask = listPeopleSql({
    ...asked,
    found: found === undefined ? undefined : await withKeys(reader, found.persons),
    currency: await reader.currency(),
    limit: limit + 1,
  });
  const rows = await reader.events.query<{ person: string; sorted: number | string; total: string }>(
    ask.sql,
    ask.parameters,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const lines = await reader.lines(shown.map((row) => BigInt(row.person)));
  return {
    items: shown.flatMap((row) => lines.get(BigInt(row.person))?.card ?? []),
    total: found?.isCut === true ? found.total : Number(rows[0]?.total ?? 0),
    ...(rows.length > limit && last !== undefined ? { next: `${last.sorted}~${last.person}` } : {}),
  };
}

async function withKeys({ personsKeys }: PeopleReader, ids: readonly bigint[]) {
  const persons = [...(await personsKeys(ids)).values()];
  return { persons: persons.map(({ id }) => id), keys: persons.flatMap(({ keys }) => keys) };
}

/** As the engine's list has it: the same people, the same order, the same cursor. */
async function listFew(
  reader: PeopleReader,
  persons: readonly bigint[],
  { show, sort, ascending, limit, after }: Asked,
): Promise<PeoplePage> {
  const lines = new Map([...(await reader.lines(persons)).values()].map((line) => [line.card.id, line]));
  const direction = ascending ? 1 : -1;
  const rows = [...lines.values()]
    .filter((line) => SHOWN[show](line))
    .map(({ card }) => ({ card, sorted: SORTED[sort](card), person: BigInt(card.id) }))
    .sort((a, b) => direction * compare(a, b));
  const left = after === undefined ? rows : rows.filter((row) => direction * compare(row, after) > 0);
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ card }) => card),
    total: left.length === 0 ? 0 : rows.length,
    ...(left.length > limit && last !== undefined ? { next: `${last.sorted}~${last.person}` } : {}),
  };
}

const SHOWN: Record<PeopleShown, (line: PersonLine) => boolean> = {
  all: ({ hasVisited }) => hasVisited,
  known: ({ card }) => card.known,
  anonymous: ({ card, hasVisited }) => hasVisited && !card.known,
};
const SORTED: Record<PeopleSort, (card: PersonCard) => number> = {
  last_seen: (card) => Date.parse(card.lastSeen),
  first_seen: (card) => Date.parse(card.firstSeen),
  revenue: (card) => card.revenue,
};

type Place = { sorted: number; person: bigint };
const compare = (a: Place, b: Place): number =>
  a.sorted - b.sorted || (a.person < b.person ? -1 : a.person > b.person ? 1 : 0);

/** Of more, those of whom a whole word was typed; nobody looks through hundreds, but types another letter. */
const MOST_FOUND = 100;

type Found = { persons: bigint[]; total: number; isCut: boolean };

async function findPersons({ events, defaultRegion }: PeopleReader, text: string): Promise<Found> {
  const ask = searchSql(readSearch(text, defaultRegion()), MOST_FOUND);
  const rows = await events.query<{ person: string; total: string }>(ask.sql, ask.parameters);
  const total = Number(rows[0]?.total ?? 0);
  return { persons: rows.map((row) => BigInt(row.person)), total, isCut: total > rows.length };
}

function readCursor(text: string): { sorted: number; person: bigint } {
  const [, sorted, person] = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)~(\d{1,20})$/.exec(text) ?? [];
  if (sorted === undefined || person === undefined) {
    throw invalid(
      'querystring/after',
      '“after” is not a cursor of this list.',
      'Take it from `next` of the page before.',
    );
  }
  return { sorted: Number(sorted), person: BigInt(person) };
}
