import { type Static, Type } from 'typebox';
import { comparisons, DateText, MetricInfo, Period } from './metrics.ts';
import { GoalProgress } from './planning.ts';
import { desks } from './workspace.ts';

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);

/** What an insight says. Its words are in the interface's catalogues; here are the figures that go into them. */
export const insightKinds = [
  'off-goal',
  'moved',
  'best-and-worst-channel',
  'campaign-best',
  'untouched',
  'stale-source',
] as const;
export type InsightKind = (typeof insightKinds)[number];

/** What the reader is advised to do; each is something that can be done here or decided at once. */
export const adviceKinds = [
  'reset-or-push-goal',
  'look-into-part',
  'repeat-what-rose',
  'test-moving-budget',
  'shift-to-best',
  'use-or-stop',
  'mend-source',
] as const;

/** One bar, line or row of the evidence. */
export const EvidenceRow = Type.Object({
  key: Type.String(),
  value: NullableNumber,
  comparison: Type.Optional(NullableNumber),
  low: Type.Optional(Type.Number()),
  high: Type.Optional(Type.Number()),
  n: Type.Optional(Type.Number()),
});

/** The question whose answer proves the insight; it can be asked again, and opened into rows. */
export const EvidenceQuery = Type.Object({
  metric: Type.String(),
  from: DateText,
  to: DateText,
  dimension: Type.Optional(Type.String()),
  filter: Type.Array(Type.String()),
});
export type EvidenceQuery = Static<typeof EvidenceQuery>;

export const Insight = Type.Object({
  /** The same facts give the same id, so that what was set aside stays aside. */
  id: Type.String(),
  kind: Type.Enum(insightKinds),
  /** What it is about: a metric, a goal's id, a campaign, a source. */
  subject: Type.String(),
  desks: Type.Array(Type.Enum(desks)),
  /** 0 to 1: how much it matters beside the others. */
  weight: Type.Number(),
  good: Type.Union([Type.Boolean(), Type.Null()], {
    description: 'Whether it is good news; null where it is neither',
  }),
  metric: Type.Union([MetricInfo, Type.Null()]),
  /** Texts and numbers for the sentences. Numbers are in the unit of `metric` unless their name says otherwise. */
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  evidence: Type.Object({
    query: Type.Union([EvidenceQuery, Type.Null()]),
    rows: Type.Array(EvidenceRow),
    /** What was counted, and over how many days. */
    n: Type.Integer(),
    low: Type.Optional(Type.Number()),
    high: Type.Optional(Type.Number()),
  }),
  /** What explains most of it. */
  because: Type.Union([
    Type.Object({
      dimension: Type.String(),
      parts: Type.Array(
        Type.Object({ key: Type.String(), contribution: Type.Number(), power: Type.Number() }),
      ),
      power: Type.Number(),
    }),
    Type.Null(),
  ]),
  advice: Type.Object({
    kind: Type.Enum(adviceKinds),
    facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])),
  }),
});
export type Insight = Static<typeof Insight>;

export const ReportTile = Type.Object({
  metric: MetricInfo,
  value: NullableNumber,
  comparison: NullableNumber,
  change: NullableNumber,
  series: Type.Array(NullableNumber),
  goal: Type.Union([
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      target: Type.Number(),
      due: DateText,
      progress: GoalProgress,
    }),
    Type.Null(),
  ]),
});
export type ReportTile = Static<typeof ReportTile>;

export const Report = Type.Object({
  desk: Type.Enum(desks),
  period: Period,
  comparison: Type.Union([Period, Type.Null()]),
  currency: Type.String(),
  timeZone: Type.String(),
  madeAt: Type.String(),
  /** The newest fact that the report rests on. */
  dataUntil: Type.Union([Type.String(), Type.Null()]),
  tiles: Type.Array(ReportTile),
  insights: Type.Array(Insight),
});
export type Report = Static<typeof Report>;

export const ReportQuery = Type.Object(
  {
    from: Type.Optional(DateText),
    to: Type.Optional(DateText),
    compare: Type.Optional(Type.Enum(comparisons)),
  },
  { additionalProperties: false },
);
export type ReportQuery = Static<typeof ReportQuery>;

export const notUsefulReasons = ['wrong', 'known', 'not-mine', 'too-small', 'cannot-act'] as const;
export const InsightFeedback = Type.Object(
  {
    kind: Type.Enum(insightKinds),
    subject: Type.String({ maxLength: 300 }),
    reason: Type.Enum(notUsefulReasons),
  },
  { additionalProperties: false },
);
export type InsightFeedback = Static<typeof InsightFeedback>;

export const actionStates = ['open', 'doing', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

export const NewAction = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 300 }),
    owner: Type.String({ minLength: 1, maxLength: 200 }),
    due: DateText,
    note: Type.String({ maxLength: 4000, default: '' }),
    desk: Type.Enum(desks),
    /** The insight that it came from, as it was then: the figures may have moved since. */
    insight: Type.Union([Insight, Type.Null()], { default: null }),
  },
  { additionalProperties: false },
);
export type NewAction = Static<typeof NewAction>;

export const Action = Type.Object({
  id: Type.String(),
  title: Type.String(),
  owner: Type.String(),
  due: DateText,
  note: Type.String(),
  desk: Type.Enum(desks),
  insight: Type.Union([Insight, Type.Null()]),
  state: Type.Enum(actionStates),
  overdue: Type.Boolean(),
  createdAt: Type.String(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
});
export type Action = Static<typeof Action>;

export const ActionChange = Type.Object(
  {
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
    owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    due: Type.Optional(DateText),
    note: Type.Optional(Type.String({ maxLength: 4000 })),
    state: Type.Optional(Type.Enum(actionStates)),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type ActionChange = Static<typeof ActionChange>;
