import { randomBytes } from 'node:crypto';
import type { ApiKey, KeyScope, NewApiKey } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notFound } from '../../platform/error.ts';
import { hashKey, randomKey } from '../../platform/secrets.ts';
import { checkName } from './check-input.ts';
import type { ApiKeyRow, WorkspaceDb } from './tables.ts';

/** How long a process goes on with what it knows of a key: a key revoked by another process works for this long at most. */
const CACHE_MS = 10_000;
/** An unknown key is asked for again sooner: it may have been made by another process this second. */
const UNKNOWN_MS = 1_000;
const MOST_CACHED = 10_000;
const USED_MS = 60_000;

export type FoundKey = { id: string; name: string; scope: KeyScope; source: string | undefined };

export type Keys = {
  create(input: NewApiKey, createdBy: string, within: WorkspaceDb): Promise<{ key: string; item: ApiKey }>;
  list(): Promise<ApiKey[]>;
  revoke(id: string, within: WorkspaceDb): Promise<ApiKey>;
  /** Fast enough to be asked for every request of the intake. */
  find(key: string): Promise<FoundKey | undefined>;
  forget(): void;
};

export function createKeys(db: WorkspaceDb, clock: Clock): Keys {
  const cache = new Map<string, { found: Promise<FoundKey | undefined>; until: number }>();

  async function load(hash: string): Promise<FoundKey | undefined> {
    const row = await db
      .selectFrom('api_keys')
      .selectAll()
      .where('key_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const now = clock.now();
    if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > USED_MS) {
      await db
        .updateTable('api_keys')
        .set({ last_used_at: now.toISOString() })
        .where('id', '=', row.id)
        .execute()
        // A full disk must not turn a good key away: this is for show.
        .catch(() => undefined);
    }
    return { id: row.id, name: row.name, scope: row.scope, source: row.source ?? undefined };
  }

  return {
    async create(input, createdBy, within) {
      const name = checkName('/name', input.name);
      if (input.scope !== 'write' && input.source !== undefined) {
        throw invalid(
          '/source',
          'Only a write key has a source.',
          'Leave the source out, or take the scope “write”.',
        );
      }
      const key = randomKey(`rondo_${input.scope}`);
      const row: ApiKeyRow = {
        id: `key_${randomBytes(9).toString('base64url')}`,
        key_hash: hashKey(key),
        name,
        scope: input.scope,
        source: input.scope === 'write' ? (input.source ?? sourceFrom(name)) : null,
        start: key.slice(0, `rondo_${input.scope}_`.length + 4),
        created_at: clock.now().toISOString(),
        created_by: createdBy,
        last_used_at: null,
        revoked_at: null,
      };
      await within.insertInto('api_keys').values(row).execute();
      cache.delete(row.key_hash);
      return { key, item: toApiKey(row) };
    },
    async list() {
      const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').execute();
      return rows.map(toApiKey);
    },
    async revoke(id, within) {
      const row = await within.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) throw notFound('key', id);
      const revoked_at = row.revoked_at ?? clock.now().toISOString();
      await within.updateTable('api_keys').set({ revoked_at }).where('id', '=', id).execute();
      return toApiKey({ ...row, revoked_at });
    },
    find(key) {
      const hash = hashKey(key);
      const now = clock.now().getTime();
      const known = cache.get(hash);
      if (known !== undefined && known.until > now) return known.found;
      const entry = { found: load(hash), until: now + UNKNOWN_MS };
      entry.found.then(
        (found) => {
          if (found !== undefined) entry.until = now + CACHE_MS;
        },
        () => cache.delete(hash),
      );
      if (cache.size >= MOST_CACHED) cache.clear();
      cache.set(hash, entry);
      return entry.found;
    },
    forget() {
      cache.clear();
    },
  };
}

/** “Our web shop” → `our-web-shop`: what events of a write key are counted to. */
export function sourceFrom(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return slug === '' ? `source-${randomBytes(3).toString('hex')}` : slug;
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    ...(row.source === null ? {} : { source: row.source }),
    start: row.start,
    createdAt: row.created_at,
    createdBy: row.created_by,
    ...(row.last_used_at === null ? {} : { lastUsedAt: row.last_used_at }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
  };
}
