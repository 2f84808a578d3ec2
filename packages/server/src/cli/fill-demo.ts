import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MadeApiKey, OneTimeLink, type SetUp } from '@rondo/contract';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { COMPANY } from '../demo/company.ts';
import { type PlayPhase, playDemo } from '../demo/play-demo.ts';
import { readLocalToken } from '../local-token.ts';
import { noServer, type RunningServer, reachServer } from './call-server.ts';
import { createProgressBar, type ProgressBar } from './progress-bar.ts';
import { seedDemo } from './seed-demo.ts';

/** Nobody has a password in the demo: one comes in by the link. */
const DEMO_SET_UP: SetUp = {
  name: COMPANY.name,
  currency: COMPANY.currency,
  timeZone: COMPANY.timeZone,
  weekStart: 1,
  language: 'en',
  defaultRegion: 'SE',
  owner: { name: 'Demo owner', email: 'owner@demo.example' },
  demo: true,
};

/** Where on the bar each phase begins and ends, by how long they took on two cores. */
const PHASES: Record<PlayPhase, { from: number; to: number; label: string }> = {
  events: { from: 0, to: 0.7, label: 'A year of visits, orders and mails' },
  files: { from: 0.7, to: 0.92, label: 'Files: ad figures, CRM, shops, mentions, surveys' },
  links: { from: 0.92, to: 0.95, label: 'Tracking links' },
};

/** Sets the workspace up and plays the company into it, through the public interfaces. */
export async function fillDemo(options: {
  dataDir: string;
  people: number;
  signal: AbortSignal;
}): Promise<void> {
  const { dataDir, people, signal } = options;
  const local = readLocalToken(dataDir);
  if (local === undefined) throw noServer(dataDir);
  const server = reachServer(dataDir);
  const answer = await server.callJson('/api/set-up', { method: 'POST', json: DEMO_SET_UP, signal });
  const { writeKey } = Value.Parse(Type.Object({ writeKey: MadeApiKey }), answer);
  const bar = createProgressBar();
  try {
    await playDemo({
      now: new Date(),
      people,
      baseUrl: server.url,
      writeKey: writeKey.key,
      apiToken: local.token,
      truthPath: join(dataDir, 'truth.json'),
      signal,
      onProgress(phase, done, total) {
        const { from, to, label } = PHASES[phase];
        bar.show(from + (to - from) * (total === 0 ? 1 : done / total), label);
      },
    });
    await waitForConsumers(server, bar, signal);
    await seedDemo(server, { now: new Date(), people, signal });
  } finally {
    bar.end();
  }
}

/** Until everything that was sent is counted, so that the first page shows the whole year. */
async function waitForConsumers(server: RunningServer, bar: ProgressBar, signal: AbortSignal): Promise<void> {
  const first = await readBehind(server, signal);
  for (let behind = first; behind > 0; behind = await readBehind(server, signal)) {
    bar.show(0.95 + 0.05 * (1 - behind / Math.max(first, behind)), 'Putting people and figures together');
    await pause(200, undefined, { signal });
  }
}

async function readBehind(server: RunningServer, signal: AbortSignal): Promise<number> {
  const text = await (await server.call('/metrics', { signal })).text();
  return [...text.matchAll(/^rondo_consumer_behind_rows\{[^}]*\} (\S+)$/gm)].reduce(
    (sum, [, rows]) => sum + Number(rows),
    0,
  );
}

/** The results of `rondo demo`: where it is and how to get in. */
export async function printWayIn(dataDir: string): Promise<void> {
  const server = reachServer(dataDir);
  const answer = await server.callJson('/api/sign-in-links', { method: 'POST', json: {} });
  const { link } = Value.Parse(OneTimeLink, answer);
  process.stdout.write(
    `The demo is at ${server.url}\nSign in with this link, once, within 15 minutes:\n  ${link}\n`,
  );
  process.stderr.write(
    `Another link: npx rondo sign-in-link --data ${dataDir}\nStop it with Ctrl-C; run it again to go on.\n`,
  );
}
