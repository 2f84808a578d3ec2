import type { Action, Report } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { findBrowser } from './print-report.ts';

let server: TestServer;
let reader: string;
beforeAll(async () => {
  server = await startTestServer();
  await server.ask('POST', '/api/set-up', {
    name: 'Lingon & Co',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    weekStart: 1,
    language: 'sv',
    owner: { name: 'Astrid', email: 'astrid@lingon.example' },
  });
  reader = (await server.ask<{ key: string }>('POST', '/api/keys', { name: 'BI', scope: 'read' })).key;
}, 60_000);

function call(method: string, path: string, key?: string, body?: unknown): Promise<Response> {
  return fetch(new URL(path, server.url), {
    method,
    headers: {
      ...(key === undefined ? { 'x-rondo-request': '1' } : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const action = { title: 'Call', owner: 'Astrid', due: '2026-05-01', desk: 'sales' };
const feedback = { kind: 'moved', subject: 'orders', reason: 'known' };

describe('the routes of reports and actions', () => {
  it('refuse nobody at all everything', async () => {
    for (const [method, path, body] of [
      ['GET', '/api/reports/sales'],
      ['GET', '/api/insights/sales'],
      ['GET', '/api/reports/sales/pdf'],
      ['GET', '/api/actions'],
      ['POST', '/api/actions', action],
      ['PATCH', '/api/actions/x', { state: 'done' }],
      ['DELETE', '/api/actions/x'],
      ['POST', '/api/insights/feedback', feedback],
      ['DELETE', '/api/insights/feedback?kind=moved&subject=orders'],
    ] as const) {
      expect([method, path, (await call(method, path, undefined, body)).status]).toEqual([method, path, 401]);
    }
  });

  it('let a reader read and write nothing', async () => {
    expect((await call('GET', '/api/reports/sales', reader)).status).toBe(200);
    expect((await call('POST', '/api/actions', reader, action)).status).toBe(403);
    expect((await call('POST', '/api/insights/feedback', reader, feedback)).status).toBe(403);
  });

  it('name what is wrong with a question', async () => {
    for (const path of [
      '/api/reports/nobody',
      '/api/reports/sales?from=yesterday',
      '/api/reports/sales?from=2026-05-02&to=2026-05-01',
      '/api/reports/sales?compare=never',
      '/api/reports/sales/pdf?language=tlh',
    ]) {
      expect([path, (await call('GET', path, reader)).status]).toEqual([path, 400]);
    }
  });

  it('take the last 28 whole days where no period is named', async () => {
    const report = await server.ask<Report>('GET', '/api/reports/management');
    const days = (Date.parse(report.period.to) - Date.parse(report.period.from)) / 86_400_000;
    expect([days, report.currency]).toEqual([28, 'SEK']);
  });

  it('make, change and remove an action, each in the audit log', async () => {
    const made = await server.ask<Action>('POST', '/api/actions', action);
    const done = await server.ask<Action>('PATCH', `/api/actions/${made.id}`, { state: 'done' });
    expect(done.closedAt).not.toBeNull();
    await server.ask('DELETE', `/api/actions/${made.id}`);
    const { items } = await server.ask<{ items: { action: string }[] }>('GET', '/api/audit?action=action');
    expect(items.map((entry) => entry.action).sort()).toEqual([
      'action.changed',
      'action.created',
      'action.removed',
    ]);
  });

  it.runIf(findBrowser() !== undefined)(
    'print the report as a PDF in the language that is asked for',
    async () => {
      const answer = await call('GET', '/api/reports/management/pdf?language=he', reader);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    },
    60_000,
  );
});
