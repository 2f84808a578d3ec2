import { randomUUID } from 'node:crypto';
import type { CampaignChange, CampaignInput } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Records } from '../../platform/records/open-records.ts';

export type CampaignRow = {
  id: string;
  key: string;
  name: string;
  start_day: string | null;
  end_day: string | null;
  budget: number | null;
  channels: string;
  owner: string;
  goal_metric: string;
  audience: string;
  content: string;
  created_at: string;
  updated_at: string;
};

export type CampaignStore = ReturnType<typeof createCampaignStore>;

export function createCampaignStore(records: Records, clock: Clock) {
  const db = records.withTables<{ campaigns: CampaignRow }>();
  return {
    list: (): Promise<CampaignRow[]> => db.selectFrom('campaigns').selectAll().orderBy('name').execute(),
    find: (id: string): Promise<CampaignRow | undefined> =>
      db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst(),
    /** The id, or undefined where the key is taken. */
    async add(input: CampaignInput): Promise<string | undefined> {
      const id = randomUUID();
      const now = clock.now().toISOString();
      const result = await db
        .insertInto('campaigns')
        .values({
          id,
          key: input.key,
          name: input.name,
          start_day: input.start ?? null,
          end_day: input.end ?? null,
          budget: input.budget ?? null,
          channels: JSON.stringify(input.channels ?? []),
          owner: input.owner ?? '',
          goal_metric: input.goalMetric ?? '',
          audience: input.audience ?? '',
          content: input.content ?? '',
          created_at: now,
          updated_at: now,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows ?? 0) > 0 ? id : undefined;
    },
    async change(id: string, change: CampaignChange): Promise<void> {
      const { start, end, goalMetric, channels, ...rest } = change;
      await db
        .updateTable('campaigns')
        .set({
          ...rest,
          ...(start === undefined ? {} : { start_day: start }),
          ...(end === undefined ? {} : { end_day: end }),
          ...(goalMetric === undefined ? {} : { goal_metric: goalMetric }),
          ...(channels === undefined ? {} : { channels: JSON.stringify(channels) }),
          updated_at: clock.now().toISOString(),
        })
        .where('id', '=', id)
        .execute();
    },
    async remove(id: string): Promise<void> {
      await db.deleteFrom('campaigns').where('id', '=', id).execute();
    },
  };
}
