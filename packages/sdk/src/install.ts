import type { Client } from './client.ts';

const METHODS = [
  'track',
  'page',
  'identify',
  'group',
  'alias',
  'reset',
  'consent',
  'setAnonymousId',
  'user',
  'flush',
  'ready',
] as const;
type Method = (typeof METHODS)[number];

/**
 * Puts the client where pages find it: `rondo('track', …)`, and `analytics.track(…)` as Segment's library has it. What a
 * page called before the script had loaded is done now, in order. A library that is there already is left alone.
 */
export function install(client: Client, target: Record<string, unknown>): void {
  const run = (method: unknown, parameters: readonly unknown[]): unknown => {
    if (!isMethod(method)) return undefined;
    // Pages are not type-checked; each method minds what it is given.
    return Reflect.apply(client[method], client, parameters);
  };

  const before = target.rondo;
  const waiting = typeof before === 'function' ? Reflect.get(before, 'q') : undefined;
  const rondo = (...parameters: unknown[]) => run(parameters[0], parameters.slice(1));
  for (const method of METHODS)
    Object.assign(rondo, { [method]: (...parameters: unknown[]) => run(method, parameters) });
  target.rondo = rondo;
  replay(waiting, run);

  // Segment's snippet leaves an array of calls; anything else there is somebody else's.
  const analytics = target.analytics;
  if (analytics !== undefined && !Array.isArray(analytics)) return;
  target.analytics = {
    ...Object.fromEntries(
      METHODS.map((method) => [method, (...parameters: unknown[]) => run(method, parameters)]),
    ),
    initialized: true,
  };
  replay(analytics, run);
}

function replay(calls: unknown, run: (method: unknown, parameters: readonly unknown[]) => unknown): void {
  if (!Array.isArray(calls)) return;
  for (const entry of calls) {
    const [method, ...parameters] = Array.from(entry as ArrayLike<unknown>);
    run(method, parameters);
  }
}

function isMethod(name: unknown): name is Method {
  return METHODS.some((method) => method === name);
}
