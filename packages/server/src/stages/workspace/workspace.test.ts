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
    expect(await app.workspace.findWriteKey(textAt(done.body, 'writeKey', 'key'))).toMatchObject({
      source: 'website',
    });
    expect(await app.workspace.firstVisitLink()).toBeUndefined();

    const again = await app.call('POST /api/set-up', { body: { ...COMPANY, token: link?.token } });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'already-set-up' } } });
    expect((await app.call('GET /api/set-up')).body).toEqual({ setUp: true, demo: false });
  });

  it('signs in by password, and by a one-time link once', async () => {
    await app.begin();
    const byPassword = await app.call('POST /api/session', {
      body: { email: ' ASTRID@lingon.example', password: PASSWORD },
    });
    expect(byPassword.status).toBe(200);
    expect((await app.call('GET /api/session', { cookie: byPassword.cookie })).status).toBe(200);
    const made = await app.call('POST /api/sign-in-links', { key: LOCAL_TOKEN, body: {} });
    expect(textAt(made.body, 'link')).toMatch(/^http:\/\/[^/]+\/sign-in\?token=ro_/);
    const token = textAt(made.body, 'token');
    expect((await app.call('POST /api/session/link', { body: { token } })).status).toBe(200);
    expect((await app.call('POST /api/session/link', { body: { token } })).status).toBe(401);
  });
});
