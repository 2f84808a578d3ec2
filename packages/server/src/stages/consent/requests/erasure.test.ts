import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  ErasureReceipt,
  ImportFile,
  ImportJob,
  PrivacyPreview,
  PrivacyRequest,
  ProcessingRegister,
  ReceiptKey,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { canonicalJson } from '../../../platform/secrets.ts';

let server: TestServer;
let writeKey: string;

/** The folder's files in which a text stands, byte for byte: what a thief of the disk would find. */
function filesWith(folder: string, text: string): string[] {
  try {
    return execFileSync('grep', ['-rlaiF', text, folder], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
}

const localToken = (): string => JSON.parse(readFileSync(`${server.dataDir}/cli-token.json`, 'utf8')).token;

async function send(batch: object[]): Promise<void> {
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ batch }),
  });
  expect(response.status).toBe(200);
}

async function countOf(sql: string): Promise<number> {
  const row = await server.events.queryOne<{ count: string }>(sql);
  return Number(row.count);
}

async function allProjected(events: number): Promise<void> {
  await eventually(async () => expect(await countOf('SELECT count() AS count FROM events')).toBe(events));
}

async function erase(
  person: string,
  more: object = {},
): Promise<{ request: PrivacyRequest; receipt: ErasureReceipt }> {
  const made = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', {
    kind: 'erasure',
    person,
    ...more,
  });
  await server.ask('POST', `/api/privacy/requests/${made.id}/erase`);
  await eventually(async () => {
    const now = await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${made.id}`);
    if (now.state === 'running') throw new Error(`still ${now.step}`);
  }, 150_000);
  const request = await server.ask<PrivacyRequest>('GET', `/api/privacy/requests/${made.id}`);
  expect(request).toMatchObject({ state: 'done', error: null });
  return { request, receipt: await server.ask('GET', `/api/privacy/requests/${made.id}/receipt`) };
}

const ALICE = 'alice.erasable@example.com';
const PHONE = '+46701740605';

beforeAll(async () => {
  server = await startTestServer();
  await server.ask('POST', '/api/set-up', {
    name: 'Lingon & Co',
    currency: 'EUR',
    timeZone: 'Europe/Stockholm',
    weekStart: 1,
    language: 'en',
    defaultRegion: 'SE',
    owner: { name: 'Ada Nilsson', email: 'ada@lingon.example', password: 'a tall blue sewing machine' },
  });
  writeKey = await server.writeKey('shop');
}, 60_000);

describe('Erasing a person', () => {
  it('reaches every table, queue and file, leaves no byte and ends in a signed receipt', async () => {
    await send([
      {
        type: 'identify',
        userId: 'alice-100123',
        anonymousId: 'anon-alice-7f3a9c21d4e5',
        traits: { email: 'Alice.Erasable@Example.com', phone: '+46 (0)70-174 06 05', name: 'Alice Erasable' },
      },
      {
        type: 'track',
        event: 'Order Completed',
        userId: 'alice-100123',
        properties: { order_id: 'AL-1', revenue: 12 },
      },
      { type: 'page', name: 'Home', anonymousId: 'anon-alice-7f3a9c21d4e5' },
      { type: 'identify', userId: 'bob-200456', traits: { email: 'bob@example.com', name: 'Bob' } },
      {
        type: 'track',
        event: 'Invite Sent',
        userId: 'bob-200456',
        properties: { to: ALICE, text: `Hello ${ALICE}, come and see`, amount: 3 },
      },
      { type: 'track', userId: 'alice-100123', properties: { note: 'no event name' } },
    ]);
    await allProjected(5);
    await fetch(`${server.url}/api/imports/files?name=people.csv`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${localToken()}`,
      },
      body: `email,name\n${ALICE},Alice\nbob@example.com,Bob\n`,
    });
    await eventually(async () => {
      expect(await countOf('SELECT count() AS count FROM identity_edges')).toBeGreaterThan(2);
    });
    // The others are there, too, but the engine's compression has cut them up.
    for (const text of [ALICE, 'alice-100123'])
      expect(filesWith(server.dataDir, text), `${text} before`).not.toEqual([]);

    const made = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', {
      kind: 'erasure',
      person: `email:${ALICE}`,
    });
    const preview = await server.ask<PrivacyPreview>('GET', `/api/privacy/requests/${made.id}/preview`);
    expect(preview.identifiers.map(({ kind }) => kind).sort()).toEqual([
      'anonymous_id',
      'email',
      'phone',
      'user_id',
    ]);
    expect(preview.places).toEqual(
      expect.arrayContaining([
        { store: 'events', place: 'events', rows: 3 },
        { store: 'events', place: 'dead_letters', rows: 1 },
      ]),
    );
    expect(preview.mentions).toEqual(expect.arrayContaining([{ store: 'events', place: 'events', rows: 1 }]));
    await server.ask('PATCH', `/api/privacy/requests/${made.id}`, { do: 'refuse', reason: 'entered twice' });

    const { receipt } = await erase(`email:${ALICE}`);
    expect(receipt.receipt.verified).toMatchObject({ found: 0, unfinishedMutations: 0, inactiveParts: 0 });
    expect(receipt.receipt.cleared).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ place: 'events', rows: 3, action: 'deleted' }),
        expect.objectContaining({ place: 'log', rows: 3, action: 'deleted' }),
        expect.objectContaining({ place: 'dead_letters', rows: 1, action: 'deleted' }),
        expect.objectContaining({ place: 'events', rows: 1, action: 'blacked-out' }),
      ]),
    );
    expect(JSON.stringify(receipt)).not.toMatch(/alice|erasable|7017406|7f3a9c21/i);
    for (const text of [ALICE, PHONE, '0701740605', 'alice-100123', 'anon-alice-7f3a9c21d4e5'])
      expect(filesWith(server.dataDir, text), `${text} after`).toEqual([]);

    // Bob is as he was, but for whom he invited.
    expect(await countOf("SELECT count() AS count FROM events WHERE user_id = 'bob-200456'")).toBe(2);
    const [invite] = await server.events.query<{ properties: object }>(
      "SELECT properties FROM events WHERE event = 'Invite Sent'",
    );
    expect(invite?.properties).toEqual({ to: '[erased]', text: 'Hello [erased], come and see', amount: '3' });

    const key = await server.ask<ReceiptKey>('GET', '/api/privacy/receipt-key');
    const signed = Buffer.from(canonicalJson(receipt.receipt));
    const signature = Buffer.from(receipt.signature, 'base64url');
    expect(verify(null, signed, createPublicKey(key.pem), signature)).toBe(true);
    expect(verify(null, Buffer.from(`${signed} `), createPublicKey(key.pem), signature)).toBe(false);
  }, 180_000);

  it('lets nothing from before bring the person back, and takes what happens afterwards', async () => {
    const drops = () => countOf("SELECT sum(count) AS count FROM intake_drops WHERE reason = 'erased'");
    await send([
      {
        type: 'track',
        event: 'Late Event',
        userId: 'alice-100123',
        timestamp: '2026-01-05T10:00:00Z',
      },
    ]);
    expect(await drops()).toBe(1);
    const upload = await fetch(`${server.url}/api/imports/files?name=list.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${localToken()}` },
      body: `email,first_name\n${ALICE},Alice\ncarol@example.com,Carol\n`,
    });
    const file: ImportFile = JSON.parse(await upload.text());
    const guess = file.guesses.find(({ kind }) => kind === 'contacts') ?? file.guesses[0];
    const job = await server.ask<ImportJob>('POST', '/api/imports', {
      file: file.id,
      kind: guess?.kind,
      mapping: guess?.mapping,
    });
    await eventually(async () => {
      expect(await server.ask<ImportJob>('GET', `/api/imports/${job.id}`)).toMatchObject({ state: 'done' });
    }, 30_000);
    expect(await drops()).toBe(2);
    expect(await countOf(`SELECT count() AS count FROM identifiers WHERE value = '${ALICE}'`)).toBe(0);
    expect(await countOf("SELECT count() AS count FROM identifiers WHERE value = 'carol@example.com'")).toBe(
      1,
    );

    await send([{ type: 'identify', userId: 'alice-100123', traits: { email: ALICE } }]);
    await eventually(async () => {
      expect(await countOf(`SELECT count() AS count FROM identifiers WHERE value = '${ALICE}'`)).toBe(1);
    });
  }, 60_000);
});

