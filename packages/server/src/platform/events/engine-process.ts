import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { RondoError } from '../error.ts';
import type { Log } from '../log.ts';
import { type EngineChild, startChild } from './engine-process-child.ts';
import { type EngineFile, readEngineFile, removeEngineFile, writeEngineFile } from './engine-process-file.ts';

export type EngineState = 'starting' | 'up' | 'down';

export type EngineHandle = {
  url: string;
  username: string;
  password: string;
  readonlyUsername: string;
  readonlyPassword: string;
  state(): EngineState;
  /** Calls back at every change; returns what takes the listener away. */
  onStateChange(listener: (state: EngineState) => void): () => void;
  /** Ends the engine after its running queries, if this process started it. */
  stop(): Promise<void>;
};

export type EngineOptions = { dataDir: string; log: Log; memoryBytes?: number };

const RETRY_MS = { first: 100, most: 5_000, forgetAfter: 10_000 };
const WATCH_MS = 1_000;
const PING_MS = 5_000;
/** An engine that answers nothing for this long is hung: its main thread only hands work on. */
const HUNG_AFTER_MS = 30_000;
const SHARE_MS = 40_000;

/**
 * Starts the events engine of a data directory and keeps it running, or joins the one that another process has
 * running there; if that process ends, this one takes over. Address and passwords stay the same throughout, so
 * clients made from them need no change. Which process may start an engine is settled by the kernel's lock that
 * chDB takes on its folder: unlike a file with a process id in it, it cannot go stale.
 */
export async function startEngine(options: EngineOptions): Promise<EngineHandle> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { log } = options;
  const listeners = new Set<(state: EngineState) => void>();
  let state: EngineState = 'starting';
  let child: EngineChild | undefined;
  let stopping = false;

  const setState = (next: EngineState) => {
    if (next === state) return;
    state = next;
    log.info({ state }, 'The events engine changed state');
    for (const listener of listeners) listener(next);
  };

  const begin = async (address: EngineFile | undefined) => {
    const password = address?.password ?? randomBytes(24).toString('base64url');
    const readonlyPassword = address?.readonlyPassword ?? randomBytes(24).toString('base64url');
    const port = address === undefined ? 0 : Number(new URL(address.url).port);
    const started = await startChild({
      dataDir,
      port,
      password,
      readonlyPassword,
      memoryBytes: options.memoryBytes,
      log,
    });
    if ('reason' in started) return started;
    child = started;
    const file: EngineFile = {
      url: `http://127.0.0.1:${started.port}`,
      username: 'default',
      password,
      readonlyUsername: 'readonly',
      readonlyPassword,
      pid: started.pid,
    };
    writeEngineFile(dataDir, file);
    return file;
  };

  const restart = async (address: EngineFile) => {
    const started = await begin(address);
    if ('url' in started) return true;
    log.error({ reason: started.reason, detail: started.detail }, 'The events engine did not start');
    return false;
  };

  const address = await startOrJoin(dataDir, begin);
  setState('up');

  // One loop for both roles: watch our child or the other process's engine; when it is gone, start one.
  const watching = (async () => {
    let retryMs = RETRY_MS.first;
    while (!stopping) {
      const upSince = Date.now();
      if (child !== undefined) await watchChild(child, address, () => stopping);
      else await watchOther(address, () => stopping);
      child = undefined;
      if (stopping) return;
      setState('down');
      if (Date.now() - upSince > RETRY_MS.forgetAfter) retryMs = RETRY_MS.first;
      for (let isUp = false; !isUp && !stopping; ) {
        await wait(retryMs);
        retryMs = Math.min(retryMs * 2, RETRY_MS.most);
        isUp = (await answers(address)) || (!stopping && (await restart(address)));
      }
      if (!stopping) setState('up');
    }
  })();

  return {
    ...pickAddress(address),
    state: () => state,
    onStateChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopping = true;
      const mine = child;
      mine?.stop();
      await watching;
      // One that was being started while we stopped.
      if (child !== mine) child?.stop();
      await child?.exited;
      if (mine) removeEngineFile(dataDir, mine.pid);
      setState('down');
    },
  };
}

function pickAddress(file: EngineFile) {
  const { url, username, password, readonlyUsername, readonlyPassword } = file;
  return { url, username, password, readonlyUsername, readonlyPassword };
}

/** Joins the engine that answers; else starts one; else, if another has the folder, waits for that one to answer or end. */
async function startOrJoin(
  dataDir: string,
  begin: (
    address: EngineFile | undefined,
  ) => Promise<EngineFile | { reason: 'locked' | 'failed'; detail: string }>,
): Promise<EngineFile> {
  const until = Date.now() + SHARE_MS;
  for (;;) {
    const running = readEngineFile(dataDir);
    if (running !== undefined && (await answers(running))) return running;
    const started = await begin(undefined);
    if ('url' in started) return started;
    if (started.reason === 'failed') {
      throw new RondoError({
        code: 'engine-start',
        message: `The events engine did not start: ${started.detail}`,
        cure: 'Run `rondo doctor`; it names what is missing (disk space, permissions, platform) and the cure.',
        status: 503,
      });
    }
    if (Date.now() > until) {
      throw new RondoError({
        code: 'engine-locked',
        message: `Another process holds the data directory ${dataDir}, and its engine does not answer.`,
        cure: 'End that process, or give this one another folder with --data.',
        status: 503,
      });
    }
    await wait(500);
  }
}

async function watchChild(child: EngineChild, address: EngineFile, stopping: () => boolean): Promise<void> {
  let gone = false;
  void child.exited.then(() => {
    gone = true;
  });
  let heardAt = Date.now();
  while (!gone) {
    await Promise.race([child.exited, wait(WATCH_MS)]);
    if (gone || stopping()) continue;
    if (await Promise.race([answers(address), child.exited.then(() => false)])) heardAt = Date.now();
    else if (Date.now() - heardAt > HUNG_AFTER_MS) child.kill();
  }
}

async function watchOther(address: EngineFile, stopping: () => boolean): Promise<void> {
  while (!stopping()) {
    await wait(WATCH_MS);
    if (stopping() || !(await answers(address))) return;
  }
}

/** Whether the engine at this address answers and takes this password: another program may have got its port. */
async function answers(address: EngineFile): Promise<boolean> {
  try {
    const response = await fetch(`${address.url}/account`, {
      headers: { 'X-ClickHouse-User': address.username, 'X-ClickHouse-Key': address.password },
      signal: AbortSignal.timeout(PING_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
