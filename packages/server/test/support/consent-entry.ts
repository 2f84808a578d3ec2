import type { ConsentState } from '@rondo/contract';
import type { LedgerEntry } from '../../src/stages/consent/index.ts';

/** The first of May 2026, when a ledger of the tests begins. */
export const LEDGER_START = Date.UTC(2026, 4, 1);

/** A line of the ledger with nothing but what is given, for e-mails of marketing. */
export const entryOf = (said: Partial<LedgerEntry> & { state: ConsentState }): LedgerEntry => ({
  key: '1',
  under: '',
  purpose: 'marketing',
  channel: 'email',
  time: LEDGER_START,
  messageId: 'm',
  origin: 'operator',
  source: '',
  textVersion: 0,
  language: '',
  page: '',
  country: '',
  evidence: '',
  actor: '',
  reason: '',
  expiresAt: null,
  ...said,
});
