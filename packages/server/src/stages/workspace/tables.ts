import type { Desk, KeyScope, Role, WorkspaceLanguage, WorkspaceSettings } from '@rondo/contract';
import type { Kysely } from 'kysely';
import type { PlatformTables } from '../../platform/records/open-records.ts';

export type WorkspaceRow = {
  id: number;
  name: string;
  currency: string;
  time_zone: string;
  week_start: WorkspaceSettings['weekStart'];
  language: WorkspaceLanguage;
  default_region: string | null;
  demo: number;
  set_up_at: string;
};
export type MemberRow = {
  id: string;
  email: string;
  name: string;
  role: Role;
  desk: Desk | null;
  password_hash: string | null;
  created_at: string;
  last_seen_at: string | null;
};
export type SessionWay = 'password' | 'link';
export type SessionRow = {
  id: string;
  token_hash: string;
  previous_hash: string | null;
  member_id: string;
  way: SessionWay;
  created_at: string;
  rotated_at: string;
  last_seen_at: string;
};
export type OneTimeLinkRow = { token_hash: string; member_id: string | null; expires_at: string };
export type ApiKeyRow = {
  id: string;
  key_hash: string;
  name: string;
  scope: KeyScope;
  source: string | null;
  start: string;
  created_at: string;
  created_by: string;
  last_used_at: string | null;
  revoked_at: string | null;
};
export type AuditRow = {
  id: string;
  at: string;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  subject: string;
  detail: string;
};
export type WorkspaceTables = {
  workspace: WorkspaceRow;
  members: MemberRow;
  sessions: SessionRow;
  one_time_links: OneTimeLinkRow;
  api_keys: ApiKeyRow;
  audit_log: AuditRow;
};

/** The records store, or a transaction on it, with this stage's tables. */
export type WorkspaceDb = Kysely<PlatformTables & WorkspaceTables>;
