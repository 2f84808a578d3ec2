import type { Kysely } from 'kysely';
import type { PlatformTables } from '../../platform/records/open-records.ts';

export type ConsentTables = {
  consent_clock: {
    id: number;
    ordinal: number;
    last_ms: number;
    cleared: number;
    settings: number;
    signing_key: string;
  };
  consent_entries: {
    ordinal: number;
    part: number;
    identity_key: string;
    entry: string;
    recorded_at: string;
    stored: number;
  };
  consent_settings: { id: number; settings: string; changed_by: string; changed_at: string };
  consent_texts: {
    purpose: string;
    version: number;
    language: string;
    title: string;
    body: string;
    created_at: string;
    created_by: string;
  };
  consent_confirmations: {
    id: string;
    identity_key: string;
    purpose: string;
    channel: string;
    language: string;
    text_version: number;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
};

/** The records store, or a transaction on it, with this stage's tables. */
export type ConsentDb = Kysely<PlatformTables & ConsentTables>;
