import type { PeoplePage, PeopleQuery, PersonCard } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { listPeopleSql } from './people-sql.ts';
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
  const ask = listPeopleSql({
    search: text === '' ? undefined : readSearch(text, reader.defaultRegion()),
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
    total: Number(rows[0]?.total ?? 0),
    ...(rows.length > limit && last !== undefined ? { next: `${last.sorted}~${last.person}` } : {}),
  };
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
