import type { Events } from '../../../platform/events/client.ts';
import { readDecisions } from '../ledger-store.ts';
import { readPersonsOf } from '../read-people.ts';
import { type SuggestionHead, suggestionId } from './suggestion-store.ts';

const KEYS_AT_ONCE = 5_000;

/** Whose these identifiers are now. */
export async function readPersons(events: Events, keys: readonly string[]): Promise<Map<string, string>> {
  const persons = new Map<string, string>();
  const all = [...new Set(keys)];
  for (let at = 0; at < all.length; at += KEYS_AT_ONCE) {
    const part = all.slice(at, at + KEYS_AT_ONCE).map((key) => BigInt(key));
    for (const [key, person] of await readPersonsOf(events, part)) persons.set(String(key), String(person));
  }
  return persons;
}

/** Those whose two people have become one since. */
export async function findJoined<Head extends Pick<SuggestionHead, 'left_key' | 'right_key'>>(
  events: Events,
  heads: readonly Head[],
): Promise<Head[]> {
  const persons = await readPersons(
    events,
    heads.flatMap(({ left_key, right_key }) => [left_key, right_key]),
  );
  return heads.filter(
    ({ left_key, right_key }) =>
      (persons.get(left_key) ?? left_key) === (persons.get(right_key) ?? right_key),
  );
}

/**
 * Pairs of people, as suggestions are called, that are not to be suggested: somebody rejected them or separated identifiers of
 * theirs. Both are told of identifiers, whose people may be others by now.
 */
export async function findSettled(
  events: Events,
  rejected: readonly Pick<SuggestionHead, 'left_key' | 'right_key'>[],
): Promise<Set<string>> {
  const separated = (await readDecisions(events)).filter(({ state }) => state < 0);
  const pairs = [
    ...rejected.map(({ left_key, right_key }) => [left_key, right_key] as const),
    ...separated.map(({ left, right }) => [String(left), String(right)] as const),
  ];
  const persons = await readPersons(events, pairs.flat());
  return new Set(
    pairs.map(([left, right]) => suggestionId(persons.get(left) ?? left, persons.get(right) ?? right)),
  );
}
