import type {
  GeoDesignAnswer,
  GeoDesignProgress,
  GeoDesignQuery,
  GeoFigure,
  GeoTestDesign,
} from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { biasOf, type RankedDesign } from '../../../platform/lift/rank-designs.ts';
import { todayIn } from '../../metrics/index.ts';
import type { Hooks } from '../ask-measure.ts';
import { notEnough } from '../or-not-enough.ts';
import type { SpendRow } from '../panel/build-panel.ts';
import type { DesignQuestion, DesignReached, DesignsFound } from './design-worker.ts';
import { checkPlaces, findPlaces, type Place, scaleToUsual } from './lay-out-places.ts';
import { type GeoDeps, readPlaces } from './read-places.ts';

const WEEKS = 52;
const DURATIONS = [2, 4, 8];
const SIZES = [2, 4, 6];
const LOOKBACK = 6;
/** As often as the test that will judge the real one. */
const ALPHA = 0.1;
const FEWEST_CONTROLS = 3;
const EFFECTS = Array.from({ length: 50 }, (_, k) => (k + 1) / 100);
/** What is usual is what the last quarter of a year had. */
const RECENT = 13;
const SHOWN = 5;

/** Which places to treat, for how long: how small an effect a test there would find, tried on the past. */
export async function designGeo(
  deps: GeoDeps,
  query: GeoDesignQuery,
  { signal, report }: Hooks<GeoDesignProgress['step']>,
): Promise<GeoDesignAnswer> {
  const { figure = 'orders', by = 'region' } = query;
  const frame = await deps.metrics.frame();
  const today = todayIn(frame.timeZone, deps.clock.now());
  report({ step: 'figures', done: 0, total: 1 });
  const table = await readPlaces(deps, frame, {
    figure,
    by,
    turn: today,
    before: query.weeks ?? WEEKS,
    after: 0,
    spend: true,
  });
  signal.throwIfAborted();
  checkPlaces(table);
  const weeks = table.before;
  const places = table.places.filter((place) => place.enough);
  const [include, exclude] = [
    findPlaces({ places }, query.include ?? [], 'include'),
    findPlaces({ places }, query.exclude ?? [], 'exclude'),
  ];
  const both = include.find((place) => exclude.includes(place));
  if (both !== undefined)
    throw invalid('exclude', `“${places[both]?.name}” is to be in and out.`, 'Name it in one of both.');
  const durations = chooseDurations(query.durations, weeks);
  const sizes = [...new Set(query.sizes ?? SIZES)].filter(
    (size) =>
      size >= Math.max(1, include.length) &&
      size <= Math.min(places.length - FEWEST_CONTROLS, places.length - exclude.length),
  );
  if (sizes.length === 0)
    throw invalid(
      'sizes',
      `No set of so many of the ${places.length} places leaves ${FEWEST_CONTROLS} to compare with and holds all that must be in.`,
      `Take sizes from ${Math.max(1, include.length)} to ${places.length - FEWEST_CONTROLS}.`,
    );
  const spend = weeklySpend(places, table.spend, query.channel, weeks + table.skipped);
  const question: DesignQuestion = {
    series: places.map(({ series }) => scaleToUsual(series, weeks).scaled),
    volumes: Float64Array.from(places, ({ series }) => scaleToUsual(series, weeks).usual),
    sizes,
    include,
    exclude,
    durations,
    effects: EFFECTS,
    lookback: LOOKBACK,
    alpha: ALPHA,
    method: 'scm',
  };
  const found = await runInThread<DesignsFound, DesignReached>(
    new URL('./design-worker.ts', import.meta.url),
    question,
    { signal, onProgress: (progress) => report({ step: 'designs', ...progress }) },
  );
  return {
    state: 'done',
    outcome: 'answered',
    figure,
    by,
    currency: frame.currency,
    period: { from: table.first, to: today },
    weeks,
    places: places.map(({ name }) => name),
    located: table.located,
    leftOut: table.places.flatMap(({ name, enough }) => (enough ? [] : [name])),
    channel: query.channel ?? null,
    alpha: ALPHA,
    lookback: LOOKBACK,
    tried: found.reduce((sum, { length }) => sum + length, 0),
    designs: found
      .flatMap((own, index) =>
        own
          .slice(0, SHOWN)
          .map((design) => describeDesign(design, durations[index] ?? 0, { places, spend, figure })),
      )
      .sort((a, b) => (a.leastDetectable ?? 1e9) - (b.leastDetectable ?? 1e9) || a.weeks - b.weeks),
    at: deps.clock.now().toISOString(),
  };
}

