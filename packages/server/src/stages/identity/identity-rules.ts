import { identifierRank } from '../../platform/identifiers/index.ts';

/** What identifiers of one kind may do when people are put together. */
export type IdentifierRule = {
  /** 0 is the strongest. An event's other identifiers are tied to its strongest. */
  priority: number;
  /** One person has at most so many of this kind; what would exceed it stays apart. 1 makes the kind unique. */
  limit: number;
  /** False: it joins whoever it is first seen with, and never ties two people together afterwards. */
  bridges: boolean;
};

export type IdentityRules = {
  of(kind: string): IdentifierRule;
  /** Whether this identifier stands for nobody in particular; its edges are kept in the ledger and join no one. */
  isBlocked(key: bigint): boolean;
  /** False while nothing is blocked, which spares millions of look-ups. */
  blocksAny(): boolean;
};

/**
 * Ids that a company gave out are unique: better two profiles of one person than one profile of two. A person has few
 * addresses and numbers but, as browsers forget cookies within weeks, many cookies. A tracked link can be passed on
 * with its click id in it, so a click id never ties two visitors together.
 */
const defaults: Readonly<Record<string, { limit: number; bridges?: false }>> = {
  user_id: { limit: 1 },
  crm_id: { limit: 1 },
  customer_number: { limit: 1 },
  email: { limit: 5 },
  phone: { limit: 5 },
  card_number: { limit: 5 },
  device_id: { limit: 50 },
  anonymous_id: { limit: 300 },
  click_id: { limit: 1000, bridges: false },
};
const OTHER_KINDS_LIMIT = 5;

export function createIdentityRules(blockedKeys: ReadonlySet<bigint> = new Set()): IdentityRules {
  const known = new Map<string, IdentifierRule>();
  return {
    of(kind) {
      let rule = known.get(kind);
      if (rule === undefined) {
        const own = Object.hasOwn(defaults, kind) ? defaults[kind] : undefined;
        rule = {
          priority: identifierRank(kind),
          limit: own?.limit ?? OTHER_KINDS_LIMIT,
          bridges: own?.bridges ?? true,
        };
        known.set(kind, rule);
      }
      return rule;
    },
    isBlocked: (key) => blockedKeys.has(key),
    blocksAny: () => blockedKeys.size > 0,
  };
}
