import { type Static, Type } from 'typebox';
import { PropertyTest, SegmentWindow } from './segments.ts';

/** How one value is made of several that were said of one person. */
export const mergeStrategies = ['last', 'first', 'most-frequent-source', 'source-priority', 'union'] as const;
export type MergeStrategy = (typeof mergeStrategies)[number];

export const TraitMerge = Type.Object(
  {
    strategy: Type.Enum(mergeStrategies, {
      description:
        '`last`: said latest. `first`: said first. `most-frequent-source`: the latest of the source that says it most often. `source-priority`: the latest of the first source in `sources` that says anything. `union`: a list of all values. Null takes away all that was said before it.',
    }),
    sources: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        maxItems: 50,
        uniqueItems: true,
        description: 'For `source-priority`: best first; sources that are not named come after all of them',
      }),
    ),
  },
  { additionalProperties: false },
);
export type TraitMerge = Static<typeof TraitMerge>;

export const traitAggregations = [
  'count',
  'sum',
  'average',
  'min',
  'max',
  'first',
  'last',
  'most-frequent',
  'unique-count',
  'unique-list',
  'days-since-first',
  'days-since-last',
] as const;
export type TraitAggregation = (typeof traitAggregations)[number];

export const ComputedTraitInput = Type.Object(
  {
    name: Type.String({
      pattern: '^[A-Za-z][A-Za-z0-9_]{0,99}$',
      description: 'Letters, digits and underscores, such as orders_90d',
    }),
    description: Type.Optional(Type.String({ maxLength: 2000 })),
    aggregation: Type.Enum(traitAggregations, {
      description:
        '`first` and `last` without a property give the time of the event; `days-since-…` are whole days of 24 hours',
    }),
    type: Type.Enum(['track', 'page', 'screen']),
    event: Type.String({
      maxLength: 300,
      description: 'The event’s name; for pages and screens their name, or empty for any',
    }),
    property: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'What is added up, compared or listed: a property, `$channel` and the like, or `products[].category`',
      }),
    ),
    where: Type.Optional(Type.Array(PropertyTest, { maxItems: 20 })),
    window: Type.Optional(SegmentWindow),
  },
  { additionalProperties: false },
);
export type ComputedTraitInput = Static<typeof ComputedTraitInput>;

export const traitTypes = ['text', 'number', 'time', 'boolean', 'list'] as const;
const TraitType = Type.Enum(traitTypes);

export const ComputedTrait = Type.Object({
  ...ComputedTraitInput.properties,
  description: Type.String(),
  where: Type.Array(PropertyTest),
  window: SegmentWindow,
  holds: TraitType,
  createdAt: Type.String(),
  createdBy: Type.String(),
  updatedAt: Type.String(),
});
export type ComputedTrait = Static<typeof ComputedTrait>;

/** The ground under Article 6(1) of the GDPR on which bought data may be used. */
export const legalBases = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interests',
] as const;
export type LegalBasis = (typeof legalBases)[number];

const Terms = {
  supplier: Type.String({ minLength: 1, maxLength: 200 }),
  licence: Type.String({
    minLength: 1,
    maxLength: 500,
    description: 'What the supplier allows, or its number',
  }),
  legalBasis: Type.Enum(legalBases, { description: 'The ground under Article 6(1) of the GDPR' }),
  expiresAt: Type.String({
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})$',
    description: 'From this moment on the values are gone, such as 2027-06-30T00:00:00Z',
  }),
};
/** What bought data came under. */
export const PurchaseTerms = Type.Object(Terms);
export type PurchaseTerms = Static<typeof PurchaseTerms>;

export const PurchaseInput = Type.Object(
  {
    ...Terms,
    people: Type.Array(
      Type.Object(
        {
          identifiers: Type.Record(
            Type.String({ pattern: '^[a-z][a-z0-9_]{0,49}$' }),
            Type.String({ minLength: 1, maxLength: 500 }),
            { minProperties: 1, description: 'Such as {"email": "anna@example.com"}' },
          ),
          traits: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Type.Unknown(), {
            minProperties: 1,
          }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  { additionalProperties: false },
);
export type PurchaseInput = Static<typeof PurchaseInput>;

export const PurchaseOutcome = Type.Object({ accepted: Type.Integer(), expiresAt: Type.String() });
export type PurchaseOutcome = Static<typeof PurchaseOutcome>;

/** One line of the list of traits. */
export const TraitEntry = Type.Object({
  name: Type.String(),
  origin: Type.Enum(['declared', 'computed']),
  holds: TraitType,
  people: Type.Union([Type.Integer(), Type.Null()], {
    description: 'How many identifiers have had it; null for computed traits',
  }),
  sources: Type.Array(Type.String(), { description: 'Who has said it' }),
  freshAsOf: Type.Union([Type.String(), Type.Null()], { description: 'When it was last said' }),
  merge: TraitMerge,
  computed: Type.Optional(ComputedTrait),
  /** What it was bought under, where it was; each set of terms once. */
  purchases: Type.Array(Type.Object({ ...Terms, identifiers: Type.Integer() })),
});
export type TraitEntry = Static<typeof TraitEntry>;
export const TraitList = Type.Object({ items: Type.Array(TraitEntry), total: Type.Integer() });
export type TraitList = Static<typeof TraitList>;

/** What a definition gives on the people as they are now, before it is saved. */
export const TraitPreview = Type.Object({
  at: Type.String(),
  people: Type.Integer({ description: 'All people known' }),
  withValue: Type.Integer({ description: 'People for whom at least one event counts' }),
  holds: TraitType,
  /** Of the people for whom an event counts; null where the values are no numbers. */
  least: Type.Union([Type.Number(), Type.Null()]),
  median: Type.Union([Type.Number(), Type.Null()]),
  most: Type.Union([Type.Number(), Type.Null()]),
  /** The values that most people have. */
  common: Type.Array(Type.Object({ value: Type.String(), people: Type.Integer() })),
  examples: Type.Array(
    Type.Object({
      person: Type.String(),
      name: Type.String({ description: 'Empty where no name is known' }),
      value: Type.String(),
      events: Type.Integer({ description: 'How many events count' }),
      latest: Type.String({ description: 'When the latest of them happened' }),
    }),
  ),
});
export type TraitPreview = Static<typeof TraitPreview>;
