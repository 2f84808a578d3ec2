import { IdentityRules, type IdentityRulesInForce } from '@rondo/contract';
import { Value } from 'typebox/value';
import type { Clock } from '../../platform/clock.ts';
import { defaultSettings, knownKinds, type RuleSettings, ruleOf } from './identity-rules.ts';
import type { AsideDecisions } from './keep-aside.ts';
import type { IdentityDb } from './tables.ts';

/** There is one set of rules. */
const ONLY = 'rules';
const asItComes: IdentityRules = { kinds: {}, blockedPatterns: [], learnsJunk: true };

export async function readRules(db: IdentityDb): Promise<IdentityRules> {
  const row = await db.selectFrom('identity_rules').select('rules').where('id', '=', ONLY).executeTakeFirst();
  return row === undefined ? asItComes : Value.Parse(IdentityRules, JSON.parse(row.rules));
}

export async function writeRules(
  db: IdentityDb,
  rules: IdentityRules,
  changedBy: string,
  clock: Clock,
): Promise<void> {
  const row = {
    rules: JSON.stringify(rules),
    changed_by: changedBy,
    changed_at: clock.now().toISOString(),
  };
  await db
    .insertInto('identity_rules')
    .values({ id: ONLY, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The rules as they are written → as they are applied. */
export function settingsOf({ kinds, learnsJunk }: IdentityRules): RuleSettings {
  return {
    learnsJunk,
    kinds: Object.fromEntries(
      Object.entries(kinds).map(([kind, { unique, limit, windowDays, ...rule }]) => [
        kind,
        { ...rule, ...(unique === true ? { limit: 1 } : { limit, windowDays }) },
      ]),
    ),
  };
}

/** What the rules come to for each kind that has one of its own, and what they would without any change. */
export function describeRules(rules: IdentityRules): IdentityRulesInForce {
  const kinds = [...new Set([...knownKinds, ...Object.keys(rules.kinds)])];
  const describe = (settings: RuleSettings) =>
    kinds.map((kind) => ({ kind, ...describeKind(kind, settings) })).sort((a, b) => a.priority - b.priority);
  return {
    rules,
    inForce: describe(settingsOf(rules)),
    asItComes: describe(defaultSettings),
    otherKinds: describeKind('', defaultSettings),
  };
}

function describeKind(kind: string, settings: RuleSettings): IdentityRulesInForce['otherKinds'] {
  const { windowMs, ...rule } = ruleOf(kind, settings);
  const windowDays = Number.isFinite(windowMs) ? { windowDays: windowMs / 86_400_000 } : {};
  return { ...rule, unique: rule.limit === 1, ...windowDays };
}

export async function readAsideDecisions(db: IdentityDb): Promise<AsideDecisions> {
  const [rules, blocked, released] = await Promise.all([
    readRules(db),
    db.selectFrom('identity_blocked').select('identity_key').execute(),
    db.selectFrom('identity_released').select('identity_key').execute(),
  ]);
  return {
    settings: settingsOf(rules),
    patterns: rules.blockedPatterns,
    blocked: blocked.map((row) => BigInt(row.identity_key)),
    released: released.map((row) => BigInt(row.identity_key)),
  };
}
