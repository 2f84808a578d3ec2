import { afterEach, expect, it } from 'vitest';
import { temporaryFolder } from './support/events.ts';
import { eventually } from './support/eventually.ts';
import {
  engineFile,
  makeWriteKey,
  type RondoProcess,
  sendBatch,
  serve,
  stop,
  storedIds,
} from './support/rondo-process.ts';

const running: RondoProcess[] = [];

afterEach(async () => {
  for (const rondo of running.splice(0)) await stop(rondo, 'SIGKILL');
});

const ids = (name: string) => Array.from({ length: 30 }, (_, index) => `${name}-${index}`);

it('two Rondo processes share one engine, and the second goes on when the first dies', async () => {
  const dataDir = temporaryFolder();
  const first = await serve(dataDir);
  running.push(first);
  const writeKey = await makeWriteKey(first.url, dataDir);
  const second = await serve(dataDir, { RONDO_NODE: '2' });
  running.push(second);
  const engine = engineFile(dataDir).pid;

  expect(await sendBatch(first.url, writeKey, ids('a'))).toBe(200);
  expect(await sendBatch(second.url, writeKey, ids('b'))).toBe(200);
  await eventually(
    async () =>
      expect((await storedIds(dataDir, 'events')).sort()).toEqual([...ids('a'), ...ids('b')].sort()),
    20_000,
  );
  expect(engineFile(dataDir).pid).toBe(engine);

  await stop(first, 'SIGKILL');
  await eventually(async () => expect(await sendBatch(second.url, writeKey, ids('c'))).toBe(200), 20_000);
  await eventually(
    async () =>
      expect((await storedIds(dataDir, 'events')).sort()).toEqual(
        [...ids('a'), ...ids('b'), ...ids('c')].sort(),
      ),
    20_000,
  );
}, 240_000);
