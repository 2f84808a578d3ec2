import { randomBytes } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import { hashKey, randomKey } from '../../platform/secrets.ts';
import type { MemberRow, SessionWay, WorkspaceDb } from './tables.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Unused for this long, a session is over. */
const IDLE_MS = 14 * DAY;
/** However much it is used, one signs in again after this long. */
export const LONGEST_MS = 90 * DAY;
/** A stolen cookie is of use until its owner next opens Rondo a day later. */
const ROTATE_AFTER_MS = DAY;
/** Requests under way when the token changed still carry the one before. */
const GRACE_MS = MINUTE;
/** Not every request writes: "last seen" is exact to this. */
const SEEN_MS = 5 * MINUTE;

export type FoundSession = { id: string; way: SessionWay; createdAt: Date; member: MemberRow };

export type Sessions = {
  /** Returns the token for the cookie; only its hash is kept. */
  open(memberId: string, way: SessionWay, within?: WorkspaceDb): Promise<string>;
  find(token: string): Promise<FoundSession | undefined>;
  /** A new token where the present one is old; undefined where it may stay. */
  rotateIfDue(token: string): Promise<string | undefined>;
  close(token: string): Promise<void>;
  /** Signs a member out everywhere, but for one session where it is named. */
  closeAll(memberId: string, except?: string, within?: WorkspaceDb): Promise<void>;
};

export function createSessions(db: WorkspaceDb, clock: Clock): Sessions {
  async function find(token: string): Promise<FoundSession | undefined> {
    const hash = hashKey(token);
    const row = await db
      .selectFrom('sessions')
      .innerJoin('members', 'members.id', 'sessions.member_id')
      .selectAll('members')
      .select([
        'sessions.id as session_id',
        'sessions.token_hash as token_hash',
        'sessions.way as way',
        'sessions.created_at as session_created_at',
        'sessions.rotated_at as rotated_at',
        'sessions.last_seen_at as session_seen_at',
      ])
      .where((is) => is.or([is('sessions.token_hash', '=', hash), is('sessions.previous_hash', '=', hash)]))
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { session_id, token_hash, way, session_created_at, rotated_at, session_seen_at, ...member } = row;
    const now = clock.now();
    const passed = (since: string): number => now.getTime() - Date.parse(since);
    if (passed(session_seen_at) > IDLE_MS || passed(session_created_at) > LONGEST_MS) {
      await db.deleteFrom('sessions').where('id', '=', session_id).execute();
      return undefined;
    }
    if (token_hash !== hash && passed(rotated_at) > GRACE_MS) return undefined;
    if (passed(session_seen_at) > SEEN_MS) {
      const seen = { last_seen_at: now.toISOString() };
      await db.updateTable('sessions').set(seen).where('id', '=', session_id).execute();
      await db.updateTable('members').set(seen).where('id', '=', member.id).execute();
    }
    return { id: session_id, way, createdAt: new Date(session_created_at), member };
  }

  return {
    async open(memberId, way, within = db) {
      const token = randomKey('rs');
      const now = clock.now().toISOString();
      // Sessions that nobody will ever ask for again go when a new one comes.
      const idle = new Date(clock.now().getTime() - IDLE_MS).toISOString();
      await within.deleteFrom('sessions').where('last_seen_at', '<', idle).execute();
      await within
        .insertInto('sessions')
        .values({
          id: `ses_${randomBytes(9).toString('base64url')}`,
          token_hash: hashKey(token),
          previous_hash: null,
          member_id: memberId,
          way,
          created_at: now,
          rotated_at: now,
          last_seen_at: now,
        })
        .execute();
      await within.updateTable('members').set({ last_seen_at: now }).where('id', '=', memberId).execute();
      return token;
    },
    find,
    async rotateIfDue(token) {
      const hash = hashKey(token);
      const now = clock.now();
      const due = new Date(now.getTime() - ROTATE_AFTER_MS).toISOString();
      const next = randomKey('rs');
      // One statement: of two requests at once, only one rotates; the other's token is good for the grace.
      const result = await db
        .updateTable('sessions')
        .set({ token_hash: hashKey(next), previous_hash: hash, rotated_at: now.toISOString() })
        .where('token_hash', '=', hash)
        .where('rotated_at', '<', due)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n ? next : undefined;
    },
    async close(token) {
      const hash = hashKey(token);
      await db
        .deleteFrom('sessions')
        .where((is) => is.or([is('token_hash', '=', hash), is('previous_hash', '=', hash)]))
        .execute();
    },
    async closeAll(memberId, except, within = db) {
      let sessions = within.deleteFrom('sessions').where('member_id', '=', memberId);
      if (except !== undefined) sessions = sessions.where('id', '!=', except);
      await sessions.execute();
    },
  };
}
