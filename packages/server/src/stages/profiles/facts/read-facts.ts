import type { Events } from '../../../platform/events/client.ts';
import type { PersonKeys } from '../../identity/index.ts';
import { NAME_TRAITS } from '../trait-history.ts';

/** A row of `person_facts`, or several that say the same. Times are milliseconds. */
export type Fact = {
  key: bigint;
  part: 'event' | 'trait' | 'identifier';
  name: string;
  type: string;
  channel: string;
  source: string;
  importId: string;
  value: string;
  currency: string;
  messageId: string;
  amount: number;
  terms: string;
  expiresAt: number;
  /** How many events it stands for. */
  events: number;
  first: number;
  last: number;
};

/** `card`: what a line about a person shows, which leaves out what grows with every click. */
export type FactsWanted = 'all' | 'card';

export type PersonFacts = PersonKeys & { facts: Fact[] };

type Row = Omit<Fact, 'key' | 'expiresAt' | 'events' | 'first' | 'last'> & {
  key: string;
  /** Of the message; of several rows, how many messages. */
  counted: string;
  expires: string;
  first: string;
  last: string;
};

const SAME = 'identity_key, part, name, type, channel, source, import_id, value, currency, message_id';
const SHOWN = `toString(identity_key) AS key, part, name, type, channel, source, import_id AS importId, value, currency, message_id AS messageId`;
/** One thread: a look-up reads a few granules, and starting threads for it costs more than it saves. */
const SETTINGS = { max_threads: 1 };

/** What a line about a person is made of: of events, only those that are sold or given back have a message id. */
export const CARD_FACTS = `(part = 'identifier' OR (message_id != '' AND (part = 'event' OR name IN {names:Array(String)})))`;

const FROM: Record<FactsWanted, string> = {
  all: 'FROM person_facts AS f WHERE identity_key IN {keys:Array(UInt64)}',
  card: `FROM person_facts AS f WHERE identity_key IN {keys:Array(UInt64)} AND ${CARD_FACTS}`,
};

/** Rows as they stand; few people have more than a few dozen, and putting them together here costs the engine nothing. */
const AS_THEY_STAND = `SELECT ${SHOWN}, toString(message_hash) AS counted, toFloat64(f.amount) AS amount, f.terms AS terms,
    toUnixTimestamp64Milli(f.expires_at) AS expires, toUnixTimestamp64Milli(f.first_seen) AS first, toUnixTimestamp64Milli(f.last_seen) AS last`;
const PUT_TOGETHER = `SELECT ${SHOWN}, toString(uniqExact(message_hash)) AS counted, toFloat64(any(f.amount)) AS amount, any(f.terms) AS terms,
    toUnixTimestamp64Milli(any(f.expires_at)) AS expires, toUnixTimestamp64Milli(min(f.first_seen)) AS first, toUnixTimestamp64Milli(max(f.last_seen)) AS last`;
const MOST_ROWS = 4_000;

/** The facts of these persons, by id. */
export async function readFacts(
  events: Events,
  persons: readonly PersonKeys[],
  wanted: FactsWanted,
): Promise<Map<bigint, PersonFacts>> {
  const found = new Map<bigint, PersonFacts>();
  const personOf = new Map<bigint, PersonFacts>();
  for (const person of persons) {
    if (found.has(person.id)) continue;
    const own = { ...person, facts: [] };
    found.set(person.id, own);
    for (const key of person.keys) personOf.set(key, own);
  }
  const keys = [...personOf.keys()];
  if (keys.length === 0) return found;
  const limit = MOST_ROWS + 100 * found.size;
  const parameters = { keys, names: NAME_TRAITS };
  const rows = await events.query<Row>(
    `${AS_THEY_STAND} ${FROM[wanted]} LIMIT {limit:UInt32}`,
    { ...parameters, limit },
    { settings: SETTINGS },
  );
  const isWhole = rows.length < limit;
  const all = isWhole
    ? rows
    : await events.query<Row>(`${PUT_TOGETHER} ${FROM[wanted]} GROUP BY ${SAME}`, parameters);
  for (const [key, own] of Map.groupBy(all, (row) => row.key)) {
    const facts = isWhole ? putTogether(own) : own.map((row) => toFact(row, Number(row.counted)));
    personOf.get(BigInt(key))?.facts.push(...facts);
  }
  return found;
}

/** What GROUP BY does in the engine: rows of one key that say the same become one. A message counts once. */
function putTogether(rows: readonly Row[]): Fact[] {
  const facts = new Map<string, { fact: Fact; messages: Set<string> }>();
  for (const row of rows) {
    const { part, name, type, channel, source, importId, value, currency, messageId } = row;
    const same = [part, name, type, channel, source, importId, value, currency, messageId].join('\0');
    const there = facts.get(same);
    if (there === undefined) {
      facts.set(same, { fact: toFact(row, 1), messages: new Set([row.counted]) });
      continue;
    }
    there.messages.add(row.counted);
    there.fact.events = there.messages.size;
    there.fact.first = Math.min(there.fact.first, Number(row.first));
    there.fact.last = Math.max(there.fact.last, Number(row.last));
  }
  return [...facts.values()].map(({ fact }) => fact);
}

function toFact({ key, expires, counted: _, first, last, ...rest }: Row, events: number): Fact {
  return {
    ...rest,
    key: BigInt(key),
    expiresAt: Number(expires),
    events,
    first: Number(first),
    last: Number(last),
  };
}
