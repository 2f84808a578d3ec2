import type { Identifier } from './edge.ts';
import { createIdentityRules, type IdentityRules } from './identity-rules.ts';
import { createPatternMatcher } from './match-pattern.ts';
import { readAsideDecisions } from './rules-store.ts';
import type { IdentityDb } from './tables.ts';

export type RulesInForce = {
  rules: IdentityRules;
  /** What was learned to be nobody's. */
  junk: ReadonlySet<bigint>;
  /** All that is known to be nobody's; a pattern is looked up where identifiers were given. */
  aside: readonly bigint[];
};

/** The rules as they hold for these identifiers, read from the records store: any process may ask. */
export async function readRulesFor(
  db: IdentityDb,
  identifiers: readonly Identifier[],
): Promise<RulesInForce> {
  const [{ settings, patterns, blocked, released }, learned] = await Promise.all([
    readAsideDecisions(db),
    db.selectFrom('identity_junk').select('identity_key').execute(),
  ]);
  const vouchedFor = new Set(released);
  const junk = new Set(learned.map((row) => BigInt(row.identity_key)).filter((key) => !vouchedFor.has(key)));
  const matcher = createPatternMatcher(patterns);
  const byPattern = identifiers.filter(({ kind, value }) => matcher.matches(kind, value));
  const aside = new Set([...blocked, ...junk, ...byPattern.map(({ key }) => key)]);
  return { rules: createIdentityRules(aside, settings), junk, aside: [...aside] };
}
