/**
 * One person's year, lived in every world at once.
 *
 * Each week the person is met by marketing (exposures, drawn from the week's and region's money), may look around, and
 * has one moment at which they might buy. Whether they do is one uniform draw against
 *   1 − exp(−demand × interest × season × (1 + Σ effect of each unit's stock) × state)
 * with the stock of exposures up to that moment. Worlds share every draw and differ only in which units count.
 */

import { type Calendar, DAY, timeInWeek, WEEK } from './calendar.ts';
import { REGIONS, STORIES } from './company.ts';
import { countExposures } from './count-exposures.ts';
import type { Basket } from './draw-basket.ts';
import { drawBasket } from './draw-basket.ts';
import type { Mailing, MediaPlan } from './media-plan.ts';
import { AUDIENCES, CODE_USE, CODE_WEEKS, DISCOUNT, UNITS } from './media-units.ts';
import { drawNature } from './person-nature.ts';
import {
  DIRECT,
  ORGANIC,
  ORGANIC_SOCIAL,
  type Order,
  type PersonYear,
  REFERRAL,
  type Venue,
  type Visit,
} from './person-year.ts';
import { draw, lognormal, mix } from './random.ts';
import type { Tally, World } from './worlds.ts';

const U = UNITS.length;
const BRAND = UNITS.findIndex((unit) => unit.campaign === 'brand_search');
const COUPON = UNITS.findIndex((unit) => unit.campaign === 'coupon_sites');
const RETARGET = UNITS.filter((unit) => unit.kind === 'retarget').map((unit) => unit.index);
const DEMAND_UNITS = UNITS.filter((unit) => unit.kind === 'demand').map((unit) => unit.index);
const CREATOR_UNITS = UNITS.filter((unit) => unit.creator >= 0).map((unit) => unit.index);
// What the innermost loops ask, in typed arrays: they run a million times for 20,000 people.
const RETENTION = Float64Array.from(UNITS, (unit) => unit.retention);
const IS_TARGETED = Uint8Array.from(UNITS, (unit) => (unit.targeted ? 1 : 0));
/** People search and read guides when they are in the mood to buy: exposure and demand share a cause. */
const FOLLOWS_INTEREST = Uint8Array.from(UNITS, (unit) =>
  unit.channel === 'search' || unit.channel === 'affiliate' ? 1 : 0,
);
const INTEREST = Float64Array.from({ length: 256 }, (_, i) => lognormal((i + 0.5) / 256, 0.5));
const BASE_VISITS = 0.036;
/** No sum of effects comes near this; it only spares the arithmetic for draws that cannot buy. */
const MAX_LIFT = 40;

