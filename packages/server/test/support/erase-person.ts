import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ErasureReceipt, ImportFile, ImportJob, PrivacyRequest } from '@rondo/contract';
import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { TestServer } from './server.ts';

/** The folder's files in which a text stands, byte for byte: what a thief of the disk would find. */
export function filesWith(folder: string, text: string): string[] {
  try {
    return execFileSync('grep', ['-rlaiF', text, folder], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
}

export async function setUp(server: TestServer): Promise<void> {
  await server.ask('POST', '/api/set-up', {
    name: 'Lingon & Co',
    currency: 'EUR',
    timeZone: 'Europe/Stockholm',
    weekStart: 1,
    language: 'en',
    defaultRegion: 'SE',
    owner: { name: 'Ada Nilsson', email: 'ada@lingon.example', password: 'a tall blue sewing machine' },
  });
}

export async function sendCalls(url: string, writeKey: string, batch: object[]): Promise<void> {
  const response = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ batch }),
  });
  expect(response.status).toBe(200);
}

export async function countOf(server: TestServer, sql: string): Promise<number> {
  const row = await server.events.queryOne<{ count: string }>(sql);
  return Number(row.count);
}

export async function upload(server: TestServer, name: string, csv: string): Promise<ImportFile> {
  const token = JSON.parse(readFileSync(`${server.dataDir}/cli-token.json`, 'utf8')).token;
  const response = await fetch(`${server.url}/api/imports/files?name=${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: csv,
  });
  return JSON.parse(await response.text());
}

/** Imports a file as what it looks like; what comes back may still be under way. */
export async function importAs(
  server: TestServer,
  kind: ImportJob['kind'],
  name: string,
  csv: string,
): Promise<string> {
  const file = await upload(server, name, csv);
  const guess = file.guesses.find((one) => one.kind === kind);
  const job = await server.ask<ImportJob>('POST', '/api/imports', {
    file: file.id,
    kind,
    mapping: guess?.mapping,
  });
  return job.id;
}

export async function imported(server: TestServer, id: string): Promise<void> {
  await eventually(async () => {
    expect(await server.ask<ImportJob>('GET', `/api/imports/${id}`)).toMatchObject({ state: 'done' });
  }, 30_000);
}

type Erased = { request: PrivacyRequest; receipt: ErasureReceipt };

/** Enters a request and starts it; `meanwhile` is called at each step until it is done. */
export async function erasePerson(
  server: TestServer,
  person: string,
  more: object = {},
  meanwhile: (step: string | null) => Promise<void> = async () => undefined,
): Promise<Erased> {
  const asked = { kind: 'erasure', person, ...more };
  const { id } = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', asked);
  await server.ask('POST', `/api/privacy/requests/${id}/erase`);
  await eventually(async () => {
    const now = await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${id}`);
    if (now.state !== 'running') return;
    await meanwhile(now.step);
    throw new Error(`still ${now.step}`);
  }, 150_000);
  const request = await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${id}`);
  expect(request).toMatchObject({ state: 'done', error: null });
  return { request, receipt: await server.ask('GET', `/api/privacy/requests/${id}/receipt`) };
}
