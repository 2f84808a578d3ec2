import type { KpiValueList } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { readLocalToken } from '../../../local-token.ts';

const ORDERS =
  'Order ID,Email,Order date,Total\n1,anna@example.com,2026-01-02 10:00,12.50\n2,bo@example.com,2026-01-03 10:00,x\n';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});

const bearer = () => ({ authorization: `Bearer ${readLocalToken(server.dataDir)?.token ?? ''}` });

async function upload(content: string, headers: Record<string, string> = bearer()): Promise<Response> {
  return fetch(`${server.url}/api/imports/files?name=orders.csv`, {
    method: 'POST',
    body: content,
    headers: { 'content-type': 'text/csv', ...headers },
  });
}

type Job = { id: string; state: string; counts: Record<string, number> };

describe('the routes of imports', () => {
  it('take a file as it is, import it, and make its rows events and profiles', async () => {
    const response = await upload(ORDERS);
    expect(response.status).toBe(200);
    const file = JSON.parse(await response.text());
    expect(file).toMatchObject({ name: 'orders.csv', bytes: ORDERS.length });
    expect(file.guesses[0].kind).toBe('orders');
    const { kind, mapping } = file.guesses[0];
    const request = { file: file.id, kind, mapping, options: { timeZone: 'UTC' } };
    expect(await server.ask('POST', '/api/imports/preview', request)).toMatchObject({
      counts: { taken: 1, rejected: 1 },
    });
    const { id } = await server.ask<Job>('POST', '/api/imports', request);
    await eventually(
      async () =>
        expect(await server.ask('GET', `/api/imports/${id}`)).toMatchObject({
          state: 'done',
          counts: { taken: 1, rejected: 1 },
        }),
      30_000,
    );
    expect(await server.ask('GET', `/api/imports/${id}/rejects`)).toMatchObject({
      total: 1,
      items: [{ row: 2, field: 'total', value: 'x' }],
    });
    await eventually(async () =>
      expect(
        await server.events.query(
          'SELECT event, order_id, revenue, toString(timestamp) AS at FROM events WHERE import_id = {id:String}',
          { id },
        ),
      ).toEqual([{ event: 'Order Completed', order_id: '1', revenue: 12.5, at: '2026-01-02 10:00:00.000' }]),
    );
    expect(await server.ask('GET', '/api/imports')).toMatchObject({ items: [{ id }] });

    await server.ask('POST', `/api/imports/${id}/undo`);
    await eventually(async () =>
      expect(await server.ask('GET', `/api/imports/${id}`)).toMatchObject({ state: 'undone' }),
    );
    expect(await server.events.query('SELECT 1 FROM events WHERE import_id = {id:String}', { id })).toEqual(
      [],
    );
    expect(
      (await server.ask<{ items: { action: string }[] }>('GET', '/api/audit')).items.map(
        ({ action }) => action,
      ),
    ).toEqual(expect.arrayContaining(['import.started', 'import.undone']));
  });

  it('refuse who is not signed in, pages of other sites, and what is no file', async () => {
    expect((await upload(ORDERS, {})).status).toBe(401);
    for (const [method, path] of [
      ['GET', '/api/imports'],
      ['GET', '/api/imports/kinds'],
      ['POST', '/api/imports/x/undo'],
      ['POST', '/api/imports/x/cancel'],
      ['POST', '/api/kpi-values'],
      ['DELETE', '/api/kpi-values/1'],
    ] as const) {
      expect((await fetch(`${server.url}${path}`, { method })).status, `${method} ${path}`).toBe(401);
    }
    const write = await server.writeKey('shop');
    expect((await upload(ORDERS, { authorization: `Bearer ${write}` })).status).toBe(403);
    const empty = await upload('');
    expect([empty.status, JSON.parse(await empty.text()).error.message]).toEqual([400, 'The file is empty.']);
    await expect(server.ask('GET', '/api/imports/nothing')).rejects.toThrow('404');
    await expect(server.ask('POST', '/api/imports/nothing/undo')).rejects.toThrow('404');
    await expect(
      server.ask('POST', '/api/imports', {
        file: 'not-there-at-all',
        kind: 'orders',
        mapping: { fields: {} },
      }),
    ).rejects.toThrow('404');
    await expect(
      server.ask('POST', '/api/imports', {
        file: 'not-there-at-all',
        kind: 'nonsense',
        mapping: { fields: {} },
      }),
    ).rejects.toThrow('400');
  });

  it('list the kinds with what each needs', async () => {
    const { items } = await server.ask<{
      items: { id: string; fields: { name: string; required: boolean }[] }[];
    }>('GET', '/api/imports/kinds');
    expect(items.length).toBeGreaterThan(18);
    expect(
      items
        .find(({ id }) => id === 'orders')
        ?.fields.filter((field) => field.required)
        .map((field) => field.name),
    ).toEqual(['timestamp', 'total']);
  });

  it('take figures that are typed in, once each, and take them away again', async () => {
    const value = {
      kpi: 'staff hours',
      date: '2026-01-05',
      period: 'week',
      value: 80,
      unit: 'hours',
      dimension: 'Malmö',
    };
    await server.ask('POST', '/api/kpi-values', { values: [value] });
    const { ids } = await server.ask<{ ids: string[] }>('POST', '/api/kpi-values', {
      values: [{ ...value, value: 82 }],
    });
    expect(await server.ask('GET', '/api/kpi-values?kpi=staff%20hours')).toMatchObject({
      items: [{ value: 82, date: '2026-01-05', dimensions: { dimension: 'Malmö' } }],
    });
    await expect(
      server.ask('POST', '/api/kpi-values', { values: [{ ...value, date: '2026-02-30' }] }),
    ).rejects.toThrow('400');
    await server.ask('DELETE', `/api/kpi-values/${ids[0]}`);
    expect(await server.ask('GET', '/api/kpi-values?kpi=staff%20hours')).toEqual({
      items: [],
      total: 0,
      kpis: [],
    });
    await expect(server.ask('DELETE', `/api/kpi-values/${ids[0]}`)).rejects.toThrow('404');
  });

  it('gives typed-in figures page by page, newest first, each once', async () => {
    const values = ['2026-01-01', '2026-01-02', '2026-01-03'].map((date, at) => ({
      kpi: 'door count',
      date,
      value: at,
    }));
    await server.ask('POST', '/api/kpi-values', { values: [...values, { ...values[0], kpi: 'other' }] });
    const ask = (query: string) =>
      server.ask<KpiValueList>('GET', `/api/kpi-values?kpi=door%20count&limit=2${query}`);
    const first = await ask('');
    expect(first).toMatchObject({ total: 3, next: 2, kpis: ['door count', 'other'] });
    const second = await ask(`&after=${first.next}`);
    expect(second.next).toBeUndefined();
    expect([...first.items, ...second.items].map(({ date }) => date)).toEqual([
      '2026-01-03',
      '2026-01-02',
      '2026-01-01',
    ]);
  });
});
