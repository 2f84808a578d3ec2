/** When and where the money is spent: by week and region, with the randomised hold-outs and the mailings. */

import { type Calendar, momentInYear, WEEK, weeksBetween } from './calendar.ts';
import { CREATORS, REGIONS, STORIES } from './company.ts';
import { UNITS, type Unit } from './media-units.ts';
import { draw, lognormal, mix } from './random.ts';

/** A campaign paused in regions drawn by lot. */
export interface GeoTest {
  readonly id: string;
  readonly campaigns: readonly string[];
  readonly regions: readonly number[];
  /** First and last week (inclusive), by index from the calendar's first Monday. */
  readonly firstWeek: number;
  readonly lastWeek: number;
}

export interface Mailing {
  readonly index: number;
  readonly id: string;
  readonly campaign: 'newsletter' | 'seasonal_mailings';
  readonly unit: number;
  readonly time: number;
  readonly week: number;
  /** Share of subscribers who, drawn by lot, do not get it. */
  readonly controlShare: number;
  readonly unsubscribeRate: number;
}

export interface MediaPlan {
  readonly calendar: Calendar;
  readonly geoTests: readonly GeoTest[];
  readonly mailings: readonly Mailing[];
  readonly mailingsByWeek: readonly (readonly Mailing[])[];
  /** EUR per person by [unit][region × weeks + week], as planned, tests not yet taken out. */
  readonly spend: readonly Float64Array[];
  /** Noticed exposures per person, laid out as `spend`; for capture units the share of orders met. */
  readonly exposure: readonly Float64Array[];
  /** 1 where a test pauses the unit, laid out as `spend`. */
  readonly paused: readonly Uint8Array[];
}

export function buildMediaPlan(calendar: Calendar, seed: number): MediaPlan {
  const hash = mix(mix(0, seed), 0x9a7);
  const geoTests = planGeoTests(hash);
  const spend: Float64Array[] = [];
  const exposure: Float64Array[] = [];
  const paused: Uint8Array[] = [];
  for (const unit of UNITS) {
    const cells = REGIONS.length * calendar.weeks;
    const unitSpend = new Float64Array(cells);
    const unitExposure = new Float64Array(cells);
    const unitPaused = new Uint8Array(cells);
    const flight = flightOf(unit, calendar, hash);
    let flightTotal = 0;
    for (let week = 0; week < calendar.weeks; week += 1)
      flightTotal += (flight[week] ?? 0) * (calendar.weekShare[week] ?? 0);
    for (let region = 0; region < REGIONS.length; region += 1) {
      const regionHash = mix(mix(hash, 100 + unit.index), region);
      const regionFactor =
        unit.kind === 'mail' ? 1 : regionAppetite(unit, region) * lognormal(draw(regionHash, 0), 0.25);
      for (let week = 0; week < calendar.weeks; week += 1) {
        const cell = region * calendar.weeks + week;
        const noise = unit.kind === 'mail' ? 1 : lognormal(draw(regionHash, 1 + week), 0.35);
        const share = ((flight[week] ?? 0) / Math.max(flightTotal, 1e-9)) * regionFactor * noise;
        unitSpend[cell] = unit.perCapita * share;
        unitExposure[cell] = unit.kind === 'demand' ? unit.exposures * share : unit.exposures;
        if (geoTests.some((test) => isPausedBy(test, unit, region, week))) unitPaused[cell] = 1;
      }
    }
    spend.push(unitSpend);
    exposure.push(unitExposure);
    paused.push(unitPaused);
  }
  const mailings = planMailings(calendar);
  const mailingsByWeek = Array.from({ length: calendar.weeks }, (_, week) =>
    mailings.filter((mailing) => mailing.week === week),
  );
  return { calendar, geoTests, mailings, mailingsByWeek, spend, exposure, paused };
}

export function isPausedBy(test: GeoTest, unit: Unit, region: number, week: number): boolean {
  return (
    week >= test.firstWeek &&
    week <= test.lastWeek &&
    test.regions.includes(region) &&
    test.campaigns.includes(unit.campaign)
  );
}

