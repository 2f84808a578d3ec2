import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/events.ts';
import { eventually } from './support/eventually.ts';
import {
  engineFile,
  makeWriteKey,
  type RondoProcess,
  sendBatch,
  serve as serveProcess,
  storedIds,
} from './support/rondo-process.ts';

const running: RondoProcess[] = [];

afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});

async function serve(dataDir: string): Promise<RondoProcess> {
  const rondo = await serveProcess(dataDir);
  running.push(rondo);
  return rondo;
}

const idsOf = (batch: number) => Array.from({ length: 20 }, (_, index) => `${batch}-${index}`);

describe('a crash', () => {
  it('of the whole of Rondo in the middle of intake loses nothing that was acknowledged and stores nothing twice', async () => {
    const dataDir = temporaryFolder();
    let { child, url } = await serve(dataDir);
    const writeKey = await makeWriteKey(url, dataDir);
    const acknowledged: string[] = [];
    const unanswered: number[] = [];
    for (let round = 0; round < 3; round++) {
      const sending = Array.from({ length: 40 }, async (_, index) => {
        const batch = round * 100 + index;
        await new Promise((resolve) => setTimeout(resolve, index * 5));
        if ((await sendBatch(url, writeKey, idsOf(batch))) === 200) acknowledged.push(...idsOf(batch));
        else unanswered.push(batch);
      });
      await new Promise((resolve) => setTimeout(resolve, 60 + round * 40));
      child.kill('SIGKILL');
      await Promise.all(sending);
      ({ child, url } = await serve(dataDir));
      // Clients send again what was not answered, with the same message ids.
      for (const batch of unanswered.splice(0)) {
        expect(await sendBatch(url, writeKey, idsOf(batch))).toBe(200);
        acknowledged.push(...idsOf(batch));
      }
    }
    await eventually(
      async () => expect((await storedIds(dataDir, 'events')).sort()).toEqual([...acknowledged].sort()),
      20_000,
    );
    expect((await storedIds(dataDir, 'log')).length).toBe(acknowledged.length);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }, 240_000);

  it('of the engine gives 503 with Retry-After, and goes on by itself with everything there once', async () => {
    const dataDir = temporaryFolder();
    const { child, url } = await serve(dataDir);
    const writeKey = await makeWriteKey(url, dataDir);
    const statuses = new Set<number>();
    const sent: string[] = [];
    const sending = Array.from({ length: 60 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 25));
      for (;;) {
        const status = await sendBatch(url, writeKey, idsOf(index));
        statuses.add(status);
        if (status === 200) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      sent.push(...idsOf(index));
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    process.kill(engineFile(dataDir).pid, 'SIGKILL');
    await Promise.all(sending);
    expect([...statuses].sort()).toEqual([200, 503]);
    await eventually(
      async () => expect((await storedIds(dataDir, 'events')).sort()).toEqual([...sent].sort()),
      20_000,
    );
    child.kill('SIGTERM');
    await once(child, 'exit');
  }, 240_000);
});
