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
