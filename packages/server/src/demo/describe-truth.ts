/**
 * The truth: what each channel, campaign, creative and audience really brought, from the tally of all worlds.
 * Only benchmarks and the truth tour may read it. How it arises is told in README.md.
 */

import { isoDay, WEEK } from './calendar.ts';
import { COMPANY, CREATORS, REGIONS, STORIES } from './company.ts';
import { JUNK } from './describe-person.ts';
import { isPausedBy } from './media-plan.ts';
import { AUDIENCES, CHANNELS, UNITS } from './media-units.ts';
import type { Company } from './simulate-company.ts';
import type { Tally, WorldKind } from './worlds.ts';

export interface Sales {
  readonly orders: number;
  readonly revenue: number;
  readonly netRevenue: number;
}

export interface Effect {
  readonly id: string;
  /** Campaign, creative: what it belongs to. */
  readonly channel?: string;
  readonly campaign?: string;
  /** EUR spent; absent where money cannot be told apart (audiences within other figures are told apart). */
  readonly spend: number;
  /** The real world minus the world without it. */
  readonly incremental: Sales;
  /** Incremental revenue by EUR spent; null without spend. */
  readonly incrementalReturn: number | null;
  /** Spend by order that would not have happened; null without such orders. */
  readonly costPerIncrementalOrder: number | null;
  /** Incremental orders and revenue of each week of `weeks`. */
  readonly weekly: { readonly orders: readonly number[]; readonly revenue: readonly number[] };
  readonly byRegion: Readonly<Record<string, { readonly orders: number; readonly revenue: number }>>;
}

export interface Truth {
  readonly format: 'rondo-demo-truth';
  readonly version: 1;
  readonly company: string;
  readonly currency: string;
  readonly seed: number;
  readonly people: number;
  readonly from: string;
  /** Last day. */
  readonly to: string;
  /** Mondays, one for each entry of `weekly`. */
  readonly weeks: readonly string[];
  readonly total: Sales;
  /** What would have been sold with no marketing at all. */
  readonly withoutMarketing: Sales;
  readonly channels: readonly Effect[];
  readonly campaigns: readonly Effect[];
  readonly creatives: readonly Effect[];
  readonly audiences: readonly Effect[];
  /** Brand search and coupon sites switched off together. */
  readonly captures: Effect;
  readonly creators: readonly {
    readonly id: string;
    readonly handle: string;
    readonly code: string;
    readonly campaign: string;
  }[];
  readonly geoTests: readonly {
    readonly id: string;
    readonly campaigns: readonly string[];
    readonly regions: readonly string[];
    readonly from: string;
    readonly to: string;
    /** What the pause cost in its regions: the world without the pause minus the real one, from its first week on. */
    readonly lost: Sales;
    /** The part of `lost` that falls into the pause itself. */
    readonly lostInWindow: Sales;
    readonly spendSaved: number;
  }[];
  /** What withholding mailings from the control groups cost. */
  readonly mailControl: { readonly lost: Sales };
  readonly stories: typeof STORIES;
  /** Values that stand where an identifier should and belong to nobody. */
  readonly junk: typeof JUNK;
}

