import type { Account, AccountMembers, AccountsPage, PersonAccount } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';

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
