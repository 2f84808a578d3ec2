import type { ImportPreview, ImportRequest } from '@rondo/contract';
import { findImportKind } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { countRows, countsOf, describeKey, summariseRejects } from './check-rows.ts';
import { describeTarget } from './describe-target.ts';
import { groupLines } from './group-lines.ts';
import { questionsAbout } from './guess-kind.ts';
import { BOUNDED, identifyPeople } from './identify-people.ts';
import type { Stagings } from './keep-stagings.ts';
import type { ImportPlan } from './plan-import.ts';
import type { Staging } from './stage-file.ts';
import { findPeriod, type ImportWork, insertSql, proveKey } from './write-rows.ts';

export type PreviewDeps = {
  events: Events;
  stagings: Stagings;
  staging: Staging;
  plans: readonly ImportPlan[];
  digest: string;
  receivedAt: string;
};

const SHOWN_ROWS = 10;

/** What an import would do, found out by the very statements that would do it, on the whole file. */
export async function previewImport(deps: PreviewDeps, request: ImportRequest): Promise<ImportPreview> {
  const { events } = deps;
  const people = deps.stagings.temporaryName('people');
  const orders = deps.stagings.temporaryName('orders');
  try {
    const { staging, plans } = (await groupLines(events, deps, orders)) ?? deps;
    const [main] = plans;
    if (main === undefined) throw new TypeError('a preview without a plan');
    const work: ImportWork = { events, staging, people, digest: deps.digest };
    await identifyPeople(events, plans, staging, people);
    const rows = await countRows(events, staging);
    const rejects = await summariseRejects(work, plans);
    const key = await proveKey(work, main);
    const target = {
      importId: 'preview',
      receivedAt: deps.receivedAt,
      lane: 0,
      period: await findPeriod(work, main),
      sentimentScale: 1,
    };
    const { select, parameters } = insertSql(work, main, key, target, 'log');
    const { time, order, persons, fileRows } = describeTarget(main.kind.target);
    const moment = time ?? 'received_at';
    const found = await events.queryOne<{
      written: string;
      file_rows: string;
      persons: string;
      first: string;
      last: string;
    }>(
      `SELECT count() AS written, ${fileRows} AS file_rows, ${persons} AS persons, toString(min(${moment})) AS first, toString(max(${moment})) AS last FROM (${select})`,
      parameters,
      { settings: BOUNDED },
    );
    const shown = await events.query<Record<string, unknown>>(
      `SELECT * FROM (${select}) ORDER BY ${order} LIMIT ${SHOWN_ROWS}`,
      parameters,
      { settings: BOUNDED },
    );
    const written = Number(found.written);
    const kind = findImportKind(request.kind);
    return {
      counts: countsOf(main, key, {
        rows,
        rejected: rejects.rejected,
        valuesLeftOut: rejects.valuesLeftOut,
        written,
        fileRows: Number(found.file_rows),
        persons: Number(found.persons),
      }),
      key: describeKey(main, key),
      rejects: rejects.first,
      reasons: rejects.reasons,
      rows: shown.map(asStored),
      questions:
        kind === undefined
          ? []
          : questionsAbout(
              kind,
              staging.shape,
              request.mapping.fields,
              (request.mapping.wide ?? []).length > 0,
            ),
      ...(written === 0 || time === undefined ? {} : { firstAt: found.first, lastAt: found.last }),
    };
  } finally {
    for (const table of [people, orders])
      await events.command(`DROP TABLE IF EXISTS ${table} SYNC`).catch(() => undefined);
  }
}

/** A row of the log is shown as the tracking call that it stands for; figures without what they do not have. */
function asStored(row: Record<string, unknown>): Record<string, unknown> {
  if (typeof row.payload === 'string') {
    const payload: Record<string, unknown> = JSON.parse(row.payload);
    return payload;
  }
  const hidden = new Set([
    'message_hash',
    'import_id',
    'received_at',
    'is_deleted',
    'entered_by',
    'identity_key',
    'message_id',
    'recorded_at',
  ]);
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => !hidden.has(name) && value !== null && value !== ''),
  );
}
