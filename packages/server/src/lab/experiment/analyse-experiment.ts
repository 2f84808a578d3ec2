import {
  type Alternative,
  type Correction,
  chanceToBeat,
  compareArms,
  correctComparisons,
  type Difference,
  type Effect,
  judgeByBayes,
  summariseAdjusted,
  testByWelch,
  testSampleRatio,
  testSequentially,
} from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { readTable, type Table } from '../read-table.ts';
import { type MetricArm, type MetricArms, type MetricOptions, readArms } from './read-arms.ts';

export type ExperimentOptions = MetricOptions & {
  input: string;
  summary: boolean;
  control?: string;
  engine: 't' | 'sequential' | 'bayesian';
  difference: Difference;
  alternative: Alternative;
  alpha: number;
  tuning: number;
  priorMean: number;
  /** Of the relative effect; left out, the prior is flat. */
  priorDeviation?: number;
  correction: Correction;
  weights?: ReadonlyMap<string, number>;
};

/** Null where the data do not tell. */
export type Comparison = {
  metric: string;
  arm: string;
  estimate: number | null;
  standardError: number | null;
  low: number | null;
  high: number | null;
  pValue?: number | null;
  pValueAdjusted?: number | null;
  chanceToWin?: number | null;
  /** Proportions with a flat prior: the same, exact. */
  chanceToWinExact?: number;
  expectedLoss?: { control: number; treatment: number } | null;
  /** CUPED's coefficient, where a covariate is given. */
  theta?: number;
  /** What the arm brought over the control in all: the difference times its units. */
  incremental?: { total: number; low: number; high: number };
};

export type ExperimentResult = {
  kind: string;
  engine: string;
  difference: Difference;
  alpha: number;
  control: string;
  arms: { metric: string; arm: string; units: number; figure: number; standardError: number }[];
  sampleRatio: { p: number; mismatch: boolean };
  comparisons: Comparison[];
  notes: string[];
};

/** Below this p the split is not the planned one, whatever the metric says. */
const MISMATCH = 0.001;
/** The exact chance to win takes as many steps as there are successes. */
const MOST_EXACT = 2_000_000;

function chooseControl(names: readonly string[], asked: string | undefined): string {
  if (names.length < 2) {
    throw invalid(
      '--variant',
      `There is only one arm: “${names[0]}”.`,
      'A comparison needs two: name the column that holds them with --variant.',
    );
  }
  if (asked === undefined)
    return names.find((name) => /^(control|baseline|holdout)$/i.test(name)) ?? names[0] ?? '';
  if (names.includes(asked)) return asked;
  throw invalid('--control', `There is no arm “${asked}”.`, `The arms are: ${names.join(', ')}.`);
}

function judge(effect: Effect, base: number, options: ExperimentOptions): Omit<Comparison, 'metric' | 'arm'> {
  const { engine, alpha, alternative, priorMean, priorDeviation } = options;
  if (engine === 'sequential') return testSequentially(effect, alpha, options.tuning);
  if (engine === 't') return testByWelch(effect, alpha, alternative);
  // The prior is told of the relative effect; an absolute one is as many times the control's figure.
  const scale = options.difference === 'relative' ? 1 : Math.abs(base);
  return judgeByBayes(
    effect,
    alpha,
    priorDeviation === undefined || scale === 0
      ? undefined
      : {
          mean: priorMean * (options.difference === 'relative' ? 1 : base),
          deviation: priorDeviation * scale,
        },
  );
}

/** Control and treatment, adjusted by their covariate where there is one. */
function adjustPair(control: MetricArm, treatment: MetricArm) {
  if (control.covariate !== undefined && treatment.covariate !== undefined) {
    const { theta, arms } = summariseAdjusted([control.covariate, treatment.covariate]);
    return { base: arms[0] ?? control.summary, summary: arms[1] ?? treatment.summary, theta };
  }
  return { base: control.summary, summary: treatment.summary, theta: undefined };
}

