import type { Kysely } from 'kysely';
import type { PlatformTables } from '../../platform/records/open-records.ts';

type LeaseRow = { name: string; holder: string; expires_at: string };
type RequestRow = { id: string; request: string; created_at: string; done_at: string | null };
type BlockedRow = {
  identity_key: string;
  kind: string;
  value: string;
  blocked_by: string;
  blocked_at: string;
};
type RulesRow = { id: string; rules: string; changed_by: string; changed_at: string };
type JunkRow = {
  identity_key: string;
  kind: string;
  value: string;
  degree: number;
  norm: number;
  found_at: string;
};
type ReleasedRow = {
  identity_key: string;
  kind: string;
  value: string;
  released_by: string;
  released_at: string;
};

export type IdentityTables = {
  leases: LeaseRow;
  identity_requests: RequestRow;
  identity_blocked: BlockedRow;
  identity_rules: RulesRow;
  identity_junk: JunkRow;
  identity_released: ReleasedRow;
};
export type IdentityDb = Kysely<PlatformTables & IdentityTables>;
