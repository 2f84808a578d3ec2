import { type Static, Type } from 'typebox';
import { PersonIdentifier } from './identity.ts';
import { COLUMN_KINDS, MatchConfig } from './match-config.ts';

/**
 * `open`: waits for a decision. `vetoed`: would be one, but a rule of identity forbids it. `applied`: a rule of the
 * workspace joined them. `confirmed`, `contradicted`: evidence has said since that they are one person, or two.
 */
export const suggestionStates = [
  'open',
  'vetoed',
  'accepted',
  'rejected',
  'applied',
  'confirmed',
  'contradicted',
] as const;
export const SuggestionState = Type.Enum(suggestionStates, {
  description:
    '`open`: waits for a decision. `vetoed`: a rule of identity forbids it. `applied`: joined by the rule of the workspace. `confirmed` and `contradicted`: evidence has said since that they are one person, or two.',
});
export type SuggestionState = Static<typeof SuggestionState>;

/** One of the two people as matching saw them. */
export const SuggestedPerson = Type.Object({
  person: Type.String({ description: 'Id of the person, as it is now' }),
  identifier: PersonIdentifier,
  fields: Type.Array(Type.Object({ column: Type.String(), value: Type.String() })),
});
export type SuggestedPerson = Static<typeof SuggestedPerson>;

/** What one comparison says, in bits: 1 doubles the odds, -1 halves them. */
export const SuggestionStep = Type.Object({
  column: Type.String(),
  left: Type.String(),
  right: Type.String(),
  level: Type.String({ description: 'Which level of agreement held; `else`: they differ; `unknown`' }),
  weight: Type.Number(),
  rarity: Type.Optional(
    Type.Number({ description: 'What the rarity of the value adds, where both have it' }),
  ),
});
export type SuggestionStep = Static<typeof SuggestionStep>;

export const Suggestion = Type.Object({
  id: Type.String(),
  state: SuggestionState,
  left: SuggestedPerson,
  right: SuggestedPerson,
  probability: Type.Number({ description: 'As calibrated by what was decided so far' }),
  modelProbability: Type.Number({ description: 'What the model alone says' }),
  weight: Type.Number({ description: 'Match weight in bits, the prior included' }),
  prior: Type.Number({ description: 'What the prior says of any two people, in bits' }),
  steps: Type.Array(SuggestionStep, { description: 'With the prior they sum to the weight' }),
  fits: Type.Boolean({
    description: 'Whether the people around the two agree: the group that they would make holds together',
  }),
  vetoes: Type.Array(Type.Object({ kind: Type.String(), limit: Type.Integer() }), {
    description: 'Identifiers of which both together would have more than one person may',
  }),
  foundAt: Type.String(),
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Type.String()),
});
export type Suggestion = Static<typeof Suggestion>;

