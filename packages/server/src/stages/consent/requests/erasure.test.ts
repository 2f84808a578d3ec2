import { createPublicKey, verify } from 'node:crypto';
import type {
  DeadLetter,
  ErasureReceipt,
  PrivacyPreview,
  PrivacyRequest,
  ProcessingRegister,
  ReceiptKey,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  countOf,
  erasePerson,
  filesWith,
  importAs,
  imported,
  sendCalls,
  setUp,
  upload,
} from '../../../../test/support/erase-person.ts';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { canonicalJson } from '../../../platform/secrets.ts';

let server: TestServer;
let writeKey: string;

const send = (batch: object[]) => sendCalls(server.url, writeKey, batch);
const count = (sql: string) => countOf(server, sql);
const known = (value: string) => count(`SELECT count() AS count FROM identifiers WHERE value = '${value}'`);
const drops = () => count("SELECT sum(count) AS count FROM intake_drops WHERE reason = 'erased'");

const ALICE = 'alice.erasable@example.com';
const PHONE = '+46701740605';
const NEW_PHONE = '+46701740607';
const LATE = { type: 'track', userId: 'alice-100123', timestamp: '2026-01-05T10:00:00Z' };

beforeAll(async () => {
  server = await startTestServer();
  await setUp(server);
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
        properties: { to: ALICE, text: `Hello,\n${ALICE}, come and see`, amount: 3 },
      },
      // She trades in her own name; Bob's company only knows whom to call.
      { type: 'group', userId: 'alice-100123', groupId: ALICE, traits: { name: 'Erasable Photography' } },
      { type: 'group', userId: 'bob-200456', groupId: 'acme-77', traits: { name: 'Acme', contact: ALICE } },
      {
        type: 'track',
        event: 'Call',
        userId: 'bob-200456',
        context: { groupId: 'acme-77', page: { title: `Call ${ALICE}` } },
      },
      { type: 'track', userId: 'alice-100123', properties: { note: 'no event name' } },
    ]);
    await eventually(async () => expect(await count('SELECT count() AS count FROM events')).toBe(8), 30_000);
    await upload(server, 'people.csv', `email,name\n${ALICE},Alice\nbob@example.com,Bob\n`);
    await eventually(async () => {
      expect(await count('SELECT count() AS count FROM identity_edges')).toBeGreaterThan(2);
    }, 30_000);
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
        { store: 'events', place: 'events', rows: 4 },
        { store: 'events', place: 'dead_letters', rows: 1 },
      ]),
    );
    expect(preview.mentions).toEqual(expect.arrayContaining([{ store: 'events', place: 'events', rows: 3 }]));
    await server.ask('PATCH', `/api/privacy/requests/${made.id}`, { do: 'refuse', reason: 'entered twice' });

    // An import with her is under way when it begins and brings a number of hers that nobody knew, another is asked for in
    // the middle, and her telephone, which was offline, sends all the time.
    const orders = (name: string, phone: string) =>
      [
        'order_id,email,phone,total,ordered_at',
        ...Array.from({ length: 50 }, (_, index) =>
          index % 5 === 0
            ? `${name}${index},${ALICE},${phone},9,2026-01-02`
            : `${name}${index},p${index}@x.example,,9,2026-01-02`,
        ),
      ].join('\n');
    const imports = [await importAs(server, 'orders', 'orders.csv', orders('A', NEW_PHONE))];
    let sent = 0;
    const { receipt } = await erasePerson(server, `email:${ALICE}`, {}, async (step) => {
      if (step === 'clearing' && imports.length < 2)
        imports.push(await importAs(server, 'orders', 'more.csv', orders('B', '')));
      await send([
        { ...LATE, event: 'Late Event', messageId: `offline-${sent++}` },
        { type: 'track', event: 'Seen', userId: 'bob-200456' },
      ]);
    });
    expect(imports).toHaveLength(2);
    for (const id of imports) await imported(server, id);
    expect(await drops()).toBeGreaterThan(10);
    // Whatever was imported after the block is without her, and what was before it is gone.
    expect(await count("SELECT count() AS count FROM events WHERE event = 'Order Completed'")).toBe(80);
    expect(await count("SELECT count() AS count FROM events WHERE event = 'Late Event'")).toBe(0);
    expect(await known(NEW_PHONE)).toBe(0);

    expect(receipt.receipt.verified).toMatchObject({ found: 0, unfinishedMutations: 0, inactiveParts: 0 });
    expect(receipt.receipt.cleared).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ place: 'dead_letters', rows: 1, action: 'deleted' }),
        expect.objectContaining({ place: 'events', rows: 3, action: 'blacked-out' }),
        expect.objectContaining({ place: 'account_traits', rows: 1, action: 'deleted' }),
      ]),
    );
    expect(JSON.stringify(receipt)).not.toMatch(/alice|erasable|7017406|7f3a9c21/i);
    for (const text of [ALICE, PHONE, '0701740605', 'alice-100123', 'anon-alice-7f3a9c21d4e5'])
      expect(filesWith(server.dataDir, text), `${text} after`).toEqual([]);

    // Bob is as he was, but for whom he invited; so is his company.
    expect(
      await count("SELECT count() AS count FROM events WHERE user_id = 'bob-200456' AND event != 'Seen'"),
    ).toBe(4);
    const traits = await server.events.query('SELECT name, value FROM account_traits ORDER BY name');
    expect(traits).toEqual([
      { name: 'contact', value: '[erased]' },
      { name: 'name', value: 'Acme' },
    ]);
    const accounts = await server.events.query('SELECT DISTINCT value FROM account_identifiers');
    expect(accounts).toEqual([{ value: 'acme-77' }]);
    const [invite] = await server.events.query<{ properties: object }>(
      "SELECT properties FROM events WHERE event = 'Invite Sent'",
    );
    expect(invite?.properties).toEqual({
      to: '[erased]',
      text: 'Hello,\n[erased], come and see',
      amount: '3',
    });

    const key = await server.ask<ReceiptKey>('GET', '/api/privacy/receipt-key');
    const signed = Buffer.from(canonicalJson(receipt.receipt));
    const signature = Buffer.from(receipt.signature, 'base64url');
    expect(verify(null, signed, createPublicKey(key.pem), signature)).toBe(true);
    expect(verify(null, Buffer.from(`${signed} `), createPublicKey(key.pem), signature)).toBe(false);
  }, 180_000);

  it('lets nothing from before bring the person back, and takes what happens afterwards', async () => {
    const before = await drops();
    await send([{ ...LATE, event: 'Late Event' }, LATE]);
    expect(await drops()).toBe(before + 1);

    // The other one had no name, so it waits for somebody to mend it; mended, it is dropped all the same.
    const { items } = await server.ask<{ items: DeadLetter[] }>('GET', '/api/dead-letters');
    const letter = items.find(({ payload }) => payload.includes('alice-100123'));
    await server.ask('POST', `/api/dead-letters/${letter?.id}/replay`, {
      payload: JSON.stringify({ ...LATE, event: 'Mended' }),
    });
    expect(await drops()).toBe(before + 2);

    await imported(
      server,
      await importAs(
        server,
        'contacts',
        'list.csv',
        `email,first_name\n${ALICE},Alice\ncarol@example.com,Carol\n`,
      ),
    );
    expect(await drops()).toBe(before + 3);
    expect(await known(ALICE)).toBe(0);
    expect(await known('carol@example.com')).toBe(1);
    expect(await count("SELECT count() AS count FROM events WHERE event IN ('Late Event', 'Mended')")).toBe(
      0,
    );

    await send([{ type: 'identify', userId: 'alice-100123', traits: { email: ALICE } }]);
    await eventually(async () => {
      expect(await known(ALICE)).toBe(1);
    }, 30_000);
  }, 90_000);
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
    expect(tables.get('events')?.length).toBeGreaterThan(4);
    expect(tables.get('traits')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'name', value: 'Bob', source: 'shop' })]),
    );
    const done = await server.ask('PATCH', `/api/privacy/requests/${made.id}`, { do: 'finish' });
    expect(done).toMatchObject({ state: 'done' });
  }, 30_000);

  it('says that nothing is held of whom nobody knows, but not of whom another’s facts name', async () => {
    const dataOf = async (person: string) => {
      const made = await server.ask<PrivacyRequest>('POST', '/api/privacy/requests', {
        kind: 'access',
        person,
      });
      return server.ask('GET', `/api/privacy/requests/${made.id}/data.json`);
    };
    const nobody = await dataOf('email:unheard-of@far.example');
    expect(nobody).toMatchObject({ found: false, summary: 'Lingon & Co holds nothing about this person.' });
    await send([
      { type: 'track', event: 'Invite Sent', userId: 'bob-200456', properties: { to: 'guest@far.example' } },
    ]);
    await eventually(async () => {
      expect(await dataOf('email:guest@far.example')).toMatchObject({ found: true });
    }, 30_000);
    const bob = await dataOf('email:bob@example.com');
    expect(bob).toMatchObject({ found: true });
    expect(bob).not.toHaveProperty('summary');
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
