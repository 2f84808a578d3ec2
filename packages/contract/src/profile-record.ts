import { type Static, Type } from 'typebox';
import { Profile, ProfileIdentifier, ProfileTrait } from './profiles.ts';

/** What a profile can be asked to hold. */
export const profileIncludes = ['traits', 'identifiers', 'figures', 'activity', 'history'] as const;
export type ProfileInclude = (typeof profileIncludes)[number];

const choice = profileIncludes.join('|');
const Include = Type.String({
  pattern: `^(?:${choice})(?:,(?:${choice}))*$`,
  description:
    'Any of traits, identifiers, figures, activity and history, with commas between; the first three where left out',
});

export const ProfileRecordQuery = Type.Object(
  { include: Type.Optional(Include) },
  { additionalProperties: false },
);

/** A profile for machines: the present person, in one answer, without redirects. */
export const ProfileRecord = Type.Object({
  id: Type.String({
    description:
      'The person’s present id: another than the one asked for after that person was joined to this one',
  }),
  name: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  known: Type.Boolean({ description: 'False: only a cookie or a device' }),
  firstSeen: Type.String(),
  lastSeen: Type.String(),
  traits: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'The value that holds of each, of its own JSON type',
    }),
  ),
  identifiers: Type.Optional(Type.Array(ProfileIdentifier)),
  figures: Type.Optional(
    Type.Object({
      events: Type.Integer(),
      orders: Type.Integer(),
      refunds: Type.Integer(),
      revenue: Type.Number({ description: 'Orders less refunds, in the workspace’s currency' }),
      otherCurrencies: Profile.properties.otherCurrencies,
    }),
  ),
  activity: Type.Optional(
    Type.Object({
      channels: Profile.properties.channels,
      sources: Profile.properties.sources,
      eventNames: Profile.properties.eventNames,
    }),
  ),
  history: Type.Optional(
    Type.Array(ProfileTrait, { description: 'Traits with who said them, since when, and what was before' }),
  ),
});
export type ProfileRecord = Static<typeof ProfileRecord>;

export const MOST_IN_A_BATCH = 500;
export const ProfileBatchInput = Type.Object(
  {
    ids: Type.Array(Type.String({ minLength: 1, maxLength: 520 }), {
      minItems: 1,
      maxItems: MOST_IN_A_BATCH,
      description: 'Ids, keys of identifiers, or identifiers as `kind:value`, mixed as you like',
    }),
    include: Type.Optional(Type.Array(Type.Enum(profileIncludes), { maxItems: 10 })),
  },
  { additionalProperties: false },
);

/** In the order of `ids`. */
export const ProfileBatch = Type.Object({
  items: Type.Array(
    Type.Object({
      asked: Type.String(),
      profile: Type.Union([ProfileRecord, Type.Null()]),
      fault: Type.Optional(
        Type.Enum(['unknown', 'unreadable'], {
          description: 'Why there is no profile: nobody is known by it, or it is no id and no `kind:value`',
        }),
      ),
    }),
  ),
});
export type ProfileBatch = Static<typeof ProfileBatch>;
