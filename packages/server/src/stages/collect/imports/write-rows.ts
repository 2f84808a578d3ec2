import type { Events } from '../../../platform/events/client.ts';
import { type Binder, createBinder } from './binder.ts';
import { listFaultsSql } from './faults-sql.ts';
import { FIGURE_COLUMNS, figureRowsSql, newsOfAdFiguresSql } from './figure-rows-sql.ts';
import { BOUNDED } from './identify-people.ts';
import { candidateKey, keyHashSql, keyTextSql, type RowKey } from './key-rows-sql.ts';
import { logRowsSql } from './log-rows-sql.ts';
import { numberSql } from './parse-value-sql.ts';
import { parsedRowsSql, rawSql, sourceSql } from './parsed-rows-sql.ts';
import type { ImportPlan } from './plan-import.ts';
import type { Staging } from './stage-file.ts';

/** What every step of one import needs. */
export type ImportWork = {
  events: Events;
  staging: Staging;
  people: string;
  digest: string;
  signal?: AbortSignal;
  /** Once the rejects are written they say which rows are out, which is quicker than to judge each row again. */
  rejects?: { importId: string; rejected: number };
};

export type ProvenKey = RowKey & { note?: 'id-repeats' | 'id-missing'; repeats: boolean };

const options = (work: ImportWork, settings: Record<string, string | number> = {}) => ({
  settings: { ...BOUNDED, ...settings },
  ...(work.signal === undefined ? {} : { signal: work.signal }),
});

/** The rows that are in. In a wide table only the faulty group of a row is out, so each is judged again. */
function isTakenSql(work: ImportWork, plan: ImportPlan, binder: Binder): string {
  const { rejects } = work;
  if (rejects === undefined || plan.groups.length > 0) return 'NOT is_rejected';
  if (rejects.rejected === 0) return 'true';
  return `toUInt64(row) NOT IN (SELECT row FROM import_rejects WHERE import_id = ${binder.text(rejects.importId)} AND taken = 0)`;
}

/** A guessed id must prove unique before it is used; what does not falls back to the place in the file. */
export async function proveKey(work: ImportWork, plan: ImportPlan): Promise<ProvenKey> {
  const key = candidateKey(plan);
  if (key.by === 'row') return { ...key, repeats: false };
  const binder = createBinder();
  const rows = parsedRowsSql(plan, work.staging, work.people, binder);
  const text = keyTextSql(plan, key, work.digest, binder);
  const found = await work.events.queryOne<{ missing: string; repeated: string }>(
    `SELECT sum(missing) AS missing, countIf(count > 1) AS repeated FROM
     (SELECT countIf(key_text = '') AS missing, countIf(key_text != '') AS count FROM (SELECT ${text} AS key_text FROM (${rows}) WHERE ${isTakenSql(work, plan, binder)}) GROUP BY ${keyHashSql('key_text')} AS key_hash)`,
    binder.parameters,
    options(work),
  );
  const repeats = Number(found.repeated) > 0;
  if (key.by === 'content') return { ...key, repeats };
  const byRow = { by: 'row', fields: [], repeats: false } as const;
  if (Number(found.missing) > 0) return { ...byRow, note: 'id-missing' };
  if (!repeats) return { ...key, repeats: false };
  return key.by === 'id' ? { ...byRow, note: 'id-repeats' } : byRow;
}

/** Rows that will be taken, with their keys; without those that an earlier file brought. */
function takenRowsSql(
  work: ImportWork,
  plan: ImportPlan,
  key: ProvenKey,
  binder: Binder,
  range: string,
): string {
  const rows = parsedRowsSql(plan, work.staging, work.people, binder, range);
  const known =
    key.by === 'row' || mayBeRestated(plan, key)
      ? ''
      : ` AND key_hash NOT IN (SELECT key FROM import_keys WHERE kind = '${plan.kind.id}')`;
  const once = key.repeats ? ' ORDER BY row LIMIT 1 BY key_hash' : '';
  return `SELECT * FROM (SELECT *, ${keyTextSql(plan, key, work.digest, binder)} AS key_text, ${keyHashSql('key_text')} AS key_hash FROM (${rows}) WHERE ${isTakenSql(work, plan, binder)}) WHERE true${known}${once}`;
}

/** Whether a row that is there already may come again with other numbers, which then hold. */
function mayBeRestated(plan: ImportPlan, key: ProvenKey): boolean {
  return plan.kind.target === 'ad_figures' && key.by === 'figures';
}

export type WriteTarget = { importId: string; receivedAt: string; lane: number; period: string };

export function insertSql(
  work: ImportWork,
  plan: ImportPlan,
  key: ProvenKey,
  target: WriteTarget & { sentimentScale: number },
  table: string,
  range = '',
) {
  const binder = createBinder();
  const rows = takenRowsSql(work, plan, key, binder, range);
  if (plan.kind.target === 'log') {
    return {
      sql: `INSERT INTO ${table} ${logRowsSql(plan, rows, { ...target, binder })}`,
      select: logRowsSql(plan, rows, { ...target, binder }),
      parameters: binder.parameters,
    };
  }
  const columns = FIGURE_COLUMNS[plan.kind.target].join(', ');
  const figures = figureRowsSql(plan, rows, { ...target, binder });
  const news = mayBeRestated(plan, key) ? newsOfAdFiguresSql(figures) : figures;
  const select = `SELECT ${columns} FROM (${news})`;
  return { sql: `INSERT INTO ${table} (${columns}) ${select}`, select, parameters: binder.parameters };
}

