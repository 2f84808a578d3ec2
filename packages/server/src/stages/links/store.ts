import { randomUUID } from 'node:crypto';
import type { LinkChange } from '@rondo/contract';
import type { Records } from '../../platform/records/open-records.ts';

export type LinkRow = {
  id: string;
  code: string;
  name: string;
  target: string;
  campaign: string;
  channel: string;
  source: string;
  medium: string;
  creative: string;
  creator: string;
  archived: number;
  created_at: string;
  created_by: string;
};
export type WaitingClickRow = { id: string; at: string; call: string };
export type LinkTables = { links: LinkRow; waiting_clicks: WaitingClickRow };

export type LinkStore = ReturnType<typeof createLinkStore>;

export function createLinkStore(records: Records) {
  const db = records.withTables<LinkTables>();
  return {
    list: (): Promise<LinkRow[]> =>
      db.selectFrom('links').selectAll().orderBy('created_at', 'desc').orderBy('id').execute(),
    find: (id: string): Promise<LinkRow | undefined> =>
      db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst(),
    findByCode: (code: string): Promise<LinkRow | undefined> =>
      db.selectFrom('links').selectAll().where('code', '=', code).executeTakeFirst(),
    /** The row, or undefined where the code is taken. */
    async add(link: Omit<LinkRow, 'id'>): Promise<LinkRow | undefined> {
      const row = { ...link, id: randomUUID() };
      const result = await db
        .insertInto('links')
        .values(row)
        .onConflict((conflict) => conflict.column('code').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0 ? row : undefined;
    },
    async change(id: string, change: LinkChange): Promise<void> {
      const values = {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.archived === undefined ? {} : { archived: change.archived ? 1 : 0 }),
      };
      if (Object.keys(values).length > 0)
        await db.updateTable('links').set(values).where('id', '=', id).execute();
    },
    async remove(id: string): Promise<void> {
      await db.deleteFrom('links').where('id', '=', id).execute();
    },
    async keepClick(row: WaitingClickRow): Promise<void> {
      await db
        .insertInto('waiting_clicks')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },
    async countWaiting(): Promise<number> {
      const row = await db
        .selectFrom('waiting_clicks')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    waitingClicks: (most: number): Promise<WaitingClickRow[]> =>
      db.selectFrom('waiting_clicks').selectAll().orderBy('at').limit(most).execute(),
    async forgetClicks(ids: readonly string[]): Promise<void> {
      await db.deleteFrom('waiting_clicks').where('id', 'in', ids).execute();
    },
  };
}
