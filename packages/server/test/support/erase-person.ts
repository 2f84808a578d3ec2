import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { ErasureReceipt, ImportFile, PrivacyRequest } from '@rondo/contract';
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

type Erased = { request: PrivacyRequest; receipt: ErasureReceipt };

/** Enters a request, starts it and waits until it is done. */
export async function erasePerson(server: TestServer, person: string, more: object = {}): Promise<Erased> {
  const asked = { kind: 'erasure', person, ...more };
  const { id } = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', asked);
  await server.ask('POST', `/api/privacy/requests/${id}/erase`);
  await eventually(async () => {
    const now = await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${id}`);
    if (now.state === 'running') throw new Error(`still ${now.step}`);
  }, 150_000);
  const request = await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${id}`);
  expect(request).toMatchObject({ state: 'done', error: null });
  return { request, receipt: await server.ask('GET', `/api/privacy/requests/${id}/receipt`) };
}
