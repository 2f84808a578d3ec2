import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { clickHouseErrorCode } from '../../../platform/events/client.ts';
import type { Consumer, LogRange } from '../../../platform/events/consumers.ts';
import type { Log } from '../../../platform/log.ts';
import { projectEventsSql, projectTraitsSql } from './project-sql.ts';

export type ProjectorDeps = { events: Events; clock: Clock; log: Log };

/** How the engine reads JSON: text that looks like a date stays text, so that what comes out is what came in. */
const SETTINGS = {
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  type_json_skip_duplicated_paths: 1,
  max_insert_threads: 1,
} as const;

/**
 * Fills `events` and `traits` from the log, a range at a time and wholly in SQL. A range that may have been begun
 * before is joined against what is there already, so that a crash between insert and checkpoint doubles nothing.
 */
export function createProjector(deps: ProjectorDeps): Consumer {
  const { events } = deps;

  async function project(range: LogRange, again: boolean): Promise<void> {
    for (const [table, sql] of [
      ['events', projectEventsSql],
      ['traits', projectTraitsSql],
    ] as const) {
      await events.command(sql(sourceOf(table, again)), { ...range }, { settings: SETTINGS });
    }
  }

  /** Halves a range that the engine refuses until the one row that it cannot take stands alone. */
  async function projectAround(range: LogRange, again: boolean): Promise<void> {
    try {
      await project(range, again);
    } catch (error) {
      if (isPassing(error)) throw error;
      if (range.upTo - range.after > 1) {
        const middle = Math.floor((range.after + range.upTo) / 2);
        // The refused insert may have stored some of its blocks.
        await projectAround({ ...range, upTo: middle }, true);
        await projectAround({ ...range, after: middle }, true);
        return;
      }
      await buryRow(range, error);
    }
  }

  /** A row that the engine cannot read goes to the dead letters: it was acknowledged, so it must not vanish. */
  async function buryRow(range: LogRange, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    deps.log.warn({ ...range }, 'an event could not be projected and was put among the dead letters');
    await events.command(
      `INSERT INTO dead_letters
       SELECT {id:String}, {at:DateTime64(3)}, source, 'project', 'cannot-be-projected', '', {reason:String},
              'Correct the event and replay it.', type, event, payload
       FROM log WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64}`,
      { ...range, id: randomUUID(), at: deps.clock.now(), reason: reason.slice(0, 500) },
    );
  }

  return {
    name: 'projector',
    most: 200_000,
    rest: 100,
    async consume(range, again) {
      await projectAround(range, again);
      return undefined;
    },
  };
}

function sourceOf(table: 'events' | 'traits', again: boolean): string {
  const there = again
    ? ` AND seq NOT IN (SELECT seq FROM ${table} WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64})`
    : '';
  return `(SELECT * FROM log WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64}${there})`;
}

/** Errors that go away: out of memory, too many parts, timeouts, cancelled, too many queries at once. */
const PASSING = new Set(['241', '252', '159', '394', '202', '209', '210']);
function isPassing(error: unknown): boolean {
  const code = clickHouseErrorCode(error);
  // 503 is an engine that is away or a full disk: no fault of the row.
  return code === undefined || PASSING.has(code) || (error instanceof RondoError && error.status === 503);
}
