import type { ImportCounts, ImportKey, ImportReject } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { createBinder } from './binder.ts';
import { describeReject } from './describe-reject.ts';
import { listFaultsSql } from './faults-sql.ts';
import { BOUNDED } from './identify-people.ts';
import { parsedRowsSql } from './parsed-rows-sql.ts';
import type { ImportPlan } from './plan-import.ts';
import { isRowSql, type Staging } from './stage-file.ts';
import type { ImportWork, ProvenKey } from './write-rows.ts';

export async function countRows(events: Events, staging: Staging): Promise<number> {
  const { rows } = await events.queryOne<{ rows: string }>(
    `SELECT countIf(${isRowSql(staging.shape)}) AS rows FROM ${staging.table}`,
  );
  return Number(rows);
}

export type RejectRow = { row: string; field: string; reason: string; value: string; taken: number };

export function toReject({ row, field, reason, value, taken }: RejectRow): ImportReject {
  return { row: Number(row), field, reason, value, taken: taken === 1, ...describeReject(reason, field) };
}

export type RejectSummary = { rejected: number; valuesLeftOut: number; reasons: Record<string, number> };

/** How many rows will be rejected and why, before anything is written. */
export async function summariseRejects(
  work: ImportWork,
  plans: readonly ImportPlan[],
): Promise<RejectSummary & { first: ImportReject[] }> {
  const parts = plans.map((plan) => {
    const binder = createBinder();
    return {
      plan,
      sql: parsedRowsSql(plan, work.staging, work.people, binder),
      parameters: binder.parameters,
    };
  });
  const summary: RejectSummary & { first: ImportReject[] } = {
    rejected: 0,
    valuesLeftOut: 0,
    reasons: {},
    first: [],
  };
  for (const { plan, sql, parameters } of parts) {
    const faults = listFaultsSql(plan, sql);
    const reasons = await work.events.query<{ field: string; reason: string; rows: string; taken: number }>(
      `SELECT field, reason, taken, count() AS rows FROM (${faults}) GROUP BY field, reason, taken ORDER BY rows DESC LIMIT 200`,
      parameters,
      { settings: BOUNDED },
    );
    for (const { field, reason, rows, taken } of reasons) {
      const name = `${field}: ${reason}`;
      summary.reasons[name] = (summary.reasons[name] ?? 0) + Number(rows);
      if (taken === 1) summary.valuesLeftOut += Number(rows);
    }
    if (reasons.length === 0) continue;
    const { rejected } = await work.events.queryOne<{ rejected: string }>(
      `SELECT uniqExact(row) AS rejected FROM (${sql}) WHERE is_rejected`,
      parameters,
      { settings: BOUNDED },
    );
    summary.rejected = Math.max(summary.rejected, Number(rejected));
    const first = await work.events.query<RejectRow>(`${faults} ORDER BY taken, row LIMIT 100`, parameters, {
      settings: BOUNDED,
    });
    summary.first.push(...first.map(toReject));
  }
  return summary;
}

export async function countRejects(events: Events, importId: string): Promise<RejectSummary> {
  const rows = await events.query<{ field: string; reason: string; taken: number; rows: string }>(
    'SELECT field, reason, taken, count() AS rows FROM import_rejects WHERE import_id = {importId:String} GROUP BY field, reason, taken ORDER BY rows DESC',
    { importId },
  );
  const { rejected } = await events.queryOne<{ rejected: string }>(
    'SELECT uniqExactIf(row, taken = 0) AS rejected FROM import_rejects WHERE import_id = {importId:String}',
    { importId },
  );
  const reasons: Record<string, number> = {};
  let valuesLeftOut = 0;
  for (const { field, reason, rows: count, taken } of rows) {
    reasons[`${field}: ${reason}`] = Number(count);
    if (taken === 1) valuesLeftOut += Number(count);
  }
  return { rejected: Number(rejected), valuesLeftOut, reasons };
}

/** From what was counted to what a person is told. In a wide table one row of the file is written several times. */
export function countsOf(
  plan: ImportPlan,
  key: ProvenKey,
  {
    fileRows,
    withheld = 0,
    ...found
  }: {
    rows: number;
    rejected: number;
    valuesLeftOut: number;
    written: number;
    /** How many rows of the file the written ones came from. */
    fileRows: number;
    /** Rows of people who may not come in again, or not as themselves; none is known before the import. */
    withheld?: number;
    persons: number;
  },
): ImportCounts {
  const good = found.rows - found.rejected;
  const turned = plan.groups.length > 0 || plan.kind.kpiPrefix !== undefined;
  const known = turned
    ? found.written === 0 && key.by !== 'row'
      ? good
      : 0
    : Math.max(0, good - fileRows - withheld);
  return { ...found, known, taken: good - known - withheld, ...(withheld > 0 ? { withheld } : {}) };
}

/** By which column rows are told apart, in the words of the file. */
export function describeKey(plan: ImportPlan, key: ProvenKey): ImportKey {
  const note = key.note === undefined ? {} : { note: key.note };
  if (key.by === 'row') return { by: 'row', ...note };
  const [first] = key.by === 'content' ? [] : key.fields;
  const source = plan.fields.find(({ field }) => field.name === first)?.source;
  const column =
    key.by === 'id' && source?.from === 'column' ? plan.shape.columns[source.column]?.name : undefined;
  return column === undefined
    ? { by: key.by === 'content' ? 'content' : 'figures', ...note }
    : { by: 'column', column, ...note };
}
