import { randomBytes } from 'node:crypto';
import type { Desk, Member, NewMember, Role } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { notFound, RondoError } from '../../platform/error.ts';
import { checkEmail, checkName } from './check-input.ts';
import type { MemberRow, WorkspaceDb } from './tables.ts';

export type Members = {
  create(input: NewMember, passwordHash: string | null, within: WorkspaceDb): Promise<MemberRow>;
  list(): Promise<Member[]>;
  find(id: string, within?: WorkspaceDb): Promise<MemberRow>;
  findByEmail(email: string): Promise<MemberRow | undefined>;
  /** The one whom the command line signs in where it names nobody: the owner of longest standing. */
  firstOwner(): Promise<MemberRow | undefined>;
  change(id: string, change: MemberUpdate, within: WorkspaceDb): Promise<MemberRow>;
  remove(id: string, within: WorkspaceDb): Promise<MemberRow>;
};

export type MemberUpdate = { name?: string; role?: Role; desk?: Desk | null; passwordHash?: string };

export function createMembers(db: WorkspaceDb, clock: Clock): Members {
  async function find(id: string, within: WorkspaceDb = db): Promise<MemberRow> {
    const row = await within.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw notFound('member', id);
    return row;
  }

  /** Someone must be left who can let others in. */
  async function keepAnOwner(leaving: MemberRow, within: WorkspaceDb): Promise<void> {
    if (leaving.role !== 'owner') return;
    // A lock that both engines know: of two owners who demote each other at once, the second waits and then fails.
    await within.updateTable('workspace').set({ id: 1 }).where('id', '=', 1).execute();
    const other = await within
      .selectFrom('members')
      .select('id')
      .where('role', '=', 'owner')
      .where('id', '!=', leaving.id)
      .executeTakeFirst();
    if (other !== undefined) return;
    throw new RondoError({
      code: 'last-owner',
      message: `${leaving.name} is the only owner.`,
      cure: 'Make another member an owner first.',
      status: 409,
    });
  }

  return {
    async create(input, passwordHash, within) {
      const row: MemberRow = {
        id: `mem_${randomBytes(9).toString('base64url')}`,
        email: checkEmail('/email', input.email),
        name: checkName('/name', input.name),
        role: input.role,
        desk: null,
        password_hash: passwordHash,
        created_at: clock.now().toISOString(),
        last_seen_at: null,
      };
      const result = await within
        .insertInto('members')
        .values(row)
        .onConflict((conflict) => conflict.column('email').doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows === 1n) return row;
      throw new RondoError({
        code: 'member-exists',
        message: `There is a member with the address ${row.email} already.`,
        cure: 'Make a new link for that member, or use another address.',
        status: 409,
        field: '/email',
      });
    },
    async list() {
      const rows = await db.selectFrom('members').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(toMember);
    },
    find,
    findByEmail: (email) =>
      db.selectFrom('members').selectAll().where('email', '=', email.trim().toLowerCase()).executeTakeFirst(),
    firstOwner: () =>
      db
        .selectFrom('members')
        .selectAll()
        .where('role', '=', 'owner')
        .orderBy('created_at')
        .orderBy('id')
        .executeTakeFirst(),
    async change(id, change, within) {
      const before = await find(id, within);
      if (change.role !== undefined && change.role !== 'owner') await keepAnOwner(before, within);
      const row: MemberRow = {
        ...before,
        ...(change.name === undefined ? {} : { name: checkName('/name', change.name) }),
        ...(change.role === undefined ? {} : { role: change.role }),
        ...(change.desk === undefined ? {} : { desk: change.desk }),
        ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
      };
      const { name, role, desk, password_hash } = row;
      await within
        .updateTable('members')
        .set({ name, role, desk, password_hash })
        .where('id', '=', id)
        .execute();
      return row;
    },
    async remove(id, within) {
      const row = await find(id, within);
      await keepAnOwner(row, within);
      // Their sessions and links go with them (foreign keys); what they did stays in the audit log under their name.
      await within.deleteFrom('members').where('id', '=', id).execute();
      return row;
    },
  };
}

export function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    state: row.last_seen_at === null ? 'invited' : 'active',
    createdAt: row.created_at,
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
  };
}
