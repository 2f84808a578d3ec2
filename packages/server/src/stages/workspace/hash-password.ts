import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * argon2id with the first of OWASP's minimum settings: 19 MiB, 2 passes, 1 lane
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
 * Stored in the PHC string format, so that the settings can be raised later and old hashes still verify.
 */
const SETTINGS = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Two at a time: a flood of sign-ins costs its senders time and us at most 38 MiB. */
const MOST_AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

type Cost = { memory: number; passes: number; parallelism: number; tagLength: number };

function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        // The same password may be typed as composed or combining characters (ö): NFKC makes them one.
        const message = Buffer.from(password.normalize('NFKC'), 'utf8');
        argon2('argon2id', { message, nonce, ...cost }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const key = await derive(password, nonce, SETTINGS);
  const { memory, passes, parallelism } = SETTINGS;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(key)}`;
}

async function matches(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, key] = PHC.exec(stored) ?? [];
  if (nonce === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  const given = await derive(password, Buffer.from(nonce, 'base64'), cost);
  return timingSafeEqual(given, expected);
}

let nobodys: Promise<string> | undefined;

/** Takes the same time whether or not there is such a member or such a password: the answer's time tells nothing. */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(16).toString('hex'));
  const same = await matches(password, stored ?? (await nobodys));
  return same && typeof stored === 'string';
}
