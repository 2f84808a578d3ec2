import type { HoldOfPerson } from './person-scope.ts';

/** Records tables that stay although they may name the person, with the reason. */
export const keptTables = (holds: readonly HoldOfPerson[]): Map<string, string> =>
  new Map(holds.flatMap((hold) => (hold.keeps ?? []).map(({ table, reason }) => [table, reason])));
