import type { PeoplePage, PeopleQuery, PersonCard } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { listPeopleSql, searchSql } from './people-sql.ts';
import { readSearch } from './people-words.ts';

export type PeopleReader = {
  events: Events;
  /** A line about each of these persons. */
  cards(persons: readonly bigint[]): Promise<Map<bigint, PersonCard>>;
  currency(): Promise<string>;
  defaultRegion(): string;
};

const PAGE = 50;

export async function listPeople(reader: PeopleReader, query: PeopleQuery): Promise<PeoplePage> {
  const limit = query.limit ?? PAGE;
  const text = query.q?.trim() ?? '';
  const found = text === '' ? undefined : await findPersons(reader, text);
  if (found?.persons.length === 0) return { items: [], total: 0 };
  const ask = listPeopleSql({
    persons: found?.persons,
    show: query.show ?? 'all',
    sort: query.sort ?? 'last_seen',
    ascending: query.order === 'asc',
    currency: await reader.currency(),
    limit: limit + 1,
    after: query.after === undefined ? undefined : readCursor(query.after),
  });
  const rows = await reader.events.query<{ person: string; sorted: number | string; total: string }>(
    ask.sql,
    ask.parameters,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const cards = await reader.cards(shown.map((row) => BigInt(row.person)));
  return {
    items: shown.flatMap((row) => cards.get(BigInt(row.person)) ?? []),
    total: found?.isCut === true ? found.total : Number(rows[0]?.total ?? 0),
    ...(rows.length > limit && last !== undefined ? { next: `${last.sorted}~${last.person}` } : {}),
  };
}

/** Of more, those of whom a whole word was typed; nobody looks through hundreds, but types another letter. */
const MOST_FOUND = 300;

async function findPersons(
  { events, defaultRegion }: PeopleReader,
  text: string,
): Promise<{ persons: bigint[]; total: number; isCut: boolean }> {
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
