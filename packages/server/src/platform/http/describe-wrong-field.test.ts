import { Type } from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { createHttp, type Http } from './create-http.ts';

let http: Http;
beforeAll(async () => {
  http = await createHttp({ log: silentLog(), version: '0', authenticate: async () => undefined });
  const querystring = Type.Object(
    {
      metric: Type.String({ minLength: 1 }),
      by: Type.Optional(Type.Enum(['channel', 'quarter'])),
      method: Type.Optional(Type.Union([Type.Literal('keep'), Type.Literal('erase')])),
      order: Type.Optional(Type.Union([Type.Literal('auto'), Type.Integer({ maximum: 4 })])),
      days: Type.Optional(Type.Integer({ minimum: 7 })),
    },
    { additionalProperties: false },
  );
  const Rule = Type.Union([
    Type.Object({ kind: Type.Literal('all'), rules: Type.Array(Type.String()) }),
    Type.Object({ kind: Type.Literal('fifth'), of: Type.Array(Type.Integer({ maximum: 5 })) }),
  ]);
  http.post(
    '/api/rule',
    { config: { permission: 'public' }, schema: { body: Type.Object({ rule: Rule }) } },
    async () => ({}),
  );
  http.get('/api/x', { config: { permission: 'public' }, schema: { querystring } }, async () => ({}));
});
afterAll(() => http.close());

it.each([
  ['', 'metric', 'querystring/metric is missing.', 'Add it; /api/openapi.json says what it takes.'],
  ['metric=m&til=1', 'til', 'querystring/til is not known.', 'Leave it out, or correct its name; '],
  ['metric=m&by=mood', 'by', 'querystring/by must be equal to one of', 'Take one of: channel, quarter.'],
  ['metric=m&method=mood', 'method', 'querystring/method must be', 'Take one of: keep, erase.'],
  ['metric=m&order=9', 'order', 'querystring/order must be', 'Correct querystring/order; '],
  ['metric=m&days=1', 'days', 'querystring/days must be >= 7.', 'Correct querystring/days; '],
])('says of “%s” which field is wrong and what to write', async (query, field, message, cure) => {
  const { error } = (await http.inject(`/api/x?${query}`)).json();
  expect(error).toMatchObject({ code: 'invalid', field: `querystring/${field}` });
  expect(error.message).toContain(message);
  expect(error.cure).toContain(cure);
});

it('means the alternative that holds furthest', async () => {
  const payload = { rule: { kind: 'fifth', of: [5, 6] } };
  const { error } = (
    await http.inject({ method: 'POST', url: '/api/rule', payload, headers: { 'x-rondo-request': '1' } })
  ).json();
  expect(error).toMatchObject({ code: 'invalid', field: 'body/rule/of/1' });
});
