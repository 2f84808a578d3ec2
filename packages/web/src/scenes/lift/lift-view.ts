import type { GeoAnswer, ImpactStep, MeasuredImpact } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import type { MetricKind } from '../../ui/format.ts';
import { filters, list, oneOf, text } from '../../ui/view-codec.ts';

// Not the contract's own lists: with them its schemas and their library would be downloaded.
export const impactGrains = ['day', 'week'] as const;
export const geoFigures = ['orders', 'revenue', 'new_customers', 'leads'] as const;
export const placeKinds = ['region', 'country'] as const;
export const geoMethods = ['scm', 'ascm'] as const;

export const liftView = {
  metric: text('orders'),
  grain: oneOf(impactGrains, 'day'),
  /** Empty: four weeks ago. */
  from: text(),
  to: text(),
  filter: filters(),
  control: list(),
  open: text(),
};
export const geoView = {
  mode: oneOf(['plan', 'judge'] as const, 'plan'),
  figure: oneOf(geoFigures, 'orders'),
  by: oneOf(placeKinds, 'region'),
  channel: text(),
  include: list(),
  exclude: list(),
  places: list(),
  from: text(),
  to: text(),
  method: oneOf(geoMethods, 'scm'),
};

type Words = { measure: string; actual: string; expected: string; time: string; event: string };
type Of = { kind: MetricKind; event: string };

/** More of the time before than this makes the time after too narrow to read. */
const MOST_BEFORE = 3;

function shownSteps({ steps, after }: MeasuredImpact): readonly ImpactStep[] {
  const turn = steps.findIndex(({ at }) => at >= after.from);
  return steps.slice(Math.max(0, turn - MOST_BEFORE * (steps.length - turn)));
}

export function chartOfImpact(answer: MeasuredImpact, kind: MetricKind, words: Words): ChartData {
  const shown = shownSteps(answer);
  return {
    kind: 'line',
    measure: { name: words.measure, kind },
    categories: shown.map(({ at }) => at),
    categoryName: words.time,
    time: answer.grain,
    series: [
      { name: words.actual, values: shown.map(({ actual }) => actual) },
      {
        name: words.expected,
        values: shown.map(({ expected }) => expected.mean),
        low: shown.map(({ expected }) => expected.low),
        high: shown.map(({ expected }) => expected.high),
      },
    ],
    marks: [{ at: answer.after.from, label: words.event, kind: 'note' }],
  };
}

/** The effect of each step, or of all so far. */
export function chartOfEffect(
  answer: MeasuredImpact,
  part: 'effect' | 'cumulative',
  { kind, event, name, time }: Of & { name: string; time: string },
): ChartData {
  const shown =
    part === 'effect' ? shownSteps(answer) : answer.steps.filter(({ at }) => at >= answer.after.from);
  return {
    kind: 'line',
    measure: { name, kind },
    categories: shown.map(({ at }) => at),
    categoryName: time,
    time: answer.grain,
    series: [
      {
        name,
        values: shown.map((step) => step[part]?.mean ?? null),
        low: shown.map((step) => step[part]?.low ?? null),
        high: shown.map((step) => step[part]?.high ?? null),
      },
    ],
    target: { value: 0, label: '' },
    marks: [{ at: answer.after.from, label: event, kind: 'note' }],
  };
}

export function chartOfGeo(answer: GeoAnswer, kind: MetricKind, words: Words): ChartData {
  return {
    kind: 'line',
    measure: { name: words.measure, kind },
    categories: answer.steps.map(({ at }) => at),
    categoryName: words.time,
    time: 'week',
    series: [
      { name: words.actual, values: answer.steps.map(({ actual }) => actual) },
      { name: words.expected, values: answer.steps.map(({ expected }) => expected) },
    ],
    marks: [{ at: answer.after.from, label: words.event, kind: 'note' }],
  };
}
