import type { Events } from '../../../platform/events/client.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { applyMasks, searchEngine } from './clear-engine.ts';
import { findInRecords } from './clear-records.ts';
import { keptTables } from './kept-tables.ts';
import {
  createTextSearch,
  joinPatterns,
  keyPattern,
  patternsOf,
  type TextSearch,
} from './pattern-of-identifier.ts';
import type { HoldOfPerson, PersonScope } from './person-scope.ts';
import type { EngineSearch, ScopeWords } from './scope-table.ts';
import { fileNames } from './search-file.ts';
import type { Progress } from './store.ts';

export type PersonSearch = { engine: EngineSearch; text: TextSearch; byKeyOnly: number };

/** How a person is looked for: in text by patterns, elsewhere by keys. */
export function searchFor(scope: PersonScope): PersonSearch {
  const patterns = scope.own.map(patternsOf);
  const expressions = joinPatterns([...patterns.flat(), ...scope.own.map(({ key }) => keyPattern(key))]);
  return {
    engine: { scope, expressions },
    text: createTextSearch(expressions),
    byKeyOnly: patterns.filter((own) => own.length === 0).length,
  };
}

export type VerifyDeps = {
  events: Events;
  records: Records;
  holds: readonly HoldOfPerson[];
  progress: Progress;
  now(): string;
};

/** Searches both stores and all files for every identifier; answers with what still names the person. */
export async function verifyErasure(
  deps: VerifyDeps,
  search: PersonSearch,
  words: ScopeWords,
): Promise<string[]> {
  const { progress } = deps;
  let engine = await searchEngine(deps.events, words);
  if (engine.found.length > 0) {
    await applyMasks(
      deps.events,
      engine.found.map(({ table }) => table),
    );
    engine = await searchEngine(deps.events, words);
  }
  const inRecords = await findInRecords(deps.records, search.text);
  const keeps = keptTables(deps.holds);
  progress.kept = [
    ...progress.kept.filter(({ reason }) => reason === 'shared-identifier'),
    ...inRecords.found.flatMap(({ table, rows }) => {
      const reason = keeps.get(table);
      return reason === undefined ? [] : [{ store: 'records', place: table, rows, reason }];
    }),
  ];
  const files = (await Promise.all(deps.holds.map((hold) => hold.files?.() ?? []))).flat();
  let named = 0;
  for (const file of files) if (await fileNames(file, search.text.matches)) named++;
  progress.verified = {
    at: deps.now(),
    eventTables: engine.tables,
    eventColumns: engine.columns,
    recordTables: inRecords.tables.length,
    recordColumns: inRecords.tables.reduce((sum, { columns }) => sum + columns.length, 0),
    files: files.length,
    found: 0,
    byKeyOnly: search.byKeyOnly,
    unfinishedMutations: 0,
    inactiveParts: 0,
    records: '',
  };
  const left = inRecords.found.filter(({ table }) => !keeps.has(table));
  return [
    ...[...engine.found, ...left].map(({ table, rows }) => `${table} (${rows})`),
    ...(named > 0 ? [`uploaded files (${named})`] : []),
  ];
}