/** Relative spend of each week. Always-on units follow the season; prospecting runs in bursts; creators in their weeks. */
function flightOf(unit: Unit, calendar: Calendar, hash: number): Float64Array {
  const flight = new Float64Array(calendar.weeks);
  const unitHash = mix(mix(hash, 500), unit.index);
  if (unit.kind === 'mail') {
    for (const mailing of planMailings(calendar)) {
      if (mailing.campaign === unit.campaign) flight[mailing.week] = (flight[mailing.week] ?? 0) + 1;
    }
    return flight;
  }
  if (unit.creator >= 0) {
    const [first, last] = unit.campaign === 'spring_home' ? [98, 147] : [273, 315];
    for (const week of weeksBetween(calendar, first, last)) flight[week] = 1;
    return flight;
  }
  let burst = 1;
  for (let week = 0; week < calendar.weeks; week += 1) {
    const inBursts = unit.kind === 'demand' && unit.channel !== 'search' && unit.channel !== 'affiliate';
    if (inBursts && week % 4 === 0)
      burst = draw(unitHash, 1000 + week) < 0.3 ? 0.15 : 0.6 + draw(unitHash, 2000 + week);
    flight[week] = burst * (calendar.weekSeason[week] ?? 1) ** 0.6 * lognormal(draw(unitHash, week), 0.25);
  }
  return flight;
}

/** Creators are followed where their language is spoken, a little everywhere. */
function regionAppetite(unit: Unit, region: number): number {
  if (unit.creator < 0) return 1;
  const country = REGIONS[region]?.country;
  const language = CREATORS[unit.creator]?.language;
  const home =
    (language === 'sv' && country === 'SE') ||
    (language === 'nl' && country === 'NL') ||
    (language === 'he' && country === 'IL');
  return home ? 2.1 : 0.12;
}

/** Four tests one after another, so that no region's pause of one campaign is mixed up with another's. */
function planGeoTests(hash: number): GeoTest[] {
  const tests = [
    {
      id: 'geo-social',
      campaigns: ['social_prospecting', 'social_video'],
      firstWeek: 9,
      lastWeek: 16,
      count: 6,
    },
    { id: 'geo-display', campaigns: ['display_prospecting'], firstWeek: 19, lastWeek: 26, count: 6 },
    {
      id: 'geo-generic-search',
      campaigns: ['generic_search', 'shopping'],
      firstWeek: 29,
      lastWeek: 36,
      count: 6,
    },
    { id: 'geo-brand-search', campaigns: ['brand_search'], firstWeek: 39, lastWeek: 44, count: 6 },
  ];
  return tests.map(({ count, ...test }, index) => ({
    ...test,
    regions: drawRegions(mix(hash, 900 + index), count),
  }));
}

/** Two regions of each country, by lot. */
function drawRegions(hash: number, count: number): number[] {
  const chosen: number[] = [];
  for (const country of ['SE', 'NL', 'IL']) {
    const candidates = REGIONS.flatMap((region, index) => (region.country === country ? [index] : []));
    candidates.sort((a, b) => draw(hash, a) - draw(hash, b));
    chosen.push(...candidates.slice(0, Math.round(count / 3)));
  }
  return chosen.sort((a, b) => a - b);
}

function planMailings(calendar: Calendar): Mailing[] {
  const newsletterUnit = UNITS.findIndex((unit) => unit.campaign === 'newsletter');
  const seasonalUnit = UNITS.findIndex((unit) => unit.campaign === 'seasonal_mailings');
  const plan: Omit<Mailing, 'index' | 'week'>[] = [];
  for (let month = 0; month < 12; month += 1) {
    const time = calendar.from + (6 + month * 30) * 86_400_000 + 8 * 3_600_000;
    plan.push({
      id: `newsletter-${String(month + 1).padStart(2, '0')}`,
      campaign: 'newsletter',
      unit: newsletterUnit,
      time,
      controlShare: 0.12,
      unsubscribeRate: 0.003,
    });
  }
  for (const [id, day] of [
    ['january-sale', 2],
    ['summer-sale', 174],
    [STORIES.tiringMailing, 327],
    ['christmas', 341],
  ] as const) {
    const time = momentInYear(calendar, day, 7);
    if (time >= calendar.to) continue;
    plan.push({
      id,
      campaign: 'seasonal_mailings',
      unit: seasonalUnit,
      time,
      controlShare: 0.15,
      unsubscribeRate: id === STORIES.tiringMailing ? 0.035 : 0.004,
    });
  }
  return plan
    .sort((a, b) => a.time - b.time)
    .map((mailing, index) => ({
      ...mailing,
      index,
      week: Math.floor((mailing.time - calendar.firstMonday) / WEEK),
    }));
}
