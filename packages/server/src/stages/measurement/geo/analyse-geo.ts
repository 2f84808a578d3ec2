import type { GeoAnswer, GeoEstimate, GeoQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/error.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { todayIn } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import type { GeoFound, GeoQuestion } from './geo-worker.ts';
import { checkPlaces, findPlaces, scaleToUsual } from './lay-out-places.ts';
import { type GeoDeps, readPlaces } from './read-places.ts';

const WEEKS = 52;
const FEWEST_BEFORE = 6;
const FEWEST_CONTROLS = 3;
const ALPHA = 0.1;
const SEED = 1;

/** What a test in some places changed, beside what the other places say would have come. */
export async function analyseGeo(
  deps: GeoDeps,
  query: GeoQuery,
  signal: AbortSignal | undefined,
): Promise<GeoAnswer> {
  const { figure = 'orders', by = 'region', method = 'scm' } = query;
  const frame = await deps.metrics.frame();
  const after = countWeeks(query, todayIn(frame.timeZone, deps.clock.now()));
  const table = await readPlaces(deps, frame, {
    figure,
    by,
    turn: query.from,
    before: query.weeks ?? WEEKS,
    after,
  });
  checkPlaces(table);
  const { places, before } = table;
  if (before < FEWEST_BEFORE)
    throw notEnough(
      `Of the weeks before ${query.from}, ${before} have figures; at least ${FEWEST_BEFORE} are needed, best three times as many as the test lasts.`,
      'Import earlier figures, or ask for more “weeks”.',
    );
  const treated = findPlaces(table, query.places, 'places');
  const excluded = findPlaces(table, query.exclude ?? [], 'exclude');
  const both = treated.find((place) => excluded.includes(place));
  if (both !== undefined)
    throw invalid('exclude', `“${places[both]?.name}” is a place of the test.`, 'Name it in one of both.');
  const controls = places
    .map((_, place) => place)
    .filter((place) => places[place]?.enough && !treated.includes(place) && !excluded.includes(place));
  if (controls.length < FEWEST_CONTROLS)
    throw invalid(
      'places',
      `${controls.length} place(s) are left to compare with.`,
      `Leave at least ${FEWEST_CONTROLS} out of the test.`,
    );
  const seriesOf = (place: number): Float64Array => places[place]?.series ?? new Float64Array(0);
  const sum = seriesOf(treated[0] ?? 0).map((_, week) =>
    treated.reduce((all, place) => all + (seriesOf(place)[week] ?? 0), 0),
  );
  const { usual, scaled } = scaleToUsual(sum, before);
  const question: GeoQuestion = {
    panel: {
      treated: [scaled],
      controls: controls.map((place) => scaleToUsual(seriesOf(place), before).scaled),
      before,
    },
    method,
    alpha: ALPHA,
    seed: SEED,
  };
  const { judged, places: pretended } = await runInThread<GeoFound>(
    new URL('./geo-worker.ts', import.meta.url),
    question,
    signal === undefined ? {} : { signal },
  );
  if (judged === undefined) throw notEnough('Too little lies before the test.', 'Ask for more “weeks”.');
  const { fit, inference, expected } = judged;
  const whole = usual * after;
  const times = ({ mean, low, high }: GeoEstimate, factor: number): GeoEstimate => ({
    mean: mean * factor,
    low: low * factor,
    high: high * factor,
  });
  const effect = { mean: inference.effect, low: inference.low, high: inference.high };
  const begin = Temporal.PlainDate.from(table.first);
  const weekOf = (week: number): string => begin.add({ weeks: week }).toString();
  const nameOf = (place: number): string => places[place]?.name ?? '';
  let [off, size] = [0, 0];
  for (let week = 0; week < before; week++) {
    off += Math.abs((fit.actual[week] ?? 0) - (fit.counterfactual[week] ?? 0));
    size += fit.actual[week] ?? 0;
  }
  return {
    outcome: 'answered',
    figure,
    by,
    currency: frame.currency,
    method,
    before: { from: table.first, to: query.from },
    after: { from: query.from, to: weekOf(before + after) },
    places: treated.map(nameOf),
    located: table.located,
    leftOut: places.flatMap(({ name, enough }) => (enough ? [] : [name])),
    actual: sum.subarray(before).reduce((all, value) => all + value, 0),
    expected: expected * whole,
    effect: times(effect, whole),
    relative: times(effect, 1 / expected),
    pValue: inference.pValue,
    conformalPValue: judged.conformalPValue,
    scaledL2: fit.scaledImbalance,
    fitError: off / size,
    weights: controls
      .map((place, j) => ({ place: nameOf(place), weight: fit.weights[j] ?? 0 }))
      .sort((a, b) => b.weight - a.weight),
    steps: Array.from(fit.actual, (actual, week) => ({
      at: weekOf(week),
      actual: actual * usual,
      expected: (fit.counterfactual[week] ?? 0) * usual,
    })),
    others: judged.others.map(({ method: other, effect: mean, low, high }) => ({
      method: other,
      effect: times({ mean, low, high }, whole),
      relative: times({ mean, low, high }, 1 / expected),
    })),
    placebos: {
      times: Array.from(inference.placebos),
      places: controls.map((place, j) => ({
        place: nameOf(place),
        // All places are on the scale of their own usual week, and so is what is expected of the test's.
        relative: (pretended.controls[j]?.effect ?? 0) / expected,
        ratio: pretended.controls[j]?.ratio ?? 0,
      })),
      ratio: pretended.treated.ratio,
      pValue: pretended.pValue,
    },
    at: deps.clock.now().toISOString(),
  };
}

/** Whole weeks from the first day of the test to its end, or to today. */
function countWeeks({ from, to }: GeoQuery, today: string): number {
  const end = to === undefined || to > today ? today : to;
  const weeks = Math.floor(Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(end)).days / 7);
  if (weeks >= 1) return weeks;
  if (to !== undefined && to <= today)
    throw invalid('to', `No whole week lies between ${from} and ${to}.`, 'Take a later day.');
  throw invalid('from', `No whole week has passed since ${from}.`, 'Take an earlier day, or wait.');
}