/** Remembers the keys of what was written, so that later files bring only what is new. */
export async function rememberKeys(
  work: ImportWork,
  plan: ImportPlan,
  key: ProvenKey,
  importId: string,
  written: { table: string; lane: number },
): Promise<void> {
  if (key.by === 'row' || mayBeRestated(plan, key)) return;
  const binder = createBinder();
  // A row's hash is its key, but where one row becomes several and where the table holds no hashes.
  const keys =
    plan.kind.kpiPrefix === undefined && plan.kind.target !== 'consents'
      ? `SELECT message_hash AS key FROM ${written.table}${plan.kind.target === 'log' ? ` WHERE node = ${written.lane}` : ''}`
      : `SELECT key_hash AS key FROM (${takenRowsSql(work, plan, key, binder, '')})`;
  await work.events.command(
    `INSERT INTO import_keys SELECT '${plan.kind.id}', key, ${binder.text(importId)} FROM (${keys})`,
    binder.parameters,
    options(work),
  );
}

/** The number of staged rows that one statement writes: enough to be fast, few enough to show progress and to stop. */
const ROWS_AT_A_TIME = 1_000_000;

export async function writeRows(
  work: ImportWork,
  plan: ImportPlan,
  key: ProvenKey,
  target: WriteTarget,
  table: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const sentimentScale = await findSentimentScale(work, plan);
  const row = plan.shape.format === 'parquet' ? '__row' : 'row';
  const { rows } = await work.events.queryOne<{ rows: string }>(
    `SELECT max(${row}) AS rows FROM ${work.staging.table}`,
  );
  // Rows that may repeat each other must be seen together.
  const step = key.repeats ? Number.MAX_SAFE_INTEGER : ROWS_AT_A_TIME;
  for (let from = 0; from < Number(rows); from += step) {
    const range = step > Number(rows) ? '' : ` AND ${row} > ${from} AND ${row} <= ${from + step}`;
    const { sql, parameters } = insertSql(work, plan, key, { ...target, sentimentScale }, table, range);
    await work.events.command(sql, parameters, options(work, { max_insert_threads: 1 }));
    onProgress(Math.min(1, (from + step) / Number(rows)));
  }
}

/** On which scale a file's sentiment figures are: Talkwalker has -5 to 5, others -1 to 1 or -100 to 100. */
async function findSentimentScale(work: ImportWork, plan: ImportPlan): Promise<number> {
  const sentiment = plan.fields.find(({ field }) => field.name === 'sentiment');
  if (sentiment === undefined) return 1;
  const binder = createBinder();
  const raws = `SELECT ${rawSql(plan, sentiment, binder)} AS raw ${sourceSql(plan, work.staging, binder)}`;
  const { most } = await work.events.queryOne<{ most: number | null }>(
    `SELECT max(abs(${numberSql('raw', sentiment.decimal)})) AS most FROM (${raws})`,
    binder.parameters,
    options(work),
  );
  return [1, 5, 10, 100].find((scale) => (most ?? 0) <= scale) ?? 100;
}

/** Writes the rejects of the plans and says how many there are. A row of several groups is rejected once per field. */
export async function writeRejects(
  work: ImportWork,
  plans: readonly ImportPlan[],
  importId: string,
): Promise<void> {
  for (const plan of plans) {
    const binder = createBinder();
    const rows = parsedRowsSql(plan, work.staging, work.people, binder);
    await work.events.command(
      `INSERT INTO import_rejects SELECT ${binder.text(importId)}, row, field, reason, value, taken FROM (${listFaultsSql(plan, rows)})`,
      binder.parameters,
      options(work),
    );
  }
}

/** Days between neighbouring dates tell whether figures are by day, by week or by month. */
export async function findPeriod(work: ImportWork, plan: ImportPlan): Promise<string> {
  if (plan.period !== undefined) return plan.period;
  if (!plan.fields.some(({ field }) => field.name === 'date')) return 'day';
  const weekly = plan.fields.find(({ field }) => field.name === 'date');
  if (weekly?.timeFormat === 'year-week') return 'week';
  if (weekly?.timeFormat === 'year-month') return 'month';
  const binder = createBinder();
  const rows = parsedRowsSql(plan, work.staging, work.people, binder);
  const { days } = await work.events.queryOne<{ days: number | null }>(
    `SELECT min(gap) AS days FROM (SELECT day - lagInFrame(toNullable(day)) OVER (ORDER BY day ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS gap
     FROM (SELECT DISTINCT toInt32(toDate32(toTimeZone(v_date, ${binder.text(plan.timeZone)}))) AS day FROM (${rows}) WHERE NOT is_rejected)) WHERE gap > 0`,
    binder.parameters,
    options(work),
  );
  const gap = Number(days ?? 0);
  return gap >= 28 && gap <= 31 ? 'month' : gap === 7 ? 'week' : 'day';
}
