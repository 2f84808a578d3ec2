import { randomUUID } from 'node:crypto';
import type { NewSiteGoal, SiteGoal } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { invalid, notFound } from '../../platform/error.ts';
import type { Records } from '../../platform/records/open-records.ts';

type SiteGoalRow = { id: string; name: string; kind: SiteGoal['kind']; value: string; created_at: string };

export type SiteGoals = {
  list(): Promise<SiteGoal[]>;
  create(goal: NewSiteGoal): Promise<SiteGoal>;
  remove(id: string): Promise<void>;
};

/** Before anybody has said what a visit is for, it is for buying. */
export const PURCHASE_GOAL: SiteGoal = {
  id: 'purchase',
  name: 'Order Completed',
  kind: 'event',
  value: 'Order Completed',
};
const MOST_GOALS = 20;

export function createSiteGoals(records: Records, clock: Clock): SiteGoals {
  const db = records.withTables<{ site_goals: SiteGoalRow }>();
  return {
    async list() {
      const rows = await db
        .selectFrom('site_goals')
        .selectAll()
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(({ id, name, kind, value }) => ({ id, name, kind, value }));
    },
    async create(goal) {
      const { count } = await db
        .selectFrom('site_goals')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      if (Number(count) >= MOST_GOALS) {
        throw invalid(
          'name',
          `There are ${MOST_GOALS} site goals already.`,
          'Delete one that nobody looks at first.',
        );
      }
      if (goal.kind === 'path' && !/^[/*]/.test(goal.value)) {
        throw invalid('value', `“${goal.value}” is no path.`, 'Begin it with a slash: /thanks, or /shop/*.');
      }
      const row = { id: randomUUID(), ...goal, created_at: clock.now().toISOString() };
      await db.insertInto('site_goals').values(row).execute();
      return { id: row.id, name: row.name, kind: row.kind, value: row.value };
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom('site_goals').where('id', '=', id).executeTakeFirst();
      if (Number(numDeletedRows) === 0) throw notFound('site goal', id);
    },
  };
}