describe('Access, retention and the register', () => {
  it('hands over every row of a person as JSON', async () => {
    const made = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', {
      kind: 'access',
      person: 'email:bob@example.com',
      receivedOn: '2026-01-31',
    });
    expect(made.dueOn).toBe('2026-02-28');
    const data = await server.ask<{
      person: { identifiers: object[] };
      tables: { table: string; rows: object[] }[];
    }>('GET', `/api/privacy/requests/${made.id}/data.json`);
    expect(data.person.identifiers).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'email', value: 'bob@example.com' })]),
    );
    const tables = new Map(data.tables.map(({ table, rows }) => [table, rows]));
    expect(tables.get('events')).toHaveLength(2);
    expect(tables.get('traits')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'name', value: 'Bob', source: 'shop' })]),
    );
    const done = await server.ask('PATCH', `/api/privacy/requests/${made.id}`, { do: 'finish' });
    expect(done).toMatchObject({ state: 'done' });
  }, 30_000);

  it('tells a genuine receipt from one that was changed and from another installation’s', async () => {
    const { items } = await server.ask<{ items: PrivacyRequest[] }>('GET', '/api/privacy/requests');
    const erased = items.find(({ kind, state }) => kind === 'erasure' && state === 'done');
    expect(erased).toMatchObject({ person: null, clearedRows: expect.any(Number) });
    const genuine = await server.ask<ErasureReceipt>('GET', `/api/privacy/requests/${erased?.id}/receipt`);
    const check = (receipt: object) =>
      server.ask('POST', '/api/privacy/receipts/check', { ...genuine, receipt });
    const { receipt } = genuine;
    expect(await check(receipt)).toEqual({ outcome: 'genuine' });
    expect(await check({ ...receipt, tombstones: 99 })).toEqual({ outcome: 'changed' });
    expect(await check({ ...receipt, note: 'all is well' })).toEqual({ outcome: 'changed' });
    expect(await check({ ...receipt, signedBy: 'another' })).toEqual({ outcome: 'other-installation' });
    await expect(check({ ...receipt, cleared: 'all' })).rejects.toThrow('cleared');
  });

  it('takes no day that is none, and what becomes of shared identifiers until the erasure begins', async () => {
    const asked = { kind: 'erasure', person: 'email:bob@example.com' };
    for (const receivedOn of ['2026-02-30', '2999-01-01'])
      await expect(server.ask('POST', '/api/privacy/requests', { ...asked, receivedOn })).rejects.toThrow(
        'no day on which',
      );
    const made = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', asked);
    const path = `/api/privacy/requests/${made.id}`;
    expect(await server.ask('PATCH', path, { do: 'share', shared: 'erase' })).toMatchObject({
      shared: 'erase',
      state: 'open',
    });
    await server.ask('PATCH', path, { do: 'refuse', reason: 'entered twice' });
    await expect(server.ask('PATCH', path, { do: 'share', shared: 'keep' })).rejects.toThrow('is refused');
  });

  it('says what a rule would delete, refuses what is too short, and lists sources in the register', async () => {
    await expect(
      server.ask('POST', '/api/privacy/retention', { kind: 'inactive-people', days: 1 }),
    ).rejects.toThrow('at least 30 days');
    const rule = { kind: 'events', event: 'Invite Sent', days: 1 };
    expect(await server.ask('POST', '/api/privacy/retention/preview', rule)).toMatchObject({
      wouldDelete: 0,
    });
    await server.ask('POST', '/api/privacy/retention', rule);
    const register = await server.ask<ProcessingRegister>('GET', '/api/privacy/register');
    expect(register.details.controller).toBe('Lingon & Co');
    expect(register.activities.map(({ source }) => source)).toContain('shop');
    expect(register.retention).toEqual([expect.objectContaining({ event: 'Invite Sent', days: 1 })]);
  }, 30_000);
});
