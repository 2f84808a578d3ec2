import type {
  ConsentDecision,
  ConsentSettings,
  ImportFile,
  ImportJob,
  ImportReject,
  ImportRequest,
  PersonConsent,
  Profile,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { readLocalToken } from '../../../local-token.ts';

const PATIENCE = 60_000;
const DAY_MS = 86_400_000;
const NOW = Date.now();
const ago = (days: number) => new Date(NOW - days * DAY_MS).toISOString().slice(0, 19);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

const person = (name: string) => encodeURIComponent(`email:${name}@ek.example`);
const may = (name: string, channel: string, purpose = 'marketing') =>
  server.ask<ConsentDecision>(
    'GET',
    `/api/consent/may?person=${person(name)}&purpose=${purpose}&channel=${channel}`,
  );
const withdraw = (name: string, purpose: string, channel: string) =>
  server.ask('POST', `/api/consent/people/${person(name)}/withdraw`, {
    purpose,
    channel,
    reason: 'on the phone',
  });

async function bring(
  kind: ImportRequest['kind'],
  text: string,
  options: ImportRequest['options'] = {},
): Promise<ImportJob> {
  const { token } = readLocalToken(server.dataDir) ?? { token: '' };
  const answer = await fetch(`${server.url}/api/imports/files?name=${kind}.csv`, {
    method: 'POST',
    body: text,
    headers: { authorization: `Bearer ${token}` },
  });
  const { id: file }: ImportFile = JSON.parse(await answer.text());
  const { guesses } = await server.ask<ImportFile>('POST', '/api/imports/guess', { file, kind });
  const mapping = guesses[0]?.mapping ?? { fields: {} };
  const started = await server.ask<ImportJob>('POST', '/api/imports', {
    file,
    kind,
    mapping,
    options: { timeZone: 'UTC', ...options },
  });
  return settled(started.id, 'done');
}

async function settled(id: string, state: ImportJob['state']): Promise<ImportJob> {
  let job: ImportJob | undefined;
  await eventually(async () => {
    job = await server.ask<ImportJob>('GET', `/api/imports/${id}`);
    expect(job).toMatchObject({ state });
  }, PATIENCE);
  if (job === undefined) throw new Error('no job');
  return job;
}

async function undo(id: string): Promise<void> {
  await server.ask('POST', `/api/imports/${id}/undo`);
  await settled(id, 'undone');
}

describe('a file of permissions', () => {
  const text = [
    'E-post;Phone;Ändamål;Kanal;Samtycke;Samtyckesdatum;Text version;Language;Form;IP;Proof;System',
    `anna@ek.example;;marketing;e-post;Ja;${ago(90)};3;sv;Malmö fair;192.0.2.7;form 12;Mailchimp`,
    `bo@ek.example;+46701740605;Marketing;SMS;1;${ago(80)};v2.1;;;;;`,
    `cleo@ek.example;;marketing;sms;opt-in;${ago(70)};;;;;;`,
    'dan@ek.example;;all;all;unsubscribed;;;;;;;',
    `eve@ek.example;;marketing;post;confirmed;${ago(500)};;;;;;`,
    `fred@ek.example;;lottery;email;yes;${ago(9)};;;;;;`,
    `gina@ek.example;;marketing;fax;yes;${ago(9)};;;;;;`,
    `hal@ek.example;;analytics;email;yes;${ago(9)};;;;;;`,
    `ina@ek.example;;marketing;email;perhaps;${ago(9)};;;;;;`,
    'jon@ek.example;;marketing;email;yes;;;;;;;',
    `kim@ek.example;;marketing;all;yes;${ago(9)};;;;;;`,
    `lea@ek.example;;marketing;email;yes;${ago(-9)};;;;;;`,
    `;;marketing;email;yes;${ago(9)};;;;;;`,
  ].join('\n');
  let job: ImportJob;

  beforeAll(async () => {
    const settings = await server.ask<ConsentSettings>('GET', '/api/consent/settings');
    const purposes = settings.purposes.map((each) =>
      each.id === 'marketing' ? { ...each, months: 12 } : each,
    );
    await server.ask('PUT', '/api/consent/settings', { ...settings, purposes });
    await withdraw('cleo', 'marketing', 'sms');
    job = await bring('permissions', text);
  }, PATIENCE);

  it('comes into the ledger, and the gate answers by it at once', async () => {
    expect(job.counts).toMatchObject({ rows: 13, taken: 5, rejected: 8, known: 0, written: 6, persons: 6 });
    expect(await may('anna', 'email')).toMatchObject({ allowed: true, because: 'granted' });
    expect(await may('bo', 'sms')).toMatchObject({ allowed: true, because: 'granted' });
    expect(await may('bo', 'email')).toMatchObject({ allowed: false, because: 'not-asked' });
    // She withdrew after she had said this.
    expect(await may('cleo', 'sms')).toMatchObject({ allowed: false, because: 'withdrawn' });
    expect(await may('dan', 'web', 'analytics')).toMatchObject({ allowed: false, because: 'withdrawn' });
    // A yes to marketing holds for twelve months here.
    expect(await may('eve', 'post')).toMatchObject({ allowed: false, because: 'expired' });
  });

  it('keeps its proof', async () => {
    const { ledger } = await server.ask<PersonConsent>('GET', `/api/consent/people/${person('anna')}`);
    expect(ledger).toMatchObject([
      {
        purpose: 'marketing',
        channel: 'email',
        state: 'granted',
        origin: 'import',
        source: 'Mailchimp',
        textVersion: 3,
        language: 'sv',
        page: 'Malmö fair',
        evidence: 'form 12, IP 192.0.2.7',
        time: `${ago(90)}.000Z`,
      },
    ]);
    const bo = await server.ask<PersonConsent>(
      'GET',
      `/api/consent/people/${encodeURIComponent('phone:+46701740605')}`,
    );
    expect(bo.ledger).toMatchObject([{ state: 'granted', evidence: 'text version v2.1' }]);
  });

  it('rejects what consent does not know, row by row, with the field and the cure', async () => {
    const { items } = await server.ask<{ items: ImportReject[] }>('GET', `/api/imports/${job.id}/rejects`);
    expect(items.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [6, 'purpose', 'unknown-purpose'],
      [7, 'channel', 'unknown-channel'],
      [8, 'channel', 'channel-not-asked'],
      [9, 'status', 'unknown-answer'],
      [10, 'timestamp', 'permission-without-time'],
      [11, 'channel', 'permission-for-all'],
      [12, 'timestamp', 'in-the-future'],
      [13, 'email', 'no-person'],
    ]);
    expect(items[0]?.cure).toContain('Settings → Consent');
    await expect(
      bring('permissions', 'email,consent\nmo@ek.example,no\n', {
        constants: { purpose: 'lottery', channel: 'email' },
      }),
    ).rejects.toThrow('options.constants.purpose');
  });

  it('goes when it is undone, and nothing else does', async () => {
    await undo(job.id);
    expect(await may('anna', 'email')).toMatchObject({ allowed: false, because: 'not-asked' });
    expect(await may('dan', 'web', 'analytics')).toMatchObject({ allowed: true });
    expect(await may('cleo', 'sms')).toMatchObject({ allowed: false, because: 'withdrawn' });
    job = await bring('permissions', text);
    expect(await may('anna', 'email')).toMatchObject({ allowed: true });
  });
});

