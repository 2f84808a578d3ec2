import type { ImportCounts, ImportKey } from '@rondo/contract';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { FileGate } from '../../consent/index.ts';
import type { ErasedUpTo } from '../intake/stay-erased.ts';
import { countRejects, countRows, countsOf, describeKey } from './check-rows.ts';
import { describeTarget } from './describe-target.ts';
import { dropErased, dropErasedDevices, dropErasedPermissions } from './drop-erased.ts';
import { followRefusals } from './follow-refusals.ts';
import { groupLines } from './group-lines.ts';
import { identifyPeople } from './identify-people.ts';
import type { Stagings } from './keep-stagings.ts';
import type { ImportPlan } from './plan-import.ts';
import type { Staging } from './stage-file.ts';
import {
  findPeriod,
  type ImportWork,
  type ProvenKey,
  proveKey,
  rememberKeys,
  writeRejects,
  writeRows,
} from './write-rows.ts';

export type RunOptions = {
  events: Events;
  stagings: Stagings;
  importId: string;
  digest: string;
  receivedAt: string;
  plans: readonly ImportPlan[];
  staging: Staging;
  /** A lane of the log that nobody reads yet; asked for only when the kind goes to the log. */
  takeLane(): Promise<number>;
  /** Who is not to come back. */
  erasedUpTo?: ErasedUpTo | undefined;
  /** Who has withdrawn what joins data to them. */
  openConsent?: (() => Promise<FileGate | undefined>) | undefined;
  /** Counts rows that were left out on purpose. */
  onDropped?: ((reason: 'erased' | 'no-consent', rows: number) => Promise<void>) | undefined;
  onStep(step: string, progress: number): void;
  signal: AbortSignal;
};

export type ImportOutcome = {
  counts: ImportCounts;
  key: ImportKey;
  lane: { node: number; lastSeq: number } | undefined;
  firstAt: string | undefined;
  lastAt: string | undefined;
  /** Makes the rows of tables of figures visible, at one stroke each. */
  show(): Promise<void>;
  /** Drops what was only needed on the way. */
  clean(): Promise<void>;
};

/** From a staged file to rows that are written and not yet visible. */
export async function runImport(options: RunOptions): Promise<ImportOutcome> {
  const { events, stagings, importId, digest, signal, onStep } = options;
  const people = stagings.temporaryName('people');
  const orders = stagings.temporaryName('orders');
  const works = [orders];
  const clean = async () => {
    for (const table of [people, ...works]) await events.command(`DROP TABLE IF EXISTS ${table} SYNC`);
  };
  const withhold = async (reason: 'erased' | 'no-consent', work: () => Promise<number>) => {
    const rows = await work();
    if (rows > 0) await options.onDropped?.(reason, rows);
    return rows;
  };
  try {
    onStep('identifying', 0.4);
    const { staging, plans } = (await groupLines(events, options, orders, signal)) ?? options;
    const [main] = plans;
    if (main === undefined) throw new TypeError('an import without a plan');
    const judging: ImportWork = { events, staging, people, digest, signal };
    await identifyPeople(events, plans, staging, people, signal);
    onStep('checking', 0.5);
    const rows = await countRows(events, staging);
    await writeRejects(judging, plans, importId);
    const rejects = await countRejects(events, importId);
    if (rows === 0 || rejects.rejected >= rows) throw nothingToTake(rows, rejects.reasons);
    const work: ImportWork = { ...judging, rejects: { importId, rejected: rejects.rejected } };
    onStep('writing', 0.6);
    let written = 0;
    let fileRows = 0;
    let withheld = 0;
    let lane: { node: number; lastSeq: number } | undefined;
    let proven: ProvenKey | undefined;
    let span: Span = { first: null, last: null };
    let persons = 0;
    const shows: { target: string; table: string }[] = [];
    for (const [index, plan] of plans.entries()) {
      const key = await proveKey(work, plan);
      proven ??= key;
      const onProgress = (share: number) => onStep('writing', 0.6 + (0.38 * (index + share)) / plans.length);
      const target = {
        importId,
        receivedAt: options.receivedAt,
        lane: 0,
        period: await findPeriod(work, plan),
      };
      if (plan.kind.target === 'log') {
        const node = await options.takeLane();
        await writeRows(work, plan, key, { ...target, lane: node }, 'log', onProgress);
        await rememberKeys(work, plan, key, importId, { table: 'log', lane: node });
        withheld += await withhold('erased', async () =>
          options.erasedUpTo === undefined ? 0 : dropErased(events, node, options.erasedUpTo),
        );
        const gate = await options.openConsent?.();
        if (gate !== undefined) {
          withheld += await withhold('no-consent', () => followRefusals(events, node, gate));
        }
        const found = await inspectLane(events, node);
        lane = { node, lastSeq: found.lastSeq };
        persons = found.persons;
        span = found;
        written += found.rows;
        fileRows += found.rows;
      } else {
        const table = stagings.temporaryName('work');
        works.push(table);
        await events.command(`CREATE TABLE ${table} AS ${plan.kind.target}`);
        await writeRows(work, plan, key, target, table, onProgress);
        await rememberKeys(work, plan, key, importId, { table, lane: 0 });
        const { erasedUpTo } = options;
        if (plan.kind.target === 'consents' && erasedUpTo !== undefined) {
          withheld += await withhold('erased', () =>
            dropErasedPermissions(events, { table, people }, erasedUpTo),
          );
        }
        if (plan.kind.target === 'ad_impressions' && erasedUpTo !== undefined) {
          withheld += await withhold('erased', () => dropErasedDevices(events, table, erasedUpTo));
        }
        const found = await inspectTable(events, table, plan);
        if (index === 0) span = found;
        written += found.rows;
        fileRows += found.fileRows;
        persons += found.persons;
        if (found.rows > 0) shows.push({ target: plan.kind.target, table });
      }
    }
    const key = proven ?? { by: 'row', fields: [], repeats: false };
    return {
      counts: countsOf(main, key, {
        rows,
        rejected: rejects.rejected,
        valuesLeftOut: rejects.valuesLeftOut,
        written,
        fileRows,
        withheld,
        persons,
      }),
      key: describeKey(main, key),
      lane,
      firstAt: span.first ?? undefined,
      lastAt: span.last ?? undefined,
      async show() {
        for (const { target, table } of shows)
          await events.command(`ALTER TABLE ${target} ATTACH PARTITION tuple() FROM ${table}`);
      },
      clean,
    };
  } catch (error) {
    await clean().catch(() => undefined);
    throw error;
  }
}