export const SuggestionQuery = Type.Object(
  {
    state: Type.Optional(SuggestionState),
    order: Type.Optional(
      Type.Enum(['probable', 'telling', 'latest'], {
        description:
          '`probable`: the likeliest first. `telling`: those whose decision teaches most, first. `latest`: what was decided or found last, first.',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    after: Type.Optional(Type.Integer({ minimum: 0, description: 'How many to skip' })),
  },
  { additionalProperties: false },
);
export type SuggestionQuery = Static<typeof SuggestionQuery>;

export const SuggestionPage = Type.Object({
  items: Type.Array(Suggestion),
  total: Type.Integer(),
  next: Type.Optional(Type.Integer()),
});
export type SuggestionPage = Static<typeof SuggestionPage>;

/** Which columns were compared, and what they were made of. */
export const MatchedColumn = Type.Object({
  column: Type.String(),
  from: Type.Array(Type.String(), { description: 'Traits, or `identifier:` and a kind' }),
  people: Type.Integer({ description: 'How many people have it' }),
  distinct: Type.Optional(Type.Integer({ description: 'How many different values it has' })),
  kind: Type.Optional(Type.Enum(COLUMN_KINDS, { description: 'What it was taken to hold' })),
  because: Type.Optional(Type.String({ description: 'Why it was taken for that' })),
});
export type MatchedColumn = Static<typeof MatchedColumn>;

export const MatchingRun = Type.Object({
  id: Type.String(),
  state: Type.Enum(['running', 'done', 'failed', 'cancelled']),
  step: Type.String({
    description:
      'read, prepare, block, score, train, weigh, look again, cluster, explain, store: where it is, or stopped',
  }),
  share: Type.Number({ description: 'Roughly how much of the work is done, 0 to 1' }),
  startedBy: Type.String({ description: 'Empty where it began by itself' }),
  startedAt: Type.String(),
  finishedAt: Type.Optional(Type.String()),
  people: Type.Optional(Type.Integer()),
  comparedPairs: Type.Optional(Type.Integer()),
  found: Type.Optional(Type.Integer({ description: 'Suggestions that it left to decide on' })),
  vetoed: Type.Optional(Type.Integer()),
  applied: Type.Optional(Type.Integer()),
  columns: Type.Optional(Type.Array(MatchedColumn)),
  blocking: Type.Optional(
    Type.Object({
      everyPair: Type.Boolean(),
      recall: Type.Object(
        { low: Type.Number(), high: Type.Number() },
        { description: 'Share of the true pairs that were compared at all, as a range' },
      ),
      rules: Type.Array(
        Type.Object({ rule: Type.String(), pairs: Type.Number(), largestBlock: Type.Number() }),
      ),
    }),
  ),
  config: Type.Optional(MatchConfig),
  proposed: Type.Optional(
    Type.Boolean({ description: 'Whether `config` was proposed from the data rather than given' }),
  ),
  seconds: Type.Optional(Type.Number()),
  error: Type.Optional(Type.Object({ message: Type.String(), cure: Type.String() })),
});
export type MatchingRun = Static<typeof MatchingRun>;

export const SuggestionCounts = Type.Record(Type.String(), Type.Integer());

/** `trial`: the last run that only said what it would have found. */
export const MatchingState = Type.Object({
  run: Type.Optional(MatchingRun),
  trial: Type.Optional(MatchingRun),
  counts: SuggestionCounts,
});
export type MatchingState = Static<typeof MatchingState>;

const Precision = Type.Number({ minimum: 0.5, maximum: 0.999 });

export const MatchingSettings = Type.Object(
  {
    nightly: Type.Boolean({ description: 'Whether it runs by itself each night' }),
    hour: Type.Integer({ minimum: 0, maximum: 23, description: 'At which hour of the workspace’s day' }),
    leastProbability: Type.Number({
      minimum: 0.01,
      maximum: 0.99,
      description: 'Pairs that the model finds less likely are not suggested',
    }),
    apply: Type.Object(
      {
        on: Type.Boolean({
          description:
            'Whether a run joins people by itself: those above the threshold from which at least `precision` of the pairs are right, once enough was decided to know that threshold',
        }),
        precision: Precision,
      },
      { additionalProperties: false },
    ),
    columns: Type.Record(
      Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }),
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 20 }),
      {
        description:
          'Of which traits a column is made, the first that has a value counts; an empty list leaves the column out. What is not named is found by itself.',
      },
    ),
    config: Type.Union([Type.Null(), MatchConfig], {
      description:
        'How to compare, as `config` of a run with changes; null: proposed from the data at each run',
    }),
  },
  { additionalProperties: false },
);
export type MatchingSettings = Static<typeof MatchingSettings>;

/** A configuration as somebody wrote it: what is wrong with it is said in words of its own. */
export const MatchingTrial = Type.Object(
  {
    config: Type.Unknown({
      description: 'As `config` of a run, with changes; null: as it is proposed from the data now',
    }),
  },
  { additionalProperties: false },
);

/** From which weight on at least so many of the suggestions are right, as far as decisions show. */
export const ThresholdAdvice = Type.Object({
  precision: Type.Number({ description: 'As asked' }),
  outcome: Type.Enum(['known', 'more-decisions', 'not-reached'], {
    description:
      '`more-decisions`: `needed` more are needed to know. `not-reached`: as decided so far, no threshold is as precise as that.',
  }),
  threshold: Type.Optional(Type.Number({ description: 'Match weight in bits' })),
  probability: Type.Optional(Type.Number({ description: 'The calibrated probability at the threshold' })),
  needed: Type.Optional(Type.Integer()),
  /** Of the threshold, or of the highest at which anything is known. */
  measured: Type.Optional(
    Type.Object({
      precision: Type.Number(),
      low: Type.Number({ description: 'Lower end of the one-sided 95 % interval' }),
      decisions: Type.Integer(),
      pairs: Type.Integer({ description: 'How many suggestions, decided ones included, are above it' }),
      open: Type.Integer({ description: 'How many of those wait' }),
    }),
  ),
  decisions: Type.Object({
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    confirmed: Type.Integer({ description: 'By evidence that came later' }),
    contradicted: Type.Integer(),
  }),
  curve: Type.Array(
    Type.Object({
      threshold: Type.Number(),
      precision: Type.Number(),
      low: Type.Number(),
      open: Type.Integer(),
    }),
    { description: 'Measured precision by threshold, where anything is known' },
  ),
});
export type ThresholdAdvice = Static<typeof ThresholdAdvice>;
