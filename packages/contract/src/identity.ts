import { type Static, Type } from 'typebox';

/** 64-bit numbers travel as decimal text: JavaScript's numbers are too short for them. */
export const IdentityKey = Type.String({
  pattern: '^[0-9]{1,20}$',
  description: 'Number of an identifier (64-bit hash of its kind and value), as decimal text',
});

export const PersonIdentifier = Type.Object({
  key: IdentityKey,
  kind: Type.String({ description: 'user_id, email, phone, anonymous_id, …' }),
  value: Type.String(),
});
export type PersonIdentifier = Static<typeof PersonIdentifier>;

export const identityRefusals = ['limit', 'no-bridge', 'blocked', 'junk', 'by-hand'] as const;

/** The event (or call) in which two identifiers were seen together. */
export const TieOrigin = Type.Object({
  messageId: Type.String(),
  type: Type.String({ description: 'Empty where the event is gone' }),
  event: Type.String(),
  at: Type.String(),
  source: Type.String(),
  importId: Type.String(),
});

/** Why two identifiers are one person's. */
export const PersonTie = Type.Object({
  left: PersonIdentifier,
  right: PersonIdentifier,
  rule: Type.Enum(['event', 'alias', 'manual', 'probable', 'mailbox'], {
    description:
      '`event`: one event carried both. `alias`: an alias call named both. `manual`: somebody decided. `probable`: matching found them likely enough for a rule to follow it. `mailbox`: two ways of writing the address of one mailbox.',
  }),
  evidence: Type.Integer({
    description: 'How many independent pieces of evidence the ledger keeps for the pair',
  }),
  origin: TieOrigin,
});
export type PersonTie = Static<typeof PersonTie>;

/** Evidence that somebody else might be the same person, and why it was not followed. */
export const PersonApart = Type.Object({
  left: PersonIdentifier,
  right: PersonIdentifier,
  other: Type.String({ description: 'Id of the person on the other side' }),
  origin: TieOrigin,
  reason: Type.Enum(identityRefusals, {
    description:
      '`limit`: one person has at most `limit` identifiers of `kind`. `no-bridge`: the kind never ties two people together. `blocked`: the identifier stands for nobody in particular. `junk`: it is seen with too many others to be one person’s. `by-hand`: somebody decided so.',
  }),
  kind: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer()),
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Type.String()),
});
export type PersonApart = Static<typeof PersonApart>;

export const PersonWhy = Type.Object({
  id: Type.String(),
  ties: Type.Array(PersonTie, { description: 'A tree: one path between any two identifiers. Oldest first.' }),
  path: Type.Array(PersonTie, { description: 'From one identifier to the other, where both were asked for' }),
  apart: Type.Array(PersonApart),
});
export type PersonWhy = Static<typeof PersonWhy>;

export const IdentifierPair = Type.Object(
  { left: IdentityKey, right: IdentityKey },
  { additionalProperties: false },
);

export const BlockIdentifier = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 50 }),
    value: Type.String({ minLength: 1, maxLength: 512 }),
  },
  { additionalProperties: false },
);

export const BlockedIdentifier = Type.Object({
  key: IdentityKey,
  kind: Type.String(),
  value: Type.String(),
  by: Type.String(),
  at: Type.String(),
});
export type BlockedIdentifier = Static<typeof BlockedIdentifier>;

const Kind = Type.String({ pattern: '^[a-z][a-z0-9_]{0,49}$' });

/** What of a kind's rule differs from how it comes. */
export const IdentifierKindRule = Type.Object(
  {
    priority: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description:
          '0 is the strongest. An event’s other identifiers are tied to its strongest. Holds for events that arrive after the change.',
      }),
    ),
    unique: Type.Optional(
      Type.Boolean({ description: 'One person has one of this kind; two of them are never one person' }),
    ),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 100_000,
        description: 'One person has at most so many of this kind',
      }),
    ),
    windowDays: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 36_500,
        description: 'Only those that were joined to the person within so many days count towards the limit',
      }),
    ),
    bridges: Type.Optional(
      Type.Boolean({
        description: 'False: it belongs to whoever it is first seen with and never ties two people together',
      }),
    ),
    junkAbove: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000,
        description:
          'Seen with more than so many identifiers that name a person, it is set aside as nobody’s. What is usual for the kind in your data may raise this.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type IdentifierKindRule = Static<typeof IdentifierKindRule>;

export const BlockedPattern = Type.Object(
  {
    kind: Type.Optional(Kind),
    pattern: Type.String({
      minLength: 3,
      maxLength: 200,
      description: 'A value; * stands for any characters. Upper and lower case are the same. E.g. kiosk-*',
    }),
  },
  { additionalProperties: false },
);

/** By which rules identifiers make people. */
export const IdentityRules = Type.Object(
  {
    kinds: Type.Record(Kind, IdentifierKindRule, {
      description: 'What differs from how a kind comes; a kind that is not named is as it comes',
    }),
    blockedPatterns: Type.Array(BlockedPattern, {
      maxItems: 100,
      description: 'Values that stand for nobody in particular',
    }),
    learnsJunk: Type.Boolean({
      description: 'Whether identifiers that are seen with too many others are set aside by themselves',
    }),
  },
  { additionalProperties: false },
);
export type IdentityRules = Static<typeof IdentityRules>;

