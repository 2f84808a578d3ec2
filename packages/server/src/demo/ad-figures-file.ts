/** The weekly reports of the ad platforms: what was spent, shown and clicked, and what the platforms claim to have sold. */

import { DAY, isoDay, WEEK } from './calendar.ts';
import { COMPANY, REGIONS } from './company.ts';
import { AUDIENCES, type Channel, UNITS, type Unit } from './media-units.ts';
import { draw, lognormal, mix } from './random.ts';
import type { Company } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const AD_FIGURE_COLUMNS = [
  'date',
  'platform',
  'channel',
  'campaign',
  'creative',
  'audience',
  'country',
  'region',
  'impressions',
  'reach',
  'clicks',
  'engagements',
  'video_views',
  'conversions',
  'revenue',
  'spend',
  'currency',
] as const;

interface Habit {
  /** EUR for a thousand impressions; 0 where impressions follow from clicks. */
  readonly perThousand: number;
  /** EUR for a click, for units whose clicks do not follow from exposures. */
  readonly perClick: number;
  readonly impressionsPerClick: number;
  readonly engagementsPerClick: number;
  /** Orders that the platform claims for a click, and for an impression that was not clicked. */
  readonly claimedPerClick: number;
  readonly claimedPerView: number;
  readonly audience: string;
}

const HABITS: Readonly<Record<Channel, Habit>> = {
  search: {
    perThousand: 0,
    perClick: 1.75,
    impressionsPerClick: 14,
    engagementsPerClick: 1,
    claimedPerClick: 0.05,
    claimedPerView: 0,
    audience: 'searchers',
  },
  social: {
    perThousand: 9,
    perClick: 3,
    impressionsPerClick: 0,
    engagementsPerClick: 7,
    claimedPerClick: 0.03,
    claimedPerView: 0.00004,
    audience: 'visitors',
  },
  display: {
    perThousand: 3.2,
    perClick: 2.2,
    impressionsPerClick: 0,
    engagementsPerClick: 1.1,
    claimedPerClick: 0.02,
    claimedPerView: 0.00002,
    audience: 'in-market',
  },
  email: {
    perThousand: 0,
    perClick: 0.37,
    impressionsPerClick: 17,
    engagementsPerClick: 1,
    claimedPerClick: 0.06,
    claimedPerView: 0,
    audience: 'subscribers',
  },
  influencer: {
    perThousand: 14,
    perClick: 4,
    impressionsPerClick: 0,
    engagementsPerClick: 22,
    claimedPerClick: 0.1,
    claimedPerView: 0,
    audience: 'followers',
  },
  affiliate: {
    perThousand: 0,
    perClick: 5,
    impressionsPerClick: 9,
    engagementsPerClick: 1,
    claimedPerClick: 0.03,
    claimedPerView: 0,
    audience: 'readers',
  },
};
/** Where the campaign, not the channel, decides what is claimed: those that meet people on their way to buy. */
const CLAIMS: Readonly<Record<string, number>> = {
  brand_search: 0.21,
  social_retargeting: 0.22,
  display_retargeting: 0.18,
  coupon_sites: 0.34,
};
const AVERAGE_ORDER = 107;

export function* listAdFigures(company: Company): Generator<Row> {
  const { calendar } = company;
  for (let week = 0; week < calendar.weeks; week += 1) {
    const share = calendar.weekShare[week] ?? 0;
    const date = isoDay(Math.max(calendar.from, calendar.firstMonday + week * WEEK));
    // The report of a week comes when the week is over: no row stands for days that have not been.
    if (share * WEEK < DAY / 2) continue;
    for (const unit of UNITS) {
      for (let region = 0; region < REGIONS.length; region += 1)
        yield* reportCell(company, unit, region, week, date, share);
    }
  }
}

function* reportCell(
  company: Company,
  unit: Unit,
  region: number,
  week: number,
  date: string,
  share: number,
): Generator<Row> {
  const { plan, calendar, people, seed } = company;
  const cell = region * calendar.weeks + week;
  const place = REGIONS[region];
  const planned = (plan.spend[unit.index]?.[cell] ?? 0) * people * (place?.share ?? 0) * share;
  if (planned < 0.005 || place === undefined) return;
  const paused = plan.paused[unit.index]?.[cell] === 1;
  const habit = HABITS[unit.channel];
  const audiences = unit.targeted ? AUDIENCES : [{ id: habit.audience, spendShare: 1, response: 1 }];
  const clicksOfCell =
    unit.kind === 'demand'
      ? (plan.exposure[unit.index]?.[cell] ?? 0) * unit.clickRate * people * place.share * share
      : planned / (unit.campaign === 'coupon_sites' ? 5 : habit.perClick);
  for (const [index, audience] of audiences.entries()) {
    const hash = mix(mix(mix(mix(seed, 0xad), unit.index * 8 + index), region), week);
    const noise = lognormal(draw(hash, 0), 0.15);
    const spend = paused ? 0 : planned * audience.spendShare;
    const expectedClicks = paused ? 0 : clicksOfCell * audience.spendShare * noise;
    const impressions =
      habit.perThousand > 0
        ? (spend / habit.perThousand) * 1000 * lognormal(draw(hash, 1), 0.12)
        : expectedClicks * habit.impressionsPerClick;
    const clicks = Math.min(settle(expectedClicks, draw(hash, 2)), Math.round(impressions));
    const claimed =
      expectedClicks * (CLAIMS[unit.campaign] ?? habit.claimedPerClick) + impressions * habit.claimedPerView;
    const conversions = settle(claimed * audience.response ** 0.8, draw(hash, 3));
    yield {
      date,
      platform: unit.platform,
      channel: unit.channel,
      campaign: unit.campaign,
      creative: unit.creative,
      audience: audience.id,
      country: place.country,
      region: place.name,
      impressions: Math.round(impressions),
      reach: Math.round(impressions / (1.4 + 1.2 * draw(hash, 4))),
      clicks,
      engagements: clicks + settle(expectedClicks * (habit.engagementsPerClick - 1), draw(hash, 5)),
      video_views: unit.campaign === 'social_video' ? Math.round(impressions * 0.3) : '',
      conversions,
      revenue: Math.round(conversions * AVERAGE_ORDER * (0.8 + 0.4 * draw(hash, 6)) * 100) / 100,
      spend: Math.round(spend * 100) / 100,
      currency: COMPANY.currency,
    };
  }
}

/** A whole number with this mean: what is left over is decided by lot. */
function settle(mean: number, u: number): number {
  return Math.floor(mean + u);
}
