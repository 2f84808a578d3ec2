import { type Static, Type } from 'typebox';

export const PlanPolicy = Type.Union([Type.Literal('allow'), Type.Literal('warn'), Type.Literal('block')]);
export type PlanPolicy = Static<typeof PlanPolicy>;

export const CatalogueKind = Type.Union([
  Type.Literal('event'),
  Type.Literal('property'),
  Type.Literal('trait'),
]);
export type CatalogueKind = Static<typeof CatalogueKind>;

/** A JSON type; `any` where several were seen or none is asked for. */
export const CatalogueType = Type.Union(
  ['string', 'number', 'boolean', 'object', 'array', 'any'].map((name) => Type.Literal(name)),
);

/** An event, a property of an event or a trait, learned from what arrived and described by people. */
export const CatalogueEntry = Type.Object({
  id: Type.String(),
  kind: CatalogueKind,
  event: Type.String({ description: 'The event that a property belongs to; empty for traits' }),
  name: Type.String(),
  type: Type.String({ description: 'The JSON type asked for; “any” asks for none' }),
  seenTypes: Type.Array(Type.String()),
  required: Type.Boolean(),
  policy: PlanPolicy,
  owner: Type.String(),
  description: Type.String(),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
  count: Type.Integer(),
});
export type CatalogueEntry = Static<typeof CatalogueEntry>;

export const CatalogueChange = Type.Object(
  {
    type: Type.Optional(CatalogueType),
    required: Type.Optional(Type.Boolean()),
    policy: Type.Optional(PlanPolicy),
    owner: Type.Optional(Type.String({ maxLength: 200 })),
    description: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type CatalogueChange = Static<typeof CatalogueChange>;

export const CatalogueRules = Type.Object({ unknownEvents: PlanPolicy });
export type CatalogueRules = Static<typeof CatalogueRules>;

export const NewCatalogueEntry = Type.Object(
  {
    kind: CatalogueKind,
    event: Type.String({ maxLength: 300 }),
    name: Type.String({ minLength: 1, maxLength: 300 }),
    type: CatalogueType,
    required: Type.Boolean({ default: false }),
    policy: PlanPolicy,
    owner: Type.String({ maxLength: 200, default: '' }),
    description: Type.String({ maxLength: 2000, default: '' }),
  },
  { additionalProperties: false },
);
export type NewCatalogueEntry = Static<typeof NewCatalogueEntry>;
