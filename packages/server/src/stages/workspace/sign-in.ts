import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import { limitAttempts } from '../../platform/http/limit-attempts.ts';
import { hashKey } from '../../platform/secrets.ts';
import type { AuditLog } from './audit.ts';
import { checkPassword } from './check-input.ts';
import { hashPassword, verifyPassword } from './hash-password.ts';
import type { Members } from './members.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import type { FoundSession, Sessions } from './sessions.ts';
import type { MemberRow, WorkspaceDb } from './tables.ts';

export type SignedIn = { token: string; member: MemberRow };

export type SignIn = {
  byPassword(email: string, password: string, address: string): Promise<SignedIn>;
  byLink(token: string, address: string): Promise<SignedIn>;
  changePassword(session: FoundSession, current: string | undefined, password: string): Promise<void>;
};

type Deps = {
  db: WorkspaceDb;
  clock: Clock;
  members: Members;
  sessions: Sessions;
  links: OneTimeLinks;
  audit: AuditLog;
};

const QUARTER_HOUR = 15 * 60;
/** After a sign-in by link, so long may a (new) password be set without the old one. */
const FRESH_LINK_MS = QUARTER_HOUR * 1000;

export function createSignIn({ db, clock, members, sessions, links, audit }: Deps): SignIn {
  // An office shares one address; a person rarely mistypes ten times.
  const perAddress = limitAttempts({ most: 60, windowSeconds: QUARTER_HOUR });
  const perAccount = limitAttempts({ most: 10, windowSeconds: QUARTER_HOUR });

  function guard(limit: typeof perAddress, key: string): void {
    const seconds = limit.take(key, clock.now());
    if (seconds === 0) return;
    throw new RondoError({
      code: 'too-many-attempts',
      message: 'There were too many attempts to sign in.',
      cure: `Wait ${Math.ceil(seconds / 60)} min, or sign in by a link: rondo sign-in-link --data DIR`,
      status: 429,
      retryAfterSeconds: seconds,
    });
  }

  return {
    async byPassword(email, password, address) {
      // Also for addresses that no member has: else the limit would tell who is one.
      const account = hashKey(email.trim().toLowerCase());
      guard(perAddress, address);
      guard(perAccount, account);
      const member = await members.findByEmail(email);
      const right = await verifyPassword(password, member?.password_hash);
      if (!right || member === undefined) {
        throw new RondoError({
          code: 'wrong-sign-in',
          message: 'The e-mail address or the password is wrong.',
          cure: 'Try again, or ask an owner for a link that signs you in once.',
          status: 401,
        });
      }
      perAccount.forget(account);
      const token = await sessions.open(member.id, 'password');
      await audit.add({
        actor: actorOf(member),
        action: 'session.opened',
        subject: member.id,
        detail: { by: 'password' },
      });
      return { token, member };
    },
    async byLink(linkToken, address) {
      guard(perAddress, address);
      return db.transaction().execute(async (within) => {
        const link = await links.redeem(linkToken, within);
        if (link === undefined || link.memberId === null) {
          throw new RondoError({
            code: 'link-used-up',
            message: 'This link has been used, or is too old.',
            cure: 'Ask an owner for a new one, or on the server run: rondo sign-in-link --data DIR',
            status: 401,
          });
        }
        const member = await members.find(link.memberId, within);
        const token = await sessions.open(member.id, 'link', within);
        await audit.add(
          { actor: actorOf(member), action: 'session.opened', subject: member.id, detail: { by: 'link' } },
          within,
        );
        return { token, member };
      });
    },
    async changePassword(session, current, password) {
      const { member } = session;
      const byFreshLink =
        session.way === 'link' && clock.now().getTime() - session.createdAt.getTime() < FRESH_LINK_MS;
      if (member.password_hash !== null && !byFreshLink) {
        guard(perAccount, hashKey(member.email));
        if (!(await verifyPassword(current ?? '', member.password_hash))) {
          throw new RondoError({
            code: 'wrong-password',
            message: 'The present password is wrong.',
            cure: 'Type the password that you signed in with, or sign in by a link and set a new one.',
            status: 403,
            field: '/current',
          });
        }
        perAccount.forget(hashKey(member.email));
      }
      const passwordHash = await hashPassword(
        checkPassword('/password', password, [member.email, member.name]),
      );
      await db.transaction().execute(async (within) => {
        await members.change(member.id, { passwordHash }, within);
        // Whoever knew the old password is out.
        await sessions.closeAll(member.id, session.id, within);
        await audit.add({ actor: actorOf(member), action: 'password.changed', subject: member.id }, within);
      });
    },
  };
}

function actorOf(member: MemberRow): { kind: string; id: string; name: string } {
  return { kind: 'member', id: member.id, name: member.name };
}
