import { type Static, Type } from 'typebox';
import { periodFields } from './metrics.ts';

/** What kind of contact a person had: a case with support, or a lead or deal that somebody sells. */
export const contactKinds = ['support', 'sales'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Agent is whoever answered or sells; topic what it was about (of sales, the pipeline); channel how it came. */
export const contactGroupings = ['agent', 'topic', 'channel'] as const;
export type ContactGrouping = (typeof contactGroupings)[number];

/** What is measured of contacts; `speed` is how quickly they come to an end. */
export const contactMeasures = ['satisfaction', 'resolved', 'speed', 'value'] as const;
export type ContactMeasure = (typeof contactMeasures)[number];

export const contactSelections = ['all', 'answered', 'resolved', 'open', 'reopened', 'valued'] as const;

const NullableNumber = Type.Union([Type.Number(), Type.Null()]);
const bounds = {
  low: Type.Number({ description: '95 % interval, from' }),
  high: Type.Number({ description: '95 % interval, to' }),
};

const questionFields = {
  ...periodFields,
  kind: Type.Optional(Type.Enum(contactKinds, { description: 'support where left out' })),
  days: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 365,
      description: 'How long after a contact purchases count as the value afterwards; 90 where left out',
    }),
  ),
};

export const ContactsQuery = Type.Object(
  {
    ...questionFields,
    by: Type.Optional(
      Type.Enum(contactGroupings, {
        description: 'agent where left out; figures of employees need the permission people.read',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ContactsQuery = Static<typeof ContactsQuery>;

export const ContactFigures = Type.Object({
  contacts: Type.Integer(),
  people: Type.Integer({ description: 'Known people among them' }),
  open: Type.Integer({ description: 'Neither solved nor decided yet' }),
  satisfaction: Type.Union([
    Type.Object({ mean: Type.Number(), ...bounds, answered: Type.Integer() }),
    Type.Null(),
  ]),
  resolved: Type.Union([
    Type.Object(
      { share: Type.Number(), ...bounds, count: Type.Integer() },
      { description: 'Of support, solved by now; of sales, won by now. Of all contacts' },
    ),
    Type.Null(),
  ]),
  hours: Type.Union([
    Type.Object(
      {
        median: NullableNumber,
        low: NullableNumber,
        high: NullableNumber,
        known: Type.Integer({ description: 'Contacts that came to an end at a known time' }),
      },
      {
        description:
          'Until solved or decided; half take longer (Kaplan–Meier, open ones counted for as long as they are open). Null where not half have come to an end',
      },
    ),
    Type.Null(),
  ]),
  reopened: Type.Union([
    Type.Object({ share: Type.Number(), ...bounds, count: Type.Integer(), of: Type.Integer() }),
    Type.Null(),
  ]),
  value: Type.Union([
    Type.Object(
      { mean: Type.Number(), ...bounds, windows: Type.Integer({ description: 'Complete ones' }) },
      { description: 'What a person bought in the days after a contact' },
    ),
    Type.Null(),
  ]),
  beyond: Type.Union([
    Type.Object(
      { mean: Type.Number(), ...bounds, windows: Type.Integer() },
      { description: 'Value less that of like customers without a contact; not an effect' },
    ),
    Type.Null(),
  ]),
});
export type ContactFigures = Static<typeof ContactFigures>;

export const ContactComparison = Type.Object({
  measure: Type.Enum(contactMeasures),
  difference: Type.Number({
    description:
      'To all others on the same topic in the same month, in the measure’s unit; of speed a factor, 1 is as quick as the others',
  }),
  low: Type.Number({ description: 'Interval that holds for all comparisons together, from' }),
  high: Type.Number(),
  pValue: Type.Number({ description: 'Corrected by Holm for the number of comparisons' }),
  differs: Type.Boolean({ description: 'Whether the interval leaves out “no difference”' }),
});
export type ContactComparison = Static<typeof ContactComparison>;

export const ContactGroup = Type.Object({
  key: Type.String({ description: 'Empty where none is named' }),
  tooFew: Type.Boolean({ description: 'Too few contacts to say anything; all figures are null' }),
  figures: ContactFigures,
  compared: Type.Array(ContactComparison),
});
export type ContactGroup = Static<typeof ContactGroup>;

export const ContactsAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  kind: Type.Enum(contactKinds),
  by: Type.Enum(contactGroupings),
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date' }),
  days: Type.Integer(),
  currency: Type.String(),
  asOf: Type.String({ format: 'date-time', description: 'The latest that was heard of contacts' }),
  /** Contacts that began before this day have had their days. Null where nothing was bought. */
  valuedUntil: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  /** The lowest and the highest answer that was given. */
  scale: Type.Union([Type.Object({ low: Type.Number(), high: Type.Number() }), Type.Null()]),
  total: ContactFigures,
  groups: Type.Array(ContactGroup),
  /** Groups beyond the 100 largest; they are in the total and among the others. */
  moreGroups: Type.Integer(),
  /** Below so many there is no figure. */
  fewest: Type.Integer(),
  comparisons: Type.Integer({ description: 'How many were made and corrected for together' }),
  likeCustomers: Type.Integer({ description: 'Histories of customers without a contact, set beside' }),
});
export type ContactsAnswer = Static<typeof ContactsAnswer>;

export const ContactRowsQuery = Type.Object(
  {
    ...questionFields,
    by: Type.Optional(Type.Enum(contactGroupings)),
    group: Type.Optional(
      Type.String({ maxLength: 500, description: 'Only this agent, topic or channel; needs by' }),
    ),
    only: Type.Optional(
      Type.Enum(contactSelections, {
        description:
          'answered: with satisfaction; resolved: solved or won; valued: the first contact of complete days',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    after: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type ContactRowsQuery = Static<typeof ContactRowsQuery>;

export const ContactRow = Type.Object({
  contact: Type.String(),
  /** Empty where nobody is known behind it. */
  person: Type.String(),
  opened: Type.String({ format: 'date-time' }),
  agent: Type.String(),
  topic: Type.String(),
  channel: Type.String(),
  status: Type.String(),
  ended: Type.Boolean({ description: 'Solved or decided' }),
  resolved: Type.Boolean({ description: 'Solved or won' }),
  reopened: Type.Boolean(),
  hours: Type.Union([Type.Number(), Type.Null()], { description: 'Until it ended' }),
  satisfaction: NullableNumber,
  value: Type.Union([Type.Number(), Type.Null()], {
    description: 'Bought in the days after it; null while they are not over, or where nobody is known',
  }),
  counts: Type.Boolean({
    description: 'Whether these days count: a person’s later contacts within them do not begin their own',
  }),
});
export type ContactRow = Static<typeof ContactRow>;

export const ContactRows = Type.Object({
  items: Type.Array(ContactRow),
  total: Type.Integer(),
  next: Type.Optional(Type.Integer()),
});
export type ContactRows = Static<typeof ContactRows>;
