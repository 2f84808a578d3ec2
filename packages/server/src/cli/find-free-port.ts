import { createServer } from 'node:net';
import { RondoError } from '../platform/error.ts';

const TRIES = 50;

/** The wanted port, or the next free one. */
export async function findFreePort(host: string, wanted: number): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + TRIES, 65_536); port += 1) {
    if (await isFree(host, port)) return port;
  }
  throw new RondoError({
    code: 'port-taken',
    message: `The ports from ${wanted} to ${wanted + TRIES - 1} are all taken on ${host}, or this user may not use them.`,
    cure: 'Name another with --port, above 1024.',
  });
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
