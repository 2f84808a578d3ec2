import { setTimeout as sleep } from 'node:timers/promises';
import type { ClearedPlace, ErasureReceipt, ErasureReceiptBody, ErasureStep } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { vacuumRecords } from '../../../platform/records/scan-records.ts';
import {
  applyMasks,
  blackOutMentions,
  countMentions,
  countRows,
  deleteRows,
  listRows,
  type RowsOfPerson,
  searchEngine,
  takeOutShared,
} from './clear-engine.ts';
import { clearRecords, findInRecords, type RecordRules } from './clear-records.ts';
import { readEngineTables } from './engine-tables.ts';
import { type FindPersonKeys, findScope } from './find-scope.ts';
import type { InstallationKeys } from './installation-keys.ts';
import {
  createTextSearch,
  joinPatterns,
  keyPattern,
  patternsOf,
  type TextSearch,
} from './pattern-of-identifier.ts';
import type { HoldOfPerson, PersonScope, ScopedIdentifier } from './person-scope.ts';
import { purgeParts } from './purge-parts.ts';
import { type EngineSearch, type ScopeWords, withScopeTable } from './scope-table.ts';
import { fileNames } from './search-file.ts';
import { type Progress, progressOf, type RequestStore, type WrittenSubject } from './store.ts';
import type { RequestRow } from './tables.ts';
import type { Tombstones } from './tombstones.ts';

export type ErasureDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  store: RequestStore;
  keys(): Promise<InstallationKeys>;
  tombstones: Tombstones;
  cluster: string | undefined;
  holds: readonly HoldOfPerson[];
  findPersonKeys: FindPersonKeys;
  /** Resolves when the consumers have handled what is in the log. */
  settled(): Promise<void>;
  /** Does the work while no import runs. */
  withoutImports<T>(work: () => Promise<T>): Promise<T>;
  /** Rondo stops: what is left is done after the next start. */
  signal: AbortSignal;
};

const MOST_PASSES = 6;
const BETWEEN_PASSES_MS = 2_000;

/** How a person is looked for: in text by patterns, elsewhere by keys. */
export function searchFor(scope: PersonScope): { engine: EngineSearch; text: TextSearch; byKeyOnly: number } {
  const patterns = scope.own.map(patternsOf);
  const expressions = joinPatterns([...patterns.flat(), ...scope.own.map(({ key }) => keyPattern(key))]);
  return {
    engine: { scope, expressions },
    text: createTextSearch(expressions),
    byKeyOnly: patterns.filter((own) => own.length === 0).length,
  };
}

/**
 * Each step may be done again after a crash and then finds less to do. Until the last one, whom it is about stands sealed
 * in the request's row; at the end only counts and salted hashes are left.
 */
