/** The numbers that make a person behave as they do. Drawn once per person, the same in every world. */

import { REGIONS } from './company.ts';
import { AUDIENCES, MAIL_HOLDOUT_SHARE } from './media-units.ts';
import { draw, lognormal, mix, pickWeighted } from './random.ts';

export interface Nature {
  readonly hash: number;
  readonly region: number;
  readonly audience: number;
  /** Chance to buy in an average week without any marketing. */
  readonly demand: number;
  /** How often they look around, relative to the average. */
  readonly activity: number;
  readonly storeShare: number;
  readonly mobileShare: number;
  /** Bought before the year began. */
  readonly known: boolean;
  /** Had an account in the web shop before the year began. */
  readonly accountBefore: boolean;
  /** First week in which mailings go to them; −1: before the year; weeks: never. */
  readonly subscribedFrom: number;
  /** In the year-long control group that gets no mailing. */
  readonly mailHoldout: boolean;
  readonly openRate: number;
  /** Buys for an office, a hotel or a studio, and is in the hands of a salesperson. */
  readonly business: boolean;
}

const SHARES = REGIONS.map((region) => region.share);
const AUDIENCE_SHARES = AUDIENCES.map((audience) => audience.share);
const BASE_DEMAND = 0.0042;
const BUSINESS_SHARE = 0.02;

export function personHash(seed: number, person: number): number {
  return mix(mix(0x5eed, seed), person);
}

/** Persons 2n and 2n + 1 may live together: same region, same family name, perhaps one tablet. */
export function householdHash(seed: number, person: number): number {
  return mix(mix(0x40e, seed), person >> 1);
}

export function isHousehold(seed: number, person: number): boolean {
  return draw(householdHash(seed, person), 0) < 0.3;
}

export function drawNature(seed: number, person: number, weeks: number): Nature {
  const hash = personHash(seed, person);
  const region = pickWeighted(
    SHARES,
    draw(isHousehold(seed, person) ? householdHash(seed, person) : hash, 1),
  );
  const audience = pickWeighted(AUDIENCE_SHARES, draw(hash, 2));
  const known = draw(hash, 3) < 0.3;
  const subscribes = draw(hash, 4) < (known ? 0.5 : 0.2);
  const subscribedBefore = draw(hash, 5) < 0.7;
  const taste = lognormal(draw(hash, 6), 0.9);
  // Subscribers and known customers buy more anyway: who compares them with the rest overrates the mailings.
  const demand = Math.min(0.12, BASE_DEMAND * taste * (known ? 1.7 : 0.8) * (subscribes ? 1.5 : 0.9));
  const hasStore = REGIONS[region]?.store !== null;
  return {
    hash,
    region,
    audience,
    demand,
    activity: Math.sqrt(taste) * (0.4 + 1.2 * draw(hash, 7)),
    storeShare: hasStore ? 0.15 + 0.5 * draw(hash, 8) : 0.05,
    mobileShare: 0.35 + 0.55 * draw(hash, 9),
    known,
    accountBefore: known && draw(hash, 10) < 0.62,
    subscribedFrom: subscribes ? (subscribedBefore ? -1 : Math.floor(draw(hash, 11) * weeks)) : weeks,
    mailHoldout: draw(hash, 12) < MAIL_HOLDOUT_SHARE,
    openRate: 0.15 + 0.5 * draw(hash, 13),
    business: draw(hash, 14) < BUSINESS_SHARE,
  };
}
