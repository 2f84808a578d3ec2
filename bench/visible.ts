import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchRow, percentile } from './support/bench.ts';
import { type BenchServer, sendLoad, startBenchServer } from './support/processes.ts';

export const name = 'visible';

const SECONDS = 20;
const EVENTS_A_SECOND = 2_000;
const PROBES = 60;
const WANTED_MS = 1_000;

/** From the moment a client sends an event until a query, and until the person's profile, shows it; under load. */
export async function run(): Promise<BenchRow[]> {
  const server = await startBenchServer();
  // One connection with pauses would be slower than asked; batches of 20 from 4 connections keep the pace.
  const load = sendPaced(server);
  await sleep(3_000);
  const query: number[] = [];
  const profile: number[] = [];
  for (let probe = 0; probe < PROBES; probe++) {
    const id = `probe-${probe}`;
    const begun = performance.now();
    await send(server, id);
    await until(async () => (await count(server, id)) === 1);
    query.push(performance.now() - begun);
    await until(async () => (await peopleFound(server, id)) === 1);
    profile.push(performance.now() - begun);
    await sleep(120);
  }
  await load;
  const bare = await bareVisibility(server);
  await server.stop();
  const row = (what: string, values: number[]): BenchRow => ({
    name: `event → ${what}, p95 at ${EVENTS_A_SECOND} events/s`,
    unit: 'ms',
    ours: percentile(values, 0.95),
    ceiling: percentile(bare, 0.95),
    ceilingIs: 'one row inserted into the engine and asked for, no load',
    better: 'lower',
    note: `p50 ${percentile(values, 0.5).toFixed(0)} ms; wanted: p95 under ${WANTED_MS} ms, ${percentile(values, 0.95) < WANTED_MS ? 'met' : 'MISSED'}`,
  });
  return [row('visible in a query', query), row('visible in the profile', profile)];
}

async function sendPaced(server: BenchServer): Promise<void> {
  const rounds = SECONDS * 2;
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now();
    await sendLoad({
      url: server.url,
      path: '/v1/batch',
      writeKey: server.writeKey,
      connections: 4,
      requests: EVENTS_A_SECOND / 2 / 20,
      eventsPerRequest: 20,
      run: `paced-${round}`,
    });
    await sleep(Math.max(0, 500 - (performance.now() - begun)));
  }
}

async function send(server: BenchServer, id: string): Promise<void> {
  const response = await fetch(new URL('/v1/identify', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      writeKey: server.writeKey,
      messageId: id,
      userId: id,
      traits: { email: `${id}@rondo.test` },
    }),
  });
  if (response.status !== 200) throw new Error(`the probe was answered ${response.status}`);
}

async function count(server: BenchServer, id: string): Promise<number> {
  const row = await server.events.queryOne<{ n: string }>(
    'SELECT count() AS n FROM events WHERE message_id = {id:String}',
    { id },
  );
  return Number(row.n);
}

async function peopleFound(server: BenchServer, id: string): Promise<number> {
  const response = await fetch(new URL(`/api/people?q=${id}%40rondo.test`, server.url), {
    headers: { authorization: `Bearer ${server.token}` },
  });
  const answer: { items?: unknown[] } = JSON.parse(await response.text());
  return answer.items?.length ?? 0;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('the probe did not become visible within 30 s');
    await sleep(10);
  }
}

async function bareVisibility(server: BenchServer): Promise<number[]> {
  await server.events.command('CREATE TABLE bench_probe (id String) ENGINE = MergeTree ORDER BY id');
  const times: number[] = [];
  for (let probe = 0; probe < PROBES; probe++) {
    const begun = performance.now();
    await server.events.insertRows('bench_probe', [{ id: String(probe) }]);
    await server.events.query('SELECT count() FROM bench_probe WHERE id = {id:String}', {
      id: String(probe),
    });
    times.push(performance.now() - begun);
  }
  return times;
}
