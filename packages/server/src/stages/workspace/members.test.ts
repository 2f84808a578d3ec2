import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnRecords, type TestRecords } from '../../../test/support/records.ts';
import {
  COMPANY,
  LOCAL_TOKEN,
  PASSWORD,
  startWorkspace,
  type TestWorkspace,
  textAt,
} from '../../../test/support/workspace.ts';

const MINUTE = 60_000;
const SIGN_IN = { email: ' ASTRID@lingon.example', password: PASSWORD };

describeOnRecords('Members', (open) => {
  let test: TestRecords;
  let app: TestWorkspace;
  let owner: string;
  beforeEach(async () => {
    test = await open();
    app = await startWorkspace(test);
    owner = (await app.begin()).cookie;
  });
  afterEach(async () => {
    await app.http.close();
    await test.close();
  });

  it('sign in by password, whatever the capitals of their address', async () => {
    const answer = await app.call('POST /api/session', { body: SIGN_IN });
    expect(answer.body).toMatchObject({ user: { email: 'astrid@lingon.example' } });
    expect((await app.call('GET /api/session', { cookie: answer.cookie })).status).toBe(200);
  });

  it('hold a cookie that no script reads and no other site sends with a form', async () => {
    const payload = SIGN_IN;
    const headers = { 'x-rondo-request': '1' };
    const plain = await app.http.inject({ method: 'POST', url: '/api/session', headers, payload });
    expect(plain.headers['set-cookie']).toMatch(
      /^rondo_session=rs_[^;]+; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const secure = await startWorkspace(test, {
      clock: app.clock,
      publicUrl: 'https://rondo.lingon.example/',
    });
    const safe = await secure.http.inject({ method: 'POST', url: '/api/session', headers, payload });
    expect(safe.headers['set-cookie']).toContain('; Secure');
    const link = await secure.call('POST /api/sign-in-links', { key: LOCAL_TOKEN, body: {} });
    expect(textAt(link.body, 'link')).toMatch(/^https:\/\/rondo\.lingon\.example\/sign-in\?token=/);
    await secure.http.close();
  });

  it('are told the same whether the address or the password is wrong', async () => {
    const wrong = await app.call('POST /api/session', {
      body: { ...SIGN_IN, password: 'not that one at all' },
    });
    const nobody = await app.call('POST /api/session', {
      body: { email: 'x@y.example', password: PASSWORD },
    });
    expect(wrong).toMatchObject({
      status: 401,
      cookie: undefined,
      body: { error: { code: 'wrong-sign-in' } },
    });
    expect(nobody.body).toEqual(wrong.body);
  });

  it('are kept out for a while after ten wrong passwords, also in parallel, also when nobody has the address', async () => {
    for (const email of ['astrid@lingon.example', 'nobody@lingon.example']) {
      const tries = Array.from({ length: 14 }, () =>
        app.call('POST /api/session', { body: { email, password: 'guess' } }),
      );
      const statuses = (await Promise.all(tries)).map((answer) => answer.status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(10);
      expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    }
    const right = await app.call('POST /api/session', { body: SIGN_IN, address: '198.51.100.7' });
    expect(right).toMatchObject({ status: 429, body: { error: { code: 'too-many-attempts' } } });
    expect(right.retryAfter).toBe(900);
    // The way out that needs no waiting.
    const link = await app.call('POST /api/sign-in-links', { key: LOCAL_TOKEN, body: {} });
    expect(
      (await app.call('POST /api/session/link', { body: { token: textAt(link.body, 'token') } })).status,
    ).toBe(200);
    app.clock.advance(15 * MINUTE + 1);
    expect((await app.call('POST /api/session', { body: SIGN_IN })).status).toBe(200);
  });

  it('are limited by where they come from as well, so that many addresses cannot be tried from one place', async () => {
    const tries = Array.from({ length: 61 }, (_, index) =>
      app.call('POST /api/session/link', { body: { token: `ro_${index}` }, address: '203.0.113.9' }),
    );
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(
      (await app.call('POST /api/session/link', { body: { token: 'x' }, address: '203.0.113.10' })).status,
    ).toBe(401);
  });

  it('sign in by a link once, and not when it is old', async () => {
    const make = async (): Promise<string> =>
      textAt((await app.call('POST /api/sign-in-links', { key: LOCAL_TOKEN, body: {} })).body, 'token');
    const token = await make();
    const both = await Promise.all([0, 1].map(() => app.call('POST /api/session/link', { body: { token } })));
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401]);
    const old = await make();
    app.clock.advance(15 * MINUTE + 1);
    expect(await app.call('POST /api/session/link', { body: { token: old } })).toMatchObject({
      status: 401,
      body: { error: { code: 'link-used-up' } },
    });
  });

  it('are invited by a link, set a password without an old one, and are then signed in with it', async () => {
    const body = { name: 'Ben', email: 'ben@lingon.example', role: 'marketer' };
    const invited = await app.call('POST /api/members', { cookie: owner, body });
    expect(invited).toMatchObject({ status: 201, body: { member: { state: 'invited', role: 'marketer' } } });
    const entered = await app.call('POST /api/session/link', {
      body: { token: textAt(invited.body, 'token') },
    });
    expect(entered.body).toMatchObject({ user: { name: 'Ben', hasPassword: false } });
    const password = 'three paper lanterns';
    const set = await app.call('PUT /api/session/password', { cookie: entered.cookie, body: { password } });
    expect(set.status).toBe(204);
    expect(
      (await app.call('POST /api/session', { body: { email: 'ben@lingon.example', password } })).status,
    ).toBe(200);
    const again = await app.call('POST /api/members', {
      cookie: owner,
      body: { ...body, email: 'BEN@lingon.example' },
    });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'member-exists', field: '/email' } } });
  });

  it('change their password only by the present one, which signs them out everywhere else', async () => {
    const here = await app.call('POST /api/session', { body: SIGN_IN });
    const next = { current: 'wrong', password: 'three paper lanterns' };
    expect(await app.call('PUT /api/session/password', { cookie: here.cookie, body: next })).toMatchObject({
      status: 403,
      body: { error: { code: 'wrong-password', field: '/current' } },
    });
    const short = { current: PASSWORD, password: 'lanterns' };
    expect((await app.call('PUT /api/session/password', { cookie: here.cookie, body: short })).status).toBe(
      400,
    );
    const right = { ...next, current: PASSWORD };
    expect((await app.call('PUT /api/session/password', { cookie: here.cookie, body: right })).status).toBe(
      204,
    );
    expect((await app.call('GET /api/session', { cookie: here.cookie })).status).toBe(200);
    expect((await app.call('GET /api/session', { cookie: owner })).status).toBe(401);
    expect((await app.call('POST /api/session', { body: SIGN_IN })).status).toBe(401);
  });

  it('need the present password again a quarter of an hour after they came by a link', async () => {
    const link = await app.call('POST /api/sign-in-links', { key: LOCAL_TOKEN, body: {} });
    const entered = await app.call('POST /api/session/link', { body: { token: textAt(link.body, 'token') } });
    app.clock.advance(16 * MINUTE);
    const body = { password: 'three paper lanterns' };
    expect((await app.call('PUT /api/session/password', { cookie: entered.cookie, body })).status).toBe(403);
  });

  it('lose what they may at once when their role changes, and everything when they are removed', async () => {
    const { id, cookie } = await app.join(owner, 'marketer');
    expect((await app.call('POST /api/segments', { cookie, body: {} })).status).toBe(200);
    await app.call(`PATCH /api/members/${id}`, { cookie: owner, body: { role: 'viewer' } });
    expect((await app.call('POST /api/segments', { cookie, body: {} })).status).toBe(403);
    expect((await app.call('GET /api/session', { cookie })).body).toMatchObject({
      permissions: ['segments.read', 'workspace.read'],
    });
    expect((await app.call(`DELETE /api/members/${id}`, { cookie: owner })).status).toBe(204);
    expect((await app.call('GET /api/session', { cookie })).status).toBe(401);
    expect((await app.call(`DELETE /api/members/${id}`, { cookie: owner })).status).toBe(404);
  });

  it('are signed out everywhere by an owner', async () => {
    const { id, cookie } = await app.join(owner, 'analyst');
    expect((await app.call(`POST /api/members/${id}/sign-out`, { cookie: owner })).status).toBe(204);
    expect((await app.call('GET /api/session', { cookie })).status).toBe(401);
  });

  it('always have an owner among them', async () => {
    const { items } = { items: await app.workspace.members.list() };
    const id = textAt(items, 0, 'id');
    for (const line of [`PATCH /api/members/${id}`, `DELETE /api/members/${id}`]) {
      const answer = await app.call(line, {
        cookie: owner,
        ...(line.startsWith('PATCH') ? { body: { role: 'viewer' } } : {}),
      });
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'last-owner' } } });
    }
    const second = await app.join(owner, 'owner');
    const both = await Promise.all([
      app.call(`PATCH /api/members/${id}`, { cookie: second.cookie, body: { role: 'viewer' } }),
      app.call(`PATCH /api/members/${second.id}`, { cookie: owner, body: { role: 'viewer' } }),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    const left = await app.workspace.members.list();
    expect(left.filter((member) => member.role === 'owner')).toHaveLength(1);
  });

  it('change their own name and desk, and no more than that', async () => {
    const { cookie } = await app.join(owner, 'viewer');
    const body = { name: 'Vera', desk: 'sales' };
    expect((await app.call('PATCH /api/session', { cookie, body })).body).toMatchObject({
      user: { name: 'Vera', role: 'viewer' },
      desk: 'sales',
    });
    expect((await app.call('PATCH /api/session', { cookie, body: { role: 'owner' } })).status).toBe(400);
    expect((await app.call('PATCH /api/session', { cookie, body: {} })).status).toBe(400);
    expect((await app.call('GET /api/colleagues', { cookie })).body).toMatchObject({
      items: [{ name: 'Astrid' }, { name: 'Vera' }],
    });
  });

  it('come by links whose secrets the store does not hold', async () => {
    const made = await app.call('POST /api/sign-in-links', {
      key: LOCAL_TOKEN,
      body: { email: COMPANY.owner.email },
    });
    const db = test.records.withTables<Record<string, Record<string, unknown>>>();
    const dump: unknown[] = [];
    for (const table of ['one_time_links', 'sessions', 'members', 'api_keys', 'audit_log']) {
      dump.push(...(await db.selectFrom(table).selectAll().execute()));
    }
    const text = JSON.stringify(dump);
    expect(text).toContain('argon2id');
    for (const secret of [textAt(made.body, 'token'), owner, PASSWORD]) expect(text).not.toContain(secret);
  });
});
