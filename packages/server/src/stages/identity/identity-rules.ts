import { identifierRank } from '../../platform/identifiers/index.ts';

/** What identifiers of one kind may do when people are put together. */
export type IdentifierRule = {
  /** 0 is the strongest. An event's other identifiers are tied to its strongest. */
  priority: number;
  /** One person has at most so many of this kind; what would exceed it stays apart. 1 makes the kind unique. */
  limit: number;
  /** Only those that were joined within so long before the edge in question count towards the limit; Infinity: all. */
  windowMs: number;
  /** False: it joins whoever it is first seen with, and never ties two people together afterwards. */
  bridges: boolean;
  /** An identifier that is seen with more than so many others that name a person is nobody's; the norm may be higher. */
  junkAbove: number;
};

/** What a person changed of the rule of a kind; the rest is as it comes. */
export type KindSettings = {
  priority?: number | undefined;
  limit?: number | undefined;
  windowDays?: number | undefined;
  bridges?: boolean | undefined;
  junkAbove?: number | undefined;
};
export type RuleSettings = { kinds: Readonly<Record<string, KindSettings>>; learnsJunk: boolean };

export type IdentityRules = {
  of(kind: string): IdentifierRule;
  /** Whether identifiers are set aside by what they are seen with. */
  readonly learnsJunk: boolean;
  /** Whether any limit has a window, so that it matters when an identifier was joined to its person. */
  readonly hasWindows: boolean;
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
const defaults: Readonly<Record<string, KindSettings>> = {
  user_id: { limit: 1, junkAbove: 20 },
  crm_id: { limit: 1, junkAbove: 20 },
  customer_number: { limit: 1, junkAbove: 20 },
  email: { limit: 5 },
  phone: { limit: 5 },
  card_number: { limit: 5 },
  device_id: { limit: 50 },
  anonymous_id: { limit: 300 },
  click_id: { limit: 1000, bridges: false },
};
/** The kinds that have a rule of their own before anybody has changed one. */
export const knownKinds = Object.keys(defaults);
const OTHER_KINDS_LIMIT = 5;
const JUNK_ABOVE = 10;
/** A kind of which one person has so few names a person: what is seen with many of them is many people's. */
const FEW = 10;
const DAY_MS = 86_400_000;

export const defaultSettings: RuleSettings = { kinds: {}, learnsJunk: true };

export function createIdentityRules(
  blockedKeys: ReadonlySet<bigint> = new Set(),
  settings: RuleSettings = defaultSettings,
): IdentityRules {
  const known = new Map<string, IdentifierRule>();
  return {
    of(kind) {
      let rule = known.get(kind);
      if (rule === undefined) {
        rule = ruleOf(kind, settings);
        known.set(kind, rule);
      }
      return rule;
    },
    learnsJunk: settings.learnsJunk,
    hasWindows: Object.values(settings.kinds).some(({ windowDays }) => windowDays !== undefined),
    isBlocked: (key) => blockedKeys.has(key),
    blocksAny: () => blockedKeys.size > 0,
  };
}

export function ruleOf(kind: string, { kinds }: RuleSettings): IdentifierRule {
  const preset = Object.hasOwn(defaults, kind) ? defaults[kind] : undefined;
  const own = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  const days = own?.windowDays;
  return {
    priority: own?.priority ?? identifierRank(kind),
    limit: own?.limit ?? preset?.limit ?? OTHER_KINDS_LIMIT,
    windowMs: days === undefined ? Number.POSITIVE_INFINITY : days * DAY_MS,
    bridges: own?.bridges ?? preset?.bridges ?? true,
    junkAbove: own?.junkAbove ?? preset?.junkAbove ?? JUNK_ABOVE,
  };
}

/** Whether an identifier of this kind names a person, as a number or an address does and a cookie does not. */
export function isTelling({ limit, bridges }: IdentifierRule): boolean {
  return bridges && limit <= FEW;
}
