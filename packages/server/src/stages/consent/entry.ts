import type { ConsentOrigin, ConsentState } from '@rondo/contract';

/** A row of the ledger. Times are milliseconds since 1970; the key is that of an identifier, as decimal text. */
export type LedgerEntry = {
  key: string;
  /** The person's identifier under which it was said, where that is another one; else ''. */
  under: string;
  /** '' stands for every purpose. */
  purpose: string;
  /** '' stands for every channel. */
  channel: string;
  state: ConsentState;
  time: number;
  messageId: string;
  origin: ConsentOrigin;
  source: string;
  textVersion: number;
  language: string;
  page: string;
  country: string;
  evidence: string;
  actor: string;
  reason: string;
  expiresAt: number | null;
};

export const concerns = (
  entry: { purpose: string; channel: string },
  purpose: string,
  channel: string,
): boolean =>
  (entry.purpose === purpose || entry.purpose === '') && (entry.channel === channel || entry.channel === '');

/**
 * Without the agreements that were written under an identifier because somebody said so under another, where that other is
 * no longer one of the same person: a merge that was undone leaves nobody with a yes that was not theirs. A withdrawal stays:
 * no gate may have to look further than the identifier it is asked about.
 */
export function withoutStrays(entries: readonly LedgerEntry[]): LedgerEntry[] {
  if (entries.every(({ under }) => under === '')) return [...entries];
  const own = new Set(
    entries.filter(({ under }) => under === '').map(({ key, messageId }) => `${key} ${messageId}`),
  );
  return entries.filter(
    ({ under, state, messageId }) =>
      under === '' || (state !== 'granted' && state !== 'confirmed') || own.has(`${under} ${messageId}`),
  );
}
