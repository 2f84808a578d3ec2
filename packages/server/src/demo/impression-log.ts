/** What the ad server logs of each cookie: the display exposures by which the simulated people were really met. */

import { DAY, isoTime, timeInWeek, WEEK } from './calendar.ts';
import { countExposures } from './count-exposures.ts';
import { cookieAt } from './describe-person.ts';
import { UNITS } from './media-units.ts';
import { draw, mix, pickWeighted } from './random.ts';
import type { Chunk, Company, Life } from './simulate-company.ts';
import type { Row } from './write-csv.ts';

export const IMPRESSION_COLUMNS = [
  'timestamp',
  'anonymous_id',
  'impressions',
  'platform',
  'campaign',
  'creative',
  'placement',
] as const;

/** Ad servers keep their logs for some weeks only. */
const LOG_DAYS = 28;
const DISPLAY = UNITS.filter(({ channel, kind }) => channel === 'display' && kind === 'demand');
const PLACEMENTS = [
  ['News site, top', 0.42],
  ['Weather app', 0.33],
  ['Recipe site, between texts', 0.25],
] as const;
const WEIGHTS = PLACEMENTS.map(([, weight]) => weight);

/** A row for each week in which a creative met somebody, by the very draws with which the person was simulated. */
export function* listImpressions(company: Company, chunk: Chunk): Generator<Row> {
  const { calendar } = company;
  const from = calendar.to - LOG_DAYS * DAY;
  const firstWeek = Math.max(0, Math.floor((from - calendar.firstMonday) / WEEK));
  for (const life of chunk.lives) {
    for (let week = firstWeek; week < calendar.weeks; week += 1) {
      for (const row of listWeek(company, life, week)) if (row.time >= from) yield row.cells;
    }
  }
}

function* listWeek(company: Company, life: Life, week: number): Generator<{ time: number; cells: Row }> {
  const { calendar, plan } = company;
  const { hash, region } = life.year.nature;
  const weekHash = mix(hash, 1000 + week);
  const cell = region * calendar.weeks + week;
  for (const unit of DISPLAY) {
    if (plan.paused[unit.index]?.[cell] === 1) continue;
    const shown = countExposures(plan.exposure[unit.index]?.[cell] ?? 0, draw(weekHash, 10 + unit.index));
    if (shown === 0) continue;
    const time = calendar.firstMonday + week * WEEK + timeInWeek(calendar, draw(weekHash, 50 + unit.index));
    if (time >= calendar.to) continue;
    const own = mix(weekHash, 0x1a00 + unit.index);
    const { devices } = life.identity;
    const device = devices[Math.floor(draw(own, 0) * devices.length)];
    const [placement] = PLACEMENTS[pickWeighted(WEIGHTS, draw(own, 1))] ?? PLACEMENTS[0];
    if (device === undefined) continue;
    const cells = {
      timestamp: isoTime(time),
      anonymous_id: cookieAt(device, time),
      impressions: shown,
      platform: unit.platform,
      campaign: unit.campaign,
      creative: unit.creative,
      placement,
    };
    yield { time, cells };
  }
}
