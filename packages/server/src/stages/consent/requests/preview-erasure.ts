import { randomUUID } from 'node:crypto';
import type { PrivacyPlace, PrivacyPreview } from '@rondo/contract';
import { countMany, countMentions, listRows } from './clear-engine.ts';
import { findInRecords } from './clear-records.ts';
import { readEngineTables } from './engine-tables.ts';
import { findScope, type Subject } from './find-scope.ts';
import { keptTables } from './kept-tables.ts';
import type { ErasureDeps } from './run-erasure.ts';
import { withScopeTable } from './scope-table.ts';
import { searchFor } from './verify-erasure.ts';

type PreviewDeps = Pick<
  ErasureDeps,
  'events' | 'records' | 'holds' | 'findPersonKeys' | 'cluster' | 'settled'
>;

/** What is held of a person, and where; nothing is changed. */
export async function previewErasure(
  deps: PreviewDeps,
  subject: Subject,
  shared: 'keep' | 'erase',
): Promise<PrivacyPreview> {
  const { events, holds } = deps;
  // What is on its way may make two people one.
  await deps.settled();
  const scope = await findScope(events, deps.findPersonKeys, subject, shared);
  const search = searchFor(scope);
  const keeps = keptTables(holds);
  const { places, mentions } = await withScopeTable(
    events,
    { name: `p${randomUUID()}`, cluster: deps.cluster },
    search.engine,
    async (words) => {
      const registered = holds.flatMap((hold) => [...(hold.queues ?? []), ...(hold.tables ?? [])]);
      const listed = await listRows(events, registered, words);
      const own = new Map(listed.map(({ table, rows }) => [table, rows]));
      const found: { places: PrivacyPlace[]; mentions: PrivacyPlace[] } = { places: [], mentions: [] };
      for (const { table, rows } of await countMany(events, listed))
        add(found.places, { store: 'events', place: table, rows });
      for (const { table, rows } of await countMentions(events, await readEngineTables(events), words, own))
        add(found.mentions, { store: 'events', place: table, rows });
      return found;
    },
  );
  const inRecords = await findInRecords(deps.records, search.text);
  for (const { table, rows } of inRecords.found)
    if (!keeps.has(table)) places.push({ store: 'records', place: table, rows });
  for (const hold of holds)
    for (const place of (await hold.count?.(scope, search.text.matches)) ?? []) add(places, place);
  const sources = await events.query<{ source: string; events: string }>(
    'SELECT source, count() AS events FROM events WHERE identity_key IN {keys:Array(UInt64)} GROUP BY source ORDER BY events DESC',
    { keys: scope.keys },
    { settings: { log_queries: 0 } },
  );
  return {
    found: places.length > 0 || mentions.length > 0,
    personId: String(scope.id),
    identifiers: [...scope.own, ...scope.shared].map(({ kind, value, others }) => ({ kind, value, others })),
    places,
    mentions,
    kept: [
      ...scope.shared.map(({ kind }) => ({
        store: 'events' as const,
        place: `identifiers: ${kind}`,
        rows: 1,
        reason: 'shared-identifier',
      })),
      ...inRecords.found.flatMap(({ table, rows }) => {
        const reason = keeps.get(table);
        return reason === undefined ? [] : [{ store: 'records' as const, place: table, rows, reason }];
      }),
    ],
    sources: sources.map(({ source, events: count }) => ({ source, events: Number(count) })),
  };
}

function add(places: PrivacyPlace[], place: PrivacyPlace): void {
  if (place.rows > 0) places.push(place);
}
