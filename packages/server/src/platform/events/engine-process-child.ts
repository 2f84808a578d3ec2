import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Log } from '../log.ts';

export type ChildOptions = {
  dataDir: string;
  port: number;
  password: string;
  readonlyPassword: string;
  memoryBytes: number | undefined;
  log: Log;
};

export type EngineChild = {
  port: number;
  pid: number;
  /** Resolves once the process is gone, for whatever reason. */
  exited: Promise<void>;
  /** Ends it after its running queries. */
  stop(): void;
  kill(): void;
};

export type ChildFailure = { reason: 'locked' | 'failed'; detail: string };

const START_MS = 60_000;

/** Starts one engine process and waits until it takes requests. That it does not is a value, not an exception. */
export async function startChild(options: ChildOptions): Promise<EngineChild | ChildFailure> {
  const program = createRequire(import.meta.url).resolve('@rondo/engine');
  const memory = options.memoryBytes === undefined ? [] : ['--memory', String(options.memoryBytes)];
  const child = spawn(
    process.execPath,
    [program, '--data', options.dataDir, '--port', String(options.port), ...memory],
    {
      // Our end of its stdin is what tells it that we live; its own process group keeps Ctrl-C for us to pass on.
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: {
        PATH: process.env.PATH ?? '/usr/bin:/bin',
        HOME: process.env.HOME ?? '/',
        // With Node's default of 4, four slow queries would stop everything that needs a thread.
        UV_THREADPOOL_SIZE: '16',
        RONDO_ENGINE_PASSWORD: options.password,
        RONDO_ENGINE_READONLY_PASSWORD: options.readonlyPassword,
      },
    },
  );
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const said = watchStderr(child, options.log);
  child.stdin.on('error', () => undefined);
  const port = await Promise.race([readPort(child), exited, wait(START_MS)]);
  if (typeof port === 'number' && child.pid !== undefined) {
    return {
      port,
      pid: child.pid,
      exited,
      stop: () => child.kill('SIGTERM'),
      kill: () => child.kill('SIGKILL'),
    };
  }
  child.kill('SIGKILL');
  const detail = said.join('\n').slice(-2000) || 'It ended without a word, or took more than a minute.';
  return { reason: /Cannot lock file/.test(detail) ? 'locked' : 'failed', detail };
}

function readPort(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<number | undefined> {
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => {
      const port: unknown = Object(JSON.parse(line)).port;
      resolve(typeof port === 'number' ? port : undefined);
    });
  });
}

function watchStderr(child: ChildProcess & { stderr: NodeJS.ReadableStream }, log: Log): string[] {
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    if (lines.length > 50) lines.shift();
    log.warn({ engine: line }, 'The events engine says');
  });
  return lines;
}

function wait(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref());
}
