/** The worlds in which the year is lived: the real one, and one for each "what if this had not been there?". */

import type { MediaPlan } from './media-plan.ts';
import { AUDIENCES, CHANNELS, UNITS } from './media-units.ts';

export type WorldKind =
  | 'real'
  | 'nothing'
  | 'channel'
  | 'campaign'
  | 'creative'
  | 'audience'
  | 'captures'
  | 'geo-test'
  | 'mail-control';

export interface World {
  readonly kind: WorldKind;
  /** What is switched off (or, for the tests, what is undone): a channel, a campaign, `campaign/creative`, … */
  readonly id: string;
  /** 1 for units that are off, by audience and unit. */
  readonly off: readonly Uint8Array[];
  /** 1 for units whose paused or withheld exposures happen after all. */
  readonly undone: Uint8Array;
}

/** The first world is the real one. */
export function listWorlds(plan: MediaPlan): World[] {
  const campaigns = [...new Set(UNITS.map((unit) => unit.campaign))];
  const worlds = [world('real', 'real', () => false)];
  worlds.push(world('nothing', 'nothing', () => true));
  for (const channel of CHANNELS)
    worlds.push(world('channel', channel, (unit) => UNITS[unit]?.channel === channel));
  for (const campaign of campaigns)
    worlds.push(world('campaign', campaign, (unit) => UNITS[unit]?.campaign === campaign));
  for (const unit of UNITS) {
    worlds.push(world('creative', `${unit.campaign}/${unit.creative}`, (other) => other === unit.index));
  }
  AUDIENCES.forEach((audience, index) => {
    worlds.push(world('audience', audience.id, (unit, of) => of === index && UNITS[unit]?.targeted === true));
  });
  const captures = ['brand_search', 'coupon_sites'];
  worlds.push(
    world('captures', captures.join('+'), (unit) => captures.includes(UNITS[unit]?.campaign ?? '')),
  );
  for (const test of plan.geoTests) {
    worlds.push(
      world(
        'geo-test',
        test.id,
        () => false,
        (unit) => test.campaigns.includes(UNITS[unit]?.campaign ?? ''),
      ),
    );
  }
  worlds.push(
    world(
      'mail-control',
      'mail-control',
      () => false,
      (unit) => UNITS[unit]?.kind === 'mail',
    ),
  );
  return worlds;
}

function world(
  kind: WorldKind,
  id: string,
  isOff: (unit: number, audience: number) => boolean,
  isUndone: (unit: number) => boolean = () => false,
): World {
  return {
    kind,
    id,
    off: AUDIENCES.map((_, audience) =>
      Uint8Array.from(UNITS, (unit) => (isOff(unit.index, audience) ? 1 : 0)),
    ),
    undone: Uint8Array.from(UNITS, (unit) => (isUndone(unit.index) ? 1 : 0)),
  };
}

/** Orders, revenue and revenue net of returns by world, region and week. */
export interface Tally {
  readonly worlds: readonly World[];
  readonly weeks: number;
  readonly regions: number;
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
  readonly netRevenue: Float64Array;
}

export function createTally(worlds: readonly World[], regions: number, weeks: number): Tally {
  const cells = worlds.length * regions * weeks;
  return {
    worlds,
    weeks,
    regions,
    orders: new Float64Array(cells),
    revenue: new Float64Array(cells),
    netRevenue: new Float64Array(cells),
  };
}
