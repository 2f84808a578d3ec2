import type { PeoplePage, PeopleQuery, PersonCard } from '@rondo/contract';
import { invalid } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import { CARD_IDENTIFIERS, CARD_NAMES, CARD_SALES, listPeopleSql } from './people-sql.ts';
import { readSearch } from './people-words.ts';
import { NAME_TRAITS, nameFrom } from './trait-history.ts';

export type PeopleReader = {
  events: Events;
  /** All identity keys of these persons. */
  keysOf(persons: readonly bigint[]): Promise<bigint[]>;
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
  const cards = await readCards(
    reader,
    shown.map((row) => BigInt(row.person)),
  );
  return {
    items: shown.flatMap((row) => cards.get(row.person) ?? []),
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

/** A line about each of these persons, by id. */
export async function readCards(
  reader: PeopleReader,
  persons: readonly bigint[],
): Promise<Map<string, PersonCard>> {
  if (persons.length === 0) return new Map();
  const { events } = reader;
  const keys = await reader.keysOf(persons);
  type Identifiers = {
    person: string;
    identifiers: string;
    first_seen: string;
    last_seen: string;
    known: number;
    email: string;
    phone: string;
  };
  const [identifiers, names, sales] = await Promise.all([
    events.query<Identifiers>(CARD_IDENTIFIERS, { keys }),
    events.query<{ person: string; name: string; value: string }>(CARD_NAMES, { keys, names: NAME_TRAITS }),
    reader
      .currency()
      .then((currency) =>
        events.query<{ person: string; orders: string; revenue: number }>(CARD_SALES, { keys, currency }),
      ),
  ]);
  const namesOf = Map.groupBy(names, (row) => row.person);
  const salesOf = new Map(sales.map((row) => [row.person, row]));
  const cards = new Map<string, PersonCard>();
  for (const row of identifiers) {
    const own = salesOf.get(row.person);
    cards.set(row.person, {
      id: row.person,
      name: nameFrom(new Map((namesOf.get(row.person) ?? []).map(({ name, value }) => [name, value]))),
      email: row.email,
      phone: row.phone,
      known: row.known === 1,
      identifiers: Number(row.identifiers),
      orders: Number(own?.orders ?? 0),
      revenue: Number(own?.revenue ?? 0),
      firstSeen: new Date(Number(row.first_seen)).toISOString(),
      lastSeen: new Date(Number(row.last_seen)).toISOString(),
    });
  }
  return cards;
}