describe('a withdrawal', () => {
  it('holds for files, too: facts stay without the person, and what is only about the person is left out', async () => {
    await withdraw('zoe', 'analytics', 'web');
    const orders = await bring(
      'orders',
      `Order ID,Email,Order date,Total\nZ-1,zoe@ek.example,${ago(400)},12.50\nZ-2,anna@ek.example,${ago(3)},30\n`,
    );
    expect(orders.counts).toMatchObject({ taken: 2, persons: 1 });
    await eventually(
      async () =>
        expect(
          await server.events.query(
            'SELECT order_id, revenue, identity_key = 0 AS nobody FROM events WHERE import_id = {id:String} ORDER BY revenue',
            { id: orders.id },
          ),
        ).toEqual([
          { order_id: '', revenue: 12.5, nobody: 1 },
          { order_id: 'Z-2', revenue: 30, nobody: 0 },
        ]),
      PATIENCE,
    );
    const contacts = await bring('contacts', 'email,city\nzoe@ek.example,Umeå\nanna@ek.example,Lund\n');
    expect(contacts.counts).toMatchObject({ rows: 2, taken: 1, known: 0, withheld: 1 });
    for (const table of ['log', 'events', 'traits']) {
      const [found] = await server.events.query<{ n: string }>(
        `SELECT countIf(position(formatRow('JSONEachRow', *), 'zoe@ek') > 0 OR position(formatRow('JSONEachRow', *), 'Umeå') > 0) AS n FROM ${table}`,
      );
      expect(found?.n).toBe('0');
    }
  });
});

describe('a file of bought attributes', () => {
  it('makes traits that keep what they came under, and takes none that has expired', async () => {
    const job = await bring(
      'bought-attributes',
      `email,income,valid until\nanna@ek.example,high,2099-01-01 00:00\nbo@ek.example,low,${ago(1)}\n`,
      { constants: { supplier: 'Data AB', licence: 'L-7', legal_basis: 'legitimate interest' } },
    );
    expect(job.counts).toMatchObject({ taken: 1, rejected: 1 });
    const { items } = await server.ask<{ items: ImportReject[] }>('GET', `/api/imports/${job.id}/rejects`);
    expect(items).toMatchObject([{ row: 2, field: 'expires_at', reason: 'expired' }]);
    const income = async () =>
      (await server.ask<Profile>('GET', `/api/people/${person('anna')}`)).traits.find(
        ({ name }) => name === 'income',
      );
    await eventually(
      async () =>
        expect(await income()).toMatchObject({
          value: 'high',
          source: 'Data AB',
          purchase: { supplier: 'Data AB', licence: 'L-7', legalBasis: 'legitimate-interests' },
        }),
      PATIENCE,
    );
    // By these they are found; they were not bought.
    expect(
      await server.events.query('SELECT DISTINCT name FROM traits WHERE import_id = {id:String}', {
        id: job.id,
      }),
    ).toEqual([{ name: 'income' }]);
    await undo(job.id);
    expect(await income()).toBeUndefined();
  });

  it('is gone for who asks in SQL, too, from the moment on at which it expires', async () => {
    for (const [name, days] of [
      ['shoe_size', 1],
      ['hat_size', -1],
    ] as const) {
      await server.events.insertRows('traits', [
        {
          name,
          identity_key: '7',
          timestamp: `${ago(9)}Z`,
          message_id: name,
          value: '44',
          type: 'string',
          supplier: 'Data AB',
          expires_at: `${ago(-days)}Z`,
        },
      ]);
    }
    const { token } = readLocalToken(server.dataDir) ?? { token: '' };
    const answer = await fetch(`${server.url}/sql`, {
      method: 'POST',
      body: "SELECT name FROM traits WHERE supplier = 'Data AB'",
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await answer.text()).trim()).toBe('shoe_size');
  });
});
