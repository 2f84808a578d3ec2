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
    Type.Object({ kind: Type.Literal('day'), part: Type.Object({ of: Type.Enum(['morning', 'night']) }) }),
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

it.each([
  [{ kind: 'fifth', of: [5, 6] }, 'of/1', 'Correct body/rule/of/1; '],
  [{ kind: 'day', part: { of: 'noon' } }, 'part/of', 'Take one of: morning, night.'],
])('means the alternative that holds furthest: %j', async (rule, field, cure) => {
  const headers = { 'x-rondo-request': '1' };
  const { error } = (
    await http.inject({ method: 'POST', url: '/api/rule', payload: { rule }, headers })
  ).json();
  expect(error).toMatchObject({ code: 'invalid', field: `body/rule/${field}` });
  expect(error.cure).toContain(cure);
});
