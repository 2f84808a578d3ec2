import type { WorkspaceChange, WorkspaceSettings } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { RondoError } from '../../platform/error.ts';
import type { Actor, Http } from '../../platform/http/create-http.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { type AuditInput, type AuditLog, createAudit } from './audit.ts';
import { type Authentication, createAuthentication } from './authenticate.ts';
import { keyRoutes } from './key-routes.ts';
import { createKeys, type Keys } from './keys.ts';
import { memberRoutes } from './member-routes.ts';
import { createMembers, type Members } from './members.ts';
import { createOneTimeLinks, LINK_LIFETIMES, type MadeLink, type OneTimeLinks } from './one-time-links.ts';
import { sessionRoutes } from './session-routes.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { type SetUpDone, setUpWorkspace } from './set-up.ts';
import { createSettings } from './settings.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { WorkspaceDb, WorkspaceTables } from './tables.ts';
import { workspaceSettingRoutes } from './workspace-routes.ts';

export type WorkspaceDeps = {
  records: Records;
  clock: Clock;
  /** The secret in the data folder's cli-token.json: who holds it may do all. */
  localToken?: string | undefined;
  /** Where people open Rondo; links start with it, and cookies are `Secure` where it is https. */
  publicUrl?: string | undefined;
};

export type Workspace = Authentication & {
  /** Cached; another process's change is seen after 10 s at most. */
  settings(): Promise<WorkspaceSettings>;
  changeSettings(actor: Actor, change: WorkspaceChange): Promise<WorkspaceSettings>;
  setUp(input: Parameters<typeof setUpWorkspace>[1], actor: Actor | undefined): Promise<SetUpDone>;
  /** Every write by a person or a key: `audit({ actor, action: 'segment.created', subject: id, detail })`. */
  audit(entry: AuditInput): Promise<void>;
  /** For intake; undefined for a key that is unknown, revoked or of another scope. */
  findWriteKey(key: string): Promise<{ source: string; keyId: string } | undefined>;
  /** The link that `rondo serve` prints at a start on an empty installation; undefined once it is set up. */
  firstVisitLink(): Promise<MadeLink | undefined>;
  /** Signs in a member once: the named one, or the owner of longest standing. */
  createSignInLink(email?: string): Promise<MadeLink>;
  members: Members;
  keys: Keys;
  sessions: Sessions;
  links: OneTimeLinks;
  signIn: SignIn;
  auditLog: AuditLog;
  publicUrl: string | undefined;
  /** For several changes that must happen together with their audit entry. */
  transaction<T>(work: (within: WorkspaceDb) => Promise<T>): Promise<T>;
};

export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const { records, clock } = deps;
  const db = records.withTables<WorkspaceTables>();
  const settings = createSettings(db, clock);
  const members = createMembers(db, clock);
  const sessions = createSessions(db, clock);
  const links = createOneTimeLinks(db, clock);
  const keys = createKeys(db, clock);
  const auditLog = createAudit(db, clock);
  const signIn = createSignIn({ db, clock, members, sessions, links, audit: auditLog });

  async function firstVisitLink(): Promise<MadeLink | undefined> {
    if ((await settings.read()).setUp) return undefined;
    return links.make(undefined, LINK_LIFETIMES.firstVisit);
  }

  return {
    ...createAuthentication(sessions, keys, deps.localToken),
    settings: () => settings.read(),
    async changeSettings(actor, change) {
      if (!(await settings.read()).setUp) throw notSetUp();
      await db.transaction().execute(async (within) => {
        await settings.change(change, within);
        await auditLog.add(
          { actor, action: 'workspace.changed', subject: 'workspace', detail: change },
          within,
        );
      });
      settings.forget();
      return settings.read();
    },
    setUp: (input, actor) =>
      setUpWorkspace({ db, settings, members, sessions, links, keys, audit: auditLog }, input, actor),
    audit: (entry) => auditLog.add(entry),
    async findWriteKey(key) {
      const found = await keys.find(key);
      if (found?.scope !== 'write' || found.source === undefined) return undefined;
      return { source: found.source, keyId: found.id };
    },
    firstVisitLink,
    async createSignInLink(email) {
      const first = await firstVisitLink();
      if (first !== undefined) return first;
      const member = email === undefined ? await members.firstOwner() : await members.findByEmail(email);
      if (member !== undefined) return links.make(member.id, LINK_LIFETIMES.command);
      throw new RondoError({
        code: 'not-found',
        message: email === undefined ? 'There is no owner.' : `There is no member with the address ${email}.`,
        cure: 'Leave --email out to sign in as the owner; Settings → Members lists all.',
        status: 404,
        field: '/email',
      });
    },
    members,
    keys,
    sessions,
    links,
    signIn,
    auditLog,
    publicUrl: deps.publicUrl,
    transaction: (work) => db.transaction().execute(work),
  };
}

function notSetUp(): RondoError {
  return new RondoError({
    code: 'not-set-up',
    message: 'This installation has not been set up yet.',
    cure: 'Open the link that the server printed when it started, or run: rondo sign-in-link --data DIR',
    status: 409,
  });
}

/** Call this before any other stage's routes: it learns from them which permissions there are. */
export function workspaceRoutes(http: Http, workspace: Workspace): void {
  sessionRoutes(http, workspace);
  memberRoutes(http, workspace);
  keyRoutes(http, workspace);
  workspaceSettingRoutes(http, workspace);
}

export { roleMay, scopeMay } from './permissions.ts';