export async function runErasure(deps: ErasureDeps, row: RequestRow): Promise<void> {
  const { store, clock, tombstones, signal } = deps;
  const progress: Progress = progressOf(row);
  const now = () => clock.now().toISOString();
  const save = async (change: Partial<RequestRow> = {}) => {
    signal.throwIfAborted();
    await store.change(row.id, { progress: JSON.stringify(progress), beat_at: now(), ...change });
  };
  const enter = (step: ErasureStep) => save({ step });

  if (row.step !== 'sealing') {
    const scope = store.openScope(row) ?? (await find());
    const own = [...new Set(scope.own.map(({ key }) => key))];
    await enter('blocking');
    await tombstones.block(row.id, own);
    progress.tombstones = own.length;
    await clear(scope);
    await tombstones.settle(row.id, clock.now());
    // From here on nobody can tell any more whom it was about.
    await save({ step: 'sealing', scope: null, subject: null });
  }
  await seal();

  async function find(): Promise<PersonScope> {
    await enter('finding');
    const subject = store.openSubject(row);
    if (subject === undefined) throw lostSubject();
    await deps.settled();
    const scope = await findScope(deps.events, deps.findPersonKeys, keyed(subject), sharedOf(row));
    progress.identifiers = countKinds(scope.own).map(([kind, count]) => ({ kind, count }));
    progress.kept = countKinds(scope.shared).map(([kind, rows]) => ({
      store: 'events',
      place: `identifiers: ${kind}`,
      rows,
      reason: 'shared-identifier',
    }));
    await save({ scope: store.sealScope(scope) });
    return scope;
  }

  async function clear(scope: PersonScope): Promise<void> {
    const search = searchFor(scope);
    for (let pass = 1; ; pass++) {
      await enter('waiting');
      const found = await deps.withoutImports(() =>
        withScopeTable(deps.events, { name: row.id, cluster: deps.cluster }, search.engine, async (words) => {
          await enter('clearing');
          await clearOnce(scope, search.text, words);
          await enter('searching');
          return searchAll(search, words);
        }),
      );
      if (found.length === 0) break;
      if (pass === MOST_PASSES) throw stillThere(found);
      await sleep(BETWEEN_PASSES_MS, undefined, { signal });
    }
    await enter('purging');
    Object.assign(progress.verified ?? {}, await purgeParts(deps.events, signal));
    await save();
  }

  async function clearOnce(scope: PersonScope, text: TextSearch, words: ScopeWords): Promise<void> {
    const { events, holds } = deps;
    const queues = holds.flatMap((hold) => hold.queues ?? []);
    const isQueue = new Set(queues.map(({ table }) => table));
    const rows = await listRows(events, [...queues, ...holds.flatMap((hold) => hold.tables ?? [])], words);
    for (const table of rows) if (isQueue.has(table.table)) await clearTable(table);
    // Consumers may have read rows before they went: what they make of them is there when this resolves.
    await deps.settled();
    for (const hold of holds) {
      for (const { place, action } of (await hold.erase?.(scope, text.matches)) ?? [])
        note({ ...place, action });
    }
    for (const table of rows) if (!isQueue.has(table.table)) await clearTable(table);
    for (const hold of holds) await hold.afterTables?.(scope);
    const tables = (await readEngineTables(events)).filter(({ isEmpty }) => !isEmpty);
    if (row.shared === 'erase') {
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
  }

  async function clearTable(table: RowsOfPerson): Promise<void> {
    const rows = await countRows(deps.events, table);
    if (rows > 0) {
      await begin({ store: 'events', place: table.table, rows, action: 'deleted' });
      await deleteRows(deps.events, table);
    }
    // Begun before a crash, and done by now.
    if (progress.begun?.place === table.table) note(progress.begun);
  }

  async function begin(what: Omit<ClearedPlace, 'at'>): Promise<void> {
    progress.begun = what;
    await save();
  }

  function note(what: Omit<ClearedPlace, 'at'> | undefined): void {
    progress.begun = undefined;
    if (what === undefined || what.rows === 0) return;
    const known = progress.cleared.find(
      ({ store: where, place, action }) =>
        where === what.store && place === what.place && action === what.action,
    );
    if (known === undefined) progress.cleared.push({ ...what, at: now() });
    else Object.assign(known, { rows: known.rows + what.rows, at: now() });
  }

  /** What still names the person; empty when nothing does. */
  async function searchAll(search: ReturnType<typeof searchFor>, words: ScopeWords): Promise<string[]> {
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
      at: now(),
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

  async function seal(): Promise<void> {
    const tables = [
      ...new Set([
        'privacy_requests',
        ...progress.cleared.filter(({ store: where }) => where === 'records').map(({ place }) => place),
      ]),
    ];
    let done = 'busy';
    for (let tried = 0; tried < 20 && done === 'busy'; tried++) {
      if (tried > 0) await sleep(500);
      done = await vacuumRecords(deps.records, tables);
    }
    if (done === 'busy') throw recordsBusy();
    const keys = await deps.keys();
    if (progress.verified !== undefined) progress.verified.records = done;
    const body = bodyOf(row, progress, now(), keys.publicKey.publicKey);
    const receipt: ErasureReceipt = { receipt: body, signature: keys.sign(body) };
    await save({
      state: 'done',
      step: null,
      finished_at: body.finishedAt,
      receipt: JSON.stringify(receipt),
      runner: null,
      error: null,
    });
  }
}

function keyed({ key, identifier }: WrittenSubject) {
  return { key: BigInt(key), identifier };
}

export const sharedOf = ({ shared }: RequestRow): 'keep' | 'erase' => (shared === 'erase' ? 'erase' : 'keep');

export const keptTables = (holds: readonly HoldOfPerson[]): Map<string, string> =>
  new Map(holds.flatMap((hold) => (hold.keeps ?? []).map(({ table, reason }) => [table, reason])));

function rulesOf(scope: PersonScope, holds: readonly HoldOfPerson[]): RecordRules {
  return {
    keys: new Set([...scope.keys, ...scope.own.map(({ key }) => key)].map(String)),
    whole: new Set(holds.flatMap((hold) => hold.records ?? [])),
    stays: new Set(keptTables(holds).keys()),
  };
}

function countKinds(identifiers: readonly ScopedIdentifier[]): [kind: string, count: number][] {
  return [...Map.groupBy(identifiers, ({ kind }) => kind)].map(([kind, own]) => [
    kind,
    new Set(own.map(({ key }) => key)).size,
  ]);
}

function bodyOf(
  row: RequestRow,
  progress: Progress,
  finishedAt: string,
  signedBy: string,
): ErasureReceiptBody {
  const { verified } = progress;
  if (verified === undefined) throw new TypeError('an erasure that was never verified');
  return {
    format: 'rondo-erasure-receipt/1',
    request: row.id,
    receivedOn: row.received_on,
    startedAt: row.started_at ?? finishedAt,
    finishedAt,
    identifiers: progress.identifiers,
    cleared: progress.cleared,
    kept: progress.kept,
    verified,
    tombstones: progress.tombstones,
    notReached: [
      'Backups: Rondo itself makes none. Copies of the data folder or of the databases that you made are not reached.',
      'Destinations: Rondo sends people’s data to none.',
    ],
    signedBy,
  };
}

function lostSubject(): RondoError {
  return new RondoError({
    code: 'not-found',
    message: 'The request does not say any more whom it is about.',
    cure: 'Enter the request again.',
    status: 404,
  });
}

function stillThere(found: readonly string[]): RondoError {
  return new RondoError({
    code: 'erasure-incomplete',
    message: `After ${MOST_PASSES} passes the person is still found in: ${found.join(', ')}.`,
    cure: 'If somebody imports or uploads files with this person at the moment, wait until that is done; then start the erasure again.',
    status: 409,
  });
}

function recordsBusy(): RondoError {
  return new RondoError({
    code: 'records-busy',
    message: 'The records store could not be written anew: another process reads it all the time.',
    cure: 'Close programs that have records.sqlite open, then start the erasure again.',
    status: 503,
    retryAfterSeconds: 30,
  });
}
