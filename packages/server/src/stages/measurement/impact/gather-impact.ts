import type { ExploreAnswer, ImpactGrain, ImpactQuery, MeasuredImpact } from '@rondo/contract';
import { invalid, RondoError } from '../../../platform/error.ts';
import type { ImpactInput } from '../../../platform/lift/estimate-surely.ts';
import { type Metrics, parseFilters } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import type { ImpactPlan } from './plan-steps.ts';

export type GatheredImpact = {
  figure: ExploreAnswer;
  /** Of the steps from the first figure that is used on. */
  input: ImpactInput;
  leftOut: MeasuredImpact['leftOut'];
};

/** With less than that before, no model can tell noise, a level and weekdays apart. */
const FEWEST = { day: 21, week: 10 } as const;

/** The figure and its controls, step by step, as the model takes them. */
export async function gatherImpact(
  metrics: Pick<Metrics, 'explore'>,
  query: ImpactQuery,
  grain: ImpactGrain,
  plan: ImpactPlan,
): Promise<GatheredImpact> {
  const controls = [...new Set(query.control ?? [])];
  const asked = { from: plan.readFrom, to: plan.end, grain, lines: 0 };
  // Before its controls: a filter that both have is the figure's, and what is wrong with it is said of that.
  const figure = await metrics.explore({
    ...asked,
    metric: query.metric,
    ...(query.filter === undefined ? {} : { filter: query.filter }),
  });
  const others = await Promise.all(
    controls.map((control) => ofControl(() => metrics.explore({ ...asked, ...readControl(control, query) }))),
  );
  return { figure, ...layOut(figure, controls, others, plan, grain) };
}

/** A control is asked as a figure is, but what is wrong with it lies in the field “control”. */
async function ofControl<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof RondoError) || ![400, 404].includes(error.status)) throw error;
    throw invalid('control', error.message, error.cure);
  }
}

/** A control is another metric, or another part of the same one; the filters on other dimensions stay. */
export function readControl(control: string, { metric, filter = [] }: ImpactQuery) {
  const isMetric = control.startsWith('kpi:') || !control.includes(':');
  if (isMetric) {
    if (control === metric && filter.length === 0) throw sameAsFigure(control);
    return { metric: control };
  }
  const [own] = parseFilters([control]);
  const kept = filter.filter((one) => parseFilters([one])[0]?.dimension !== own?.dimension);
  const part = [...kept, control];
  if (filter.length === part.length && part.every((one) => filter.includes(one))) throw sameAsFigure(control);
  return { metric, filter: part };
}

function sameAsFigure(control: string): RondoError {
  return invalid(
    'control',
    `“${control}” is the figure itself.`,
    'Name what moves like it but was not touched.',
  );
}

export function layOut(
  figure: Pick<ExploreAnswer, 'buckets' | 'series' | 'metric'>,
  names: readonly string[],
  others: readonly Pick<ExploreAnswer, 'series'>[],
  plan: ImpactPlan,
  grain: ImpactGrain,
): Pick<GatheredImpact, 'input' | 'leftOut'> {
  const at = figure.buckets.findIndex((bucket) => bucket >= plan.event);
  const event = at < 0 ? figure.buckets.length : at;
  const some = figure.series.findIndex((value) => value !== null && (value !== 0 || !figure.metric.additive));
  const first = some < 0 ? event : Math.min(some, event);
  const series = Float64Array.from(figure.series.slice(first), (value) => value ?? Number.NaN);
  const turn = event - first;
  const start = Math.max(0, turn - plan.before);
  const known = series.slice(start, turn).filter((value) => !Number.isNaN(value));
  if (known.length < FEWEST[grain])
    throw notEnough(
      `Of the ${grain}s before ${plan.event}, ${known.length} have a figure; at least ${FEWEST[grain]} are needed.`,
      grain === 'week'
        ? 'Take days instead of weeks, a later day, or import earlier figures.'
        : 'Take a later day, a longer time before, or import earlier figures.',
    );
  if (known.every((value) => value === known[0]))
    throw notEnough(
      `The figure is ${known[0]} in every ${grain} before ${plan.event}.`,
      'What never moves foretells nothing: take another figure, or longer steps.',
    );
  if (series.slice(turn).every((value) => Number.isNaN(value)))
    throw notEnough(
      `There is no figure from ${plan.event} on.`,
      'Import the figures since then, or take an earlier day.',
    );
  const leftOut: MeasuredImpact['leftOut'] = [];
  const controls = names.flatMap((name, index) => {
    const values = others[index]?.series.slice(first) ?? [];
    const why = whyUseless(values, start, turn);
    if (why !== undefined) {
      leftOut.push({ control: name, why });
      return [];
    }
    return [{ name, series: Float64Array.from(values, (value) => value ?? 0) }];
  });
  return {
    input: {
      labels: figure.buckets.slice(first),
      series,
      controls,
      before: [start, turn - 1],
      after: [turn, series.length - 1],
      seasons: grain === 'day' ? [{ seasons: 7, duration: 1 }] : [],
    },
    leftOut,
  };
}

function whyUseless(
  values: readonly (number | null)[],
  start: number,
  turn: number,
): MeasuredImpact['leftOut'][number]['why'] | undefined {
  const used = values.slice(start);
  if (used.length === 0 || used.includes(null)) return 'gaps';
  const before = values.slice(start, turn);
  return before.every((value) => value === before[0]) ? 'constant' : undefined;
}