const rule = {
  priority: Type.Integer(),
  unique: Type.Boolean(),
  limit: Type.Integer(),
  windowDays: Type.Optional(Type.Number()),
  bridges: Type.Boolean(),
  junkAbove: Type.Integer(),
};
/** The rule of a kind as it holds now. */
export const KindRuleInForce = Type.Object({ kind: Type.String(), ...rule });

export const IdentityRulesInForce = Type.Object({
  rules: IdentityRules,
  inForce: Type.Array(KindRuleInForce, {
    description: 'Strongest first; other kinds are between card_number and device_id',
  }),
  asItComes: Type.Array(KindRuleInForce, { description: 'The same kinds as they come, without any change' }),
  otherKinds: Type.Object(rule, { description: 'How any other kind comes' }),
});
export type IdentityRulesInForce = Static<typeof IdentityRulesInForce>;

/** An identifier that was set aside by itself, with what speaks for that. */
export const JunkIdentifier = Type.Object({
  key: IdentityKey,
  kind: Type.String(),
  value: Type.String(),
  degree: Type.Integer({
    description: 'With how many identifiers that name a person it was seen when it was set aside',
  }),
  norm: Type.Integer({ description: 'How many are the most that is normal for its kind' }),
  foundAt: Type.String(),
  seenWith: Type.Array(
    Type.Object({ kind: Type.String(), count: Type.Integer(), examples: Type.Array(Type.String()) }),
  ),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
  releasedBy: Type.Optional(Type.String()),
  releasedAt: Type.Optional(Type.String()),
});
export type JunkIdentifier = Static<typeof JunkIdentifier>;

const Pairs = Type.Array(IdentifierPair, { maxItems: 200 });

/** Pairs that somebody thinks of separating or joining. */
export const IdentityDecisions = Type.Object(
  { apart: Type.Optional(Pairs), together: Type.Optional(Pairs) },
  { additionalProperties: false, minProperties: 1 },
);
export const SplitPerson = Type.Object(
  { pairs: Type.Array(IdentifierPair, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
);

export const ForeseenPerson = Type.Object({
  id: Type.String(),
  identifiers: Type.Array(PersonIdentifier),
  events: Type.Integer({ description: 'How many events are filed under these identifiers' }),
});
export type ForeseenPerson = Static<typeof ForeseenPerson>;

/** Who would be whom, and what that would touch. */
export const IdentityPreview = Type.Object({
  before: Type.Array(ForeseenPerson, { description: 'The people whom it touches, as they are' }),
  after: Type.Array(ForeseenPerson, { description: 'The same as they would be' }),
  segments: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      before: Type.Array(Type.String(), { description: 'Those of `before` who belong to it' }),
      after: Type.Array(Type.String(), { description: 'Those of `after` who would' }),
    }),
    { description: 'Segments whose members would change' },
  ),
});
export type IdentityPreview = Static<typeof IdentityPreview>;

/** A way of making two people of one. */
export const PersonCut = Type.Object({
  pairs: Type.Array(
    Type.Object({ left: PersonIdentifier, right: PersonIdentifier, strength: Type.Number() }),
  ),
  parts: Type.Array(Type.Array(PersonIdentifier), {
    description: 'The two sides; where other evidence crosses, the preview says who is who',
  }),
  strength: Type.Number({
    description:
      'How much evidence is given up. Each piece counts 1 (an alias 4, a decision by hand 8), times 3 between unique ids, 2 between addresses and numbers, 1 with cookies and devices',
  }),
});
export type PersonCut = Static<typeof PersonCut>;

const WaitingSide = Type.Object({
  id: Type.String(),
  identifier: PersonIdentifier,
  identifiers: Type.Integer(),
  events: Type.Integer(),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
});

/** Two people whom evidence would make one, were there not a rule against it. */
export const WaitingMerge = Type.Object({
  left: WaitingSide,
  right: WaitingSide,
  origin: TieOrigin,
  evidence: Type.Integer({ description: 'How many pieces of evidence speak for it' }),
  pairs: Type.Array(IdentifierPair, {
    description:
      'All identifiers that events carried together, at most 200 pairs: who says that these are two people separates them all',
  }),
  conflicts: Type.Array(
    Type.Object({
      kind: Type.String(),
      limit: Type.Integer(),
      left: Type.Array(Type.String()),
      right: Type.Array(Type.String()),
    }),
    { description: 'Kinds of which both together have more than one person may' },
  ),
});
export type WaitingMerge = Static<typeof WaitingMerge>;

const Population = Type.Object({
  people: Type.Integer(),
  largest: Type.Array(Type.Object({ person: Type.String(), identifiers: Type.Integer() })),
});

/** What other rules would make of all people. */
export const IdentityTrial = Type.Object({
  identifiers: Type.Integer(),
  before: Population,
  after: Population,
  merged: Type.Integer({ description: 'People who would be joined to somebody else' }),
  split: Type.Integer({ description: 'People who would come apart' }),
  setAside: Type.Integer({ description: 'Identifiers that would be set aside by themselves' }),
  aside: Type.Array(
    Type.Object({
      ...PersonIdentifier.properties,
      degree: Type.Integer({ description: 'With how many identifiers that name a person it is seen' }),
      norm: Type.Integer({ description: 'How many are the most that is normal for its kind' }),
    }),
    { description: 'Of these, the ten that are seen with most' },
  ),
  segments: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      before: Type.Integer(),
      after: Type.Integer(),
    }),
    { description: 'Segments that would count others, with how many of the people touched belong to them' },
  ),
});
export type IdentityTrial = Static<typeof IdentityTrial>;
