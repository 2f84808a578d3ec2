import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { InstallationKeys } from './installation-keys.ts';
import type { PrivacyDb } from './tables.ts';

export type Tombstones = {
  readonly size: number;
  /**
   * Up to which moment facts of this identifier are erased, in milliseconds: later ones are a new beginning. Infinity
   * while the erasure runs, undefined for an identifier that was never erased.
   */
  erasedUpTo(key: bigint): number | undefined;
  /** From now on nothing of these is taken. Resolves when every process of the installation knows. */
  block(requestId: string, keys: readonly bigint[]): Promise<void>;
  /** What comes after this moment may be taken again. */
  settle(requestId: string, at: Date): Promise<void>;
  /** Called when another process has erased somebody: what is in memory may name them. */
  onNews(listener: () => void): void;
  close(): void;
};

const LOOK_MS = 1_000;
/** Somewhat more than another process needs to look. */
const OTHERS_KNOW_MS = 2_500;
const MOST_REMEMBERED = 100_000;

/** What stays of the erased: salted hashes, from which nobody can be read, and by which late data are known. */
export async function openTombstones(
  db: PrivacyDb,
  clock: Clock,
  /** Asked for only when there is something to keep out. */
  openKeys: () => Promise<Pick<InstallationKeys, 'tokenOf'>>,
): Promise<Tombstones> {
  let keys: Pick<InstallationKeys, 'tokenOf'> | undefined;
  let known = new Map<string, number>();
  /** A visitor sends many events; a hash takes 2 µs, a look into this a tenth. */
  const verdicts = new Map<bigint, number | undefined>();
  let changedAt = '';
  let listener = () => {};
  let fault: RondoError | undefined;

  async function load(): Promise<void> {
    const rows = await db.selectFrom('erased_identifiers').selectAll().execute();
    if (rows.length > 0) keys ??= await openKeys();
    known = new Map(
      rows.map(({ token, erased_at }) => [
        token,
        erased_at === null ? Number.POSITIVE_INFINITY : Date.parse(erased_at),
      ]),
    );
    verdicts.clear();
  }

  async function look(): Promise<void> {
    const newest = await db
      .selectFrom('erased_identifiers')
      .select(({ fn }) => fn.max('changed_at').as('at'))
      .executeTakeFirst();
    const at = newest?.at ?? '';
    if (at === changedAt) return;
    try {
      await load();
      fault = undefined;
    } catch (error) {
      // What cannot be told from the erased must not be taken.
      fault = error instanceof RondoError ? error : undefined;
      throw error;
    }
    changedAt = at;
    listener();
  }

  await look();
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  timer.unref();

  return {
    get size() {
      return known.size;
    },
    erasedUpTo(key) {
      if (fault !== undefined) throw fault;
      if (keys === undefined || known.size === 0) return undefined;
      if (verdicts.has(key)) return verdicts.get(key);
      const verdict = known.get(keys.tokenOf(key));
      if (verdicts.size >= MOST_REMEMBERED) verdicts.clear();
      verdicts.set(key, verdict);
      return verdict;
    },
    async block(requestId, erased) {
      const changed_at = clock.now().toISOString();
      keys ??= await openKeys();
      for (const key of erased) {
        const row = { token: keys.tokenOf(key), request_id: requestId, erased_at: null, changed_at };
        await db
          .insertInto('erased_identifiers')
          .values(row)
          .onConflict((conflict) => conflict.column('token').doUpdateSet(row))
          .execute();
      }
      await load();
      const others = await db.selectFrom('processes').select('node').execute();
      if (others.length > 1) await new Promise((resolve) => setTimeout(resolve, OTHERS_KNOW_MS));
    },
    async settle(requestId, at) {
      const moment = at.toISOString();
      await db
        .updateTable('erased_identifiers')
        .set({ erased_at: moment, changed_at: moment })
        .where('request_id', '=', requestId)
        .execute();
      await load();
    },
    onNews(told) {
      listener = told;
    },
    close: () => clearInterval(timer),
  };
}
