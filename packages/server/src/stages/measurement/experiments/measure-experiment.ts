import type { Experiment, ExperimentResult, MeasuredMetric, metricRoles } from '@rondo/contract';
import { type ArmSummary, correctComparisons, testSampleRatio } from '@rondo/stats';
import { compareVariation, type Judged, timesUntilDecided } from './compare-variations.ts';
import { planPeople } from './plan-people.ts';
import { reachVerdict } from './reach-verdict.ts';
import {
  addRows,
  type Pair,
  pairOf,
  type QuantileArms,
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
  /** Of a quantile, what the sums do not tell. */
  quantiles?: QuantileArms;
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

type Measured = MeasuredMetric & { totals: Totals; pairWith(arm: number): Pair | undefined };

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

  const metrics = facts.metrics.map(({ metric, role, rows, quantiles }): Measured => {
    const totals = addRows(new Map(), rows);
    const pairWith = (arm: number): Pair | undefined => {
      if (quantiles === undefined) return pairOf(metric.kind, totals, control, arm);
      const [base, other] = [quantiles.get(control), quantiles.get(arm)];
      return base && other && { control: base, treatment: other, varianceReduction: undefined };
    };
    return {
      name: metric.name,
      kind: metric.kind,
      quantile: quantiles === undefined ? null : (metric.quantile ?? 0.5),
      property: metric.property ?? null,
      role,
      better: metric.better ?? 'more',
      totals,
      pairWith,
      variations: keys.map((variation, index) => {
        const arm = index + 1;
        const pair = pairWith(arm === control ? (treatments[0]?.arm ?? 0) : arm);
        const summary =
          quantiles === undefined
            ? (ownSummary(metric.kind, totals, arm) ?? (arm === control ? pair?.control : pair?.treatment))
            : quantiles.get(arm);
        return { variation, people: unitsOf(totals, arm), ...figureOf(summary) };
      }),
      comparisons: treatments.map(({ key, arm }) =>
        compareVariation(key, metric, pairWith(arm), { alpha, judged }),
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
  // Each message of a hold-out, and each day of a bandit, has a share of its own.
  const strata = experiment.source.kind === 'holdout' || experiment.bandit !== undefined;
  const mismatch = !strata && p < MISMATCH;
  const ended = experiment.state === 'ended';
  const verdict = reachVerdict({ metrics, mismatch, ended });
  const nearest = treatments.find(({ key }) => key === verdict.variation);
  const pair = nearest && primary?.pairWith(nearest.arm);
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
    metrics: metrics.map(({ totals: _totals, pairWith: _pairWith, ...metric }) => metric),
    series:
      facts.metrics[0] === undefined || facts.metrics[0].quantiles !== undefined
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

/** A variation by itself; of several strata (hold-outs, bandits) there is none, and the table shows what is compared. */
function ownSummary(kind: MeasuredMetric['kind'], totals: Totals, arm: number): ArmSummary | undefined {
  const [only, ...others] = totals.values();
  const own = others.length === 0 ? only?.get(arm) : undefined;
  return own && summarise(kind, own);
}

function figureOf(
  summary: ArmSummary | undefined,
): Pick<MeasuredMetric['variations'][number], 'figure' | 'standardError'> {
  if (summary === undefined || !Number.isFinite(summary.unadjustedMean))
    return { figure: null, standardError: null };
  const standardError = Math.sqrt(summary.varianceOfMean);
  return {
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
