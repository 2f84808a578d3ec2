import { createInterface } from 'node:readline';
import type { PersonCard } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import { personOf } from '../identity/index.ts';
import { cardOf } from './facts/compose-profile.ts';
import { CARD_FACTS, type Fact } from './facts/read-facts.ts';
import { ANONYMOUS_KINDS } from './people-sql.ts';
import { NAME_TRAITS } from './trait-history.ts';

/** What gathers in the engine beyond this goes to the disk. */
const SPILL_BYTES = '1000000000';

/** In one pass over the facts, for a page at a time would go through all people for each page. */
const KNOWN_PEOPLE = `
  SELECT toString(person) AS id,
    groupArray((toString(identity_key), toString(part), toString(name), value, toString(currency), message_id, toFloat64(amount),
      toUnixTimestamp64Milli(expires_at), toUnixTimestamp64Milli(first_seen), toUnixTimestamp64Milli(last_seen))) AS facts
  FROM (SELECT *, ${personOf('identity_key')} AS person FROM person_facts WHERE ${CARD_FACTS})
  GROUP BY person
  HAVING countIf(part = 'identifier' AND name NOT IN ${ANONYMOUS_KINDS}) > 0
  ORDER BY minIf(first_seen, part = 'identifier'), person
  FORMAT JSONCompactEachRow`;

type Row = [string, [string, Fact['part'], string, string, string, string, number, string, string, string][]];

/** All known people, whoever was first seen first: the same lines as lists show. `now` in milliseconds. */
export async function* streamPeople(
  events: Events,
  { currency, now }: { currency: string; now: number },
): AsyncGenerator<PersonCard> {
  const bytes = await events.queryBytes(
    KNOWN_PEOPLE,
    { names: NAME_TRAITS },
    {
      settings: {
        max_bytes_before_external_group_by: SPILL_BYTES,
        max_bytes_before_external_sort: SPILL_BYTES,
      },
    },
  );
  try {
    for await (const line of createInterface({ input: bytes })) {
      const [id, rows]: Row = JSON.parse(line);
      const facts = rows.map(factOf);
      const card = cardOf({ id: BigInt(id), keys: [], facts }, currency, now);
      if (card !== undefined) yield card;
    }
  } finally {
    bytes.destroy();
  }
}

function factOf([
  key,
  part,
  name,
  value,
  currency,
  messageId,
  amount,
  expires,
  first,
  last,
]: Row[1][number]): Fact {
  return {
    key: BigInt(key),
    part,
    name,
    type: '',
    channel: '',
    source: '',
    importId: '',
    value,
    currency,
    messageId,
    amount,
    terms: '',
    expiresAt: Number(expires),
    events: 1,
    first: Number(first),
    last: Number(last),
  };
}
