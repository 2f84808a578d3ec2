import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../platform/clock.ts';
import { createHttp } from '../../platform/http/create-http.ts';
import { silentLog } from '../../platform/log.ts';
import type { Collect } from './index.ts';
import { collectRoutes } from './routes.ts';
import { watchIntake } from './watch-intake.ts';

const open: AbortController[] = [];
afterEach(() => {
  for (const controller of open.splice(0)) controller.abort();
});

async function serve(mayWatch: () => boolean = () => true) {
  const authenticate = async () => ({ kind: 'member' as const, id: 'm', name: 'Anna', may: mayWatch });
  const http = await createHttp({
    log: silentLog(),
    version: '0',
    authenticate,
  });
  const watch = watchIntake(() => systemClock.now().getTime());
  // These routes alone are asked here, and they know the watch only.
  const collect = { watch } as Partial<Collect> as Collect;
  const sources = {} as Parameters<typeof collectRoutes>[1]['sources'];
  collectRoutes(http, { collect, sources, regionOf: () => undefined, authenticate, audit: async () => {} });
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  const stream = () => {
    const controller = new AbortController();
    open.push(controller);
    return fetch(`${url}/api/intake/live`, { signal: controller.signal });
  };
  return { http, watch, stream };
}

it('lets twenty watch live and sends the next away, until one has closed', async () => {
  const { http, watch, stream } = await serve();
  const answers = await Promise.all(Array.from({ length: 20 }, stream));
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  const refused = await stream();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
  open[0]?.abort();
  await expect.poll(async () => (await stream()).status).toBe(200);
  expect(watch.watching).toBe(true);
  await http.close();
});

it('ends the streams when the server stops, and does not wait for whoever watches', async () => {
  const { http, stream } = await serve();
  const answer = await stream();
  const whole = answer.text();
  await http.close();
  expect(await whole).toBe(': listening\n\n');
});

it('ends a stream soon after whoever watches may no longer: signed out, removed, or in another role', async () => {
  let may = true;
  const { http, stream } = await serve(() => may);
  const answer = await stream();
  const whole = answer.text();
  may = false;
  expect(await whole).toMatch(/^: listening\n\n/);
  expect((await stream()).status).toBe(403);
  await http.close();
});
