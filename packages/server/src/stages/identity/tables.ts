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

export type IdentityTables = {
  leases: LeaseRow;
  identity_requests: RequestRow;
  identity_blocked: BlockedRow;
};
export type IdentityDb = Kysely<PlatformTables & IdentityTables>;
