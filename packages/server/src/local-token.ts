import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomKey } from './platform/secrets.ts';

export type LocalToken = { value: string; write(url: string): void; remove(): void };

const FILE = 'cli-token.json';

/** How commands on this machine reach the running server of a data folder: who can read the file may do all. */
export function createLocalToken(dataDir: string): LocalToken {
  const path = join(dataDir, FILE);
  const value = randomKey('rondo_local');
  return {
    value,
    write(url) {
      rmSync(path, { force: true });
      writeFileSync(path, `${JSON.stringify({ url, token: value })}\n`, { mode: 0o600, flag: 'wx' });
    },
    remove() {
      // Another process on the same folder may have written its own meanwhile.
      if (readLocalToken(dataDir)?.token === value) rmSync(path, { force: true });
    },
  };
}

export function readLocalToken(dataDir: string): { url: string; token: string } | undefined {
  try {
    const { url, token } = JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'));
    return typeof url === 'string' && typeof token === 'string' ? { url, token } : undefined;
  } catch {
    return undefined;
  }
}
