import { MatchingSettings } from '@rondo/contract';
import { Value } from 'typebox/value';
import type { Clock } from '../../../platform/clock.ts';
import type { SuggestionDb } from './tables.ts';

const ONE = 'settings';

/** As it comes: suggestions are made each night, and people decide. */
const DEFAULTS: MatchingSettings = {
  nightly: true,
  hour: 3,
  leastProbability: 0.2,
  apply: { on: false, precision: 0.99 },
  columns: {},
  config: null,
};

export async function readMatchingSettings(db: SuggestionDb): Promise<MatchingSettings> {
  const row = await db.selectFrom('match_settings').selectAll().where('id', '=', ONE).executeTakeFirst();
  if (row === undefined) return DEFAULTS;
  const written: unknown = JSON.parse(row.settings);
  return Value.Check(MatchingSettings, written) ? written : DEFAULTS;
}

export async function writeMatchingSettings(
  db: SuggestionDb,
  settings: MatchingSettings,
  actor: string,
  clock: Clock,
): Promise<void> {
  const row = {
    settings: JSON.stringify(settings),
    changed_by: actor,
    changed_at: clock.now().toISOString(),
  };
  await db
    .insertInto('match_settings')
    .values({ id: ONE, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}
