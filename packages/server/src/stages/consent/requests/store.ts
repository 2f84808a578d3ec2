import type {
  ClearedPlace,
  ErasureReceipt,
  ErasureReceiptBody,
  ErasureStep,
  PrivacyRequest,
} from '@rondo/contract';
import type { Vault } from '../../../platform/secrets.ts';
import type { PersonScope, ScopedIdentifier } from './person-scope.ts';
import type { PrivacyDb, RequestRow } from './tables.ts';

/** Who asked, as it was written down: a key, and the identifier where one was named. */
export type WrittenSubject = { asked: string; key: string; identifier?: { kind: string; value: string } };

/** Counts by place, and nothing that names a person: it outlives the erasure. */
export type Progress = {
  cleared: ClearedPlace[];
  /** What was about to be cleared when the process last wrote; a crash in between must not lose the count. */
  begun?: Omit<ClearedPlace, 'at'> | undefined;
  identifiers: { kind: string; count: number }[];
  kept: ErasureReceiptBody['kept'];
  verified?: ErasureReceiptBody['verified'] | undefined;
  tombstones: number;
};

export const NO_PROGRESS: Progress = { cleared: [], identifiers: [], kept: [], tombstones: 0 };

type WrittenScope = {
  id: string;
  keys: string[];
  own: (Omit<ScopedIdentifier, 'key'> & { key: string })[];
  shared: (Omit<ScopedIdentifier, 'key'> & { key: string })[];
};

export type RequestStore = ReturnType<typeof createRequestStore>;

export function createRequestStore(db: PrivacyDb, vault: Vault) {
  const seal = (value: unknown) => vault.seal(JSON.stringify(value));
  const open = (sealed: string) => JSON.parse(vault.open(sealed));

  return {
    add: (row: RequestRow) => db.insertInto('privacy_requests').values(row).execute(),
    list: () =>
      db.selectFrom('privacy_requests').selectAll().orderBy('created_at', 'desc').limit(1_000).execute(),
    find: (id: string) =>
      db.selectFrom('privacy_requests').selectAll().where('id', '=', id).executeTakeFirst(),
    async change(id: string, change: Partial<RequestRow>): Promise<void> {
      await db.updateTable('privacy_requests').set(change).where('id', '=', id).execute();
    },
    /** From one of these states to another, once: of two callers one gets true. */
    async move(id: string, from: readonly string[], change: Partial<RequestRow>): Promise<boolean> {
      const result = await db
        .updateTable('privacy_requests')
        .set(change)
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst();
      return Number(result.numUpdatedRows) > 0;
    },
    /** Takes work that nobody does, or whose process has not been heard of since. */
    async claim(runner: string, now: string, staleBefore: string): Promise<RequestRow | undefined> {
      const waiting = await db
        .selectFrom('privacy_requests')
        .selectAll()
        .where('state', '=', 'running')
        .where((eb) =>
          eb.or([eb('runner', 'is', null), eb('runner', '=', runner), eb('beat_at', '<', staleBefore)]),
        )
        .orderBy('started_at')
        .limit(1)
        .executeTakeFirst();
      if (waiting === undefined) return undefined;
      const taken = await db
        .updateTable('privacy_requests')
        .set({ runner, beat_at: now })
        .where('id', '=', waiting.id)
        .where('state', '=', 'running')
        .where('beat_at', waiting.beat_at === null ? 'is' : '=', waiting.beat_at)
        .executeTakeFirst();
      return Number(taken.numUpdatedRows) > 0 ? waiting : undefined;
    },
    sealSubject: (subject: WrittenSubject) => seal(subject),
    openSubject: (row: RequestRow): WrittenSubject | undefined =>
      row.subject === null ? undefined : open(row.subject),
    sealScope: (scope: PersonScope): string => {
      const write = (identifier: ScopedIdentifier) => ({ ...identifier, key: String(identifier.key) });
      const written: WrittenScope = {
        id: String(scope.id),
        keys: scope.keys.map(String),
        own: scope.own.map(write),
        shared: scope.shared.map(write),
      };
      return seal(written);
    },
    openScope(row: RequestRow): PersonScope | undefined {
      if (row.scope === null) return undefined;
      const written: WrittenScope = open(row.scope);
      const read = (identifier: WrittenScope['own'][number]) => ({
        ...identifier,
        key: BigInt(identifier.key),
      });
      return {
        id: BigInt(written.id),
        keys: written.keys.map(BigInt),
        own: written.own.map(read),
        shared: written.shared.map(read),
      };
    },
  };
}

export const progressOf = (row: RequestRow): Progress => JSON.parse(row.progress);

export const receiptOf = (row: RequestRow): ErasureReceipt | undefined =>
  row.receipt === null ? undefined : JSON.parse(row.receipt);

const STATES: readonly PrivacyRequest['state'][] = ['open', 'running', 'done', 'failed', 'refused'];
const STEPS: readonly ErasureStep[] = [
  'waiting',
  'finding',
  'blocking',
  'clearing',
  'searching',
  'purging',
  'sealing',
];

export function toRequest(row: RequestRow, subject: WrittenSubject | undefined): PrivacyRequest {
  return {
    id: row.id,
    kind: row.kind === 'erasure' ? 'erasure' : 'access',
    state: STATES.find((state) => state === row.state) ?? 'failed',
    person: subject?.asked ?? null,
    shared: row.shared === 'erase' ? 'erase' : 'keep',
    receivedOn: row.received_on,
    dueOn: row.due_on,
    extended: row.extended === 1,
    createdAt: row.created_at,
    createdBy: row.created_by,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    step: STEPS.find((step) => step === row.step) ?? null,
    clearedRows: progressOf(row).cleared.reduce((sum, { rows }) => sum + rows, 0),
    error: row.error,
    reason: row.reason,
  };
}
