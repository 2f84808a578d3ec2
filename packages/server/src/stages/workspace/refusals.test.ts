import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestRecords, type TestRecords } from '../../../test/support/records.ts';
import { LOCAL_TOKEN, startWorkspace, type TestWorkspace } from '../../../test/support/workspace.ts';

/** Every endpoint of this stage that is not for everybody, with a body that it would take. */
const ENDPOINTS: [line: string, body: object | undefined, whoMay: readonly string[]][] = [
  ['GET /api/session', undefined, ['owner', 'marketer', 'analyst', 'viewer']],
  ['PATCH /api/session', { name: 'New' }, ['owner', 'marketer', 'analyst', 'viewer']],
  [
    'PUT /api/session/password',
    { password: 'three paper lanterns' },
    ['owner', 'marketer', 'analyst', 'viewer'],
  ],
  ['GET /api/workspace', undefined, ['owner', 'marketer', 'analyst', 'viewer']],
  ['GET /api/colleagues', undefined, ['owner', 'marketer', 'analyst', 'viewer']],
  ['PATCH /api/workspace', { name: 'New' }, ['owner']],
  ['GET /api/members', undefined, ['owner']],
  ['POST /api/members', { name: 'X', email: 'x@y.example', role: 'viewer' }, ['owner']],
  ['PATCH /api/members/nobody', { role: 'viewer' }, ['owner']],
  ['DELETE /api/members/nobody', undefined, ['owner']],
  ['POST /api/members/nobody/link', undefined, ['owner']],
  ['POST /api/members/nobody/sign-out', undefined, ['owner']],
  ['POST /api/sign-in-links', {}, ['owner']],
  ['GET /api/keys', undefined, ['owner']],
  ['POST /api/keys', { name: 'X', scope: 'read' }, ['owner']],
  ['DELETE /api/keys/nothing', undefined, ['owner']],
  ['GET /api/audit', undefined, ['owner']],
];
const PUBLIC = [
  'GET /api/set-up',
  'POST /api/set-up',
  'POST /api/session',
  'POST /api/session/link',
  'DELETE /api/session',
];

describe('Every endpoint', () => {
  let test: TestRecords;
  let app: TestWorkspace;
  let cookies: Record<string, string>;
  beforeEach(async () => {
    test = await openTestRecords();
    app = await startWorkspace(test);
    const owner = (await app.begin()).cookie;
    cookies = { owner };
    for (const role of ['marketer', 'analyst', 'viewer'])
      cookies[role] = (await app.join(owner, role)).cookie;
  });
  afterEach(async () => {
    await app.http.close();
    await test.close();
  });

  it('is listed here', () => {
    const paths = app.http.swagger().paths ?? {};
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, '…')}`,
      ),
    );
    const listed = [...ENDPOINTS.map(([line]) => line.replace(/nobody|nothing/, '…')), ...PUBLIC];
    expect(served.filter((line) => !/segments|people/.test(line)).sort()).toEqual(listed.sort());
  });

  it('refuses nobody in particular, a key that is none, and a foreign cookie', async () => {
    for (const [line, body] of ENDPOINTS) {
      const asked = body === undefined ? {} : { body };
      for (const way of [
        {},
        { key: 'rondo_manage_guessed' },
        { key: `${LOCAL_TOKEN}x` },
        { cookie: 'rs_guessed' },
        { cookie: '' },
      ]) {
        const answer = await app.call(line, { ...asked, ...way });
        expect([line, answer.status]).toEqual([line, 401]);
        expect(answer.body).toMatchObject({ error: { code: 'not-signed-in' } });
      }
    }
  });

  it('refuses the roles that may not, and no others', async () => {
    for (const [line, body, whoMay] of ENDPOINTS) {
      for (const role of ['viewer', 'analyst', 'marketer', 'owner']) {
        const answer = await app.call(line, {
          cookie: cookies[role],
          ...(body === undefined ? {} : { body }),
        });
        const refused = answer.status === 403 && JSON.stringify(answer.body).includes('not-allowed');
        expect([line, role, refused]).toEqual([line, role, !whoMay.includes(role)]);
      }
    }
  });

  it('refuses a change that another site could have sent', async () => {
    const changes = [
      ...ENDPOINTS.map(([line, body]) => [line, body] as const),
      ...PUBLIC.map((line) => [line, {}] as const),
    ];
    for (const [line, body] of changes) {
      if (line.startsWith('GET')) continue;
      const answer = await app.call(line, {
        cookie: cookies.owner,
        guard: false,
        ...(body === undefined ? {} : { body }),
      });
      expect([line, answer.status]).toEqual([line, 403]);
      expect(answer.body).toMatchObject({ error: { code: 'forgery-guard' } });
    }
  });

  it('counts a key alone where a request carries both a key and a cookie', async () => {
    const answer = await app.call('POST /api/keys', {
      cookie: cookies.owner,
      key: 'rondo_manage_guessed',
      body: { name: 'X', scope: 'read' },
    });
    expect(answer.status).toBe(401);
  });
});
