import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type {
  ImportFile,
  ImportJob,
  Segment,
  SegmentCount,
  SegmentList,
  SegmentMembers,
  SegmentRule,
  SegmentValues,
  SegmentVocabulary,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

const TELCO = join(
  resolve(process.env.RONDO_EVALUATION_DATA ?? '../shared/data'),
  'measure/churn-telco/Telco-Customer-Churn.csv',
);

const trait = (name: string, ...values: string[]): SegmentRule => ({
  kind: 'trait',
  trait: name,
  test: { type: 'text', operator: 'is', values },
});
const under = (name: string, value: number): SegmentRule => ({
  kind: 'trait',
  trait: name,
  test: { type: 'number', operator: 'less', value },
});
const bought = (operator: 'at-least' | 'exactly', value: number): SegmentRule => ({
  kind: 'event',
  type: 'track',
  event: 'Order Completed',
  where: [],
  amount: { of: 'count', operator, value },
  window: { kind: 'last', count: 30, unit: 'days' },
});
const all = (...rules: SegmentRule[]): SegmentRule => ({ kind: 'all', rules });

describe('segments', () => {
  let server: TestServer;
  const count = (rule: SegmentRule) => server.ask<SegmentCount>('POST', '/api/segments/count', { rule });
  const save = (name: string, rule: SegmentRule) =>
    server.ask<Segment>('POST', '/api/segments', { name, rule });
  const refusal = (method: string, path: string, body?: unknown) =>
    server.ask(method, path, body).then(
      () => 'taken',
      (error: Error) => error.message,
    );

  beforeAll(async () => {
    server = await startTestServer();
    const writeKey = await server.writeKey('shop');
    const people = ['Anna', '=HYPERLINK("x")', 'Cees, de "Wit"'].map((name, index) => ({
      userId: `u-${index}`,
      name,
      city: index === 0 ? 'Umeå' : 'Utrecht',
    }));
    const batch: object[] = people.flatMap(({ userId, name, city }) => [
      {
        type: 'identify',
        userId,
        traits: { name, city, visits: userId === 'u-0' ? 3 : '12', email: `${userId}@example.com` },
      },
      {
        type: 'page',
        userId,
        name: 'Home',
        context: {
          page: { url: 'https://shop.example/?utm_source=google&utm_medium=cpc&utm_campaign=brand' },
        },
      },
    ]);
    batch.push({
      type: 'track',
      userId: 'u-0',
      event: 'Order Completed',
      properties: { revenue: 40, products: [{ category: 'Lamps' }], gift: { wrapped: true } },
    });
    await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ writeKey, batch }),
    });
    await eventually(
      async () =>
        expect(await count(all(trait('city', 'Utrecht')))).toMatchObject({ total: 3, people: 2, faults: [] }),
      20_000,
    );
  });

  it('counts a rule, saves it, counts all saved ones in a pass, and lists the members', async () => {
    const rule = all(trait('city', 'Utrecht'), bought('exactly', 0));
    expect(await count(rule)).toMatchObject({
      total: 3,
      people: 2,
      faults: [],
      clauses: [
        { matches: 2, left: 2 },
        { matches: 2, left: 2 },
      ],
    });
    const segment = await save('No orders from Utrecht', rule);
    const other = await save('In it, or bought lamps', {
      kind: 'any',
      rules: [
        { kind: 'segment', segment: segment.id },
        {
          kind: 'event',
          type: 'track',
          event: 'Order Completed',
          where: [
            { property: 'products[].category', test: { type: 'text', operator: 'is', values: ['Lamps'] } },
            { property: 'gift.wrapped', test: { type: 'boolean', value: true } },
          ],
          amount: { of: 'sum', property: 'revenue', operator: 'at-least', value: 40 },
          window: { kind: 'ever' },
        },
      ],
    });
    const { items } = await server.ask<SegmentList>('GET', '/api/segments');
    expect(items.map((one) => [one.name, one.people])).toEqual([
      ['In it, or bought lamps', 3],
      ['No orders from Utrecht', 2],
    ]);
    const first = await server.ask<SegmentMembers>('GET', `/api/segments/${other.id}/members?limit=2`);
    expect([first.total, first.items.length, first.columns]).toEqual([3, 2, ['name', 'email']]);
    const second = await server.ask<SegmentMembers>(
      'GET',
      `/api/segments/${other.id}/members?limit=2&after=${first.next}`,
    );
    expect(second.next).toBeUndefined();
    expect([...first.items, ...second.items].map((one) => one.traits.email).sort()).toEqual([
      'u-0@example.com',
      'u-1@example.com',
      'u-2@example.com',
    ]);
    expect(await refusal('DELETE', `/api/segments/${segment.id}`)).toMatch(/409.*In it, or bought lamps/);
    expect(
      await refusal('PATCH', `/api/segments/${segment.id}`, { rule: { kind: 'segment', segment: other.id } }),
    ).toMatch(/400.*segment-cycle/);
    await server.ask('DELETE', `/api/segments/${other.id}`);
  });

  it('exports members as CSV that no spreadsheet runs, and as a sheet', async () => {
    const segment = await save('Everyone', all());
    const get = (format: string) =>
      fetch(`${server.url}/api/segments/${segment.id}/members.${format}`, {
        headers: { authorization: `Bearer ${token()}` },
      });
    const csv = await get('csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toContain('Everyone.csv');
    const lines = (await csv.text()).split('\r\n');
    expect(lines[0]).toBe('"person","name","email"');
    expect(
      lines
        .slice(1)
        .filter((line) => line !== '')
        .map((line) => line.replace(/^"\d+",/, ''))
        .sort(),
    ).toEqual([
      '"\'=HYPERLINK(""x"")","u-1@example.com"',
      '"Anna","u-0@example.com"',
      '"Cees, de ""Wit""","u-2@example.com"',
    ]);
    const sheet = Buffer.from(await (await get('xlsx')).arrayBuffer());
    expect(sheet.subarray(0, 2).toString()).toBe('PK');
    const audit = await server.ask<{ items: { action: string }[] }>('GET', '/api/audit?limit=2');
    expect(audit.items.map((entry) => entry.action)).toEqual(['segment.exported', 'segment.exported']);
  });

  it('offers what has arrived, with its type', async () => {
    const vocabulary = await server.ask<SegmentVocabulary>('GET', '/api/segments/vocabulary');
    expect(vocabulary.traits).toContainEqual({ name: 'visits', type: 'number', people: 3 });
    expect(vocabulary.traits).toContainEqual({ name: 'city', type: 'text', people: 3 });
    expect(vocabulary.events).toContainEqual({ type: 'page', event: 'Home', count: 3 });
    expect([vocabulary.channels, vocabulary.campaigns]).toEqual([['search'], ['brand']]);
    const cities = await server.ask<SegmentValues>('GET', '/api/segments/values?trait=city&containing=utr');
    expect(cities.items).toEqual([{ value: 'Utrecht', count: 2 }]);
    const properties = await server.ask<SegmentValues>(
      'GET',
      '/api/segments/properties?type=track&event=Order%20Completed',
    );
    expect(properties.items.map((one) => one.value)).toContain('gift.wrapped');
    const values = await server.ask<SegmentValues>(
      'GET',
      '/api/segments/values?type=track&event=Order%20Completed&property=revenue',
    );
    expect(values.items).toEqual([{ value: '40', count: 1 }]);
  });

  it('refuses what cannot be, naming the part', async () => {
    expect(
      await count(
        all(under('visits', 2), {
          kind: 'trait',
          trait: 'visits',
          test: { type: 'number', operator: 'more', value: 5 },
        }),
      ),
    ).toMatchObject({
      people: null,
      faults: [{ severity: 'error', code: 'contradiction', path: '/rules/1' }],
    });
    expect(await refusal('POST', '/api/segments', { name: 'X', rule: { kind: 'any', rules: [] } })).toMatch(
      /400.*empty-group/,
    );
    expect(await refusal('POST', '/api/segments', { name: 'X', rule: { kind: 'nonsense' } })).toMatch(/400/);
    expect(await refusal('POST', '/api/segments', { name: 'Everyone', rule: all() })).toMatch(/409.*\/name/);
    expect(await refusal('GET', '/api/segments/nix')).toMatch(/404/);
    for (const [method, path] of [
      ['GET', '/api/segments'],
      ['POST', '/api/segments'],
      ['POST', '/api/segments/count'],
      ['GET', '/api/segments/x/members'],
      ['GET', '/api/segments/x/members.csv'],
      ['GET', '/api/segments/values?trait=email'],
    ]) {
      const answer = await fetch(`${server.url}${path}`, { method: method ?? '' });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it.skipIf(!existsSync(TELCO))(
    'counts 1,908 month-to-month customers under 12 months, 991 of whom left, after an import of contacts',
    async () => {
      const sent = await fetch(`${server.url}/api/imports/files?name=telco.csv`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/octet-stream' },
        body: readFileSync(TELCO),
      });
      const file: ImportFile = JSON.parse(await sent.text());
      const guess = file.guesses.find((one) => one.kind === 'contacts');
      const job = await server.ask<ImportJob>('POST', '/api/imports', {
        file: file.id,
        kind: 'contacts',
        mapping: guess?.mapping,
        options: { ...guess?.options, keepRest: true },
      });
      await eventually(
        async () => expect((await server.ask<ImportJob>('GET', `/api/imports/${job.id}`)).state).toBe('done'),
        30_000,
      );
      const churning = all(trait('contract', 'Month-to-month'), under('tenure', 12));
      await eventually(async () => expect((await count(churning)).people).toBe(1908), 20_000);
      expect(
        (await count(all(trait('contract', 'Month-to-month'), under('tenure', 12), trait('churn', 'Yes'))))
          .people,
      ).toBe(991);
      expect((await count(all())).total).toBe(7043 + 3);
    },
    60_000,
  );

  function token(): string {
    return JSON.parse(readFileSync(join(server.dataDir, 'cli-token.json'), 'utf8')).token;
  }
});
