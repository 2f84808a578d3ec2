import { setTimeout as sleep } from 'node:timers/promises';
import type { ErasureReceipt, ErasureReceiptBody, ErasureStep } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { vacuumRecords } from '../../../platform/records/scan-records.ts';
import { clearPerson } from './clear-person.ts';
import { type FindPersonKeys, findScope } from './find-scope.ts';
import type { InstallationKeys } from './installation-keys.ts';
import type { HoldOfPerson, PersonScope, ScopedIdentifier } from './person-scope.ts';
import { purgeParts } from './purge-parts.ts';
import { withScopeTable } from './scope-table.ts';
import { type Progress, progressOf, type RequestStore, type WrittenSubject } from './store.ts';
import type { RequestRow } from './tables.ts';
import type { Tombstones } from './tombstones.ts';
import { searchFor, verifyErasure } from './verify-erasure.ts';

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
  const job = { ...deps, takesOutShared: sharedOf(row) === 'erase', progress, save: () => save(), now };

  if (row.step !== 'sealing') {
    await clear(store.openScope(row) ?? (await find()));
    await tombstones.settle(row.id, clock.now());
    // From here on nobody can tell any more whom it was about.
    await save({ step: 'sealing', scope: null, subject: null });
  }
  await seal();

  /** Looks until nothing new comes: what was on its way before the block may have brought another identifier. */
  async function find(): Promise<PersonScope> {
    const subject = store.openSubject(row);
    if (subject === undefined) throw lostSubject();
    for (let before = -1; ; ) {
      // Also an import that began before the block.
      if (before >= 0) await deps.withoutImports(async () => undefined);
      await enter('finding');
      await deps.settled();
      const scope = await findScope(deps.events, deps.findPersonKeys, keyed(subject), sharedOf(row));
      const found = scope.own.length + scope.keys.length;
      if (found <= before) {
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
      before = found;
      await block(scope);
    }
  }

  async function block(scope: PersonScope): Promise<void> {
    await enter('blocking');
    const own = [...new Set(scope.own.map(({ key }) => key))];
    await tombstones.block(row.id, own);
    progress.tombstones = own.length;
  }

  async function clear(scope: PersonScope): Promise<void> {
    const search = searchFor(scope);
    for (let pass = 1; ; pass++) {
      await enter('waiting');
      const found = await deps.withoutImports(() =>
        withScopeTable(deps.events, { name: row.id, cluster: deps.cluster }, search.engine, async (words) => {
          await enter('clearing');
          await clearPerson(job, { scope, text: search.text, words });
          await enter('searching');
          return verifyErasure(job, search, words);
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

  async function seal(): Promise<void> {
    let done = 'busy';
    for (let tried = 0; tried < 20 && done === 'busy'; tried++) {
      if (tried > 0) await sleep(500);
      done = await vacuumRecords(deps.records);
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