function compareMetric(
  { metric, arms }: MetricArms,
  control: string,
  options: ExperimentOptions,
  notes: string[],
): Comparison[] {
  const reference = arms.find(({ arm }) => arm === control);
  if (reference === undefined) return [];
  return arms
    .filter(({ arm }) => arm !== control)
    .map((treatment): Comparison => {
      const { arm, successes } = treatment;
      const { base, summary, theta } = adjustPair(reference, treatment);
      const effect = compareArms(base, summary, options.difference);
      if (effect === undefined) {
        notes.push(
          `${metric}, ${arm}: no difference can be told: an arm has too few units, nothing varies, or the control’s figure is 0.`,
        );
        return { metric, arm, estimate: null, standardError: null, low: null, high: null };
      }
      const verdict = judge(effect, base.unadjustedMean, options);
      const comparison: Comparison = { metric, arm, ...verdict, ...(theta === undefined ? {} : { theta }) };
      if (options.difference === 'absolute' && (options.kind === 'mean' || options.kind === 'proportion')) {
        const times = (value: number | null): number => (value ?? Number.NaN) * summary.units;
        comparison.incremental = {
          total: times(verdict.estimate),
          low: times(verdict.low),
          high: times(verdict.high),
        };
      }
      if (
        options.engine === 'bayesian' &&
        options.priorDeviation === undefined &&
        successes !== undefined &&
        reference.successes !== undefined &&
        successes <= MOST_EXACT
      ) {
        comparison.chanceToWinExact = chanceToBeat(
          { units: reference.summary.units, successes: reference.successes },
          { units: summary.units, successes },
        );
      }
      return comparison;
    });
}

function addAdjusted(comparisons: Comparison[], options: ExperimentOptions): void {
  if (options.engine === 'bayesian') return;
  const told = comparisons.filter((one) => typeof one.pValue === 'number');
  const adjusted = correctComparisons(
    told.map((one) => one.pValue ?? 1),
    options.correction,
  );
  for (const [i, one] of told.entries()) one.pValueAdjusted = adjusted[i] ?? null;
}

function weightsOf(names: readonly string[], weights: ReadonlyMap<string, number> | undefined): number[] {
  if (weights === undefined) return names.map(() => 1);
  const unknown = [...weights.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined || weights.size < names.length) {
    throw invalid(
      '--weights',
      unknown === undefined ? 'Not every arm has a weight.' : `There is no arm “${unknown}”.`,
      `Give each a weight: ${names.map((name) => `${name}=1`).join(',')}.`,
    );
  }
  return names.map((name) => weights.get(name) ?? 0);
}

export function analyseExperiment(options: ExperimentOptions): ExperimentResult {
  return analyseTable(readTable(options.input), options);
}

export function analyseTable(table: Table, options: ExperimentOptions): ExperimentResult {
  if (options.engine !== 't' && options.alternative !== 'two-sided') {
    throw invalid('--alternative', 'Only the t test is one-sided.', 'Leave it out, or use --engine t.');
  }
  const metrics = readArms(table, options, options.summary);
  const first = metrics[0]?.arms ?? [];
  const names = first.map(({ arm }) => arm);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw invalid(
      '--input',
      `Arm “${repeated}” stands twice in “${options.input}”.`,
      'With --summary, give each arm one row.',
    );
  }
  const control = chooseControl(names, options.control);
  const notes: string[] = [];
  const p = testSampleRatio(
    first.map(({ summary }) => summary.units),
    weightsOf(names, options.weights),
  );
  if (p < MISMATCH) {
    notes.push(
      `The arms do not hold as many units as planned (p ${p.toExponential(1)}): something decided who was counted, so do not trust the differences before it is found. If the split was not meant to be even, give it with --weights.`,
    );
  }
  const comparisons = metrics.flatMap((metric) => compareMetric(metric, control, options, notes));
  addAdjusted(comparisons, options);
  if (options.engine === 't') {
    notes.push(
      'A t test holds for one look, at the end that was planned; to look as you go, use --engine sequential.',
    );
  }
  return {
    kind: options.kind,
    engine: options.engine,
    difference: options.difference,
    alpha: options.alpha,
    control,
    arms: metrics.flatMap(({ metric, arms }) =>
      arms.map(({ arm, summary }) => ({
        metric,
        arm,
        units: summary.units,
        figure: summary.mean,
        standardError: Math.sqrt(summary.varianceOfMean),
      })),
    ),
    sampleRatio: { p, mismatch: p < MISMATCH },
    comparisons,
    notes,
  };
}
