import type { ConsentOrigin, ConsentState } from '@rondo/contract';

/** A row of the ledger. Times are milliseconds since 1970; the key is that of an identifier, as decimal text. */
export type LedgerEntry = {
  key: string;
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
