import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeOnRecords, type TestRecords } from '../../../test/support/records.ts';
import { startWorkspace, type TestWorkspace, textAt } from '../../../test/support/workspace.ts';
import { sourceFrom } from './keys.ts';

describeOnRecords('API keys', (open) => {
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

  async function make(body: object): Promise<{ key: string; id: string }> {
    const made = await app.call('POST /api/keys', { cookie: owner, body });
    expect(made.status).toBe(201);
    return { key: textAt(made.body, 'key'), id: textAt(made.body, 'item', 'id') };
  }

  it('do what their scope says and no more', async () => {
    const write = await make({ name: 'Shop', scope: 'write' });
    const read = await make({ name: 'Grafana', scope: 'read' });
    const manage = await make({ name: 'Script', scope: 'manage' });
    const statuses = async (line: string, body?: object): Promise<number[]> =>
      Promise.all(
        [write, read, manage].map(
          async ({ key }) => (await app.call(line, { key, guard: false, ...(body ? { body } : {}) })).status,
        ),
      );
    expect(await statuses('GET /api/segments')).toEqual([403, 200, 200]);
    expect(await statuses('GET /api/people')).toEqual([403, 200, 200]);
    expect(await statuses('POST /api/segments', {})).toEqual([403, 403, 200]);
    expect(await statuses('GET /api/members')).toEqual([403, 403, 403]);
    expect(await statuses('GET /api/keys')).toEqual([403, 403, 403]);
    expect(await statuses('PATCH /api/workspace', { weekStart: 0 })).toEqual([403, 403, 403]);
    expect(await statuses('GET /api/session')).toEqual([403, 403, 403]);
    const sources = await Promise.all(
      [write, read, manage].map(({ key }) => app.workspace.findWriteKey(key)),
    );
    expect(sources).toEqual([{ source: 'shop', keyId: write.id }, undefined, undefined]);
  });

  it('are shown once and listed by their first characters', async () => {
    const { key, id } = await make({ name: 'Till in Malmö', scope: 'write' });
    const list = await app.call('GET /api/keys', { cookie: owner });
    expect(JSON.stringify(list.body)).not.toContain(key);
    expect(list.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          id,
          source: 'till-in-malmo',
          start: key.slice(0, 16),
          createdBy: 'Astrid',
        }),
      ]),
    });
  });

  it('say when they were last used, exact to a minute', async () => {
    const { key, id } = await make({ name: 'Grafana', scope: 'read' });
    const lastUsed = async (): Promise<unknown> =>
      (await app.workspace.keys.list()).find((item) => item.id === id)?.lastUsedAt;
    expect(await lastUsed()).toBeUndefined();
    await app.call('GET /api/segments', { key });
    expect(await lastUsed()).toBe('2026-05-04T08:00:00.000Z');
    app.clock.advance(61_000);
    await app.call('GET /api/segments', { key });
    expect(await lastUsed()).toBe('2026-05-04T08:01:01.000Z');
  });

  it('end at once where they are revoked, and within ten seconds in another process', async () => {
    const other = await startWorkspace({ ...test, records: await test.openAgain() }, { clock: app.clock });
    const { key, id } = await make({ name: 'Shop', scope: 'write' });
    expect(await app.workspace.findWriteKey(key)).toBeDefined();
    expect(await other.workspace.findWriteKey(key)).toBeDefined();
    expect((await app.call(`DELETE /api/keys/${id}`, { cookie: owner })).status).toBe(200);
    expect(await app.workspace.findWriteKey(key)).toBeUndefined();
    app.clock.advance(10_000);
    expect(await other.workspace.findWriteKey(key)).toBeUndefined();
    await other.http.close();
  });

  it('work in another process as soon as they are made', async () => {
    const other = await startWorkspace({ ...test, records: await test.openAgain() }, { clock: app.clock });
    const { key } = await make({ name: 'Shop', scope: 'write' });
    expect(await other.workspace.findWriteKey(key)).toBeDefined();
    await other.http.close();
  });

  it('are not made with a fault, which is named', async () => {
    const faults: [fault: string, body: object, field: string][] = [
      ['without a scope', { name: 'X' }, 'body/scope'],
      ['with an unknown scope', { name: 'X', scope: 'all' }, 'body/scope'],
      ['with an empty name', { name: ' ', scope: 'read' }, '/name'],
      [
        'with a source that cannot stand in an address',
        { name: 'X', scope: 'write', source: 'My Shop' },
        'body/source',
      ],
      ['for reading with a source', { name: 'X', scope: 'read', source: 'shop' }, '/source'],
    ];
    for (const [fault, body, field] of faults) {
      const answer = await app.call('POST /api/keys', { cookie: owner, body });
      expect([fault, answer]).toMatchObject([fault, { status: 400, body: { error: { field } } }]);
    }
    expect(await app.workspace.keys.list()).toHaveLength(1);
  });
});

it('makes a source from a name in any alphabet', () => {
  expect(sourceFrom('Our Web-Shop (SE)')).toBe('our-web-shop-se');
  expect(sourceFrom('Kassan på Södermalm')).toBe('kassan-pa-sodermalm');
  expect(sourceFrom('אתר')).toMatch(/^source-[0-9a-f]{6}$/);
  expect(sourceFrom(`${'a'.repeat(62)} b`)).toBe('a'.repeat(62));
});
