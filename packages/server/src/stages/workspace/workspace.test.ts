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

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60_000;

describeOnRecords('The workspace', (open) => {
  let test: TestRecords;
  let app: TestWorkspace;
  beforeEach(async () => {
    test = await open();
    app = await startWorkspace(test);
  });
  afterEach(async () => {
    await app.http.close();
    await test.close();
  });

  it('is set up once, by whoever holds the link of the first visit, who is then signed in as its owner', async () => {
    expect((await app.call('GET /api/set-up')).body).toEqual({ setUp: false, demo: false });
    const link = await app.workspace.firstVisitLink();
    expect(link?.path).toBe(`/set-up?token=${link?.token}`);
    const done = await app.call('POST /api/set-up', { body: { ...COMPANY, token: link?.token } });
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({
      session: {
        user: { email: 'astrid@lingon.example', role: 'owner', hasPassword: true },
        workspace: { name: 'Lingon & Co', setUp: true, demo: false },
      },
      writeKey: { item: { scope: 'write', source: 'website' } },
    });
    const session = await app.call('GET /api/session', { cookie: done.cookie });
    expect(session.body).toMatchObject({
      user: { name: 'Astrid' },
      permissions: expect.arrayContaining(['members.write', 'segments.write']),
    });
    const key = textAt(done.body, 'writeKey', 'key');
    expect(await app.workspace.findWriteKey(key)).toMatchObject({ source: 'website' });
    expect(await app.workspace.firstVisitLink()).toBeUndefined();

    const again = await app.call('POST /api/set-up', { body: { ...COMPANY, token: link?.token } });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'already-set-up' } } });
  });

  it('sends away whoever tries to set it up over and over, from one address', async () => {
    const guess = (address: string) =>
      app.call('POST /api/set-up', { body: { ...COMPANY, token: 'ro_guessed' }, address });
    for (let tries = 0; tries < 20; tries++) expect((await guess('192.0.2.9')).status).toBe(401);
    const refused = await guess('192.0.2.9');
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too-many-requests' } } });
    expect(refused.retryAfter).toBeGreaterThan(0);
    expect((await guess('192.0.2.10')).status).toBe(401);
  });

  it('refuses to be set up with a fault, names it, and stays as it was', async () => {
    const token = (await app.workspace.firstVisitLink())?.token;
    const faults: [fault: string, wrong: object, status: number, field: string][] = [
      ['no token', { token: undefined }, 401, '/token'],
      ['an unknown token', { token: 'ro_guessed' }, 401, '/token'],
      ['an unknown currency', { currency: 'XYZ' }, 400, '/currency'],
      ['an unknown time zone', { timeZone: 'Europe/Atlantis' }, 400, '/timeZone'],
      ['a fixed offset as time zone', { timeZone: '+02:00' }, 400, '/timeZone'],
      ['an empty name', { name: '  ' }, 400, '/name'],
      ['no password', { owner: { name: 'A', email: 'a@b.example' } }, 400, '/owner/password'],
      [
        'a short password',
        { owner: { name: 'A', email: 'a@b.example', password: 'short' } },
        400,
        '/owner/password',
      ],
      [
        'its own address as password',
        { owner: { name: 'A', email: 'anna@lingon.example', password: 'anna@lingon.example' } },
        400,
        '/owner/password',
      ],
      ['no address', { owner: { name: 'A', email: 'nobody', password: PASSWORD } }, 400, '/owner/email'],
      ['an unknown language', { language: 'tlh' }, 400, 'body/language'],
    ];
    for (const [fault, wrong, status, field] of faults) {
      const answer = await app.call('POST /api/set-up', { body: { ...COMPANY, token, ...wrong } });
      expect([fault, answer]).toMatchObject([fault, { status, body: { error: { field } } }]);
    }
    expect((await app.workspace.settings()).setUp).toBe(false);
    expect(await app.workspace.members.list()).toEqual([]);
  });

  it('lets the link of the first visit grow old', async () => {
    const link = await app.workspace.firstVisitLink();
    app.clock.advance(DAY + 1);
    expect((await app.call('POST /api/set-up', { body: { ...COMPANY, token: link?.token } })).status).toBe(
      401,
    );
  });

  it('lets one of two who set it up at once win', async () => {
    const link = await app.workspace.firstVisitLink();
    const answers = await Promise.all(
      ['a@lingon.example', 'b@lingon.example'].map((email) =>
        app.call('POST /api/set-up', {
          body: { ...COMPANY, owner: { ...COMPANY.owner, email }, token: link?.token },
        }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(await app.workspace.members.list()).toHaveLength(1);
  });

  it('is a demo only when the command line says so', async () => {
    const link = await app.workspace.firstVisitLink();
    const asked = await app.call('POST /api/set-up', {
      body: { ...COMPANY, demo: true, token: link?.token },
    });
    expect(asked.body).toMatchObject({ session: { workspace: { demo: false } } });
  });

  it('lets the command line set up without a password, whose owner comes in by links', async () => {
    const owner = { name: 'Demo owner', email: 'owner@demo.example' };
    const done = await app.call('POST /api/set-up', {
      key: LOCAL_TOKEN,
      body: { ...COMPANY, owner, demo: true },
    });
    expect(done).toMatchObject({
      status: 201,
      cookie: undefined,
      body: { session: { user: { hasPassword: false }, workspace: { demo: true } } },
    });
    for (const password of ['', ' ', 'null', 'undefined']) {
      const tried = await app.call('POST /api/session', {
        body: { email: owner.email, password: password || 'x' },
      });
      expect(tried.status).toBe(401);
    }
    const link = await app.call('POST /api/sign-in-links', { key: LOCAL_TOKEN, body: {} });
    const entered = await app.call('POST /api/session/link', { body: { token: textAt(link.body, 'token') } });
    expect(entered.status).toBe(200);
  });

  it('shows another process a change of its settings within ten seconds', async () => {
    const { cookie } = await app.begin();
    const other = await startWorkspace({ ...test, records: await test.openAgain() }, { clock: app.clock });
    expect((await other.workspace.settings()).currency).toBe('SEK');
    await app.call('PATCH /api/workspace', { cookie, body: { currency: 'EUR', defaultRegion: null } });
    expect(await app.workspace.settings()).toMatchObject({ currency: 'EUR' });
    expect((await app.workspace.settings()).defaultRegion).toBeUndefined();
    app.clock.advance(10_000);
    expect((await other.workspace.settings()).currency).toBe('EUR');
    await other.http.close();
  });

  it('writes down who changed what, and finds it again', async () => {
    const { cookie } = await app.begin();
    app.clock.set(new Date('2026-05-10T21:59:59Z'));
    await app.call('PATCH /api/workspace', { cookie, body: { weekStart: 0 } });
    app.clock.set(new Date('2026-05-10T22:00:01Z'));
    await app.workspace.audit({
      actor: { kind: 'member', id: 'mem_x', name: 'Björn' },
      action: 'segment.created',
      subject: 'seg_1',
      detail: { name: 'New' },
    });
    const all = await app.call('GET /api/audit?limit=2', { cookie });
    expect(all.body).toMatchObject({
      items: [
        { action: 'segment.created', subject: 'seg_1', detail: { name: 'New' }, actor: { name: 'Björn' } },
        { action: 'workspace.changed', actor: { name: 'Astrid' }, detail: { weekStart: 0 } },
      ],
    });
    const rest = await app.call(`GET /api/audit?limit=50&after=${textAt(all.body, 'next')}`, { cookie });
    expect(rest.body).toMatchObject({ items: [{ action: 'key.created' }, { action: 'workspace.set-up' }] });
    // Days are the workspace's: the 11th of May begins at 22:00 UTC in Stockholm.
    const day = await app.call('GET /api/audit?from=2026-05-11&to=2026-05-12', { cookie });
    expect(day.body).toMatchObject({ items: [{ action: 'segment.created' }] });
    expect((await app.call('GET /api/audit?action=workspace', { cookie })).body).toMatchObject({
      items: [{ action: 'workspace.changed' }, { action: 'workspace.set-up' }],
    });
    expect((await app.call('GET /api/audit?actor=mem_x', { cookie })).body).toMatchObject({
      items: [{ subject: 'seg_1' }],
    });
    expect((await app.call('GET /api/audit?from=2026-02-31', { cookie })).status).toBe(400);
  });

  it('keeps entries of the same millisecond in their order', async () => {
    const actor = { kind: 'member', id: 'm', name: 'M' };
    for (let index = 0; index < 50; index += 1) {
      await app.workspace.audit({ actor, action: 'thing.changed', subject: String(index) });
    }
    const { items } = await app.workspace.auditLog.list({ limit: 50 }, 'UTC');
    expect(items.map((item) => Number(item.subject))).toEqual(
      Array.from({ length: 50 }, (_, index) => 49 - index),
    );
  });

  it('ends sessions that are not used, and those that are too old', async () => {
    const { cookie } = await app.begin();
    app.clock.advance(13 * DAY);
    expect((await app.call('GET /api/workspace', { cookie })).status).toBe(200);
    app.clock.advance(14 * DAY + MINUTE);
    expect((await app.call('GET /api/workspace', { cookie })).status).toBe(401);

    const body = { email: COMPANY.owner.email, password: PASSWORD };
    const second = await app.call('POST /api/session', { body });
    for (let day = 0; day < 90; day += 10) {
      app.clock.advance(10 * DAY - 1);
      expect((await app.call('GET /api/workspace', { cookie: second.cookie })).status).toBe(200);
    }
    app.clock.advance(MINUTE);
    expect((await app.call('GET /api/workspace', { cookie: second.cookie })).status).toBe(401);
  });

  it('gives a session a new token each day, and takes the one before for a minute more', async () => {
    const { cookie } = await app.begin();
    expect((await app.call('GET /api/session', { cookie })).cookie).toBeUndefined();
    app.clock.advance(DAY + 1);
    const rotated = await app.call('GET /api/session', { cookie });
    expect(rotated.cookie).toMatch(/^rs_/);
    expect((await app.call('GET /api/workspace', { cookie })).status).toBe(200);
    app.clock.advance(MINUTE + 1);
    expect((await app.call('GET /api/workspace', { cookie })).status).toBe(401);
    expect((await app.call('GET /api/workspace', { cookie: rotated.cookie })).status).toBe(200);
  });

  it('signs out here or everywhere', async () => {
    const { cookie } = await app.begin();
    const body = { email: COMPANY.owner.email, password: PASSWORD };
    const [second, third] = [
      await app.call('POST /api/session', { body }),
      await app.call('POST /api/session', { body }),
    ];
    expect((await app.call('DELETE /api/session', { cookie: second.cookie })).status).toBe(204);
    expect((await app.call('GET /api/session', { cookie: second.cookie })).status).toBe(401);
    expect((await app.call('DELETE /api/session?everywhere=true', { cookie: third.cookie })).status).toBe(
      204,
    );
    expect((await app.call('GET /api/session', { cookie })).status).toBe(401);
  });
});
