import { type Static, Type } from 'typebox';

/** The calls of Segment's HTTP Tracking API (https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/). */
export const trackingTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const;
export type TrackingType = (typeof trackingTypes)[number];

const Id = Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Null()]);
const Time = Type.Union([Type.String({ maxLength: 64 }), Type.Number(), Type.Null()]);
const Fields = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]);

/** One call, as a client sends it. Unknown members are kept. */
export const TrackingCall = Type.Object(
  {
    type: Type.Optional(Type.String()),
    messageId: Type.Optional(Type.Union([Type.String({ maxLength: 255 }), Type.Null()])),
    userId: Type.Optional(Id),
    anonymousId: Type.Optional(Id),
    groupId: Type.Optional(Id),
    previousId: Type.Optional(Id),
    event: Type.Optional(Type.Union([Type.String({ maxLength: 300 }), Type.Null()])),
    name: Type.Optional(Type.Union([Type.String({ maxLength: 1000 }), Type.Null()])),
    category: Type.Optional(Type.Union([Type.String({ maxLength: 1000 }), Type.Null()])),
    properties: Type.Optional(Fields),
    traits: Type.Optional(Fields),
    context: Type.Optional(Fields),
    integrations: Type.Optional(Fields),
    timestamp: Type.Optional(Time),
    originalTimestamp: Type.Optional(Time),
    sentAt: Type.Optional(Time),
  },
  { additionalProperties: true },
);
export type TrackingCall = Static<typeof TrackingCall>;

export const TrackingAnswer = Type.Object({ success: Type.Literal(true) });

export const IntakeCorrection = Type.Object({
  field: Type.String(),
  code: Type.String({ description: 'Names the correction; the interface has its words' }),
  detail: Type.String(),
});
export type IntakeCorrection = Static<typeof IntakeCorrection>;

/** What became of one event, as the live debugger shows it. */
export const IntakeOutcome = Type.Object({
  at: Type.String({ format: 'date-time' }),
  source: Type.String(),
  messageId: Type.String(),
  type: Type.String(),
  event: Type.String(),
  outcome: Type.Union([
    Type.Literal('accepted'),
    Type.Literal('corrected'),
    Type.Literal('dropped'),
    Type.Literal('dead-letter'),
  ]),
  corrections: Type.Array(IntakeCorrection),
  reason: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
  cure: Type.Optional(Type.String()),
  payload: Type.String({ description: 'The event as JSON text, cut at 4 KB' }),
});
export type IntakeOutcome = Static<typeof IntakeOutcome>;

export const DeadLetter = Type.Object({
  id: Type.String(),
  receivedAt: Type.String(),
  source: Type.String(),
  step: Type.String(),
  reason: Type.String(),
  field: Type.String(),
  message: Type.String(),
  cure: Type.String(),
  type: Type.String(),
  event: Type.String(),
  payload: Type.String(),
});
export type DeadLetter = Static<typeof DeadLetter>;

/** Something that sends facts, or may: a website, a shop, a file's system, an ad platform. */
export const DataSource = Type.Object({
  source: Type.String(),
  /** The tables that hold its facts. */
  tables: Type.Array(Type.String()),
  rows: Type.Integer(),
  newest: Type.Optional(Type.String({ description: 'When its newest fact was' })),
  daily: Type.Array(Type.Integer(), { description: 'Events of each of the last 30 days, today last' }),
  deadLetters: Type.Integer({ description: 'Events of it that wait to be mended' }),
  writeKeys: Type.Array(Type.String(), { description: 'Names of the write keys that may send for it' }),
  region: Type.Optional(
    Type.String({
      description:
        'Where its phone and company numbers are at home that do not name their country; left out: as the workspace',
    }),
  ),
});
export type DataSource = Static<typeof DataSource>;

/** How numbers that do not name their country are read once they are a region's. */
export const RegionEffect = Type.Object({
  region: Type.String(),
  example: Type.Optional(
    Type.Object({
      written: Type.String({ description: 'A mobile number as people write it there' }),
      kept: Type.String({ description: 'The same in E.164' }),
    }),
  ),
  kept: Type.Optional(Type.String({ description: 'The number that was asked for, in E.164' })),
  refused: Type.Optional(Type.Object({ reason: Type.String(), message: Type.String(), cure: Type.String() })),
});
export type RegionEffect = Static<typeof RegionEffect>;
