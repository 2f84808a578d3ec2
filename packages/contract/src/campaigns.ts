import { type Static, type TSchema, Type } from 'typebox';

/**
 * The marketing channels that Rondo knows, in the order in which pages list them. A touch of none of them ('') is not
 * a touch: a click inside one's own site, or a fact that is not a visit.
 */
export const marketingChannels = [
  'search',
  'organic search',
  'social',
  'organic social',
  'display',
  'video',
  'email',
  'influencer',
  'affiliate',
  'referral',
  'direct',
  'other',
] as const;
export type MarketingChannel = (typeof marketingChannels)[number];

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A date such as 2026-03-31' });
const Text = Type.String({ maxLength: 2000 });

export const CampaignInput = Type.Object({
  key: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The value of utm_campaign, and the campaign’s name in imported figures',
  }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  start: Type.Optional(Day),
  end: Type.Optional(Type.String({ ...Day, description: 'Its last day' })),
  budget: Type.Optional(
    Type.Number({ minimum: 0, maximum: 1e12, description: 'In the workspace’s currency' }),
  ),
  channels: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
  owner: Type.Optional(Type.String({ maxLength: 200 })),
  goalMetric: Type.Optional(Type.String({ maxLength: 100, description: 'A metric of /api/metrics' })),
  audience: Type.Optional(Type.String({ ...Text, description: 'Whom it is for' })),
  content: Type.Optional(Type.String({ ...Text, description: 'What it says' })),
});
export type CampaignInput = Static<typeof CampaignInput>;

/** A field that is null is emptied; one that is left out stays. The key stays what the links and figures carry. */
export const CampaignChange = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  start: Type.Optional(Type.Union([Day, Type.Null()])),
  end: Type.Optional(Type.Union([Day, Type.Null()])),
  budget: Type.Optional(
    // Not a union: the validation would take null for 0.
    Type.Unsafe<number | null>({ type: ['number', 'null'], minimum: 0, maximum: 1e12 }),
  ),
  channels: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50 })),
  owner: Type.Optional(Type.String({ maxLength: 200 })),
  goalMetric: Type.Optional(Type.String({ maxLength: 100 })),
  audience: Type.Optional(Text),
  content: Type.Optional(Text),
});
export type CampaignChange = Static<typeof CampaignChange>;

const Maybe = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);

export const Campaign = Type.Object({
  id: Maybe(Type.String({ description: 'Null while nobody has described it' })),
  key: Type.String(),
  name: Type.String(),
  start: Maybe(Type.String()),
  end: Maybe(Type.String()),
  budget: Maybe(Type.Number()),
  channels: Type.Array(Type.String(), { description: 'As planned; for one that is not described, as seen' }),
  owner: Type.String(),
  goalMetric: Type.String(),
  audience: Type.String(),
  content: Type.String(),
  seen: Maybe(
    Type.Object(
      {
        first: Type.String({ description: 'Day on which something of it first arrived' }),
        last: Type.String(),
        touches: Type.Integer({ description: 'Visits and clicks that it led to' }),
        spend: Maybe(Type.Number({ description: 'From imported figures; null where there are none' })),
        impressions: Maybe(Type.Number()),
        channels: Type.Array(Type.String()),
      },
      { description: 'What has arrived of it; null while nothing has' },
    ),
  ),
});
export type Campaign = Static<typeof Campaign>;

export const CampaignList = Type.Object({
  items: Type.Array(Campaign),
  total: Type.Integer(),
  notDescribed: Type.Integer({ description: 'How many arrived without anybody having described them' }),
});
export type CampaignList = Static<typeof CampaignList>;
