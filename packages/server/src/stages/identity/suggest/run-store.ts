import { randomUUID } from 'node:crypto';
import type { MatchingRun } from '@rondo/contract';
import type { RunRow, SuggestionDb } from './tables.ts';

/** What a run says when it is over, beside where it stands. */
export type RunDetail = Omit<
  MatchingRun,
  'id' | 'state' | 'step' | 'share' | 'startedBy' | 'startedAt' | 'finishedAt'
>;

export async function insertRun(
  db: SuggestionDb,
  run: { id: string; by: string; at: string },
): Promise<void> {
  await db
    .insertInto('match_runs')
    .values({
      id: run.id,
      state: 'running',
      step: 'read',
      share: 0,
      started_by: run.by,
      started_at: run.at,
      finished_at: null,
      cancel: 0,
      detail: '{}',
    })
    .execute();
}

export async function noteStep(db: SuggestionDb, id: string, step: string, share: number): Promise<void> {
  await db.updateTable('match_runs').set({ step, share }).where('id', '=', id).execute();
}

export async function finishRun(
  db: SuggestionDb,
  id: string,
  state: Exclude<RunRow['state'], 'running'>,
  at: string,
  detail: RunDetail,
): Promise<void> {
  await db
    .updateTable('match_runs')
    .set({ state, finished_at: at, detail: JSON.stringify(detail), ...(state === 'done' && { share: 1 }) })
    .where('id', '=', id)
    .execute();
}

/** A run whose process is gone, as the lease tells, does not go on. */
export async function endForgotten(db: SuggestionDb, at: string): Promise<void> {
  const detail: RunDetail = {
    error: { message: 'The server was stopped meanwhile.', cure: 'Start it again.' },
  };
  await db
    .updateTable('match_runs')
    .set({ state: 'failed', finished_at: at, detail: JSON.stringify(detail) })
    .where('state', '=', 'running')
    .execute();
}

export async function askToCancel(db: SuggestionDb): Promise<boolean> {
  const changed = await db
    .updateTable('match_runs')
    .set({ cancel: 1 })
    .where('state', '=', 'running')
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export async function isCancelled(db: SuggestionDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('match_runs').select('cancel').where('id', '=', id).executeTakeFirst();
  return row?.cancel === 1;
}

const TRIAL = 'trial-';

export const newRunId = (isTrial: boolean): string => `${isTrial ? TRIAL : ''}${randomUUID()}`;

/** The last run that suggests, or the last that only tries. */
export async function readLastRun(
  db: SuggestionDb,
  what: 'run' | 'trial' = 'run',
): Promise<MatchingRun | undefined> {
  const row = await db
    .selectFrom('match_runs')
    .selectAll()
    .where('id', what === 'trial' ? 'like' : 'not like', `${TRIAL}%`)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const detail: RunDetail = JSON.parse(row.detail);
  return {
    id: row.id,
    state: row.state,
    step: row.step,
    share: row.share,
    startedBy: row.started_by,
    startedAt: row.started_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
    ...detail,
  };
}