export function describeTruth(company: Company, tally: Tally): Truth {
  const { calendar, plan } = company;
  const weeks = Array.from({ length: calendar.weeks }, (_, week) =>
    isoDay(calendar.firstMonday + week * WEEK),
  );
  const sums = tally.worlds.map((_, world) => sumWorld(tally, world, () => true));
  const total = sums[0] ?? emptySales();
  const find = (kind: WorldKind, id?: string): number =>
    tally.worlds.findIndex((world) => world.kind === kind && (id === undefined || world.id === id));
  const effectOf = (world: number, id: string, spend: number, belongs: Partial<Effect> = {}): Effect => {
    const incremental = difference(total, sums[world] ?? emptySales());
    return {
      id,
      ...belongs,
      spend: cents(spend),
      incremental,
      incrementalReturn: spend > 0 ? round(incremental.revenue / spend, 4) : null,
      costPerIncrementalOrder: incremental.orders > 0 ? round(spend / incremental.orders, 2) : null,
      ...spreadEffect(tally, world),
    };
  };
  const spendWhere = (matches: (unit: (typeof UNITS)[number]) => boolean): number =>
    UNITS.filter(matches).reduce((sum, unit) => sum + spendOf(company, unit.index), 0);
  const campaigns = [...new Set(UNITS.map((unit) => unit.campaign))];
  const captureCampaigns = ['brand_search', 'coupon_sites'];
  return {
    format: 'rondo-demo-truth',
    version: 1,
    company: COMPANY.name,
    currency: COMPANY.currency,
    seed: company.seed,
    people: company.people,
    from: isoDay(calendar.from),
    to: isoDay(calendar.to - 1),
    weeks,
    total,
    withoutMarketing: sums[find('nothing')] ?? emptySales(),
    channels: CHANNELS.map((channel) =>
      effectOf(
        find('channel', channel),
        channel,
        spendWhere((unit) => unit.channel === channel),
      ),
    ),
    campaigns: campaigns.map((campaign) => {
      const channel = UNITS.find((unit) => unit.campaign === campaign)?.channel ?? '';
      return effectOf(
        find('campaign', campaign),
        campaign,
        spendWhere((unit) => unit.campaign === campaign),
        { channel },
      );
    }),
    creatives: UNITS.map((unit) =>
      effectOf(
        find('creative', `${unit.campaign}/${unit.creative}`),
        unit.creative,
        spendOf(company, unit.index),
        {
          channel: unit.channel,
          campaign: unit.campaign,
        },
      ),
    ),
    audiences: AUDIENCES.map((audience) =>
      effectOf(
        find('audience', audience.id),
        audience.id,
        audience.spendShare * spendWhere((unit) => unit.targeted),
      ),
    ),
    captures: effectOf(
      find('captures'),
      captureCampaigns.join('+'),
      spendWhere((unit) => captureCampaigns.includes(unit.campaign)),
    ),
    creators: CREATORS.map((creator, index) => ({
      id: creator.id,
      handle: creator.handle,
      code: creator.code,
      campaign: UNITS.find((unit) => unit.creator === index)?.campaign ?? '',
    })),
    geoTests: plan.geoTests.map((test) => {
      const undone = find('geo-test', test.id);
      const inRegions = (region: number, week: number): boolean =>
        test.regions.includes(region) && week >= test.firstWeek;
      const inWindow = (region: number, week: number): boolean =>
        inRegions(region, week) && week <= test.lastWeek;
      return {
        id: test.id,
        campaigns: test.campaigns,
        regions: test.regions.map((region) => REGIONS[region]?.name ?? ''),
        from: isoDay(calendar.firstMonday + test.firstWeek * WEEK),
        to: isoDay(calendar.firstMonday + (test.lastWeek + 1) * WEEK - 1),
        lost: difference(sumWorld(tally, undone, inRegions), sumWorld(tally, 0, inRegions)),
        lostInWindow: difference(sumWorld(tally, undone, inWindow), sumWorld(tally, 0, inWindow)),
        spendSaved: cents(
          UNITS.reduce(
            (sum, unit) =>
              sum + spendOf(company, unit.index, (region, week) => isPausedBy(test, unit, region, week)),
            0,
          ),
        ),
      };
    }),
    mailControl: { lost: difference(sums[find('mail-control')] ?? emptySales(), total) },
    stories: STORIES,
    junk: JUNK,
  };
}

/** EUR spent on a unit, in the cells asked for; paused cells count only when they are asked for by name. */
export function spendOf(
  company: Company,
  unit: number,
  paused?: (region: number, week: number) => boolean,
): number {
  const { plan, calendar, people } = company;
  let sum = 0;
  for (let region = 0; region < REGIONS.length; region += 1) {
    const inhabitants = people * (REGIONS[region]?.share ?? 0);
    for (let week = 0; week < calendar.weeks; week += 1) {
      const cell = region * calendar.weeks + week;
      const wanted = paused === undefined ? plan.paused[unit]?.[cell] !== 1 : paused(region, week);
      if (wanted) sum += (plan.spend[unit]?.[cell] ?? 0) * inhabitants * (calendar.weekShare[week] ?? 0);
    }
  }
  return sum;
}

function sumWorld(tally: Tally, world: number, counts: (region: number, week: number) => boolean): Sales {
  let orders = 0;
  let revenue = 0;
  let netRevenue = 0;
  for (let region = 0; region < tally.regions; region += 1) {
    for (let week = 0; week < tally.weeks; week += 1) {
      if (!counts(region, week)) continue;
      const cell = (world * tally.regions + region) * tally.weeks + week;
      orders += tally.orders[cell] ?? 0;
      revenue += tally.revenue[cell] ?? 0;
      netRevenue += tally.netRevenue[cell] ?? 0;
    }
  }
  return { orders, revenue: cents(revenue), netRevenue: cents(netRevenue) };
}

/** The real world minus another, by week and by region. */
function spreadEffect(tally: Tally, world: number): Pick<Effect, 'weekly' | 'byRegion'> {
  const weekly = {
    orders: new Array<number>(tally.weeks).fill(0),
    revenue: new Array<number>(tally.weeks).fill(0),
  };
  const byRegion: Record<string, { orders: number; revenue: number }> = {};
  REGIONS.forEach((region, regionIndex) => {
    const own = { orders: 0, revenue: 0 };
    for (let week = 0; week < tally.weeks; week += 1) {
      const real = regionIndex * tally.weeks + week;
      const other = world * tally.regions * tally.weeks + real;
      const orders = (tally.orders[real] ?? 0) - (tally.orders[other] ?? 0);
      const revenue = (tally.revenue[real] ?? 0) - (tally.revenue[other] ?? 0);
      weekly.orders[week] = (weekly.orders[week] ?? 0) + orders;
      weekly.revenue[week] = cents((weekly.revenue[week] ?? 0) + revenue);
      own.orders += orders;
      own.revenue = cents(own.revenue + revenue);
    }
    byRegion[region.name] = own;
  });
  return { weekly, byRegion };
}

function difference(a: Sales, b: Sales): Sales {
  return {
    orders: a.orders - b.orders,
    revenue: cents(a.revenue - b.revenue),
    netRevenue: cents(a.netRevenue - b.netRevenue),
  };
}

function emptySales(): Sales {
  return { orders: 0, revenue: 0, netRevenue: 0 };
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
