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

export const identityRefusals = ['limit', 'no-bridge', 'blocked', 'by-hand'] as const;

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
  rule: Type.Enum(['event', 'alias', 'manual'], {
    description: '`event`: one event carried both. `alias`: an alias call named both.',
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
      '`limit`: one person has at most `limit` identifiers of `kind`. `no-bridge`: the kind never ties two people together. `blocked`: the identifier stands for nobody in particular. `by-hand`: somebody decided so.',
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
