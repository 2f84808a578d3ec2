import { createReadStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findImportKind, type ImportRequest } from '@rondo/contract';
import { demoError } from './demo-error.ts';
import { type Caller, requireSuccess } from './send-request.ts';
import type { WrittenFile } from './write-files.ts';

/** Numbers that are written without a country code are Swedish: the company's head office is. */
const PHONE_REGION = 'SE';

export interface ImportedFile {
  readonly kind: string;
  readonly name: string;
  readonly rows: number;
  readonly taken: number;
  readonly rejected: number;
}

/** Hands one file to Rondo as a person would: upload, map the columns, start, wait until the rows are in. */
export async function uploadFile(caller: Caller, apiToken: string, file: WrittenFile): Promise<ImportedFile> {
  const authorization = `Bearer ${apiToken}`;
  const uploaded = requireSuccess(
    await caller.call({
      method: 'POST',
      path: `/api/imports/files?${new URLSearchParams({ name: file.name })}`,
      headers: { authorization, 'content-type': 'text/csv' },
      body: () => createReadStream(file.path),
    }),
    `The upload of ${file.name}`,
  );
  const fields = new Set(findImportKind(file.kind)?.fields.map((field) => field.name));
  const request: ImportRequest = {
    file: readText(uploaded.text, 'id', file.name),
    kind: file.kind,
    mapping: {
      fields: Object.fromEntries(
        file.columns.filter((column) => fields.has(column)).map((column) => [column, column]),
      ),
    },
    options: { region: PHONE_REGION, ...(file.period === undefined ? {} : { period: file.period }) },
  };
  let answer = requireSuccess(
    await caller.call({
      method: 'POST',
      path: '/api/imports',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }),
    `The import of ${file.name}`,
  );
  const job = readText(answer.text, 'id', file.name);
  for (let wait = 10; ; wait = Math.min(250, wait * 1.5)) {
    const state = readText(answer.text, 'state', file.name);
    if (state === 'done')
      return { kind: file.kind, name: file.name, rows: file.rows, ...readCounts(answer.text) };
    if (state !== 'waiting' && state !== 'running') {
      throw demoError(
        'demo-import-failed',
        `The import of ${file.name} ended as ${state}: ${answer.text.slice(0, 500)}`,
        'See Evaluate → Data → Imports.',
      );
    }
    await sleep(wait);
    answer = requireSuccess(
      await caller.call({ method: 'GET', path: `/api/imports/${job}`, headers: { authorization } }),
      `The state of the import of ${file.name}`,
    );
  }
}

function readText(json: string, key: 'id' | 'state', name: string): string {
  const value: unknown = JSON.parse(json);
  const text =
    typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;
  if (typeof text === 'string') return text;
  throw demoError(
    'demo-import-failed',
    `The import of ${name} was answered in an unknown form.`,
    'Play the demo with the same version of Rondo.',
  );
}

function readCounts(json: string): { taken: number; rejected: number } {
  const value: unknown = JSON.parse(json);
  const counts: unknown =
    typeof value === 'object' && value !== null && 'counts' in value ? value.counts : {};
  const read = (key: string): number =>
    Number(typeof counts === 'object' && counts !== null ? Reflect.get(counts, key) : 0);
  return { taken: read('taken'), rejected: read('rejected') };
}
