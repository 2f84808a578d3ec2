import type { ConsentEntry } from '@rondo/contract';
import type { LedgerEntry } from './entry.ts';

/** As the API shows it. */
export function showEntry(entry: LedgerEntry): ConsentEntry {
  const { under, time, expiresAt, ...rest } = entry;
  return {
    ...rest,
    time: new Date(time).toISOString(),
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  };
}
