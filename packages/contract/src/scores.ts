import { type Static, Type } from 'typebox';

export const scoreOutcomes = ['order', 'churn', 'event'] as const;
export const scoreModels = ['logistic', 'trees'] as const;
export type ScoreOutcome = (typeof scoreOutcomes)[number];
export type ScoreModel = (typeof scoreModels)[number];

const Interval = Type.Object({
  value: Type.Number(),
  low: Type.Number({ description: '95 % interval, from' }),
  high: Type.Number(),
});

const questionFields = {
  outcome: Type.Optional(
    Type.Enum(scoreOutcomes, {
      description:
        'What is foreseen: an order (if left out), any event, or churn: that somebody who bought will not order',
    }),
  ),
  event: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: 20,
      description: 'Names of the events, where the outcome is an event',
    }),
  ),
  days: Type.Optional(
    Type.Integer({ minimum: 7, maximum: 365, description: 'Within how many days; 90 if left out' }),
  ),
  without: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      maxItems: 50,
      description: 'What may not be used, by its key, such as country or event:Product Viewed',
    }),
  ),
};

export const ScoresQuery = Type.Object(questionFields, { additionalProperties: false });
export type ScoresQuery = Static<typeof ScoresQuery>;

export const ScoredPeopleQuery = Type.Object(
  {
    ...questionFields,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: '100 if left out' })),
  },
  { additionalProperties: false },
);
export type ScoredPeopleQuery = Static<typeof ScoredPeopleQuery>;

/** A moment of the past with what was known before it and what came after it. */
const Moment = Type.Object({
  day: Type.String({ format: 'date' }),
  people: Type.Integer(),
  happened: Type.Integer({ description: 'Of them, those with the outcome within the days' }),
});

export const TestedScoreModel = Type.Object({
  model: Type.Enum(scoreModels),
  validationLoss: Type.Number({
    description: 'Log loss on a fifth of the earlier people: the lower is chosen',
  }),
  auc: Interval,
  brier: Type.Number(),
  logLoss: Type.Number(),
  size: Type.Number({ description: 'Trees, or the penalty λ of the logistic regression' }),
});
export type TestedScoreModel = Static<typeof TestedScoreModel>;

export const ScoreTenth = Type.Object({
  tenth: Type.Integer({ description: '1 is the tenth with the highest scores' }),
  people: Type.Integer(),
  happened: Type.Integer(),
  rate: Interval,
  foreseen: Type.Number({ description: 'Mean of the scores' }),
  lift: Type.Number({ description: 'Times as many as by chance' }),
  captured: Type.Object(Interval.properties, {
    description: 'Share of all outcomes in this tenth and those above',
  }),
});
export type ScoreTenth = Static<typeof ScoreTenth>;

export const ScoreFeature = Type.Object({
  feature: Type.String({ description: 'orders, seen, channel, country, device, or event: and its name' }),
  drop: Type.Number({ description: 'By how much the AUC falls where it is dealt out anew' }),
  deviation: Type.Number(),
  matters: Type.Boolean(),
});
export type ScoreFeature = Static<typeof ScoreFeature>;

export const MeasuredScores = Type.Object({
  state: Type.Literal('done'),
  outcome: Type.Literal('answered'),
  asked: Type.Object({
    outcome: Type.Enum(scoreOutcomes),
    event: Type.Array(Type.String()),
    days: Type.Integer(),
  }),
  today: Type.String({ format: 'date' }),
  lookbackDays: Type.Integer({ description: 'How far back before each moment is looked' }),
  people: Type.Integer({ description: 'Who is scored today' }),
  expected: Type.Number({ description: 'Sum of their chances' }),
  learned: Type.Boolean({
    description: 'Whether the scores tell more than chance: the AUC’s interval is above one half',
  }),
  train: Moment,
  test: Moment,
  baseBrier: Type.Number({ description: 'What the Brier score is where everybody is given the same chance' }),
  chosen: Type.Enum(scoreModels),
  models: Type.Array(TestedScoreModel),
  tenths: Type.Array(ScoreTenth),
  features: Type.Array(ScoreFeature),
  leaving: Type.Union(
    [
      Type.Object({
        customers: Type.Integer(),
        stillCustomers: Type.Number(),
        nobodyLeaves: Type.Boolean({ description: 'The model in which nobody leaves fits best' }),
      }),
      Type.Null(),
    ],
    { description: 'Of churn: what the model of customer value says of who is still a customer' },
  ),
  at: Type.String(),
});
export type MeasuredScores = Static<typeof MeasuredScores>;

export const ScoreReason = Type.Object({
  feature: Type.String(),
  change: Type.Number({ description: 'On the log-odds, against the average person' }),
  /** What is known: of events and orders counts, of a channel, country or device its name, of seen days ago. */
  recent: Type.Union([Type.Number(), Type.Null()], {
    description: 'Count in the last 30 days; of seen, days since',
  }),
  whole: Type.Union([Type.Number(), Type.Null()], { description: 'Count in the whole look-back' }),
  text: Type.Union([Type.String(), Type.Null()]),
});
export type ScoreReason = Static<typeof ScoreReason>;

export const ScoredPerson = Type.Object({
  person: Type.String(),
  chance: Type.Number(),
  tenth: Type.Integer(),
  tested: Type.Object(Interval.properties, {
    description: 'What share of such a tenth had the outcome in the test',
  }),
  reasons: Type.Array(ScoreReason),
});
export type ScoredPerson = Static<typeof ScoredPerson>;

export const ScoredPeople = Type.Object({
  state: Type.Literal('done'),
  items: Type.Array(ScoredPerson, {
    description: 'The highest scores first; none where nothing was learned',
  }),
  total: Type.Integer(),
});
export type ScoredPeople = Static<typeof ScoredPeople>;

export const ScoresProgress = Type.Object({
  state: Type.Literal('running'),
  step: Type.Enum(['features', 'models', 'scores'] as const),
  done: Type.Integer(),
  total: Type.Integer(),
});
export type ScoresProgress = Static<typeof ScoresProgress>;
