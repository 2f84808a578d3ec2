import { randomUUID } from 'node:crypto';
import type {
  ErasureReceipt,
  NewPrivacyRequest,
  PrivacyPreview,
  PrivacyRequest,
  PrivacyRequestChange,
  ReceiptCheck,
  ReceiptKey,
} from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { invalid, notFound, RondoError } from '../../../platform/error.ts';
import type { Log } from '../../../platform/log.ts';
import { dueOn, isDay, today } from './due-date.ts';
import { previewErasure } from './preview-erasure.ts';
import { readSubject } from './read-subject.ts';
import { type ErasureDeps, runErasure, sharedOf } from './run-erasure.ts';
import { NO_PROGRESS, type RequestStore, receiptOf, toRequest, type WrittenSubject } from './store.ts';
import type { RequestRow } from './tables.ts';

export type Requests = {
  list(): Promise<PrivacyRequest[]>;
  find(id: string): Promise<PrivacyRequest>;
  add(request: NewPrivacyRequest, by: string): Promise<PrivacyRequest>;
  change(id: string, change: PrivacyRequestChange): Promise<PrivacyRequest>;
  preview(id: string): Promise<PrivacyPreview>;
  /** Starts the erasure, or goes on with one that failed. */
  erase(id: string): Promise<PrivacyRequest>;
  subjectOf(id: string): Promise<WrittenSubject>;
  receipt(id: string): Promise<ErasureReceipt>;
  receiptKey(): Promise<ReceiptKey>;
  checkReceipt(receipt: ErasureReceipt): Promise<ReceiptCheck>;
  /** Resolves when no erasure is under way here. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

export type RequestsDeps = Omit<ErasureDeps, 'store' | 'signal'> & {
  openStore(): Promise<RequestStore>;
  clock: Clock;
  log: Log;
  node: number;
  timeZone(): Promise<string>;
  defaultRegion(): string;
};

const LOOK_MS = 5_000;
const BEAT_MS = 10_000;
/** One that has not been heard of for so long is gone. */
const STALE_MS = 60_000;

export function createRequests(deps: RequestsDeps): Requests {
  const { clock, log } = deps;
  // Another start of the same process goes on with its own at once; what another process left, it takes when that is stale.
  const runner = String(deps.node);
  let working: Promise<void> | undefined;
  const stop = new AbortController();
  const { signal } = stop;
  let opened: Promise<RequestStore> | undefined;
  const store = () => {
    opened ??= deps.openStore();
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  const now = () => clock.now().toISOString();

  async function rowOf(id: string): Promise<RequestRow> {
    const row = await (await store()).find(id);
    if (row === undefined) throw notFound('privacy request', id);
    return row;
  }

  async function show(row: RequestRow): Promise<PrivacyRequest> {
    return toRequest(row, (await store()).openSubject(row));
  }

  async function work(): Promise<void> {
    while (!signal.aborted) {
      const requests = await store();
      const before = new Date(clock.now().getTime() - STALE_MS).toISOString();
      const row = await requests.claim(runner, now(), before);
      if (row === undefined) return;
      const beat = setInterval(() => {
        void requests.change(row.id, { beat_at: now() }).catch(() => undefined);
      }, BEAT_MS);
      try {
        await runErasure({ ...deps, store: requests, signal }, row);
        log.info({ request: row.id }, 'an erasure is complete');
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof RondoError && error.code === 'events-unavailable') {
          log.warn({ request: row.id }, 'an erasure waits for the events engine');
          return;
        }
        log.error({ request: row.id, err: error }, 'an erasure stopped');
        const words =
          error instanceof RondoError
            ? `${error.message} ${error.cure}`
            : 'Something went wrong inside Rondo. Start it again; if it happens again, report it.';
        await requests.move(row.id, ['running'], { state: 'failed', error: words, runner: null });
      } finally {
        clearInterval(beat);
      }
    }
  }

  function look(): void {
    if (signal.aborted) return;
    working ??= work()
      .catch((error: unknown) => log.warn({ err: error }, 'privacy requests could not be looked at'))
      .finally(() => {
        working = undefined;
      });
  }
  const timer = setInterval(look, LOOK_MS);
  timer.unref();

  return {
    async list() {
      const requests = await store();
      return Promise.all((await requests.list()).map(show));
    },
    find: async (id) => show(await rowOf(id)),
    async add({ kind, person, receivedOn, shared }, by) {
      const requests = await store();
      const subject = readSubject(person, deps.defaultRegion());
      const thisDay = today(clock.now(), await deps.timeZone());
      const received = receivedOn ?? thisDay;
      if (!isDay(received) || received > thisDay) throw wrongDay(received);
      const row: RequestRow = {
        id: randomUUID(),
        kind,
        state: 'open',
        subject: requests.sealSubject(subject),
        shared: shared ?? 'keep',
        received_on: received,
        due_on: dueOn(received, false),
        extended: 0,
        created_at: now(),
        created_by: by,
        started_at: null,
        finished_at: null,
        step: null,
        scope: null,
        progress: JSON.stringify(NO_PROGRESS),
        receipt: null,
        error: null,
        reason: null,
        runner: null,
        beat_at: null,
      };
      await requests.add(row);
      return show(row);
    },
    async change(id, change) {
      const row = await rowOf(id);
      const requests = await store();
      const changed =
        change.do === 'extend'
          ? await requests.move(id, ['open', 'failed'], { extended: 1, due_on: dueOn(row.received_on, true) })
          : change.do === 'refuse'
            ? await requests.move(id, ['open', 'failed'], {
                state: 'refused',
                reason: change.reason,
                finished_at: now(),
                scope: null,
              })
            : change.do === 'share'
              ? row.kind === 'erasure' && (await requests.move(id, ['open'], { shared: change.shared }))
              : row.kind === 'access' &&
                (await requests.move(id, ['open'], { state: 'done', finished_at: now() }));
      if (!changed) throw wrongState(row);
      // One that had begun keeps nobody out for good: what is gone stays gone, and what comes from now on is taken.
      if (change.do === 'refuse' && row.started_at !== null) await deps.tombstones.settle(id, clock.now());
      return show(await rowOf(id));
    },
    async preview(id) {
      const subject = await subjectOf(id);
      const row = await rowOf(id);
      return previewErasure(
        deps,
        { key: BigInt(subject.key), identifier: subject.identifier },
        sharedOf(row),
      );
    },
    async erase(id) {
      const row = await rowOf(id);
      const requests = await store();
      const started =
        row.kind === 'erasure' &&
        (await requests.move(id, ['open', 'failed'], {
          state: 'running',
          // One that failed goes on where it stopped.
          step: row.step ?? 'waiting',
          started_at: row.started_at ?? now(),
          error: null,
          runner: null,
          beat_at: null,
        }));
      if (!started) throw wrongState(row);
      look();
      return show(await rowOf(id));
    },
    subjectOf,
    async receipt(id) {
      const receipt = receiptOf(await rowOf(id));
      if (receipt === undefined) throw notFound('receipt of request', id);
      return receipt;
    },
    receiptKey: async () => (await deps.keys()).publicKey,
    async checkReceipt({ receipt, signature }) {
      const keys = await deps.keys();
      if (receipt.signedBy !== keys.publicKey.publicKey) return { outcome: 'other-installation' };
      return { outcome: keys.isSigned(receipt, signature) ? 'genuine' : 'changed' };
    },
    async idle() {
      look();
      while (working !== undefined) await working;
    },
    async close() {
      stop.abort();
      clearInterval(timer);
      await working;
    },
  };

  async function subjectOf(id: string): Promise<WrittenSubject> {
    const row = await rowOf(id);
    const subject = (await store()).openSubject(row);
    if (subject === undefined) throw wrongState(row);
    return subject;
  }
}

function wrongDay(received: string): RondoError {
  return invalid(
    'body/receivedOn',
    `“${received}” is no day on which the person can have asked.`,
    'Give the day as it stands in the calendar, such as 2026-03-03, and not one in the future.',
  );
}

function wrongState(row: RequestRow): RondoError {
  return new RondoError({
    code: 'wrong-state',
    message: `This request for ${row.kind === 'access' ? 'access' : 'erasure'} is ${row.state}: that cannot be done with it now.`,
    cure: 'Look at the request; enter a new one if the person asks again.',
    status: 409,
  });
}
