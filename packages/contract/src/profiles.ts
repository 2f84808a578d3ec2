import { type Static, Type } from 'typebox';
import { PersonIdentifier } from './identity.ts';
import { ComputedTrait, PurchaseTerms, TraitMerge } from './traits.ts';

export const peopleSorts = ['last_seen', 'first_seen', 'revenue'] as const;
export type PeopleSort = (typeof peopleSorts)[number];
export const peopleShown = ['all', 'known', 'anonymous'] as const;
export type PeopleShown = (typeof peopleShown)[number];

export const PeopleQuery = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: 200,
        description:
          'Name, e-mail, phone, order number or any other identifier; the beginning of each word is enough',
      }),
    ),
    show: Type.Optional(
      Type.Enum(peopleShown, {
        description: '`known`: with more than a cookie or a device. `all` where left out.',
      }),
    ),
    sort: Type.Optional(Type.Enum(peopleSorts, { description: '`last_seen` where left out' })),
    order: Type.Optional(
      Type.Enum(['desc', 'asc'], { description: '`desc`, latest or most first, where left out' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 where left out' })),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);
export type PeopleQuery = Static<typeof PeopleQuery>;

/** One line about a person. */
export const PersonCard = Type.Object({
  id: Type.String({ description: '64-bit number as decimal text; stays when others are joined to it' }),
  name: Type.String({ description: 'Empty where no name is known' }),
  email: Type.String(),
  phone: Type.String(),
  known: Type.Boolean({ description: 'False: only a cookie or a device' }),
  identifiers: Type.Integer(),
  orders: Type.Integer(),
  revenue: Type.Number({ description: 'Orders less refunds, in the workspace’s currency' }),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
});
export type PersonCard = Static<typeof PersonCard>;

export const PeoplePage = Type.Object({
  items: Type.Array(PersonCard),
  total: Type.Integer({
    description:
      'People who match, on all pages. Of more than 100 found by `q`, the pages hold 100 and `show` leaves this figure as it is',
  }),
  next: Type.Optional(Type.String({ description: 'Give it as `after` for the next page' })),
});
export type PeoplePage = Static<typeof PeoplePage>;

export const ProfileIdentifier = Type.Object({
  ...PersonIdentifier.properties,
  firstSeen: Type.String(),
  lastSeen: Type.String(),
  sources: Type.Array(Type.String()),
});
export type ProfileIdentifier = Static<typeof ProfileIdentifier>;

const traitValue = {
  value: Type.String({ description: 'Text as it was sent; objects and lists as JSON' }),
  type: Type.String({
    description: 'JSON type: string, number, boolean, object, array; null where it was taken away',
  }),
  source: Type.String(),
  importId: Type.String(),
  since: Type.String({ description: 'When this value was first given' }),
  confirmed: Type.String({ description: 'When it was last given' }),
};
export const ProfileTrait = Type.Object({
  name: Type.String(),
  ...traitValue,
  sources: Type.Array(Type.String(), { description: 'Who has said this value; empty where it is computed' }),
  merge: TraitMerge,
  purchase: Type.Optional(PurchaseTerms),
  computed: Type.Optional(
    Type.Object({
      trait: ComputedTrait,
      at: Type.String({ description: 'The moment as of which it was computed' }),
      events: Type.Integer({ description: 'How many events count' }),
      latest: Type.Union([Type.String(), Type.Null()], { description: 'When the latest of them happened' }),
    }),
  ),
  earlier: Type.Array(Type.Object(traitValue), { description: 'Other values, latest first' }),
});
export type ProfileTrait = Static<typeof ProfileTrait>;

export const Profile = Type.Object({
  ...PersonCard.properties,
  events: Type.Integer(),
  refunds: Type.Integer(),
  otherCurrencies: Type.Array(Type.Object({ currency: Type.String(), revenue: Type.Number() })),
  channels: Type.Array(Type.Object({ channel: Type.String(), events: Type.Integer() })),
  sources: Type.Array(
    Type.Object({
      source: Type.String(),
      events: Type.Integer(),
      firstSeen: Type.String(),
      lastSeen: Type.String(),
    }),
  ),
  /** Every name of an event of this person: what the timeline can be narrowed to. */
  eventNames: Type.Array(Type.Object({ type: Type.String(), event: Type.String(), events: Type.Integer() })),
  traits: Type.Array(ProfileTrait),
  identifierList: Type.Array(ProfileIdentifier),
});
export type Profile = Static<typeof Profile>;

export const TimelineQuery = Type.Object(
  {
    type: Type.Optional(Type.String({ maxLength: 50, description: 'track, page, identify, …' })),
    event: Type.Optional(Type.String({ maxLength: 200 })),
    source: Type.Optional(Type.String({ maxLength: 200 })),
    channel: Type.Optional(Type.String({ maxLength: 200 })),
    from: Type.Optional(
      Type.String({ maxLength: 40, description: 'From this ISO time on; a date is its midnight in UTC' }),
    ),
    to: Type.Optional(Type.String({ maxLength: 40, description: 'Before this ISO time' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 where left out' })),
    after: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
  },
  { additionalProperties: false },
);
export type TimelineQuery = Static<typeof TimelineQuery>;

export const TimelineEntry = Type.Object({
  messageId: Type.String(),
  type: Type.String(),
  event: Type.String(),
  name: Type.String({ description: 'Of a page or screen' }),
  at: Type.String(),
  source: Type.String(),
  importId: Type.String(),
  channel: Type.String(),
  campaign: Type.String(),
  page: Type.String(),
  orderId: Type.String(),
  revenue: Type.Union([Type.Number(), Type.Null()]),
  currency: Type.String(),
  identifiers: Type.Array(PersonIdentifier),
  properties: Type.Record(Type.String(), Type.Unknown()),
  traits: Type.Record(Type.String(), Type.Unknown()),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const TimelinePage = Type.Object({
  items: Type.Array(TimelineEntry),
  next: Type.Optional(Type.String()),
});
export type TimelinePage = Static<typeof TimelinePage>;
