import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { listTextTables, scanRows } from '../../../platform/records/scan-records.ts';
import { listRows } from './clear-engine.ts';
import { quoteName } from './engine-tables.ts';
import { findScope } from './find-scope.ts';
import { keptTables } from './kept-tables.ts';
import type { ScopedIdentifier } from './person-scope.ts';
import { previewErasure } from './preview-erasure.ts';
import type { ErasureDeps } from './run-erasure.ts';
import { withScopeTable } from './scope-table.ts';
import type { WrittenSubject } from './store.ts';
import { searchFor } from './verify-erasure.ts';

export type ExportDeps = Pick<
  ErasureDeps,
  'events' | 'records' | 'holds' | 'findPersonKeys' | 'cluster' | 'settled' | 'clock'
>;

/** Told in this order: who, then row by row of each table. Every row says its own source and time. */
export type PersonalData =
  | { part: 'person'; id: string; identifiers: readonly ScopedIdentifier[] }
  | { part: 'table'; store: 'events' | 'records'; table: string; isDerived: boolean }
  | { part: 'row'; row: Record<string, unknown> }
  | { part: 'end'; found: boolean };

/** Everything that is held of a person; rows stream past, however many there are. */
export async function exportPerson(
  deps: ExportDeps,
  subject: WrittenSubject,
  tell: (data: PersonalData) => Promise<void>,
): Promise<void> {
  const { events, records, holds } = deps;
  let found = false;
  const take = (data: PersonalData): Promise<void> => {
    found ||= data.part === 'row';
    return tell(data);
  };
  await deps.settled();
  const { key, identifier } = subject;
  const scope = await findScope(events, deps.findPersonKeys, { key: BigInt(key), identifier }, 'keep');
  const search = searchFor(scope);
  await take({ part: 'person', id: String(scope.id), identifiers: [...scope.own, ...scope.shared] });
  const target = { name: `x${randomUUID()}`, cluster: deps.cluster };
  await withScopeTable(events, target, search.engine, async (words) => {
    const registered = holds.flatMap((hold) => [...(hold.queues ?? []), ...(hold.tables ?? [])]);
    for (const { table, rows, isDerived } of await listRows(events, registered, words)) {
      await take({ part: 'table', store: 'events', table, isDerived });
      const bytes = await events.queryBytes(
        `SELECT * FROM ${quoteName(table)} WHERE ${rows} FORMAT JSONEachRow`,
        {},
        { settings: { log_queries: 0 } },
      );
      for await (const line of createInterface({ input: bytes }))
        if (line !== '') await take({ part: 'row', row: JSON.parse(line) });
    }
  });
  const keys = new Set([...scope.keys, ...scope.own.map((own) => own.key)].map(String));
  const keeps = keptTables(holds);
  for (const table of await listTextTables(records)) {
    // Accounts of staff are not the marketing data of a customer, and hold secrets.
    if (keeps.has(table.name)) continue;
    let isTold = false;
    for await (const page of scanRows(records, table)) {
      for (const { values } of page) {
        const isTheirs =
          keys.has(values.identity_key ?? '') ||
          Object.values(values).some((value) => value !== null && search.text.matches(value));
        if (!isTheirs) continue;
        if (!isTold) await take({ part: 'table', store: 'records', table: table.name, isDerived: false });
        isTold = true;
        await take({ part: 'row', row: values });
      }
    }
  }
  // That nothing is held is said only where nobody else's rows, no file and no memory names the person, either.
  await tell({
    part: 'end',
    found: found || (await previewErasure(deps, { key: BigInt(key), identifier }, 'keep')).found,
  });
}

/** One JSON document, written as its rows arrive. */
export async function writeAccessJson(
  deps: ExportDeps,
  subject: WrittenSubject,
  about: { company: string; register: unknown },
  write: (text: string) => Promise<void>,
): Promise<void> {
  let table = 0;
  let row = 0;
  let found = true;
  await exportPerson(deps, subject, async (data) => {
    if (data.part === 'person') {
      const head = {
        format: 'rondo-access/1',
        madeAt: deps.clock.now().toISOString(),
        controller: about.company,
        person: {
          id: data.id,
          identifiers: data.identifiers.map(({ kind, value, others }) => ({ kind, value, others })),
        },
        processing: about.register,
      };
      await write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  "tables": [`);
    } else if (data.part === 'table') {
      const { store, table: name, isDerived } = data;
      await write(
        `${table++ > 0 ? '\n    ] },' : ''}\n    { "store": "${store}", "table": ${JSON.stringify(name)}, "derived": ${isDerived}, "rows": [`,
      );
      row = 0;
    } else if (data.part === 'end') {
      found = data.found;
    } else {
      await write(`${row++ > 0 ? ',' : ''}\n      ${JSON.stringify(data.row)}`);
    }
  });
  const said = found
    ? ''
    : `,\n  "summary": ${JSON.stringify(`${about.company} holds nothing about this person.`)}`;
  await write(`${table > 0 ? '\n    ] }' : ''}\n  ],\n  "found": ${found}${said}\n}\n`);
}
