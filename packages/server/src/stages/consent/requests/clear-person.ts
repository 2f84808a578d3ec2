import type { ClearedPlace } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import {
  blackOutMentions,
  countMany,
  countMentions,
  deleteRows,
  listRows,
  type RowsOfPerson,
  takeOutShared,
} from './clear-engine.ts';
import { clearRecords, type RecordRules } from './clear-records.ts';
import { readEngineTables } from './engine-tables.ts';
import { keptTables } from './kept-tables.ts';
import type { TextSearch } from './pattern-of-identifier.ts';
import type { HoldOfPerson, PersonScope } from './person-scope.ts';
import type { ScopeWords } from './scope-table.ts';
import type { Progress } from './store.ts';

type Place = Omit<ClearedPlace, 'at'>;

export type ClearDeps = {
  events: Events;
  records: Records;
  holds: readonly HoldOfPerson[];
  settled(): Promise<void>;
  /** Whether identifiers are taken out of the facts of others that carry them. */
  takesOutShared: boolean;
  progress: Progress;
  /** Writes the progress down. */
  save(): Promise<void>;
  now(): string;
};

/** One pass over every store: what is the person's goes, what names the person is blacked out. Done again, it finds less. */
export async function clearPerson(
  deps: ClearDeps,
  { scope, text, words }: { scope: PersonScope; text: TextSearch; words: ScopeWords },
): Promise<void> {
  const { events, holds, progress, save } = deps;
  const queues = holds.flatMap((hold) => hold.queues ?? []);
  const isQueue = new Set(queues.map(({ table }) => table));
  const rows = await listRows(events, [...queues, ...holds.flatMap((hold) => hold.tables ?? [])], words);
  await clearTables(rows.filter(({ table }) => isQueue.has(table)));
  // Consumers may have read rows before they went: what they make of them is there when this resolves.
  await deps.settled();
  for (const hold of holds) {
    for (const { place, action } of (await hold.erase?.(scope, text.matches)) ?? [])
      note({ ...place, action });
  }
  await clearTables(rows.filter(({ table }) => !isQueue.has(table)));
  for (const hold of holds) await hold.afterTables?.(scope);
  const tables = (await readEngineTables(events)).filter(({ isEmpty }) => !isEmpty);
  if (deps.takesOutShared) {
    for (const table of tables) {
      const others = await takeOutShared(events, table, words);
      note({ store: 'events', place: table.name, rows: others, action: 'blacked-out' });
    }
  }
  const named = new Map(
    (await countMentions(events, tables, words)).map((found) => [found.table, found.rows]),
  );
  for (const table of tables) {
    const mentions = named.get(table.name);
    if (mentions === undefined) continue;
    await begin({ store: 'events', place: table.name, rows: mentions, action: 'blacked-out' });
    await blackOutMentions(events, table, words);
    note(progress.begun);
  }
  for (const { table, rows: count, action } of await clearRecords(
    deps.records,
    text,
    rulesOf(scope, holds),
  )) {
    note({ store: 'records', place: table, rows: count, action });
  }
  await save();

  async function clearTables(tables: readonly RowsOfPerson[]): Promise<void> {
    const counts = await countMany(events, tables);
    for (const [index, table] of tables.entries()) {
      const rows = counts[index]?.rows ?? 0;
      if (rows > 0) {
        await begin({ store: 'events', place: table.table, rows, action: 'deleted' });
        await deleteRows(events, table);
      }
      // Begun before a crash, and done by now.
      if (progress.begun?.place === table.table) note(progress.begun);
    }
  }

  async function begin(what: Place): Promise<void> {
    progress.begun = what;
    await save();
  }

  function note(what: Place | undefined): void {
    progress.begun = undefined;
    if (what === undefined || what.rows === 0) return;
    const known = progress.cleared.find(
      ({ store: where, place, action }) =>
        where === what.store && place === what.place && action === what.action,
    );
    if (known === undefined) progress.cleared.push({ ...what, at: deps.now() });
    else Object.assign(known, { rows: known.rows + what.rows, at: deps.now() });
  }
}

function rulesOf(scope: PersonScope, holds: readonly HoldOfPerson[]): RecordRules {
  return {
    keys: new Set([...scope.keys, ...scope.own.map(({ key }) => key)].map(String)),
    whole: new Set(holds.flatMap((hold) => hold.records ?? [])),
    stays: new Set(keptTables(holds).keys()),
  };
}