/** Returns a function that lives one person's year; its working memory is reused from person to person. */
export function createPersonSimulator(
  plan: MediaPlan,
  seed: number,
  tally: Tally,
): (person: number) => PersonYear {
  const { calendar } = plan;
  const { weeks } = calendar;
  const worlds = tally.worlds;
  const stock = new Float64Array(U);
  const early = new Float64Array(U);
  const late = new Float64Array(U);
  const withheldStock = new Float64Array(U);
  const withheldEarly = new Float64Array(U);
  const withheldLate = new Float64Array(U);
  const effect = new Float64Array(U);
  const withheldEffect = new Float64Array(U);
  const lastExposure = new Int32Array(U);
  const lastOrder = new Int32Array(worlds.length);
  const everOrdered = new Uint8Array(worlds.length);
  const brokenRegion = REGIONS.findIndex((region) => region.name === STORIES.brokenCheckout.region);
  const brokenFrom = calendar.to - STORIES.brokenCheckout.lastDays * DAY;
  const faultyFrom = calendar.to - STORIES.faultyProduct.lastDays * DAY;

  return function simulatePerson(person: number): PersonYear {
    const nature = drawNature(seed, person, weeks);
    const { hash, region, audience } = nature;
    const response = AUDIENCES[audience]?.response ?? 1;
    const reached = (AUDIENCES[audience]?.spendShare ?? 1) / (AUDIENCES[audience]?.share ?? 1);
    const year: PersonYear = {
      person,
      nature,
      visits: [],
      mails: [],
      orders: [],
      accountAt: nature.accountBefore ? 0 : Number.POSITIVE_INFINITY,
      memory: 0,
    };
    stock.fill(0);
    withheldStock.fill(0);
    lastExposure.fill(-99);
    lastOrder.fill(-99);
    everOrdered.fill(nature.known ? 1 : 0);
    let subscribed = nature.subscribedFrom < weeks;
    let lastVisit = Number.NEGATIVE_INFINITY;

    for (let week = 0; week < weeks; week += 1) {
      const weekStart = calendar.firstMonday + week * WEEK;
      const weekHash = mix(hash, 1000 + week);
      const cell = region * weeks + week;
      const interest = INTEREST[Math.floor(draw(weekHash, 0) * 256)] ?? 1;
      const moment = weekStart + timeInWeek(calendar, draw(weekHash, 1));
      early.fill(0);
      late.fill(0);
      withheldEarly.fill(0);
      withheldLate.fill(0);

      for (const unit of DEMAND_UNITS) {
        let rate = plan.exposure[unit]?.[cell] ?? 0;
        if (rate === 0) continue;
        if (IS_TARGETED[unit] === 1) rate *= reached;
        if (FOLLOWS_INTEREST[unit] === 1) rate *= interest;
        const count = countExposures(rate, draw(weekHash, 10 + unit));
        if (count > 0) expose(unit, count);
      }
      if (subscribed && week > nature.subscribedFrom) {
        for (const mailing of plan.mailingsByWeek[week] ?? []) {
          if (subscribed) subscribed = receiveMail(mailing);
        }
      }
      lookAround();
      considerBuying();
      for (let unit = 0; unit < U; unit += 1) {
        const keep = RETENTION[unit] ?? 0;
        stock[unit] = ((stock[unit] ?? 0) + (early[unit] ?? 0) + (late[unit] ?? 0)) * keep;
        withheldStock[unit] =
          ((withheldStock[unit] ?? 0) + (withheldEarly[unit] ?? 0) + (withheldLate[unit] ?? 0)) * keep;
      }

      function expose(unit: number, count: number): void {
        const time = weekStart + timeInWeek(calendar, draw(weekHash, 50 + unit));
        if (time < calendar.from || time >= calendar.to) return;
        if (plan.paused[unit]?.[cell] === 1) {
          const store = time < moment ? withheldEarly : withheldLate;
          store[unit] = (store[unit] ?? 0) + count;
          return;
        }
        const store = time < moment ? early : late;
        store[unit] = (store[unit] ?? 0) + count;
        lastExposure[unit] = week;
        const clickRate = UNITS[unit]?.clickRate ?? 0;
        if (clickRate === 1 || draw(weekHash, 90 + unit) < clickRate * count) addVisit(time, unit);
      }

      function receiveMail(mailing: Mailing): boolean {
        const key = mix(hash, 5000 + mailing.index);
        const held = nature.mailHoldout || draw(key, 0) < mailing.controlShare;
        const opens = draw(key, 1) < nature.openRate;
        const openedAt = mailing.time + Math.floor(draw(key, 2) ** 3 * 2 * DAY) + 60_000;
        if (held) {
          if (opens) (openedAt < moment ? withheldEarly : withheldLate)[mailing.unit] = 1;
          year.mails.push({ mailing, held: true, openedAt: 0, clicked: false, unsubscribed: false });
          return true;
        }
        const seen = opens && openedAt < calendar.to;
        const clicked = seen && draw(key, 3) < (UNITS[mailing.unit]?.clickRate ?? 0);
        const unsubscribed = seen && draw(key, 4) < mailing.unsubscribeRate / 0.4;
        if (seen) (openedAt < moment ? early : late)[mailing.unit] = 1;
        if (clicked) addVisit(openedAt + 20_000, mailing.unit);
        year.mails.push({ mailing, held: false, openedAt: seen ? openedAt : 0, clicked, unsubscribed });
        return !unsubscribed;
      }

      function lookAround(): void {
        const rate = BASE_VISITS * nature.activity * interest * (calendar.weekSeason[week] ?? 1);
        if (draw(weekHash, 2) >= rate / (1 + rate)) return;
        const time = weekStart + timeInWeek(calendar, draw(weekHash, 3));
        const u = draw(weekHash, 4);
        const source =
          u < 0.36
            ? DIRECT
            : u < 0.64
              ? ORGANIC
              : u < 0.7
                ? REFERRAL
                : u < 0.82
                  ? ORGANIC_SOCIAL
                  : isOpen(BRAND)
                    ? BRAND
                    : ORGANIC;
        addVisit(time, source);
        lastVisit = time;
        RETARGET.forEach((unit, index) => {
          if (isOpen(unit) && draw(weekHash, 5 + index) < 0.08) addVisit(time + (1 + index) * DAY, unit);
        });
      }

      function isOpen(unit: number): boolean {
        return (plan.spend[unit]?.[cell] ?? 0) > 0 && plan.paused[unit]?.[cell] !== 1;
      }

      function considerBuying(): void {
        if (moment < calendar.from || moment >= calendar.to) return;
        const day = Math.floor((moment - calendar.firstMonday) / DAY);
        const base = nature.demand * interest * (calendar.daySeason[day] ?? 1);
        const u = draw(weekHash, 7);
        if (u >= base * MAX_LIFT) return;
        for (let unit = 0; unit < U; unit += 1) {
          const live = (stock[unit] ?? 0) + (early[unit] ?? 0);
          const all = live + (withheldStock[unit] ?? 0) + (withheldEarly[unit] ?? 0);
          const {
            effect: full,
            saturation,
            targeted,
          } = UNITS[unit] ?? { effect: 0, saturation: 1, targeted: false };
          const strength = targeted ? full * response : full;
          effect[unit] = live === 0 ? 0 : strength * (1 - Math.exp(-live / saturation));
          withheldEffect[unit] =
            all === live ? 0 : strength * (1 - Math.exp(-all / saturation)) - (effect[unit] ?? 0);
        }
        let most = 1;
        for (let unit = 0; unit < U; unit += 1) most += (effect[unit] ?? 0) + (withheldEffect[unit] ?? 0);
        // In no world do they buy: 1.15 is the most that `state` can be.
        if (u >= base * most * 1.15) return;
        const occasion = describeOccasion();
        for (let index = 0; index < worlds.length; index += 1) {
          const world = worlds[index];
          if (world !== undefined) buyIn(world, index, base, u, occasion);
        }
      }

      interface Occasion {
        readonly basket: Basket;
        readonly venue: Venue;
        readonly mobile: boolean;
        readonly fails: boolean;
        /** Unit that meets the person on the way to the shop, or −1. */
        readonly met: number;
        readonly lost: boolean;
        readonly codeUnit: number;
      }

      function describeOccasion(): Occasion {
        const v = draw(weekHash, 8);
        const venue: Venue =
          v < nature.storeShare && REGIONS[region]?.store !== null ? 'store' : v > 0.965 ? 'phone' : 'web';
        const mobile = draw(weekHash, 9) < nature.mobileShare;
        const met = venue === 'web' ? drawMeeting() : -1;
        const brokenNow = venue === 'web' && mobile && region === brokenRegion && moment >= brokenFrom;
        return {
          basket: drawBasket(mix(weekHash, 200), moment >= faultyFrom),
          venue,
          mobile,
          met,
          fails: brokenNow && draw(weekHash, 201) < STORIES.brokenCheckout.failureRate,
          lost: met >= 0 && draw(weekHash, 202) < (UNITS[met]?.lossWithout ?? 0),
          codeUnit: venue === 'web' && draw(weekHash, 203) < CODE_USE ? latestCreator() : -1,
        };
      }

      function drawMeeting(): number {
        let u = draw(weekHash, 204);
        for (const unit of [BRAND, COUPON, ...RETARGET]) {
          if (UNITS[unit]?.kind === 'retarget' && moment - lastVisit > 14 * DAY) continue;
          u -= plan.exposure[unit]?.[cell] ?? 0;
          if (u < 0) return unit;
        }
        return -1;
      }

      function latestCreator(): number {
        let best = -1;
        for (const unit of CREATOR_UNITS) {
          const seen = lastExposure[unit] ?? -99;
          if (week - seen <= CODE_WEEKS && (best < 0 || seen > (lastExposure[best] ?? -99))) best = unit;
        }
        return best;
      }

      function buyIn(world: World, index: number, base: number, u: number, occasion: Occasion): void {
        const off = world.off[audience];
        let lift = 1;
        for (let unit = 0; unit < U; unit += 1) {
          if (off?.[unit] === 1) continue;
          lift += effect[unit] ?? 0;
          if (world.undone[unit] === 1) lift += withheldEffect[unit] ?? 0;
        }
        const since = week - (lastOrder[index] ?? -99);
        const state = (since <= 1 ? 0.3 : since <= 3 ? 0.7 : 1) * (everOrdered[index] === 1 ? 1.15 : 1);
        if (u >= 1 - Math.exp(-base * lift * state)) return;
        const { met, codeUnit, basket } = occasion;
        const meets =
          met >= 0 &&
          off?.[met] !== 1 &&
          (isOpen(met) || (world.undone[met] === 1 && (plan.spend[met]?.[cell] ?? 0) > 0));
        if (met >= 0 && !meets && occasion.lost) return;
        const coupon = meets && met === COUPON;
        const code = codeUnit >= 0 && off?.[codeUnit] !== 1;
        const revenue = Math.round(basket.total * (coupon || code ? 1 - DISCOUNT : 1) * 100) / 100;
        if (occasion.fails) {
          if (index === 0) recordOrder(occasion, revenue, meets, code, coupon);
          return;
        }
        lastOrder[index] = week;
        everOrdered[index] = 1;
        const tallyCell = (index * tally.regions + region) * weeks + week;
        tally.orders[tallyCell] = (tally.orders[tallyCell] ?? 0) + 1;
        tally.revenue[tallyCell] = (tally.revenue[tallyCell] ?? 0) + revenue;
        tally.netRevenue[tallyCell] =
          (tally.netRevenue[tallyCell] ?? 0) + revenue * (1 - basket.returnedShare);
        if (index === 0) recordOrder(occasion, revenue, meets, code, coupon);
      }

      function recordOrder(
        occasion: Occasion,
        revenue: number,
        meets: boolean,
        code: boolean,
        coupon: boolean,
      ): void {
        const { venue, basket, mobile, met, codeUnit, fails } = occasion;
        const recent = meets || venue !== 'web' ? undefined : recentClick();
        const arrival = meets ? met : (recent?.source ?? (draw(weekHash, 205) < 0.58 ? DIRECT : ORGANIC));
        const order: Order = {
          time: moment,
          venue,
          basket,
          revenue,
          coupon,
          mobile,
          arrival,
          creator: code ? (UNITS[codeUnit]?.creator ?? -1) : -1,
        };
        if (!fails) year.orders.push(order);
        if (venue !== 'web') return;
        if (recent !== undefined && !fails) {
          // The click turns out to be the visit in which they buy.
          recent.time = moment;
          recent.order = order;
        } else {
          year.visits.push({
            time: moment,
            source: arrival,
            order: fails ? null : order,
            failed: fails ? order : null,
            signsUp: false,
          });
        }
        // Most people look before they buy, and come back another way.
        const before = moment - Math.floor((0.2 + 5 * draw(weekHash, 206)) * DAY);
        if (draw(weekHash, 207) < 0.55) addVisit(before, draw(weekHash, 208) < 0.5 ? ORGANIC : DIRECT);
      }

      function recentClick(): Visit | undefined {
        if (draw(weekHash, 209) > 0.75) return undefined;
        return year.visits.findLast(
          (visit) =>
            visit.source >= 0 &&
            visit.order === null &&
            visit.failed === null &&
            visit.time < moment &&
            moment - visit.time < WEEK,
        );
      }
    }

    function addVisit(time: number, source: number): void {
      if (time < calendar.from || time >= calendar.to) return;
      year.visits.push({ time, source, order: null, failed: null, signsUp: false });
    }

    if (year.visits.length === 0 && year.mails.length === 0 && year.orders.length === 0) {
      const span = calendar.to - calendar.from;
      addVisit(calendar.from + Math.floor(draw(hash, 30) * span), draw(hash, 31) < 0.5 ? ORGANIC : DIRECT);
    }
    year.visits.sort((a, b) => a.time - b.time);
    for (const unit of DEMAND_UNITS) {
      const channel = UNITS[unit]?.channel;
      if (channel === 'social' || channel === 'influencer') year.memory += stock[unit] ?? 0;
    }
    openAccount(year, calendar);
    return year;
  };
}

/** Most who buy on the web open an account with the first order; a few sign up while looking. */
function openAccount(year: PersonYear, calendar: Calendar): void {
  if (year.accountAt === 0) return;
  for (const [index, visit] of year.visits.entries()) {
    const chance = visit.order !== null ? 0.62 : 0.015;
    if (draw(mix(year.nature.hash, 9000), index) < chance) {
      visit.signsUp = true;
      year.accountAt = Math.max(visit.time, calendar.from);
      return;
    }
  }
}
