import type { Kysely } from 'kysely';
import { findFormerKey } from '../../src/platform/identifiers/index.ts';

type Tables = {
  identity_requests: { id: string; request: string; created_at: string; done_at: string | null };
  identity_blocked: { identity_key: string; kind: string; value: string };
  identity_released: { identity_key: string; kind: string; value: string };
};

/**
 * Tags after a plus are ignored at more hosts than Gmail from here on. Whoever keeps the identities loads the ledger
 * again, which ties the keys from before to those of now; what somebody decided on such an address holds for both.
 */
export async function up(untyped: Kysely<unknown>): Promise<void> {
  const db = untyped.withTables<Tables>();
  for (const table of ['identity_blocked', 'identity_released'] as const) {
    for (const row of await db.selectFrom(table).selectAll().where('kind', '=', 'email').execute()) {
      const renamed = findFormerKey(row.kind, row.value);
      if (renamed === undefined) continue;
      await db
        .insertInto(table)
        .values({ ...row, identity_key: String(renamed.key), value: renamed.canonical })
        .onConflict((conflict) => conflict.column('identity_key').doNothing())
        .execute();
    }
  }
  await db
    .insertInto('identity_requests')
    .values({
      id: 'tags-of-mailboxes',
      request: JSON.stringify({ kind: 'rules' }),
      created_at: new Date(0).toISOString(),
      done_at: null,
    })
    .execute();
}
