import { type Static, Type } from 'typebox';

/** What a column holds, as far as comparing is concerned. */
export const COLUMN_KINDS = [
  'given-name',
  'surname',
  'full-name',
  'date',
  'year',
  'postcode',
  'street',
  'city',
  'phone',
  'email',
  'id',
  'code',
  'category',
  'word',
  'text',
  'ignore',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

const share = Type.Number({ exclusiveMinimum: 0, maximum: 1 });
const strict = { additionalProperties: false } as const;

/** One way of agreeing. Levels are tried in order; the first that holds counts. */
export const MatchLevel = Type.Union([
  Type.Object({ test: Type.Literal('exact') }, strict),
  Type.Object({ test: Type.Literal('nickname') }, strict),
  Type.Object({ test: Type.Literal('initial') }, strict),
  Type.Object({ test: Type.Literal('sounds') }, strict),
  Type.Object({ test: Type.Literal('same-words') }, strict),
  Type.Object({ test: Type.Literal('contained') }, strict),
  Type.Object({ test: Type.Literal('swapped'), with: Type.String() }, strict),
  Type.Object({ test: Type.Literal('jaro-winkler'), atLeast: share }, strict),
  Type.Object({ test: Type.Literal('edits'), atMost: Type.Integer({ minimum: 1, maximum: 20 }) }, strict),
  Type.Object({ test: Type.Literal('words'), atLeast: share }, strict),
  Type.Object({ test: Type.Literal('prefix'), length: Type.Integer({ minimum: 1, maximum: 20 }) }, strict),
  Type.Object({ test: Type.Literal('same-district') }, strict),
  Type.Object({ test: Type.Literal('same-number'), atLeast: share }, strict),
  Type.Object({ test: Type.Literal('same-mailbox') }, strict),
  Type.Object({ test: Type.Literal('one-digit') }, strict),
  Type.Object({ test: Type.Literal('day-and-month-changed-over') }, strict),
  Type.Object({ test: Type.Literal('same-day-of-year') }, strict),
  Type.Object({ test: Type.Literal('same-month') }, strict),
  Type.Object({ test: Type.Literal('same-year') }, strict),
  Type.Object({ test: Type.Literal('years'), atMost: Type.Integer({ minimum: 1, maximum: 100 }) }, strict),
]);
export type MatchLevel = Static<typeof MatchLevel>;

export const MatchComparison = Type.Object(
  {
    column: Type.String(),
    /** Alternatives within one level: any of them makes it hold. */
    levels: Type.Array(Type.Array(MatchLevel, { minItems: 1 }), { minItems: 1, maxItems: 8 }),
    /** Whether agreeing on a rare value weighs more than on a common one. */
    termFrequency: Type.Boolean(),
  },
  strict,
);
export type MatchComparison = Static<typeof MatchComparison>;

export const KEY_PARTS = ['value', 'sound', 'prefix', 'year', 'day-of-year', 'mailbox', 'word'] as const;
export const KeyPart = Type.Object({ column: Type.String(), by: Type.Enum(KEY_PARTS) }, strict);
export type KeyPart = Static<typeof KeyPart>;

export const BlockingRule = Type.Array(KeyPart, { minItems: 1, maxItems: 4 });
export type BlockingRule = Static<typeof BlockingRule>;

export const MatchConfig = Type.Object(
  {
    columns: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          kind: Type.Enum(COLUMN_KINDS),
          /** Two records with different values are two people, whatever else agrees. */
          unique: Type.Optional(Type.Boolean()),
          because: Type.Optional(Type.String()),
        },
        strict,
      ),
      { minItems: 1 },
    ),
    comparisons: Type.Array(MatchComparison, { minItems: 1, maxItems: 20 }),
    /** Records that agree on every part of any rule are compared; no rule: all with all. */
    blocking: Type.Array(BlockingRule, { maxItems: 60 }),
    /** A block of more records is refused. */
    largestBlock: Type.Integer({ minimum: 2 }),
    /** Match weight, in bits, from which records are put together. */
    threshold: Type.Number(),
    /** In link mode: each file holds a person once. */
    cleanSources: Type.Boolean(),
    seed: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type MatchConfig = Static<typeof MatchConfig>;
