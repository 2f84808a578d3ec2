import type { Experiment, ExperimentResult, MeasuredMetric, metricRoles } from '@rondo/contract';
import { correctComparisons, testSampleRatio } from '@rondo/stats';
import { compareVariation, type Judged, timesUntilDecided } from './compare-variations.ts';
import { planPeople } from './plan-people.ts';
import { reachVerdict } from './reach-verdict.ts';
import {
  addRows,
  pairOf,
  type SumsRow,
  strataWithoutLot,
  summarise,
  type Totals,
  unitsOf,
} from './summarise-arms.ts';

export type MetricSums = {
  metric: Experiment['primary'];
  role: (typeof metricRoles)[number];
  rows: readonly SumsRow[];
};
export type ExperimentFacts = {
  experiment: Experiment;
  at: Date;
  /** How long it has run. */
  days: number;
  currency: string;
  metrics: readonly MetricSums[];
  crossed: number;
  robots: number;
  unknown: { variation: string; people: number }[];
};

/** Below this p the split is not the planned one, whatever the metric says. */
const MISMATCH = 0.001;
const MOST_DAYS = 3 * 365;

/** What the sufficient statistics say: pure, so that the same facts always give the same answer. */
export function measureExperiment(facts: ExperimentFacts): ExperimentResult {
  const { experiment, days } = facts;
  const judged: Judged = experiment.state === 'ended' && experiment.to !== undefined ? 'fixed' : 'sequential';
  const keys = experiment.variations.map(({ key }) => key);
  const control = keys.indexOf(experiment.control) + 1;
  const treatments = keys.flatMap((key, index) => (index + 1 === control ? [] : [{ key, arm: index + 1 }]));
  // Several variations against one control are several chances to be wrong.
  const alpha = (experiment.alpha ?? 0.05) / treatments.length;

  const metrics = facts.metrics.map(({ metric, role, rows }): MeasuredMetric & { totals: Totals } => {
    const totals = addRows(new Map(), rows);
    return {
      name: metric.name,
      kind: metric.kind,
      role,
      better: metric.better ?? 'more',
      totals,
      variations: keys.map((variation, index) => ({
        variation,
        ...figureOf(metric.kind, totals, index + 1, control, treatments[0]?.arm ?? 0),
      })),
      comparisons: treatments.map(({ key, arm }) =>
        compareVariation(key, metric, pairOf(metric.kind, totals, control, arm), { alpha, judged }),
      ),
    };
  });
  adjust(metrics);
  const [primary] = metrics;
  const totals = primary?.totals ?? new Map();
  const units = keys.map((_, index) => unitsOf(totals, index + 1));
  const all = units.reduce((sum, count) => sum + count, 0);
  const weights = experiment.variations.map(({ weight }) => weight);
  const planned = weights.reduce((sum, weight) => sum + weight, 0);
  const p = testSampleRatio(units, weights);
  // Each message of a hold-out has a share of its own.
  const strata = experiment.source.kind === 'holdout';
  const mismatch = !strata && p < MISMATCH;
  const ended = experiment.state === 'ended';
  const verdict = reachVerdict({ metrics, mismatch, ended });
  const nearest = treatments.find(({ key }) => key === verdict.variation);
  const pair = nearest && primary && pairOf(primary.kind, totals, control, nearest.arm);
  const times =
    pair === undefined || ended || verdict.decision !== 'not-decided'
      ? undefined
      : timesUntilDecided(pair, alpha);
  const daysLeft = times === undefined ? Number.NaN : Math.ceil((times - 1) * days);
  const [least, other] = [unitsOf(totals, control), unitsOf(totals, nearest?.arm ?? treatments[0]?.arm ?? 0)];
  return {
    outcome: 'answered',
    experiment,
    at: facts.at.toISOString(),
    days,
    currency: facts.currency,
    judged,
    split: {
      p: strata || Number.isNaN(p) ? null : p,
      mismatch,
      variations: keys.map((variation, index) => ({
        variation,
        people: units[index] ?? 0,
        planned: (all * (weights[index] ?? 0)) / planned,
      })),
      crossed: facts.crossed,
      robots: facts.robots,
      unknown: facts.unknown,
      withoutLot: strata ? strataWithoutLot(totals, control, treatments[0]?.arm ?? 0) : 0,
    },
    metrics: metrics.map(({ totals: _totals, ...metric }) => metric),
    series:
      facts.metrics[0] === undefined
        ? []
        : treatments.map(({ key, arm }) => ({
            variation: key,
            points: growthOf(facts.metrics[0]?.rows ?? [], primary?.kind ?? 'count', control, arm, alpha),
          })),
    verdict: { ...verdict, daysLeft: daysLeft <= MOST_DAYS ? Math.max(1, daysLeft) : null },
    plan:
      pair === undefined || primary === undefined
        ? null
        : planPeople({
            kind: primary.kind,
            control: pair.control,
            effect: experiment.minimumEffect ?? 0.05,
            alpha,
            power: experiment.power ?? 0.8,
            peoplePerDay: days > 0 ? all / days : 0,
            smallestShare: Math.min(...weights) / planned,
            units: least > 0 && other > 0 ? Math.floor(2 / (1 / least + 1 / other)) : 0,
          }),
  };
}

/** A variation's own figure as the tables show it: of hold-outs weighted as they are compared. */
function figureOf(
  kind: MeasuredMetric['kind'],
  totals: Totals,
  arm: number,
  control: number,
  treatment: number,
): { people: number; figure: number | null; standardError: number | null } {
  const people = unitsOf(totals, arm);
  const strata = [...totals.values()];
  const [only] = strata;
  const own = strata.length === 1 ? only?.get(arm) : undefined;
  const pair = strata.length > 1 ? pairOf(kind, totals, control, treatment) : undefined;
  const summary =
    own === undefined ? (arm === control ? pair?.control : pair?.treatment) : summarise(kind, own);
  if (summary === undefined || !Number.isFinite(summary.unadjustedMean))
    return { people, figure: null, standardError: null };
  const standardError = Math.sqrt(summary.varianceOfMean);
  return {
    people,
    figure: summary.unadjustedMean,
    standardError: Number.isFinite(standardError) ? standardError : null,
  };
}

function adjust(metrics: readonly MeasuredMetric[]): void {
  const told = metrics.flatMap(({ comparisons }) => comparisons.filter(({ pValue }) => pValue !== null));
  const adjusted = correctComparisons(
    told.map(({ pValue }) => pValue ?? 1),
    'holm',
  );
  for (const [index, one] of told.entries()) one.pValueAdjusted = adjusted[index] ?? null;
}

/** The difference as it stood at the end of each day, with the interval that holds at every one of them together. */
function growthOf(
  rows: readonly SumsRow[],
  kind: MeasuredMetric['kind'],
  control: number,
  arm: number,
  alpha: number,
): ExperimentResult['series'][number]['points'] {
  const totals: Totals = new Map();
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, added]) => {
    addRows(totals, added);
    const pair = pairOf(kind, totals, control, arm);
    const { relative } = compareVariation('', { kind }, pair, { alpha, judged: 'sequential' });
    const told = pair !== undefined && Math.min(pair.control.units, pair.treatment.units) >= 20;
    return {
      day,
      people: Math.round(unitsOf(totals, control) + unitsOf(totals, arm)),
      estimate: told ? (relative?.estimate ?? null) : null,
      low: told ? (relative?.low ?? null) : null,
      high: told ? (relative?.high ?? null) : null,
    };
  });
}
