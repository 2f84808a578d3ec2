import type { AccountTest, SegmentCount, SegmentRule, SegmentVocabulary } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateRule } from '../../../test/support/evaluate-rule.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { expandRule } from './expand-rule.ts';

/** Two firms and an association; `kim` works for both firms, `solo` for none, `left` did for one. */
const ACCOUNTS = {
  lind: { industry: 'Construction', employees: 34, $members: 2, $orders: 3, $revenue: 250, $open_cases: 1 },
  berg: { industry: 'Retail', employees: 900, $members: 2, $orders: 1, $revenue: 50, $open_cases: 0 },
  brf: { $members: 1, $orders: 0, $revenue: 0, $open_cases: 0 },
};
const MEMBERS: Record<string, (keyof typeof ACCOUNTS)[]> = {
  anna: ['lind'],
  kim: ['lind', 'berg'],
  bo: ['berg'],
  eva: ['brf'],
  left: [],
  solo: [],
};

let server: TestServer;

describe('people by their accounts', () => {
  beforeAll(async () => {
    server = await startTestServer();
    const writeKey = await server.writeKey('crm');
    let day = 0;
    const at = () => ({ timestamp: new Date(Date.UTC(2026, 4, 1) + day++ * 3_600_000).toISOString() });
    const group = (userId: string, groupId: string, traits: object = {}) => ({
      ...{ type: 'group', userId, groupId, traits },
      ...at(),
    });
    const order = (userId: string, id: string, revenue: number, event = 'Order Completed') => ({
      ...{ type: 'track', userId, event, properties: { order_id: id, revenue, currency: 'EUR' } },
      ...at(),
    });
    const calls = [
      group('anna', 'lind', { industry: 'Building', employees: 30 }),
      group('kim', 'lind', { industry: 'Construction', employees: 34 }),
      group('kim', 'berg', { industry: 'Retail', employees: 900 }),
      group('bo', 'berg'),
      group('eva', 'brf', { name: 'Brf Solen' }),
      group('left', 'lind'),
      group('left', 'lind', { remove: true }),
      order('anna', 'o1', 100),
      order('anna', 'o1', 100),
      order('anna', 'o2', 150),
      order('kim', 'o3', 50),
      order('anna', 'o2', 50, 'Order Refunded'),
      order('left', 'o4', 1000),
      {
        type: 'track',
        userId: 'anna',
        event: 'Ticket Updated',
        properties: { ticket_id: 't1', status: 'open' },
        ...at(),
      },
      {
        type: 'track',
        userId: 'bo',
        event: 'Ticket Updated',
        properties: { ticket_id: 't2', status: 'closed' },
        ...at(),
      },
      { type: 'identify', userId: 'solo', traits: { plan: 'free' }, ...at() },
    ];
    const response = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ writeKey, batch: calls }),
    });
    expect(response.status).toBe(200);
    await eventually(async () => {
      const { items } = await server.ask<{ items: object[] }>('GET', '/api/people');
      expect(items).toHaveLength(6);
    }, 30_000);
  }, 60_000);

  const count = (rule: SegmentRule) => server.ask<SegmentCount>('POST', '/api/segments/count', { rule });
  const account = (...where: AccountTest[]): SegmentRule => ({ kind: 'account', where });
  const number = (field: string, operator: 'more' | 'at-most' | 'equals', value: number): AccountTest => ({
    field,
    test: { type: 'number', operator, value },
  });
  const text = (field: string, operator: 'is' | 'is-not', ...values: string[]): AccountTest => ({
    field,
    test: { type: 'text', operator, values },
  });

  it('finds those of whom all conditions hold of one account, as the rule says in plain words', async () => {
    // Anna's firm has 250 less what was given back; Kim bought for both of hers.
    ACCOUNTS.lind.$revenue = 100 + 150 + 50 - 50;
    const rules: SegmentRule[] = [
      account(),
      account(text('industry', 'is', 'Construction')),
      account(text('industry', 'is', 'Building')),
      account(text('industry', 'is-not', 'Retail')),
      account(text('industry', 'is', 'Construction'), number('employees', 'more', 100)),
      account(number('employees', 'more', 100)),
      account({ field: 'industry', test: { type: 'any', operator: 'missing' } }),
      account(number('$members', 'more', 1)),
      account(number('$orders', 'more', 1)),
      account(number('$revenue', 'equals', 250)),
      account(number('$revenue', 'at-most', 50), number('$open_cases', 'equals', 0)),
      account(number('$open_cases', 'more', 0)),
      { kind: 'not', rule: account() },
      {
        kind: 'all',
        rules: [account(text('industry', 'is', 'Construction')), account(text('industry', 'is', 'Retail'))],
      },
      { kind: 'any', rules: [account(number('employees', 'more', 100)), { kind: 'not', rule: account() }] },
    ];
    const asOf = { now: new Date(), timeZone: 'UTC' };
    for (const rule of rules) {
      const expected = Object.values(MEMBERS).filter((accounts) =>
        evaluateRule(
          expandRule(rule, new Map()),
          { events: [], traits: [], accounts: accounts.map((name) => ACCOUNTS[name]) },
          asOf,
        ),
      ).length;
      const { people, faults } = await count(rule);
      expect([JSON.stringify(rule), people, faults]).toEqual([JSON.stringify(rule), expected, []]);
    }
    const { clauses } = await count({
      kind: 'all',
      rules: [account(), account(number('$orders', 'more', 1))],
    });
    expect(clauses.map(({ left }) => left)).toEqual([4, 2]);
  }, 60_000);

  it('offers what can be asked, and names what cannot', async () => {
    const words = await server.ask<SegmentVocabulary>('GET', '/api/segments/vocabulary');
    expect(words.accounts).toEqual([
      ...['$members', '$orders', '$revenue', '$open_cases'].map((field) => ({ field, type: 'number' })),
      { field: 'employees', type: 'number', accounts: 2 },
      { field: 'industry', type: 'text', accounts: 2 },
      { field: 'name', type: 'text', accounts: 1 },
    ]);
    expect(await server.ask('GET', '/api/segments/values?account=industry')).toMatchObject({
      items: expect.arrayContaining([{ value: 'Retail', count: 1 }]),
    });
    expect((await count(account(number('$profit', 'more', 1)))).faults).toMatchObject([
      { severity: 'error', code: 'unknown-figure', path: '/where/0/field' },
    ]);
    expect((await count(account(text('branch', 'is', 'x')))).faults).toMatchObject([
      { severity: 'warning', code: 'never-seen', path: '/where/0/field' },
    ]);
  });

  it('counts a saved segment among the others, lists its members and says what it reads', async () => {
    const saved = await server.ask<{ id: string }>('POST', '/api/segments', {
      name: 'Builders who buy',
      rule: account(text('industry', 'is', 'Construction'), number('$revenue', 'more', 0)),
    });
    const { items } = await server.ask<{ items: { people: number }[] }>('GET', '/api/segments');
    expect(items).toMatchObject([{ people: 2 }]);
    expect(await server.ask('GET', `/api/segments/${saved.id}/members`)).toMatchObject({ total: 2 });
  });
});
