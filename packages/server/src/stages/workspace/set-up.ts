import type { ApiKey, SetUp } from '@rondo/contract';
import { RondoError } from '../../platform/error.ts';
import type { Actor } from '../../platform/http/create-http.ts';
import type { AuditLog } from './audit.ts';
import { COMMAND_LINE } from './authenticate.ts';
import { checkEmail, checkName, checkPassword } from './check-input.ts';
import { hashPassword } from './hash-password.ts';
import type { Keys } from './keys.ts';
import type { Members } from './members.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import type { Sessions } from './sessions.ts';
import { alreadySetUp, type SettingsStore } from './settings.ts';
import type { MemberRow, WorkspaceDb } from './tables.ts';

export type SetUpDone = { member: MemberRow; token: string; writeKey: { key: string; item: ApiKey } };

type Deps = {
  db: WorkspaceDb;
  settings: SettingsStore;
  members: Members;
  sessions: Sessions;
  links: OneTimeLinks;
  keys: Keys;
  audit: AuditLog;
};

/**
 * The first visit, all or nothing: the workspace, its owner, its first write key. There is no default password: whoever
 * holds the link that the server printed, or may read the data folder, becomes the owner.
 */
export async function setUpWorkspace(deps: Deps, input: SetUp, actor: Actor | undefined): Promise<SetUpDone> {
  const { db, settings, members, sessions, links, keys, audit } = deps;
  const local = actor === COMMAND_LINE;
  if ((await settings.read()).setUp) throw alreadySetUp();
  if (!local && (input.token === undefined || !(await links.opensSetUp(input.token)))) {
    // Somebody else may have set it up between the two questions, which takes the link away.
    settings.forget();
    if ((await settings.read()).setUp) throw alreadySetUp();
    throw new RondoError({
      code: 'link-used-up',
      message:
        'Setting up needs the link that the server printed when it started; this one is unknown or too old.',
      cure: 'On the server run: rondo sign-in-link --data DIR',
      status: 401,
      field: '/token',
    });
  }
  const { password } = input.owner;
  if (password === undefined && !local) {
    throw new RondoError({
      code: 'invalid',
      message: 'The owner has no password.',
      cure: 'Choose one of at least 12 characters.',
      field: '/owner/password',
    });
  }
  const email = checkEmail('/owner/email', input.owner.email);
  const ownerName = checkName('/owner/name', input.owner.name);
  const passwordHash =
    password === undefined
      ? null
      : await hashPassword(checkPassword('/owner/password', password, [email, ownerName, input.name]));
  const done = await db.transaction().execute(async (within) => {
    const { name, currency, timeZone, weekStart, language, defaultRegion } = input;
    const demo = local && input.demo === true;
    await settings.create(
      {
        name,
        currency,
        timeZone,
        weekStart,
        language,
        demo,
        ...(defaultRegion === undefined ? {} : { defaultRegion }),
      },
      within,
    );
    const member = await members.create({ name: ownerName, email, role: 'owner' }, passwordHash, within);
    const owner = { kind: 'member', id: member.id, name: member.name };
    const writeKey = await keys.create({ name: 'Website', scope: 'write' }, member.name, within);
    await links.forgetFirstVisit(within);
    await audit.add(
      { actor: owner, action: 'workspace.set-up', subject: 'workspace', detail: { demo } },
      within,
    );
    await audit.add(
      {
        actor: owner,
        action: 'key.created',
        subject: writeKey.item.id,
        detail: { name: 'Website', scope: 'write' },
      },
      within,
    );
    const token = await sessions.open(member.id, 'password', within);
    return { member, token, writeKey };
  });
  settings.forget();
  return done;
}
