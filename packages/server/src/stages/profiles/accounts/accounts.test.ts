import type { Account, AccountMembers, AccountsPage, AccountTimeline, PersonAccount } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { readLocalToken } from '../../../local-token.ts';

const at = (day: number) => new Date(Date.UTC(2026, 4, day, 12)).toISOString();
const order = (messageId: string, userId: string, day: number, revenue: number) => ({
  type: 'track',
  event: 'Order Completed',
  messageId,
  userId,
  timestamp: at(day),
  properties: { order_id: `O-${messageId}`, revenue, currency: 'EUR' },
});

let server: TestServer;
let sent = 0;

async function send(calls: readonly object[]): Promise<void> {
  const writeKey = await server.writeKey('shop');
  const response = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${writeKey}:`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batch: calls }),
  });
  expect(response.status).toBe(200);
  sent += calls.length;
  // The views of a table are filled after it, and the checkpoint is written when all are.
  await eventually(async () => {
    expect(await server.events.queryOne('SELECT count() AS n FROM events')).toEqual({ n: String(sent) });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).not.toMatch(/^rondo_consumer_behind_rows\{.*\} [1-9]/m);
  }, 60_000);
}

const account = (id: string) => server.ask<Account>('GET', `/api/accounts/${encodeURIComponent(id)}`);
const members = (id: string, status = 'member') =>
  server.ask<AccountMembers>('GET', `/api/accounts/${encodeURIComponent(id)}/members?status=${status}`);

beforeAll(async () => {
  server = await startTestServer({ RONDO_LOG_LEVEL: 'error' });
});

describe('a company whose people send group calls', () => {
  it('is an account with members, their figures and what the calls say of it', async () => {
    await send([
      {
        type: 'group',
        messageId: 'g1',
        userId: 'anna',
        groupId: 'lind',
        timestamp: at(1),
        traits: {
          name: 'Lind Bygg',
          company_number: '556012-5790',
          employees: 25,
          website: 'https://www.lind-bygg.example',
        },
      },
      { type: 'group', messageId: 'g2', userId: 'bo', groupId: 'lind', timestamp: at(2) },
      order('a', 'anna', 3, 100),
      order('b', 'bo', 4, 50),
      {
        type: 'identify',
        messageId: 'i1',
        userId: 'cia',
        timestamp: at(4),
        traits: { email: 'cia@lind-bygg.example' },
      },
    ]);
    const lind = await account('group_id:lind');
    expect(lind).toMatchObject({
      name: 'Lind Bygg',
      members: 2,
      orders: 2,
      revenue: 150,
      openCases: 0,
      possible: 1,
      left: 0,
    });
    expect(lind.lastSeen).toBe(at(4));
    expect(lind.activity).toMatchObject({ event: 'Order Completed', at: at(4) });
    expect(lind.traits.find(({ name }) => name === 'employees')).toMatchObject({
      value: '25',
      type: 'number',
    });
    expect((await account('company_number:5560125790')).id).toBe(lind.id);
    const { items } = await members(lind.id);
    expect(items).toMatchObject([
      { since: at(1), status: 'member', evidence: [{ rule: 'group', source: 'shop', messageId: 'g1' }] },
      { since: at(2), evidence: [{ messageId: 'g2' }] },
    ]);
    const page = await server.ask<AccountsPage>('GET', '/api/accounts?sort=revenue');
    expect(page).toMatchObject({ total: 1, items: [{ id: lind.id, members: 2, revenue: 150 }] });
    expect((await server.ask<AccountsPage>('GET', '/api/accounts?q=bygg')).total).toBe(1);
    expect((await server.ask<AccountsPage>('GET', '/api/accounts?q=nobody')).total).toBe(0);
    const own = await server.ask<{ items: PersonAccount[] }>('GET', '/api/people/user_id:anna/accounts');
    expect(own.items).toMatchObject([{ id: lind.id, name: 'Lind Bygg', status: 'member', since: at(1) }]);
  });
});

describe('membership', () => {
  it('ends when it is said to, and begins again', async () => {
    const group = (messageId: string, userId: string, day: number, traits: object) => ({
      type: 'group',
      messageId,
      userId,
      groupId: 'club',
      timestamp: at(day),
      traits,
    });
    await send([
      group('c1', 'dan', 1, { name: 'The Club' }),
      group('c2', 'eva', 1, {}),
      group('c3', 'dan', 5, { remove: true }),
      order('d', 'dan', 6, 70),
      order('e', 'eva', 6, 30),
    ]);
    // Who has left is in no figure.
    expect(await account('group_id:club')).toMatchObject({ members: 1, left: 1, orders: 1, revenue: 30 });
    expect((await members('group_id:club', 'left')).items).toMatchObject([
      { person: { orders: 1 }, status: 'left', since: at(1), leftAt: at(5) },
    ]);
    await send([group('c4', 'dan', 9, {})]);
    const { items } = await members('group_id:club');
    expect(items.map(({ since, leftAt }) => ({ since, leftAt }))).toEqual([
      { since: at(1), leftAt: null },
      { since: at(9), leftAt: null },
    ]);
    expect(await account('group_id:club')).toMatchObject({ members: 2, left: 0, revenue: 100 });
  });

  it('may be in several companies, and moves where a system has one company for a person', async () => {
    const works = (messageId: string, day: number, company_id: string) => ({
      type: 'identify',
      messageId,
      userId: 'fia',
      timestamp: at(day),
      traits: { company_id, company_name: `Company ${company_id}` },
    });
    await send([
      works('f1', 1, 'K1'),
      works('f2', 7, 'K2'),
      { type: 'group', messageId: 'f3', userId: 'fia', groupId: 'board', timestamp: at(3) },
      {
        type: 'track',
        event: 'Seat Used',
        messageId: 'f4',
        userId: 'gil',
        timestamp: at(4),
        context: { groupId: 'board' },
      },
    ]);
    const { items } = await server.ask<{ items: PersonAccount[] }>('GET', '/api/people/user_id:fia/accounts');
    expect(items.map(({ name, status, since, leftAt }) => [name, status, since, leftAt])).toEqual([
      ['board', 'member', at(3), null],
      ['Company K2', 'member', at(7), null],
      ['K1', 'left', at(1), at(7)],
    ]);
    expect((await members('group_id:board')).items.map(({ evidence }) => evidence[0]?.rule)).toEqual([
      'group',
      'context',
    ]);
  });

  it('tells two names of one company by its number, whichever of them says it', async () => {
    const call = (messageId: string, groupId: string, day: number, traits: object) => ({
      type: 'group',
      messageId,
      userId: `${groupId}-user`,
      groupId,
      timestamp: at(day),
      traits,
    });
    await send([
      call('n1', 'web-9', 1, { country: 'SE', company_number: '556036-0793' }),
      call('n2', 'crm-9', 2, { vat_number: 'SE556036079301', name: 'Two Names AB' }),
      call('n3', 'other', 3, { country: 'SE', company_number: '556036-0794' }),
    ]);
    const one = await account('group_id:web-9');
    expect(one).toMatchObject({ name: 'Two Names AB', members: 2 });
    expect((await account('group_id:crm-9')).id).toBe(one.id);
    expect(one.identifierList.map(({ value }) => value).sort()).toEqual([
      '556036-0793',
      'SE556036079301',
      'crm-9',
      'web-9',
    ]);
    // A number whose check digit is wrong names nobody.
    expect(await account('group_id:other')).toMatchObject({
      members: 1,
      identifierList: [{ value: 'other' }],
    });
    expect((await server.ask<AccountsPage>('GET', '/api/accounts?q=SE556036-0793')).items).toMatchObject([
      { id: one.id },
    ]);
  });

  it('is told from its timeline, page by page, with who did it', async () => {
    const path = (after = '') => `/api/accounts/group_id:lind/timeline?limit=2${after}`;
    const first = await server.ask<AccountTimeline>('GET', path());
    expect(first.items.map(({ messageId }) => messageId)).toEqual(['b', 'a']);
    expect(first.items[0]?.person.id).toBe(
      (await server.ask<{ id: string }>('GET', '/api/people/user_id:bo')).id,
    );
    const next = await server.ask<AccountTimeline>('GET', path(`&after=${first.next}`));
    expect(next.items.map(({ messageId }) => messageId)).toEqual(['g2', 'g1']);
  });

  it('is asked for what exists, in words that say what is wrong', async () => {
    await expect(account('group_id:nowhere')).rejects.toThrow('There is no account “group_id:nowhere”');
    await expect(server.ask('GET', '/api/accounts?after=x')).rejects.toThrow('not a cursor of this list');
    await expect(members('group_id:lind', 'friend')).rejects.toThrow('status');
  });
});

describe('an imported file of contacts', () => {
  it('makes accounts of its companies, which go when the import is undone', async () => {
    const csv = [
      'crm_id,email,name,company_name,company_number,vat_number',
      'C-1,hedda@havre.example,Hedda Dahl,Havre AB,559900-0022,',
      'C-2,ivar@havre.example,Ivar Ek,Havre AB,5599000022,SE559900002201',
      'C-3,jon@havre.example,Jon Berg,Havre AB,559900-0023,',
    ].join('\n');
    const upload = await fetch(`${server.url}/api/imports/files?name=crm-contacts.csv`, {
      method: 'POST',
      body: csv,
      headers: {
        authorization: `Bearer ${readLocalToken(server.dataDir)?.token ?? ''}`,
        'content-type': 'text/csv',
      },
    });
    const file = JSON.parse(await upload.text());
    expect(file.guesses[0].kind).toBe('contacts');
    const { mapping } = file.guesses[0];
    const { id } = await server.ask<{ id: string }>('POST', '/api/imports', {
      file: file.id,
      kind: 'contacts',
      mapping,
      options: { region: 'SE' },
    });
    const importOf = () => server.ask<{ state: string; counts: object }>('GET', `/api/imports/${id}`);
    await eventually(async () => expect((await importOf()).state).toBe('done'), 60_000);
    // The number with a wrong check digit is left out, and said; its row is taken.
    expect((await importOf()).counts).toMatchObject({ taken: 3, rejected: 0, valuesLeftOut: 1 });
    const havre = await account('company_number:SE5599000022');
    expect(havre).toMatchObject({ name: 'Havre AB', members: 2 });
    expect((await account('vat_number:SE559900002201')).id).toBe(havre.id);
    expect(
      (await members(havre.id)).items.map(({ person, evidence }) => [person.name, evidence[0]?.rule]),
    ).toEqual(
      expect.arrayContaining([
        ['Hedda Dahl', 'trait'],
        ['Ivar Ek', 'trait'],
      ]),
    );
    await server.ask('POST', `/api/imports/${id}/undo`);
    await eventually(async () => expect((await importOf()).state).toBe('undone'), 60_000);
    await expect(account('company_number:SE5599000022')).rejects.toThrow('There is no account');
    expect((await server.ask<AccountsPage>('GET', '/api/accounts?q=havre')).total).toBe(0);
  });
});
