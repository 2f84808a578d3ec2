/** What the demo company paid for: channels, campaigns, creatives, audiences, and the parameters of their true effects. */

import { CREATORS, STORIES } from './company.ts';

export const CHANNELS = ['search', 'social', 'display', 'email', 'influencer', 'affiliate'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How a unit works on people. 'capture': it meets people who are on their way to buy and takes the last click. */
export type UnitKind = 'demand' | 'capture' | 'retarget' | 'mail';

/** One creative of one campaign: the finest grain of money, exposure and effect. */
export interface Unit {
  readonly index: number;
  readonly channel: Channel;
  readonly campaign: string;
  readonly campaignName: string;
  readonly platform: string;
  readonly source: string;
  readonly medium: string;
  readonly creative: string;
  readonly kind: UnitKind;
  /** Whether the unit is aimed at the four audiences of `AUDIENCES`. */
  readonly targeted: boolean;
  /** Money per person and year, in EUR. */
  readonly perCapita: number;
  /** Noticed exposures per person and year (demand), or the share of orders met on their way (capture, retarget). */
  readonly exposures: number;
  /** Share of noticed exposures that are clicked. */
  readonly clickRate: number;
  /** Added demand at full effect, relative to the person's own demand of 1. */
  readonly effect: number;
  /** Stock at which 63 % of the full effect is reached. */
  readonly saturation: number;
  /** Share of the stock that is left a week later. */
  readonly retention: number;
  /** Capture: share of the orders met that would not have happened without it. */
  readonly lossWithout: number;
  /** Index into CREATORS, or −1. */
  readonly creator: number;
}

type UnitSpec = Partial<Unit> &
  Pick<Unit, 'channel' | 'campaign' | 'creative' | 'kind' | 'perCapita' | 'exposures'>;

const CAMPAIGNS: Readonly<
  Record<string, readonly [name: string, platform: string, source: string, medium: string]>
> = {
  brand_search: ['Brand search', 'google-ads', 'google', 'cpc'],
  generic_search: ['Generic search', 'google-ads', 'google', 'cpc'],
  shopping: ['Shopping ads', 'google-ads', 'google', 'cpc'],
  social_prospecting: ['Social prospecting', 'meta-ads', 'facebook', 'paid_social'],
  social_video: ['Social video', 'tiktok-ads', 'tiktok', 'paid_social'],
  social_retargeting: ['Social retargeting', 'meta-ads', 'facebook', 'paid_social'],
  display_prospecting: ['Display prospecting', 'display-network', 'display-network', 'display'],
  display_retargeting: ['Display retargeting', 'criteo', 'criteo', 'display'],
  newsletter: ['Newsletter', 'mail-tool', 'newsletter', 'email'],
  seasonal_mailings: ['Seasonal mailings', 'mail-tool', 'newsletter', 'email'],
  spring_home: ['Spring at home', 'instagram', 'instagram', 'influencer'],
  autumn_light: ['Autumn light', 'instagram', 'instagram', 'influencer'],
  coupon_sites: ['Coupon sites', 'awin', 'awin', 'affiliate'],
  home_guides: ['Home guides', 'tradedoubler', 'tradedoubler', 'affiliate'],
};

const social = {
  channel: 'social',
  kind: 'demand',
  targeted: true,
  saturation: 1.5,
  retention: 0.6,
} as const;
const display = {
  channel: 'display',
  campaign: 'display_prospecting',
  kind: 'demand',
  saturation: 2,
  retention: 0.5,
} as const;
const creators = CREATORS.map(
  (creator, index): UnitSpec => ({
    channel: 'influencer',
    campaign: index < 3 ? 'spring_home' : 'autumn_light',
    creative: creator.id,
    kind: 'demand',
    creator: index,
    perCapita: [0.13, 0.1, 0.09, 0.3, 0.14, 0.1][index] ?? 0,
    exposures: [0.9, 0.75, 0.7, 1, 0.6, 0.4][index] ?? 0,
    clickRate: [0.06, 0.07, 0.06, 0.035, 0.04, 0.05][index] ?? 0,
    effect: [1.7, 2, 1.4, 0.35, 0.5, 0.25][index] ?? 0,
    saturation: 1.2,
    retention: 0.78,
  }),
);

const SPECS: readonly UnitSpec[] = [
  {
    channel: 'search',
    campaign: 'brand_search',
    creative: 'text-brand',
    kind: 'capture',
    perCapita: 0.6,
    exposures: 0.27,
    lossWithout: 0.04,
  },
  {
    channel: 'search',
    campaign: 'generic_search',
    creative: 'text-lamps',
    kind: 'demand',
    perCapita: 0.5,
    exposures: 0.28,
    clickRate: 1,
    effect: 9,
    saturation: 1.2,
    retention: 0.45,
  },
  {
    channel: 'search',
    campaign: 'generic_search',
    creative: 'text-textiles',
    kind: 'demand',
    perCapita: 0.35,
    exposures: 0.22,
    clickRate: 1,
    effect: 7,
    saturation: 1.2,
    retention: 0.45,
  },
  {
    channel: 'search',
    campaign: 'shopping',
    creative: 'product-feed',
    kind: 'demand',
    perCapita: 0.45,
    exposures: 0.3,
    clickRate: 1,
    effect: 6,
    saturation: 1.2,
    retention: 0.4,
  },
  {
    ...social,
    campaign: 'social_prospecting',
    creative: 'living-room-tour',
    perCapita: 0.5,
    exposures: 4.5,
    clickRate: 0.025,
    effect: 0.75,
  },
  {
    ...social,
    campaign: 'social_prospecting',
    creative: 'craft-hands',
    perCapita: 0.35,
    exposures: 3.2,
    clickRate: 0.02,
    effect: 0.85,
  },
  {
    ...social,
    campaign: 'social_prospecting',
    creative: 'sale-banner',
    perCapita: 0.3,
    exposures: 3,
    clickRate: 0.045,
    effect: 0.25,
  },
  {
    ...social,
    campaign: 'social_video',
    creative: 'before-after',
    perCapita: 0.3,
    exposures: 4,
    clickRate: 0.012,
    effect: 0.5,
  },
  {
    ...social,
    campaign: 'social_video',
    creative: 'unboxing',
    perCapita: 0.2,
    exposures: 2.6,
    clickRate: 0.012,
    effect: 0.3,
  },
  {
    channel: 'social',
    campaign: 'social_retargeting',
    creative: 'basket-reminder',
    kind: 'retarget',
    perCapita: 0.4,
    exposures: 0.09,
    lossWithout: 0.03,
  },
  { ...display, creative: 'spinning-lamp', perCapita: 0.28, exposures: 9, clickRate: 0.0006, effect: 0 },
  { ...display, creative: 'quiet-morning', perCapita: 0.17, exposures: 4, clickRate: 0.006, effect: 0.16 },
  { ...display, creative: 'new-collection', perCapita: 0.15, exposures: 4, clickRate: 0.006, effect: 0.12 },
  {
    channel: 'display',
    campaign: 'display_retargeting',
    creative: 'seen-products',
    kind: 'retarget',
    perCapita: 0.25,
    exposures: 0.05,
    lossWithout: 0.02,
  },
  {
    channel: 'email',
    campaign: 'newsletter',
    creative: 'newsletter',
    kind: 'mail',
    perCapita: 0.045,
    exposures: 0,
    clickRate: 0.14,
    effect: 3.4,
    saturation: 1,
    retention: 0.45,
  },
  {
    channel: 'email',
    campaign: 'seasonal_mailings',
    creative: 'seasonal',
    kind: 'mail',
    perCapita: 0.018,
    exposures: 0,
    clickRate: 0.18,
    effect: 3,
    saturation: 1,
    retention: 0.35,
  },
  ...creators,
  {
    channel: 'affiliate',
    campaign: 'coupon_sites',
    creative: 'coupon-codes',
    kind: 'capture',
    perCapita: 0.55,
    exposures: 0.12,
    lossWithout: 0.05,
  },
  {
    channel: 'affiliate',
    campaign: 'home_guides',
    creative: 'reading-corner',
    kind: 'demand',
    perCapita: 0.16,
    exposures: 0.16,
    clickRate: 1,
    effect: 4,
    saturation: 1.2,
    retention: 0.4,
  },
];

export const UNITS: readonly Unit[] = SPECS.map((spec, index) => {
  const [campaignName, platform, source, medium] = CAMPAIGNS[spec.campaign] ?? [spec.campaign, '', '', ''];
  return {
    clickRate: 0,
    effect: 0,
    saturation: 1,
    retention: 0,
    lossWithout: 0,
    creator: -1,
    targeted: false,
    ...spec,
    index,
    campaignName,
    platform,
    source,
    medium,
  };
});

/** Orders through coupon sites and with a creator's code cost the shop this share of the price. */
export const DISCOUNT = 0.1;
/** For so many weeks after the last noticed post, followers may type the creator's code. */
export const CODE_WEEKS = 5;
export const CODE_USE = 0.3;

export interface Audience {
  readonly id: string;
  /** Share of people who belong to it; everybody belongs to exactly one. */
  readonly share: number;
  /** Share of the targeted units' money. */
  readonly spendShare: number;
  /** Effect of a targeted exposure relative to the unit's. */
  readonly response: number;
}

export const AUDIENCES: readonly Audience[] = [
  { id: 'first-home', share: 0.2, spendShare: 0.27, response: 1 },
  { id: STORIES.payingAudience, share: 0.12, spendShare: 0.09, response: 3.2 },
  { id: 'design-lovers', share: 0.23, spendShare: 0.22, response: 0.9 },
  { id: 'broad', share: 0.45, spendShare: 0.42, response: 0.75 },
];

/** Share of subscribers who, drawn by lot once for the whole year, get no mailing at all. */
export const MAIL_HOLDOUT_SHARE = 0.1;
