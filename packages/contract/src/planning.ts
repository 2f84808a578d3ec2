import { type Static, Type } from 'typebox';
import { dataKinds } from './import-kinds.ts';
import { desks } from './workspace.ts';

const DateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

export const goalStates = ['not-started', 'no-data', 'on-track', 'behind', 'reached', 'missed'] as const;
export type GoalState = (typeof goalStates)[number];

/** SMART: what exactly (metric and filters), how much (target), why it matters, by when, and who answers for it. */
export const NewGoal = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    metric: Type.String({ minLength: 1, maxLength: 200 }),
    filters: Type.Array(Type.String({ maxLength: 500 }), { maxItems: 20, default: [] }),
    target: Type.Number({ description: 'In the metric’s unit; shares are fractions' }),
    from: DateText,
    due: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The last day that counts' }),
    owner: Type.String({ minLength: 1, maxLength: 200 }),
    desk: Type.Enum(desks),
    why: Type.String({ maxLength: 2000, default: '', description: 'Why it matters: the R of SMART' }),
  },
  { additionalProperties: false },
);
export type NewGoal = Static<typeof NewGoal>;

export const GoalChange = Type.Partial(NewGoal, { additionalProperties: false, minProperties: 1 });
export type GoalChange = Static<typeof GoalChange>;

export const GoalProgress = Type.Object({
  state: Type.Enum(goalStates),
  value: NullableNumber,
  /** What the value should be by now to arrive at the target: for sums in proportion to time, for rates the target. */
  expected: NullableNumber,
  /** Value over target (target over value where less is better); 1 is reached. */
  share: NullableNumber,
  /** Where the value arrives at the due date if it goes on as it went so far; only for sums. */
  projected: NullableNumber,
  elapsed: Type.Number({ description: 'Share of the goal’s time that has passed' }),
  daysLeft: Type.Integer(),
});
export type GoalProgress = Static<typeof GoalProgress>;

export const Goal = Type.Intersect([
  Type.Object({ id: Type.String(), createdAt: Type.String(), progress: GoalProgress }),
  Type.Required(NewGoal),
]);
export type Goal = Static<typeof Goal>;

/** What to know before saving: what the figure was over an equally long time before. */
export const GoalCheck = Type.Object({
  baseline: NullableNumber,
  change: Type.Union([Type.Number(), Type.Null()], {
    description: 'Relative change from the baseline that the target asks for',
  }),
  remarks: Type.Array(Type.Enum(['no-baseline', 'already-reached', 'very-ambitious', 'wrong-way', 'short']), {
    description: 'What a colleague would object',
  }),
});
export type GoalCheck = Static<typeof GoalCheck>;

export const usageKinds = ['report', 'goal', 'segment', 'chart', 'profile'] as const;

/** One kind of fact from one source: how much of it there is, how fresh, and what it is used for. */
export const InventoryItem = Type.Object({
  dataKind: Type.Enum(dataKinds),
  source: Type.String(),
  /** An event's name, an import kind, or the name of a figure. */
  what: Type.String(),
  table: Type.String(),
  rows: Type.Integer(),
  first: Type.String(),
  last: Type.String(),
  /** Days between two days with facts: half of the steps are no longer. Null where there are too few to tell. */
  usualGapDays: NullableNumber,
  fresh: Type.Boolean({
    description:
      'The newest fact is no older than half as long again as its long gaps have been, or two days',
  }),
  owner: Type.String(),
  usedIn: Type.Array(Type.Object({ kind: Type.Enum(usageKinds), name: Type.String() })),
});
export type InventoryItem = Static<typeof InventoryItem>;

export const Inventory = Type.Object({
  items: Type.Array(InventoryItem),
  /** Kinds of data of which nothing has arrived. */
  missing: Type.Array(Type.Enum(dataKinds)),
  /** Share of all rows that is used in nothing; null where there is nothing. */
  untouchedShare: NullableNumber,
});
export type Inventory = Static<typeof Inventory>;
