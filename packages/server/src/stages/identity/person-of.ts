/**
 * ClickHouse expression from an identity key to the id of the person whose it is (UInt64; 0, nobody, stays 0).
 * `column` is a column or expression of ours of type UInt64, never a value from outside. Persons are resolved when a
 * question is asked, so a merge or an unmerge holds for all of history at once. What is in neither dictionary is a
 * person by itself; the small one wins, because it holds what changed last (migrations/events/0004_identity.sql).
 */
export function personOf(column: string): string {
  return `dictGetOrDefault('identity_delta', 'profile_id', ${column}, dictGetOrDefault('identity_base', 'profile_id', ${column}, ${column}))`;
}
