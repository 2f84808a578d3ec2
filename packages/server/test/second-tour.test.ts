import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ExploreAnswer, ImportJob } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/server.ts';

const DATA = resolve(process.env.RONDO_EVALUATION_DATA ?? '../shared/data');
const PAGE = readFileSync(new URL('../../../docs/guide/tour-of-real-files.md', import.meta.url), 'utf8');
const RONDO = fileURLToPath(new URL('../bin/rondo.js', import.meta.url));
const run = promisify(execFile);

type Step = { command: string; answer: string | undefined };

/** The page's commands in order; the last of a block has the answer that the text block after it shows. */
function stepsOf(page: string): Step[] {
  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```(?:\n```text\n([\s\S]*?)```)?/g)];
  return blocks.flatMap(([, commands = '', answer]) => {
    const lines = commands.trim().split('\n');
    return lines.map((command, index) => ({
      command,
      answer: index === lines.length - 1 ? answer : undefined,
    }));
  });
}

/** As a shell would split them; the page quotes with double quotes only. */
function argumentsOf(command: string, dataDir: string): string[] {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replace('$DATA', DATA),
  );
  return words.slice(2).map((word, index, all) => (all[index - 1] === '--data' ? dataDir : word));
}

let server: TestServer;

describe.skipIf(!existsSync(DATA))('the tour on files that nobody here made', () => {
  beforeAll(async () => {
    server = await startTestServer();
    await server.ask('POST', '/api/set-up', {
      name: 'Tour',
      currency: 'USD',
      timeZone: 'UTC',
      weekStart: 1,
      language: 'en',
      owner: { name: 'Ada', email: 'ada@rondo.test', password: 'a long enough password' },
    });
  });

  const steps = stepsOf(PAGE);
  it.each(steps.map((step, index) => ({ ...step, name: `${index + 1}: ${step.command.slice(0, 60)}` })))(
    '$name',
    async ({ command, answer }) => {
      const { stdout } = await run(process.execPath, [RONDO, ...argumentsOf(command, server.dataDir)]);
      if (answer !== undefined) expect(stdout).toBe(answer);
    },
    120_000,
  );

  it('shows the figures that the page promises', async () => {
    const explore = (query: string) => server.ask<ExploreAnswer>('GET', `/api/explore?${query}`);
    const weekly = 'from=2015-11-01&to=2019-12-01';
    const thousand = await explore(`metric=cost_per_impression&${weekly}&filter=channel:facebook`);
    expect(thousand.total).toBeCloseTo(0.26316, 4);
    const click = await explore(`metric=cost_per_click&${weekly}&filter=channel:search`);
    expect(click.total).toBeCloseTo(0.3491, 4);
    const blended = await explore(`metric=kpi:revenue&per=spend&${weekly}`);
    expect(blended.total).toBeCloseTo(26.086, 2);
    const voice = await explore('metric=share_of_voice&dimension=brand&from=2015-02-01&to=2015-03-01');
    expect(voice.rows.find((row) => row.keys[0] === 'United')?.value).toBeCloseTo(3822 / 14640, 6);
    const hourly = await explore('metric=mentions&grain=hour&from=2015-02-16&to=2015-02-26');
    expect(hourly.series.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(14640);
  });

  it('undoes exactly the rows of one import, and takes the file again', async () => {
    const { items } = await server.ask<{ items: ImportJob[] }>('GET', '/api/imports');
    const orders = items.find((job) => job.kind === 'orders');
    const count = async (where: string) =>
      (await server.events.queryOne<{ n: string }>(`SELECT count() AS n FROM events WHERE ${where}`)).n;
    const others = await count("event != 'Order Completed'");
    await server.ask('POST', `/api/imports/${orders?.id}/undo`);
    const undone = async () => (await server.ask<ImportJob>('GET', `/api/imports/${orders?.id}`)).state;
    await expect.poll(undone, { timeout: 60_000 }).toBe('undone');
    expect(await count("event = 'Order Completed'")).toBe('0');
    expect(await count("event != 'Order Completed'")).toBe(others);
    const [first] = steps;
    await run(process.execPath, [RONDO, ...argumentsOf(first?.command ?? '', server.dataDir)]);
    expect(await count("event = 'Order Completed'")).toBe('6919');
  }, 120_000);
});
