import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { createAccounts } from './accounts.ts';
import { openEngine } from './open-engine.ts';
import { createEngineServer } from './serve.ts';

const USAGE = `Usage: node main.ts --data DIR [--port 0] [--memory BYTES] [--stay]

  --data DIR      where the data lives
  --port N        port on 127.0.0.1; 0 takes a free one (default)
  --memory BYTES  cap for the whole process; default 60 % of the machine's
  --stay          do not end when stdin closes

Passwords come from the environment: RONDO_ENGINE_PASSWORD (user default, required) and
RONDO_ENGINE_READONLY_PASSWORD (user readonly). Prints {"port":N} when ready.`;

const DRAIN_MS = 30_000;

/**
 * Ends at once, without exit handlers: chDB's own sometimes wait for a lock for ever (in one of two runs of the crash test;
 * the stack ended in its handler), and the folder stayed locked. What was acknowledged is on the disk by then.
 */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      memory: { type: 'string' },
      stay: { type: 'boolean' },
    },
  });
  const password = process.env.RONDO_ENGINE_PASSWORD;
  const port = Number(values.port ?? '0');
  const memory = values.memory === undefined ? Math.floor(totalmem() * 0.6) : Number(values.memory);
  if (
    !values.data ||
    !password ||
    !Number.isInteger(port) ||
    !Number.isSafeInteger(memory) ||
    memory < 256e6
  ) {
    console.error(USAGE);
    process.exit(2);
  }
  if (Number(process.env.UV_THREADPOOL_SIZE ?? '4') < 16) {
    console.error('Set UV_THREADPOOL_SIZE=16: with the default of 4, four slow queries stop the engine.');
    process.exit(2);
  }
  const readonly = process.env.RONDO_ENGINE_READONLY_PASSWORD;
  // Not left where chDB's getenv-like functions or child processes could read them.
  delete process.env.RONDO_ENGINE_PASSWORD;
  delete process.env.RONDO_ENGINE_READONLY_PASSWORD;

  // The zone that dates without one are read and shown in, whatever the machine's; chDB takes it from here alone.
  process.env.TZ = 'UTC';
  const engine = await openEngine({ dataDir: values.data, memoryBytes: memory }).catch((error: unknown) => {
    console.error(`Cannot open ${values.data}: ${error instanceof Error ? error.message : error}`);
    process.exit(4);
  });
  const server = createEngineServer(engine, createAccounts({ full: password, readonly }, memory));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(end, DRAIN_MS).unref();
    server.close(() => void engine.close().finally(end));
    // A connection whose last answer has gone out is idle, and would keep the server waiting.
    setInterval(() => server.closeIdleConnections(), 50);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  if (!values.stay) {
    // Whoever started the engine holds its stdin: when that process dies, however it dies, the engine ends too.
    process.stdin.on('end', stop).on('error', stop).resume();
  }
  server.on('error', (error) => {
    console.error(`Cannot listen on 127.0.0.1:${port}: ${error.message}`);
    process.exit(3);
  });
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' ? address?.port : port })}\n`);
  });
}

await main();
