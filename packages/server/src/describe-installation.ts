import type { Config } from './config.ts';
import type { Workspace } from './stages/workspace/index.ts';

/** Who can read people's data here, counted: the register of processing names no member of staff. */
export async function describeRecipients(workspace: Pick<Workspace, 'members' | 'keys'>): Promise<string[]> {
  const members = await workspace.members.list();
  const keys = (await workspace.keys.list()).filter(
    ({ revokedAt }) => revokedAt === null || revokedAt === undefined,
  );
  const roles = Map.groupBy(members, ({ role }) => role);
  const scopes = Map.groupBy(keys, ({ scope }) => scope);
  return [
    ...[...roles].map(([role, all]) => `members: ${role} (${all.length})`),
    ...[...scopes]
      .filter(([scope]) => scope !== 'write')
      .map(([scope, all]) => `API keys: ${scope} (${all.length})`),
  ];
}

/** What of the set-up keeps the data safe, as it is configured. */
export function describeSecurity(config: Config): string[] {
  return [
    config.publicUrl?.startsWith('https:')
      ? 'pages and API over HTTPS'
      : 'pages and API without HTTPS of their own',
    'passwords kept as argon2id, keys as SHA-256',
    'roles: owner, marketer, analyst, viewer; a viewer sees no person',
    'audit log of every change',
    'data folder readable by its owner only',
    config.events.kind === 'server' ? 'events in a ClickHouse server' : 'events on this machine',
    config.records.kind === 'postgres' ? 'records in PostgreSQL' : 'records on this machine',
  ];
}
