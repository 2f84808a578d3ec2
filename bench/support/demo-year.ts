/** One year of the demo company as its tools would show it, and, apart from that, what was really caused. */

import { listAdFigures } from '../../packages/server/src/demo/ad-figures-file.ts';
import { WEEK } from '../../packages/server/src/demo/calendar.ts';
import { COMPANY, REGIONS } from '../../packages/server/src/demo/company.ts';
import { describeTruth } from '../../packages/server/src/demo/describe-truth.ts';
import { CHANNELS, UNITS } from '../../packages/server/src/demo/media-units.ts';
import type { PersonYear } from '../../packages/server/src/demo/person-year.ts';
import {
  createCompanyTally,
  foundCompany,
  simulateCompany,
} from '../../packages/server/src/demo/simulate-company.ts';
import type { SumsRow } from '../../packages/server/src/stages/measurement/experiments/summarise-arms.ts';
import type { PathRow } from '../../packages/stats/src/index.ts';

export { CHANNELS };

const NOW = new Date('2026-11-22T12:00:00Z');
/** As the demo's experiments on mailings have it (cli/seed-experiments.ts). */
const MAILING_WINDOW_MS = 56 * 86_400_000;
const LOOK_BACK_MS = 30 * 86_400_000;
const UNPAID = { [-1]: 'direct', [-2]: 'organic', [-3]: 'referral', [-4]: 'organic-social' } as const;

export type Campaign = { name: string; channel: string; spend: Float64Array };
export type GeoTest = { campaigns: readonly string[]; regions: readonly number[]; from: number; to: number };
/** Of people who were held out by lot and of the others: how many, and sum and squares of their orders. */
export type Arm = { people: number; orders: number; squares: number };

export type DemoYear = {
  places: number;
  periods: number;
  sizes: Float64Array;
  orders: Float64Array;
  campaigns: Campaign[];
  geoTests: GeoTest[];
  mail: { held: Arm; mailed: Arm };
  /** Of each mailing, in those who got it and those whom it was withheld from: orders in the weeks after it. */
  mailings: SumsRow[];
  paths: PathRow[];
  /** Only for judging. Orders that each channel caused. */
  truth: Map<string, number>;
};

export function liveYear(seed: number, people: number): DemoYear {
  const company = foundCompany({ now: NOW, seed, people });
  const tally = createCompanyTally(company);
  const { weeks, firstMonday } = company.calendar;
  const places = REGIONS.length;
  const sizes = new Float64Array(places);
  const orders = new Float64Array(places * weeks);
  const mail = { held: emptyArm(), mailed: emptyArm() };
  const mailings = new Map<string, SumsRow>();
  const paths: PathRow[] = [];
  for (const { lives } of simulateCompany(company, tally)) {
    for (const { year } of lives) {
      const { region, subscribedFrom, mailHoldout } = year.nature;
      sizes[region] = (sizes[region] ?? 0) + 1;
      for (const { time } of year.orders) {
        const cell = region * weeks + Math.floor((time - firstMonday) / WEEK);
        orders[cell] = (orders[cell] ?? 0) + 1;
      }
      if (subscribedFrom < weeks) addTo(mailHoldout ? mail.held : mail.mailed, year.orders.length);
      if (!mailHoldout) addMailings(mailings, year);
      paths.push(...listPaths(year));
    }
  }
  const truth = describeTruth(company, tally);
  return {
    places,
    periods: weeks,
    sizes,
    orders,
    campaigns: readCampaigns(company, places, weeks),
    geoTests: company.plan.geoTests.map(({ campaigns, regions, firstWeek, lastWeek }) => ({
      campaigns,
      regions,
      from: firstWeek,
      to: lastWeek,
    })),
    mail,
    mailings: [...mailings.values()],
    paths,
    truth: new Map(truth.channels.map(({ id, incremental }) => [id, incremental.orders])),
  };
}

const emptyArm = (): Arm => ({ people: 0, orders: 0, squares: 0 });

function addTo(arm: Arm, orders: number): void {
  arm.people += 1;
  arm.orders += orders;
  arm.squares += orders ** 2;
}

/** Arm 1 is of those whom a mailing was withheld from, as the demo's experiments have it. */
function addMailings(mailings: Map<string, SumsRow>, year: PersonYear): void {
  for (const { mailing, held } of year.mails) {
    const arm = held ? 1 : 2;
    const stratum = mailing.id;
    const row = mailings.get(`${stratum} ${arm}`) ?? {
      arm,
      stratum,
      day: '',
      ...{ n: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0, d: 0, dd: 0, yd: 0 },
    };
    const orders = year.orders.filter(
      ({ time }) => time >= mailing.time && time < mailing.time + MAILING_WINDOW_MS,
    ).length;
    mailings.set(`${stratum} ${arm}`, {
      ...row,
      n: row.n + 1,
      y: row.y + orders,
      yy: row.yy + orders ** 2,
    });
  }
}

/** The weekly reports of the platforms, as a company imports them. */
function readCampaigns(company: ReturnType<typeof foundCompany>, places: number, weeks: number): Campaign[] {
  const place = new Map<string, number>(REGIONS.map(({ name }, index) => [name, index]));
  const campaigns = new Map<string, Campaign>();
  for (const row of listAdFigures(company)) {
    const name = String(row.campaign);
    let campaign = campaigns.get(name);
    if (campaign === undefined) {
      campaign = { name, channel: String(row.channel), spend: new Float64Array(places * weeks) };
      campaigns.set(name, campaign);
    }
    const week = Math.floor((Date.parse(String(row.date)) - company.calendar.firstMonday) / WEEK);
    const cell = (place.get(String(row.region)) ?? 0) * weeks + week;
    campaign.spend[cell] = (campaign.spend[cell] ?? 0) + Number(row.spend);
  }
  if (campaigns.size === 0) throw new Error(`${COMPANY.name} has no campaigns`);
  return [...campaigns.values()];
}

/** Journeys of one person: the touches of the thirty days before each web order, and what led to none. */
function listPaths(year: PersonYear): PathRow[] {
  const touches = [
    ...year.visits.map(({ time, source, order }) => ({ time, channel: channelOf(source), order })),
    ...year.mails
      .filter(({ clicked }) => clicked)
      .map(({ openedAt }) => ({ time: openedAt, channel: 'email', order: null })),
  ].sort((a, b) => a.time - b.time);
  const rows: PathRow[] = [];
  let open: typeof touches = [];
  for (const touch of touches) {
    open.push(touch);
    const { order } = touch;
    if (order === null) continue;
    const channels = open
      .filter(({ time }) => time > order.time - LOOK_BACK_MS)
      .map(({ channel }) => channel);
    rows.push({ channels, conversions: 1, value: order.revenue, nulls: 0 });
    open = [];
  }
  if (open.length > 0)
    rows.push({ channels: open.map(({ channel }) => channel), conversions: 0, value: 0, nulls: 1 });
  return rows;
}

function channelOf(source: number): string {
  return UNITS[source]?.channel ?? UNPAID[source as keyof typeof UNPAID] ?? 'direct';
}
