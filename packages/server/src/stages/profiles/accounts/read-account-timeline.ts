import type { AccountTimeline, TimelineQuery } from '@rondo/contract';
import { personOf } from '../../identity/index.ts';
import { readTimeline } from '../read-timeline.ts';
import { readMemberKeys } from './account-figures.ts';
import type { AccountReader } from './read-account.ts';

/** What an account's members did, before they belonged to it as well, latest first. */
export async function readAccountTimeline(
  reader: AccountReader,
  account: bigint,
  query: TimelineQuery,
): Promise<AccountTimeline> {
  const { keys } = await readMemberKeys(reader, [account]);
  if (keys.length === 0) return { items: [] };
  const page = await readTimeline(reader.events, keys, query);
  const touched = [...new Set(page.items.flatMap(({ identifiers }) => identifiers.map(({ key }) => key)))];
  const rows = await reader.events.query<{ key: string; person: string }>(
    `SELECT key, ${personOf('key')} AS person FROM (SELECT arrayJoin({keys:Array(UInt64)}) AS key)`,
    { keys: touched.map(BigInt) },
  );
  const personOfKey = new Map(rows.map((row) => [row.key, row.person]));
  const names = await reader.namesOf([...new Set(personOfKey.values())].map(BigInt));
  const members = new Set(keys.map(String));
  return {
    ...page,
    items: page.items.map((entry) => {
      // Where a rule keeps an event's identifiers apart, it is filed under one of a member.
      const own = entry.identifiers.find(({ key }) => members.has(key)) ?? entry.identifiers[0];
      const id = personOfKey.get(own?.key ?? '') ?? '';
      return { ...entry, person: { id, name: names.get(id) ?? '' } };
    }),
  };
}
