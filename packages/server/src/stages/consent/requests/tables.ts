import type { Kysely } from 'kysely';
import type { PlatformTables } from '../../../platform/records/open-records.ts';

export type RequestRow = {
  id: string;
  kind: string;
  state: string;
  subject: string | null;
  shared: string;
  received_on: string;
  due_on: string;
  extended: number;
  created_at: string;
  created_by: string;
  started_at: string | null;
  finished_at: string | null;
  step: string | null;
  scope: string | null;
  progress: string;
  receipt: string | null;
  error: string | null;
  reason: string | null;
  runner: string | null;
  beat_at: string | null;
};
export type RetentionRuleRow = {
  id: string;
  kind: string;
  source: string;
  event: string;
  days: number;
  enabled: number;
  created_at: string;
  created_by: string;
  last_run_at: string | null;
  last_deleted: number | null;
};
type TombstoneRow = { token: string; request_id: string; erased_at: string | null; changed_at: string };
type KeyRow = { name: string; sealed: string; made_at: string };

export type PrivacyTables = {
  privacy_requests: RequestRow;
  erased_identifiers: TombstoneRow;
  privacy_keys: KeyRow;
  retention_rules: RetentionRuleRow;
  retention_runs: { day: string; at: string; outcome: string | null };
  register_details: { id: number; details: string };
};
export type PrivacyDb = Kysely<PlatformTables & PrivacyTables>;