function nothingToTake(rows: number, reasons: Readonly<Record<string, number>>): RondoError {
  if (rows === 0) {
    return new RondoError({
      code: 'no-rows',
      message: 'The file has no rows behind its header.',
      cure: 'Choose another file, or say that it has no header.',
      field: 'file',
    });
  }
  const [most] = Object.keys(reasons);
  return new RondoError({
    code: 'no-row-taken',
    message: `None of the ${rows} rows can be taken; most often: ${most ?? 'unknown'}.`,
    cure: 'Check the kind and the mapping with the preview: it lists each row with its reason and cure.',
    field: 'mapping',
  });
}

type Span = { first: string | null; last: string | null };
type Found = Span & { rows: number };

async function inspectLane(
  events: Events,
  node: number,
): Promise<Found & { lastSeq: number; persons: number }> {
  const found = await events.queryOne<{
    rows: string;
    last_seq: string;
    persons: string;
    first: string;
    last: string;
  }>(
    `SELECT sum(rows) AS rows, max(seq) AS last_seq, countIf(identity_key != 0) AS persons, min(first) AS first, max(last) AS last
     FROM (SELECT identity_key, count() AS rows, max(seq) AS seq, min(timestamp) AS first, max(timestamp) AS last FROM log WHERE node = {node:UInt32} GROUP BY identity_key)`,
    { node },
    { settings: { max_bytes_before_external_group_by: '300000000' } },
  );
  const rows = Number(found.rows);
  const span = rows === 0 ? { first: null, last: null } : { first: found.first, last: found.last };
  return { rows, lastSeq: Number(found.last_seq), persons: Number(found.persons), ...span };
}

async function inspectTable(
  events: Events,
  table: string,
  plan: ImportPlan,
): Promise<Found & { fileRows: number; persons: number }> {
  const { time, persons, fileRows } = describeTarget(plan.kind.target);
  const span = time === undefined ? "'' AS first, '' AS last" : spanSql(time);
  const found = await events.queryOne<{
    rows: string;
    file_rows: string;
    persons: string;
    first: string;
    last: string;
  }>(`SELECT count() AS rows, ${fileRows} AS file_rows, ${persons} AS persons, ${span} FROM ${table}`);
  const rows = Number(found.rows);
  return {
    rows,
    fileRows: Number(found.file_rows),
    persons: Number(found.persons),
    ...(rows === 0 || time === undefined
      ? { first: null, last: null }
      : { first: found.first, last: found.last }),
  };
}

const spanSql = (time: string) => `toString(min(${time})) AS first, toString(max(${time})) AS last`;
