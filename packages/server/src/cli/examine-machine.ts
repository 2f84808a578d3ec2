import { execFile } from 'node:child_process';
import crypto from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export type Finding = { name: string; state: 'good' | 'warning' | 'fault'; message: string; cure?: string };

const GIB = 1024 ** 3;

/** What Rondo needs of the machine: its Node, platform, memory, disk, clock, and files of this installation. */
export async function* examineMachine(dataDir: string): AsyncGenerator<Finding> {
  yield examineNode();
  yield examinePlatform();
  yield examineMemory();
  yield examineBuilt('Pages', '../../../web/dist/index.html');
  yield examineBuilt('Tracking script', '../../../sdk/dist/rondo.js');
  yield* examineFolder(dataDir);
  yield await examineClock();
}

function examineNode(): Finding {
  const name = 'Node';
  if (typeof crypto.argon2 !== 'function') {
    const message = `${process.versions.node} lacks crypto.argon2, with which passwords are hashed`;
    return {
      name,
      state: 'fault',
      message,
      cure: 'Use Node 24.7 or newer from nodejs.org or npm (npm ci brings one).',
    };
  }
  return { name, state: 'good', message: `${process.versions.node}, OpenSSL ${process.versions.openssl}` };
}

function examinePlatform(): Finding {
  const name = 'Platform';
  const message = `${process.platform} ${process.arch}`;
  const hasEngine = ['linux', 'darwin'].includes(process.platform) && ['x64', 'arm64'].includes(process.arch);
  if (hasEngine) return { name, state: 'good', message };
  const cure = 'Use Linux or macOS on x64 or arm64, or a ClickHouse server: RONDO_EVENTS_URL.';
  return { name, state: 'fault', message: `${message} has no embedded events engine`, cure };
}

function examineMemory(): Finding {
  const name = 'Memory';
  const message = `${(totalmem() / GIB).toFixed(1)} GiB`;
  if (totalmem() >= 2 * GIB) return { name, state: 'good', message };
  return {
    name,
    state: 'warning',
    message,
    cure: 'Large questions may be refused: 2 GiB or more is advised.',
  };
}

function examineBuilt(name: string, path: string): Finding {
  if (existsSync(fileURLToPath(new URL(path, import.meta.url))))
    return { name, state: 'good', message: 'built' };
  return { name, state: 'fault', message: 'not built', cure: 'Run npm run build in the checkout.' };
}

function* examineFolder(dataDir: string): Generator<Finding> {
  const name = 'Data folder';
  if (!existsSync(dataDir)) {
    const parent = nearestExisting(dataDir);
    if (canWrite(parent) === undefined) {
      yield { name, state: 'good', message: `${dataDir} does not exist yet; rondo serve makes it` };
    } else {
      const cure = 'Name another with --data DIR, or give this user the right to write there.';
      yield {
        name,
        state: 'fault',
        message: `${dataDir} does not exist, and ${parent} cannot be written`,
        cure,
      };
    }
    yield examineDisk(parent);
    return;
  }
  const fault = canWrite(dataDir);
  if (fault === undefined) yield { name, state: 'good', message: `${dataDir} can be written` };
  else {
    const cure = 'Give this user the right to write there (chown), or run as the user who owns it.';
    yield { name, state: 'fault', message: `${dataDir} cannot be written: ${fault}`, cure };
  }
  yield examineDisk(dataDir);
  yield examinePermissions(dataDir);
}

function nearestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** Writes and flushes a small file, as the stores do; the fault in words, or undefined. */
function canWrite(folder: string): string | undefined {
  const path = join(folder, `.rondo-doctor-${process.pid}`);
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeSync(file, 'x');
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(path, { force: true });
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function examineDisk(folder: string): Finding {
  const name = 'Disk';
  const { bavail, bsize, blocks } = statfsSync(folder);
  const free = bavail * bsize;
  const message = `${(free / GIB).toFixed(1)} GiB free of ${((blocks * bsize) / GIB).toFixed(1)}`;
  const cure = 'Make room, or move the data folder to a larger disk.';
  if (free < GIB) return { name, state: 'fault', message, cure };
  // The engine merges its parts into new ones before it removes the old.
  if (free < 5 * GIB) return { name, state: 'warning', message, cure };
  return { name, state: 'good', message };
}

function examinePermissions(dataDir: string): Finding {
  const name = 'Permissions';
  const open = ['.', 'secret.key', 'cli-token.json']
    .map((file) => join(dataDir, file))
    .filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
  if (open.length === 0) return { name, state: 'good', message: 'only this user may read the data folder' };
  const cure = `chmod go-rwx ${open.join(' ')}`;
  return { name, state: 'fault', message: `other users of this machine may read ${open.join(', ')}`, cure };
}

async function examineClock(): Promise<Finding> {
  const name = 'Clock';
  const now = new Date();
  const message = now.toISOString();
  const cure = 'Set the clock and let it be kept by NTP (systemd-timesyncd or chrony).';
  // Rondo did not exist before; links and sessions would end at once or never.
  if (now.getUTCFullYear() < 2026)
    return { name, state: 'fault', message: `${message} is in the past`, cure };
  try {
    const { stdout } = await promisify(execFile)('timedatectl', ['show', '-p', 'NTPSynchronized', '--value']);
    if (stdout.trim() === 'no')
      return { name, state: 'warning', message: `${message}, not kept by NTP`, cure };
  } catch {
    // No systemd here, as in most containers: the host keeps the clock.
  }
  return { name, state: 'good', message };
}
