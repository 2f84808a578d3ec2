import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LeftDemo, SetUp } from '@rondo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/events.ts';
import { eventually } from '../../test/support/eventually.ts';
import { type Config, readConfig } from '../config.ts';
import { readLocalToken } from '../local-token.ts';
import { startRondo } from '../main.ts';
import { type DemoHost, startDemoHost } from './leave-demo.ts';

const QUIET = { RONDO_LOG_LEVEL: 'silent' };
const COMPANY: SetUp = {
  name: 'Hemma & Co',
  currency: 'EUR',
  timeZone: 'Europe/Stockholm',
  weekStart: 1,
  language: 'en',
  owner: { name: 'Demo owner', email: 'owner@demo.example' },
};
const demoFolder = temporaryFolder();
const ownFolder = temporaryFolder();
const configOf = (data: string, demo: boolean): Config => readConfig({ data, port: '0', demo }, QUIET);

async function ask(host: DemoHost, method: string, path: string, body?: unknown, folder = demoFolder) {
  const answer = await fetch(new URL(path, host.current().url), {
    method,
    headers: {
      authorization: `Bearer ${readLocalToken(folder)?.token ?? 'none'}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

describe('Leaving the demo for an own installation', () => {
  let host: DemoHost;
  const told: string[] = [];
  beforeAll(async () => {
    host = await startDemoHost({
      start: startRondo,
      demo: configOf(demoFolder, true),
      own: () => configOf(ownFolder, false),
      tell: (line) => told.push(line),
    });
    writeFileSync(join(demoFolder, 'kept.txt'), 'mine');
  }, 60_000);
  afterAll(() => host.stop());

  it('is refused where the workspace is no demo company', async () => {
    expect(await ask(host, 'POST', '/api/demo/leave')).toMatchObject({
      status: 404,
      body: { error: { code: 'not-a-demo' } },
    });
    expect((await ask(host, 'POST', '/api/set-up', { ...COMPANY, demo: true })).status).toBe(201);
  });

  it('is refused to whoever may not change the workspace, and to nobody at all', async () => {
    const made = await ask(host, 'POST', '/api/keys', { name: 'BI', scope: 'read' });
    const { key } = made.body as { key: string };
    const url = new URL('/api/demo/leave', host.current().url);
    const asReader = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
    expect(asReader.status).toBe(403);
    expect((await fetch(url, { method: 'POST', headers: { 'x-rondo-request': '1' } })).status).toBe(401);
  });

  it('says of a missing truth file what to do', async () => {
    expect(await ask(host, 'GET', '/api/demo/truth-tour')).toMatchObject({
      status: 404,
      body: { error: { code: 'no-truth' } },
    });
  });

  it('starts an empty installation at the same address, whose first visit the answer opens', async () => {
    const before = host.current().url;
    const { status, body } = await ask(host, 'POST', '/api/demo/leave');
    expect(status).toBe(202);
    const left = body as LeftDemo;
    expect(left).toMatchObject({ restarting: true, folder: ownFolder, url: null });
    const { pathname, searchParams } = new URL(left.path, before);
    expect(pathname).toBe('/set-up');
    await host.settled();
    expect(host.current().url).toBe(before);
    await eventually(async () => {
      const state = await fetch(new URL('/api/set-up', before));
      expect(await state.json()).toEqual({ setUp: false, demo: false });
    });
    const { owner, ...rest } = COMPANY;
    const body2 = {
      ...rest,
      owner: { ...owner, password: 'a tall blue sewing machine' },
      token: searchParams.get('token'),
    };
    const set = await fetch(new URL('/api/set-up', before), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-rondo-request': '1' },
      body: JSON.stringify(body2),
    });
    expect(set.status).toBe(201);
    expect(told.join('')).toContain(ownFolder);
    // Not a demo any more: neither the tour nor the way out are there.
    expect((await ask(host, 'POST', '/api/demo/leave', undefined, ownFolder)).status).toBe(404);
    expect((await ask(host, 'GET', '/api/demo/truth-tour', undefined, ownFolder)).status).toBe(404);
  }, 60_000);

  it('leaves the demo’s data where they are, to come back to', async () => {
    expect(readFileSync(join(demoFolder, 'kept.txt'), 'utf8')).toBe('mine');
    const again = await startRondo(configOf(demoFolder, true));
    const state = await fetch(new URL('/api/set-up', again.url));
    expect(await state.json()).toEqual({ setUp: true, demo: true });
    await again.stop();
  }, 60_000);
});

describe('Leaving the demo where that cannot work', () => {
  it('says so while the demo goes on', async () => {
    const folder = temporaryFolder();
    const host = await startDemoHost({
      start: startRondo,
      demo: configOf(folder, true),
      own: () => configOf(folder, false),
      tell: () => undefined,
    });
    try {
      await ask(host, 'POST', '/api/set-up', { ...COMPANY, demo: true }, folder);
      expect(await ask(host, 'POST', '/api/demo/leave', undefined, folder)).toMatchObject({
        status: 409,
        body: { error: { code: 'same-folder' } },
      });
      expect((await ask(host, 'GET', '/api/set-up', undefined, folder)).status).toBe(200);
    } finally {
      await host.stop();
    }
  }, 60_000);
});
