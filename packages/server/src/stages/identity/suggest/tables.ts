import type { SuggestionState } from '@rondo/contract';
import type { Kysely } from 'kysely';
import type { PlatformTables } from '../../../platform/records/open-records.ts';

export type SuggestionRow = {
  id: string;
  left_key: string;
  left_kind: string;
  left_value: string;
  right_key: string;
  right_kind: string;
  right_value: string;
  run_id: string;
  weight: number;
  prior: number;
  steps: string;
  left_fields: string;
  right_fields: string;
  fits: number;
  vetoes: string;
  draw: number;
  state: SuggestionState;
  found_at: string;
  decided_by: string | null;
  decided_at: string | null;
};
export type RunRow = {
  id: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  step: string;
  share: number;
  started_by: string;
  started_at: string;
  finished_at: string | null;
  cancel: number;
  detail: string;
};
type SettingsRow = { id: string; settings: string; changed_by: string; changed_at: string };

export type SuggestionTables = {
  match_suggestions: SuggestionRow;
  match_runs: RunRow;
  match_settings: SettingsRow;
};
export type SuggestionDb = Kysely<PlatformTables & SuggestionTables>;
