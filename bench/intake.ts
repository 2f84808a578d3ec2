import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type BenchRow, percentile } from './support/bench.ts';
import { runScript, sendLoad, startBenchServer } from './support/processes.ts';

export const name = 'intake';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const BATCHES = 1_500;
const SINGLES = 60_000;

/** Events over HTTP, each request acknowledged only when its events are durably stored. */
export async function run(): Promise<BenchRow[]> {
  const server = await startBenchServer();
  const load = { url: server.url, writeKey: server.writeKey };
  await sendLoad({
    ...load,
    path: '/v1/batch',
    connections: 16,
    requests: 200,
    eventsPerRequest: 100,
    run: 'warm',
  });

  const batches = await sendLoad({
    ...load,
    path: '/v1/batch',
    connections: 64,
    requests: BATCHES,
    eventsPerRequest: 100,
    run: 'batch',
  });
  const bare = await runScript<{ seconds: number; events: number }>(here('./support/bare-intake.ts'), {
    writeKey: server.writeKey,
    requests: BATCHES,
    eventsPerRequest: 100,
    rowsPerInsert: 5_000,
    run: 'bare',
  });

  const singles = await sendLoad({
    ...load,
    path: '/v1/track',
    connections: 512,
    requests: SINGLES,
    eventsPerRequest: 1,
    run: 'single',
  });
  const idle = spawn(process.execPath, [here('./support/idle-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: idle.stdout }), 'line');
  const nothing = await sendLoad({
    url: new URL(JSON.parse(String(line)).url),
    path: '/v1/track',
    writeKey: '',
    connections: 512,
    requests: SINGLES,
    eventsPerRequest: 1,
    run: 'idle',
  });
  idle.kill();
  await server.stop();

  const latency = `at 64 connections p50 ${percentile(batches.latenciesMs, 0.5).toFixed(0)} ms, p99 ${percentile(batches.latenciesMs, 0.99).toFixed(0)} ms`;
  return [
    {
      name: 'intake in batches of 100',
      unit: 'events/s',
      ours: (BATCHES * 100) / batches.seconds,
      ceiling: bare.events / bare.seconds,
      ceilingIs:
        'JSON.parse of the same bodies and the bare engine’s insert of 5,000 rows at a time, one process, no HTTP',
      better: 'higher',
      wanted: 0.5,
      note: latency,
    },
    {
      name: 'intake of single events, 512 connections',
      unit: 'events/s',
      ours: SINGLES / singles.seconds,
      ceiling: SINGLES / nothing.seconds,
      ceilingIs: 'a Fastify route that does nothing, same client',
      better: 'higher',
      wanted: 0.5,
    },
  ];
}
