import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from './engine-error.ts';
import type { Credentials } from './read-request.ts';

export type Account = {
  readonly: boolean;
  settings: ReadonlyMap<string, string>;
  /** How long one answer may be, before compression. */
  maxAnswerBytes: number;
};
export type Accounts = ReadonlyMap<string, { password: string; account: Account }>;

const MAX_READONLY_ANSWER = 256 * 1024 * 1024;
/** What a query of the read-only user may take. It cannot raise these: its session is opened with `readonly`. */
const READONLY_CAPS = new Map([
  ['max_execution_time', '60'],
  ['timeout_overflow_mode', 'throw'],
  ['max_result_rows', '1000000'],
  ['max_result_bytes', String(MAX_READONLY_ANSWER)],
  ['result_overflow_mode', 'throw'],
  ['max_rows_to_read', '2000000000'],
  ['read_overflow_mode', 'throw'],
  ['max_subquery_depth', '30'],
  ['max_threads', '2'],
  ['priority', '1'],
]);

export function createAccounts(
  passwords: { full: string; readonly: string | undefined },
  memoryBytes: number,
): Accounts {
  const owner: Account = { readonly: false, settings: new Map(), maxAnswerBytes: Number.POSITIVE_INFINITY };
  const accounts = new Map([['default', { password: passwords.full, account: owner }]]);
  if (passwords.readonly !== undefined) {
    const settings = new Map([
      ...READONLY_CAPS,
      ['max_memory_usage', String(Math.floor(memoryBytes / 4))] as const,
    ]);
    // ClickHouse checks its caps on results between blocks only, so an answer of one large block would pass.
    const account: Account = { readonly: true, settings, maxAnswerBytes: MAX_READONLY_ANSWER };
    accounts.set('readonly', { password: passwords.readonly, account });
  }
  return accounts;
}

export function checkCredentials(accounts: Accounts, given: Credentials): Account {
  const known = accounts.get(given.user);
  const matches = equal(given.password, known?.password ?? '');
  if (known !== undefined && matches) return known.account;
  throw new Refusal(
    516,
    'AUTHENTICATION_FAILED',
    `${given.user}: Authentication failed: password is incorrect, or there is no user with such name.`,
  );
}

/** Hashed first, so that neither the time nor the length tells anything. */
function equal(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
