import { randomUUID } from 'node:crypto';
import {
  type Action,
  type ActionChange,
  actionStates,
  type Desk,
  desks,
  Insight,
  type InsightFeedback,
  insightKinds,
  type NewAction,
} from '@rondo/contract';
import { Compile } from 'typebox/compile';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/error.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { Feedback } from './rank-insights.ts';

type ActionRow = {
  id: string;
  title: string;
  owner: string;
  due_date: string;
  note: string;
  desk: string;
  insight: string | null;
  state: string;
  created_at: string;
  closed_at: string | null;
};
type InsightTables = {
  actions: ActionRow;
  insight_feedback: { kind: string; subject: string; reason: string; at: string };
};

const insightShape = Compile(Insight);

export type InsightStore = ReturnType<typeof createInsightStore>;

/** Actions and what was said of insights. `today` is a date in the workspace's zone. */
export function createInsightStore(records: Records, clock: Clock) {
  const db = records.withTables<InsightTables>();

  async function find(id: string): Promise<ActionRow> {
    const row = await db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw notFound('action', id);
    return row;
  }

  return {
    async listActions(today: string): Promise<Action[]> {
      const rows = await db
        .selectFrom('actions')
        .selectAll()
        .orderBy('due_date')
        .orderBy('created_at')
        .execute();
      return rows.map((row) => actionOf(row, today));
    },
    getAction: async (id: string, today: string): Promise<Action> => actionOf(await find(id), today),
    async addAction(action: NewAction, today: string): Promise<Action> {
      const { due, insight, ...rest } = action;
      const row: ActionRow = {
        ...rest,
        id: randomUUID(),
        due_date: due,
        insight: insight === null ? null : JSON.stringify(insight),
        state: 'open',
        created_at: clock.now().toISOString(),
        closed_at: null,
      };
      await db.insertInto('actions').values(row).execute();
      return actionOf(row, today);
    },
    async changeAction(id: string, change: ActionChange, today: string): Promise<Action> {
      await find(id);
      const { due, ...rest } = change;
      const closes = change.state === 'done' || change.state === 'dropped';
      await db
        .updateTable('actions')
        .set({
          ...rest,
          ...(due === undefined ? {} : { due_date: due }),
          ...(change.state === undefined ? {} : { closed_at: closes ? clock.now().toISOString() : null }),
        })
        .where('id', '=', id)
        .execute();
      return actionOf(await find(id), today);
    },
    async removeAction(id: string): Promise<void> {
      await find(id);
      await db.deleteFrom('actions').where('id', '=', id).execute();
    },
    async giveFeedback({ kind, subject, reason }: InsightFeedback): Promise<void> {
      const at = clock.now().toISOString();
      await db
        .insertInto('insight_feedback')
        .values({ kind, subject, reason, at })
        .onConflict((conflict) => conflict.columns(['kind', 'subject']).doUpdateSet({ reason, at }))
        .execute();
    },
    async takeFeedbackBack(kind: string, subject: string): Promise<void> {
      await db
        .deleteFrom('insight_feedback')
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .execute();
    },
    async feedback(): Promise<Feedback[]> {
      const rows = await db.selectFrom('insight_feedback').selectAll().execute();
      return rows.flatMap((row) => {
        const kind = insightKinds.find((name) => name === row.kind);
        return kind === undefined ? [] : [{ ...row, kind }];
      });
    },
  };
}

function actionOf(row: ActionRow, today: string): Action {
  const insight: unknown = row.insight === null ? null : JSON.parse(row.insight);
  const state = actionStates.find((name) => name === row.state) ?? 'open';
  const desk: Desk = desks.find((name) => name === row.desk) ?? 'marketing';
  return {
    id: row.id,
    title: row.title,
    owner: row.owner,
    due: row.due_date,
    note: row.note,
    desk,
    // An insight of an earlier version may lack what today's has; the action stands without it.
    insight: insightShape.Check(insight) ? insight : null,
    state,
    overdue: (state === 'open' || state === 'doing') && row.due_date < today,
    createdAt: row.created_at,
    closedAt: row.closed_at,
  };
}
