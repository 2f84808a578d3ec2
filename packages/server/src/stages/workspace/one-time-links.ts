import type { Clock } from '../../platform/clock.ts';
import { hashKey, randomKey } from '../../platform/secrets.ts';
import type { WorkspaceDb } from './tables.ts';

export type MadeLink = { path: string; token: string; expiresAt: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
export const LINK_LIFETIMES = {
  command: 15 * MINUTE,
  member: DAY,
  invitation: 7 * DAY,
  firstVisit: DAY,
} as const;

export type OneTimeLinks = {
  /** Without a member: the link of the first visit. */
  make(memberId: string | undefined, lifetimeMs: number, within?: WorkspaceDb): Promise<MadeLink>;
  /** Uses a link up. Undefined where it is unknown, used or too old; `member` is null for the first visit's. */
  redeem(token: string, within: WorkspaceDb): Promise<{ memberId: string | null } | undefined>;
  /** Whether the first visit's link would still do. */
  opensSetUp(token: string): Promise<boolean>;
  forgetFirstVisit(within: WorkspaceDb): Promise<void>;
};

export function createOneTimeLinks(db: WorkspaceDb, clock: Clock): OneTimeLinks {
  return {
    async make(memberId, lifetimeMs, within = db) {
      const now = clock.now();
      const token = randomKey('ro');
      const expiresAt = new Date(now.getTime() + lifetimeMs).toISOString();
      await within.deleteFrom('one_time_links').where('expires_at', '<', now.toISOString()).execute();
      await within
        .insertInto('one_time_links')
        .values({ token_hash: hashKey(token), member_id: memberId ?? null, expires_at: expiresAt })
        .execute();
      const page = memberId === undefined ? '/set-up' : '/sign-in';
      return { path: `${page}?token=${token}`, token, expiresAt };
    },
    async redeem(token, within) {
      const hash = hashKey(token);
      const row = await within
        .selectFrom('one_time_links')
        .selectAll()
        .where('token_hash', '=', hash)
        .where('expires_at', '>', clock.now().toISOString())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      // Whoever deletes the row has used the link; a second request at the same moment deletes nothing.
      const used = await within
        .deleteFrom('one_time_links')
        .where('token_hash', '=', hash)
        .executeTakeFirst();
      return used.numDeletedRows === 1n ? { memberId: row.member_id } : undefined;
    },
    async opensSetUp(token) {
      const row = await db
        .selectFrom('one_time_links')
        .select('token_hash')
        .where('token_hash', '=', hashKey(token))
        .where('member_id', 'is', null)
        .where('expires_at', '>', clock.now().toISOString())
        .executeTakeFirst();
      return row !== undefined;
    },
    async forgetFirstVisit(within) {
      await within.deleteFrom('one_time_links').where('member_id', 'is', null).execute();
    },
  };
}
