import { type LegalBasis, legalBases, type TraitEntry } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { mergeOf, type TraitBook } from './trait-book.ts';
import { traitsThatCount } from './trait-column-sql.ts';

const NEARLY_ALL = 0.95;

/** A name with which of the engine's rows say it: what is read of a trait without knowing it. */
export const TRAIT_TYPE_SQL = `multiIf(countIf(type = 'boolean') >= ${NEARLY_ALL} * countIf(type != 'null'), 'boolean',
  countIf(isNotNull(number)) >= ${NEARLY_ALL} * countIf(type != 'null'), 'number',
  countIf(match(value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')) >= ${NEARLY_ALL} * countIf(type != 'null'), 'time',
  'text')`;

/** Every trait there is, those that people wrote down how to compute first. */
export async function listTraits(events: Events, book: TraitBook, now: Date): Promise<TraitEntry[]> {
  const counts = traitsThatCount("fromUnixTimestamp64Milli({now:Int64}, 'UTC')");
  const parameters = { now: now.getTime() };
  type Said = {
    name: string;
    people: string;
    holds: 'text' | 'number' | 'time' | 'boolean';
    sources: string[];
    fresh: string;
  };
  type Bought = {
    name: string;
    supplier: string;
    licence: string;
    basis: string;
    expires: string;
    identifiers: string;
  };
  const [said, bought] = await Promise.all([
    events.query<Said>(
      `SELECT name, uniqCombined(identity_key) AS people, ${TRAIT_TYPE_SQL} AS holds,
         arraySort(groupUniqArray(toString(source))) AS sources, toUnixTimestamp64Milli(max(timestamp)) AS fresh
       FROM traits WHERE ${counts} GROUP BY name HAVING countIf(type != 'null') > 0 ORDER BY people DESC, name LIMIT 1000`,
      parameters,
    ),
    events.query<Bought>(
      `SELECT name, supplier, licence, toString(legal_basis) AS basis, toUnixTimestamp64Milli(expires_at) AS expires, uniqExact(identity_key) AS identifiers
       FROM traits WHERE ${counts} AND supplier != '' GROUP BY name, supplier, licence, basis, expires_at ORDER BY expires_at, supplier, licence`,
      parameters,
    ),
  ]);
  const boughtOf = Map.groupBy(bought, (row) => row.name);
  const iso = (milliseconds: string) => new Date(Number(milliseconds)).toISOString();
  return [
    ...[...book.computed.values()].map(
      (computed): TraitEntry => ({
        name: computed.name,
        origin: 'computed',
        holds: computed.holds,
        people: null,
        sources: [],
        freshAsOf: now.toISOString(),
        merge: { strategy: 'last' },
        computed,
        purchases: [],
      }),
    ),
    ...said
      .filter((row) => !book.computed.has(row.name))
      .map((row): TraitEntry => {
        const merge = mergeOf(book, row.name);
        return {
          name: row.name,
          origin: 'declared',
          holds: merge.strategy === 'union' ? 'list' : row.holds,
          people: Number(row.people),
          sources: row.sources,
          freshAsOf: iso(row.fresh),
          merge,
          purchases: (boughtOf.get(row.name) ?? []).map(
            ({ supplier, licence, basis, expires, identifiers }) => ({
              supplier,
              licence,
              legalBasis: legalBases.find((one): one is LegalBasis => one === basis) ?? 'consent',
              expiresAt: iso(expires),
              identifiers: Number(identifiers),
            }),
          ),
        };
      }),
  ];
}
