import { beforeAll, expect, it } from 'vitest';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { silentLog } from '../../../platform/log.ts';
import { contactRoutes } from './contact-routes.ts';

const period = 'from=2026-01-01&to=2026-02-01';
let http: Http;
beforeAll(async () => {
  http = await createHttp({
    log: silentLog(),
    version: '0',
    authenticate: async () => ({
      kind: 'member',
      id: 'v',
      name: 'Viewer',
      may: (permission) => permission === 'metrics.read',
    }),
  });
  const rows = { items: [], total: 0 };
  contactRoutes(http, { measure: () => Promise.reject(new Error('asked')), rows: async () => rows });
});
const ask = async (query: string, path = ''): Promise<{ status: number; body: unknown }> => {
  const answer = await http.inject(`/api/measure/contacts${path}?${query}`);
  return { status: answer.statusCode, body: answer.json() };
};

it('shows figures of employees and the contacts only to whoever may see people', async () => {
  expect(await ask(period)).toMatchObject({ status: 403 });
  expect(await ask(`${period}&by=agent`)).toMatchObject({ status: 403 });
  expect(await ask(`${period}&by=topic`, '/rows')).toMatchObject({ status: 403 });
  // By topic the question is asked.
  expect(await ask(`${period}&by=topic`)).toMatchObject({ status: 500 });
});

it.each([
  ['from=January&to=2026-02-01&by=topic', 'from'],
  [`${period}&by=topic&days=0`, 'days'],
  [`${period}&by=mood`, 'by'],
  [`${period}&by=topic&kind=visits`, 'kind'],
])('names the wrong field of %s', async (query, field) => {
  expect(await ask(query)).toMatchObject({ status: 400, body: { error: { field: `querystring/${field}` } } });
});