/** Each test is tried at some ends of the past, and needs three times its length before the earliest. */
function chooseDurations(asked: readonly number[] | undefined, weeks: number): number[] {
  const neededFor = (duration: number): number => 4 * duration + LOOKBACK - 1;
  const fitting = [...new Set(asked ?? DURATIONS)]
    .filter((duration) => neededFor(duration) <= weeks)
    .sort((a, b) => a - b);
  const shortest = Math.min(...(asked ?? DURATIONS));
  if (fitting.length > 0) return fitting;
  throw notEnough(
    `There are ${weeks} weeks with figures; a test of ${shortest} needs ${neededFor(shortest)} before it.`,
    'Import earlier figures, or plan a shorter test.',
  );
}

/** Spend of each place and recent week; what names no place goes to places by their people. */
function weeklySpend(
  places: readonly Place[],
  rows: readonly SpendRow[],
  channel: string | undefined,
  weeks: number,
): number[] {
  const wanted = channel?.toLowerCase();
  const own = rows.filter((row) => wanted === undefined || row.channel === wanted);
  if (wanted !== undefined && own.length === 0) {
    const known = [...new Set(rows.map((row) => row.channel))].filter((name) => name !== '').sort();
    throw invalid(
      'channel',
      `Nothing was spent on “${channel}” in that time.`,
      known.length === 0 ? 'Import what channels cost.' : `Take one of ${known.join(', ')}.`,
    );
  }
  const span = Math.min(RECENT, weeks);
  const people = places.reduce((sum, place) => sum + place.people, 0);
  const numbers = new Map(places.map(({ name }, index) => [name, index]));
  const spend = places.map(() => 0);
  for (const row of own) {
    if (row.week < weeks - span || row.week >= weeks) continue;
    const at = numbers.get(row.place);
    if (at !== undefined) spend[at] = (spend[at] ?? 0) + row.spend / span;
    else if (row.place === '' && people > 0)
      for (const [index, place] of places.entries())
        spend[index] = (spend[index] ?? 0) + (row.spend * place.people) / people / span;
  }
  return spend;
}

function describeDesign(
  design: RankedDesign,
  weeks: number,
  { places, spend, figure }: { places: readonly Place[]; spend: readonly number[]; figure: GeoFigure },
): GeoTestDesign {
  const usual = weeks * design.places.reduce((sum, place) => sum + recentMean(places[place]?.series), 0);
  const cost = weeks * design.places.reduce((sum, place) => sum + (spend[place] ?? 0), 0);
  const least = design.leastDetectable === null ? null : design.leastDetectable * usual;
  return {
    places: design.places.map((place) => places[place]?.name ?? ''),
    weeks,
    leastDetectable: design.leastDetectable,
    usual,
    least,
    spend: cost,
    costLimit: figure === 'revenue' || least === null || least === 0 || cost === 0 ? null : cost / least,
    falseAlarms: design.falseAlarms,
    bias: biasOf(design),
    relativeDeviation: design.relativeDeviation,
    scaledL2: design.scaledImbalance,
    share: design.share,
    power: design.power.map(({ effect, power }) => ({ effect, power })),
  };
}

function recentMean(series: Float64Array = new Float64Array(0)): number {
  const recent = series.subarray(-RECENT);
  return recent.reduce((sum, value) => sum + value, 0) / Math.max(1, recent.length);
}
