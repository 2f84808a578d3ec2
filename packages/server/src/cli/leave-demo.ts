import { setTimeout as pause } from 'node:timers/promises';
import type { LeftDemo } from '@rondo/contract';
import type { Config } from '../config.ts';
import { readLocalToken } from '../local-token.ts';
import type { Host, Rondo } from '../main.ts';
import { RondoError } from '../platform/error.ts';

export type DemoHost = {
  /** The demo, or what has taken its place. */
  current(): Rondo;
  /** Once a change is over; for whoever stops the process meanwhile. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

export type DemoHostDeps = {
  start(config: Config, host: Host): Promise<Rondo>;
  demo: Config;
  /** As `rondo serve` would read them here and now, so that it finds the same data later. */
  own(): Config;
  tell(line: string): void;
};

/** Long enough for the answer to reach the browser before its server goes. */
const ANSWER_MS = 500;

/**
 * Runs the demo, and lets its owner leave it for an installation of their own on the same address. Nothing of the demo
 * is deleted: what is in memory (de-duplication, identity, the tracking plan) belongs to one set of data from start to
 * end, so another set of data gets a fresh start.
 */
export async function startDemoHost(deps: DemoHostDeps): Promise<DemoHost> {
  let leaving: Promise<LeftDemo> | undefined;
  let changing: Promise<void> = Promise.resolve();
  let stopped = false;
  const host: Host = {
    leaveDemo() {
      leaving ??= leave().catch((error: unknown) => {
        leaving = undefined;
        throw error;
      });
      return leaving;
    },
  };
  let current = await deps.start(deps.demo, host);
  const address = new URL(current.url);

  async function leave(): Promise<LeftDemo> {
    const own = deps.own();
    if (own.dataDir === deps.demo.dataDir) {
      throw new RondoError({
        code: 'same-folder',
        message: 'The demo lies in the folder that is meant for your own data.',
        cure: 'Stop the demo and run: rondo serve --data my-company',
        status: 409,
      });
    }
    const running = await urlOfRunning(own.dataDir);
    if (running !== undefined) return { path: '/', url: running, folder: own.dataDir, restarting: false };
    // Started once beside the demo: what is wrong with it is seen while the demo still runs, and it tells the way in.
    const trial = await deps.start({ ...own, host: '127.0.0.1', port: 0 }, {});
    const { signInLink } = trial;
    await trial.stop();
    changing = change(own);
    changing.catch(() => undefined);
    return { path: pathOf(signInLink), url: null, folder: own.dataDir, restarting: true };
  }

  async function change(own: Config): Promise<void> {
    await pause(ANSWER_MS);
    await current.stop();
    if (stopped) return;
    const place = { host: deps.demo.host, port: Number(address.port) };
    try {
      current = await deps.start({ ...own, ...place }, {});
      deps.tell(
        `The demo has ended; your own Rondo is at ${current.url}, its data in ${own.dataDir}.\nNext time: npx rondo serve --data ${own.dataDir}\n`,
      );
    } catch (error) {
      leaving = undefined;
      deps.tell(
        `Your own Rondo did not start (${error instanceof Error ? error.message : String(error)}); the demo goes on.\n`,
      );
      current = await deps.start({ ...deps.demo, ...place }, host);
    }
  }

  return {
    current: () => current,
    settled: () => changing,
    async stop() {
      stopped = true;
      await changing.catch(() => undefined);
      await current.stop();
    },
  };
}

/** An installation that is set up lets in by password: whoever owns a demo is not thereby owner of real data. */
function pathOf(link: string | undefined): string {
  if (link === undefined) return '/sign-in';
  const { pathname, search } = new URL(link);
  return `${pathname}${search}`;
}

async function urlOfRunning(dataDir: string): Promise<string | undefined> {
  const local = readLocalToken(dataDir);
  if (local === undefined) return undefined;
  try {
    const answer = await fetch(new URL('/healthz', local.url), { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? local.url : undefined;
  } catch {
    return undefined;
  }
}
