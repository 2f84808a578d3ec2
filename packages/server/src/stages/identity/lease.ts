import { randomUUID } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { IdentityDb } from './tables.ts';

export type Lease = {
  /** Takes or keeps the lease; false while another process has it. */
  hold(): Promise<boolean>;
  /** Whether it is held for sure at this moment, without asking. */
  isHeld(): boolean;
  release(): Promise<void>;
};

const LASTS_MS = 15_000;
const RENEW_MS = 4_000;
/** Another's lease is not asked for more often than this, however often events arrive. */
const ASK_MS = 1_000;

/**
 * One process at a time does a piece of work for the whole installation. It is renewed while the work goes on, however
 * long a single step takes; a process that dies is followed after 15 s at most. Clocks of machines may differ by some
 * seconds; where that is not so, two may overlap, which the edge ledger survives (see README.md).
 */
export function createLease(db: IdentityDb, name: string, clock: Clock): Lease {
  const holder = randomUUID();
  let heldUntil = 0;
  let askAgainAt = 0;
  let renewal: NodeJS.Timeout | undefined;
  let released = false;

  async function take(): Promise<boolean> {
    const now = clock.now().getTime();
    const expires_at = new Date(now + LASTS_MS).toISOString();
    const taken = await db
      .updateTable('leases')
      .set({ holder, expires_at })
      .where('name', '=', name)
      .where((where) =>
        where.or([where('holder', '=', holder), where('expires_at', '<', new Date(now).toISOString())]),
      )
      .executeTakeFirst();
    let mine = taken.numUpdatedRows > 0n;
    if (!mine) {
      const made = await db
        .insertInto('leases')
        .values({ name, holder, expires_at })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst();
      mine = (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
    }
    heldUntil = mine ? now + LASTS_MS : 0;
    return mine;
  }

  const isHeld = () => !released && clock.now().getTime() < heldUntil;

  return {
    isHeld,
    async hold() {
      if (released) return false;
      const now = clock.now().getTime();
      if (heldUntil - now > LASTS_MS - RENEW_MS) return true;
      if (heldUntil <= now && now < askAgainAt) return false;
      askAgainAt = now + ASK_MS;
      const mine = await take();
      if (mine && renewal === undefined) {
        renewal = setInterval(() => void take().catch(() => undefined), RENEW_MS);
        renewal.unref();
      }
      return mine;
    },
    async release() {
      if (released) return;
      released = true;
      clearInterval(renewal);
      await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
    },
  };
}
