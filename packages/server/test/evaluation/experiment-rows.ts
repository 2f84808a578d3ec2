import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgePolicy } from '../../src/lab/bandit.ts';
import {
  analyseExperiment,
  analyseTable,
  type Comparison,
  type ExperimentOptions,
} from '../../src/lab/experiment/analyse-experiment.ts';
import { planExperiment } from '../../src/lab/experiment/plan-experiment.ts';
import { readTable } from '../../src/lab/read-table.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

/** What `rondo lab experiment` does without further flags. */
const DEFAULTS: Omit<ExperimentOptions, 'input'> = {
  summary: false,
  variant: 'variant',
  metric: [],
  kind: 'mean',
  quantile: 0.5,
  engine: 't',
  difference: 'relative',
  alternative: 'two-sided',
  alpha: 0.05,
  tuning: 5000,
  priorMean: 0,
  correction: 'holm',
};

/** The flags of each published engine setting, as docs/guide/experiments.md lists them. */
const ENGINES: Record<string, Partial<ExperimentOptions>> = {
  t: {},
  freq: {},
  greater: { alternative: 'greater' },
  seq5000: { engine: 'sequential' },
  bayes_flat: { engine: 'bayesian' },
  bayesflat: { engine: 'bayesian' },
  'bayes_n0_0.3sd': { engine: 'bayesian', priorDeviation: 0.3 },
  cuped_history: { covariate: 'history' },
};

type Published = {
  expected: number;
  ci: [number | string, number | string];
  uplift: { mean: number; stddev: number };
  pValue?: number;
  chanceToWin?: number;
  risk?: [number, number];
};

const readJson = (...path: string[]) => JSON.parse(readFileSync(evaluationData('measure', ...path), 'utf8'));
const number = (value: number | string): number =>
  value === 'inf' ? Number.POSITIVE_INFINITY : value === '-inf' ? Number.NEGATIVE_INFINITY : Number(value);

function compareRows(
  name: string,
  published: Published,
  ours: Comparison | undefined,
  exactly = 1e-6,
): Row[] {
  const rows: Row[] = [];
  const add = (
    field: string,
    expected: number | string,
    obtained: number | null | undefined,
    relative = 1e-6,
  ) =>
    rows.push({
      name: `${name} ${field}`,
      expected: number(expected),
      obtained: obtained ?? Number.NaN,
      tolerance: { relative },
    });
  add('estimate', published.expected, ours?.estimate, exactly);
  add('low', published.ci[0], ours?.low);
  add('high', published.ci[1], ours?.high);
  add('mean', published.uplift.mean, ours?.estimate, exactly);
  add('standard error', published.uplift.stddev, ours?.standardError);
  if (published.pValue !== undefined) add('p', published.pValue, ours?.pValue);
  if (published.chanceToWin !== undefined) add('chance to win', published.chanceToWin, ours?.chanceToWin);
  if (published.risk !== undefined) {
    add('loss of staying', published.risk[0], ours?.expectedLoss?.control);
    add('loss of changing', published.risk[1], ours?.expectedLoss?.treatment);
  }
  return rows;
}

function inFolder(work: (folder: string) => Row[]): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'rondo-experiment-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeSums(folder: string, arms: readonly Record<string, number>[]): string {
  const columns = Object.keys(arms[0] ?? {});
  const input = join(folder, 'sums.csv');
  const lines = arms.map((arm, i) => [`arm ${i}`, ...columns.map((column) => arm[column])].join(','));
  writeFileSync(input, `${['variant', ...columns].join(',')}\n${lines.join('\n')}\n`);
  return input;
}

const gridRows = (): Row[] =>
  inFolder((folder) => {
    const grid: {
      srm: { users: number[]; weights: number[]; p: number }[];
      cases: {
        input: { type: string; a: Record<string, number>; b: Record<string, number> };
        expected: Record<string, Published>;
      }[];
    } = readJson('exp-gbstats-grid', 'grid_visible.json');
    const rows = grid.srm.map(({ users, weights, p }, i): Row => {
      const input = writeSums(
        folder,
        users.map((n) => ({ n, sum: 0 })),
      );
      const { sampleRatio } = analyseExperiment({
        ...DEFAULTS,
        input,
        summary: true,
        kind: 'proportion',
        weights: new Map(weights.map((weight, arm) => [`arm ${arm}`, weight])),
      });
      return {
        name: `sample ratio ${i}`,
        expected: p,
        obtained: sampleRatio.p,
        tolerance: { relative: 1e-6 },
      };
    });
    for (const [i, { input: sums, expected }] of grid.cases.entries()) {
      const input = writeSums(folder, [sums.a, sums.b]);
      const kind = sums.type === 'proportion' || sums.type === 'ratio' ? sums.type : 'mean';
      for (const [key, published] of Object.entries(expected)) {
        const difference = key.endsWith('_relative') ? 'relative' : 'absolute';
        const engine = ENGINES[key.replace(/_(relative|absolute)$/, '')];
        const { comparisons } = analyseExperiment({
          ...DEFAULTS,
          input,
          summary: true,
          kind,
          difference,
          ...engine,
        });
        rows.push(...compareRows(`${sums.type} ${i} ${key}`, published, engine && comparisons[0]));
      }
    }
    return rows;
  });

const CONTROL = 'No E-Mail';

function hillstromRows(): Row[] {
  const input = evaluationData('measure', 'exp-hillstrom', 'hillstrom.csv');
  const table = readTable(input);
  const common = { ...DEFAULTS, variant: 'segment', control: CONTROL };
  const { srm_p, ...rest } = readJson('exp-hillstrom', 'expected_gbstats.json');
  const published: Record<string, Published> = rest;
  const { arms, sampleRatio } = analyseTable(table, {
    ...common,
    input,
    metric: ['visit', 'conversion', 'spend'],
  });
  const rows: Row[] = [
    {
      name: 'sample ratio',
      expected: srm_p,
      obtained: sampleRatio.p,
      tolerance: { relative: 1e-6 },
    },
  ];
  // The counts stand in the README alone.
  const told = readFileSync(evaluationData('README.md'), 'utf8').matchAll(
    /(Mens|Womens|No) (?:E-Mail )?([\d,]+)(?: people)?: ([\d,]+), ([\d,]+), ([\d.]+\d)/g,
  );
  for (const [, arm, ...figures] of told) {
    const [units, visits, conversions, spend] = figures.map((text) => Number(text.replaceAll(',', '')));
    const of = (metric: string) => arms.find((one) => one.metric === metric && one.arm === `${arm} E-Mail`);
    const count = (metric: string): number => (of(metric)?.figure ?? Number.NaN) * (of(metric)?.units ?? 0);
    const add = (name: string, expected: number | undefined, obtained: number, within: number) =>
      rows.push({
        name: `${arm} ${name}`,
        expected: expected ?? Number.NaN,
        obtained,
        tolerance: { within },
      });
    add('units', units, of('visit')?.units ?? 0, 0);
    add('visits', visits, count('visit'), 1e-6);
    add('conversions', conversions, count('conversion'), 1e-6);
    add('mean spend', spend, of('spend')?.figure ?? Number.NaN, 5e-7);
  }
  // One reading of the file for both arms, and for both metrics that are proportions.
  const read = new Map<string, Comparison[]>();
  for (const [key, one] of Object.entries(published)) {
    const [arm, metric = '', engine = '', difference] = key.split('|');
    if (difference !== 'relative' && difference !== 'absolute') continue;
    const isMean = metric === 'spend';
    const run = `${isMean} ${engine} ${difference}`;
    const comparisons =
      read.get(run) ??
      analyseTable(table, {
        ...common,
        input,
        metric: isMean ? ['spend'] : ['visit', 'conversion'],
        kind: isMean ? 'mean' : 'proportion',
        difference,
        ...ENGINES[engine],
      }).comparisons;
    read.set(run, comparisons);
    const ours = comparisons.find((comparison) => comparison.metric === metric && comparison.arm === arm);
    rows.push(...compareRows(key, one, ours, 1e-9));
  }
  return rows;
}

const millerRows = (): Row[] =>
  inFolder((folder) => {
    const miller: {
      sample_size: Record<string, number | string>;
      prob_B_beats_A_beta11_closed_form: Record<string, number>;
      sequential_2sqrtN_threshold: Record<string, number>;
    } = readJson('reference', 'evan_miller.json');
    const rows: Row[] = [];
    const plan = { difference: 'absolute', alpha: 0.05, power: 0.8 } as const;
    for (const [key, expected] of Object.entries(miller.sample_size)) {
      if (typeof expected !== 'number') continue;
      const [baseline = 0, effect = 0] = key.split(',').map(Number);
      const { unitsNeeded } = planExperiment({ ...plan, baseline, effect });
      rows.push({
        name: `sample size ${key}`,
        expected,
        obtained: unitsNeeded?.exact ?? Number.NaN,
        tolerance: { relative: 1e-6 },
      });
    }
    for (const [key, expected] of Object.entries(miller.prob_B_beats_A_beta11_closed_form)) {
      const [a = 0, n = 0, b = 0, m = 0] = key.match(/\d+/g)?.map(Number) ?? [];
      const { comparisons } = analyseExperiment({
        ...DEFAULTS,
        input: writeSums(folder, [
          { n, sum: a },
          { n: m, sum: b },
        ]),
        summary: true,
        kind: 'proportion',
        engine: 'bayesian',
      });
      rows.push({
        name: `chance to win ${key}`,
        expected,
        obtained: comparisons[0]?.chanceToWinExact ?? Number.NaN,
        tolerance: { relative: 1e-6 },
      });
    }
    for (const [key, expected] of Object.entries(miller.sequential_2sqrtN_threshold)) {
      const { sequential } = planExperiment({ ...plan, conversions: Number(key) });
      rows.push({
        name: `lead to stop at ${key}`,
        expected,
        obtained: sequential?.leadToStop ?? Number.NaN,
        tolerance: { within: 0 },
      });
    }
    return rows;
  });

function banditRows(): Row[] {
  const { men }: { men: Record<string, number> } = readJson('bandit-obd', 'expected_ope.json');
  const judge = (file: string, target: string) =>
    judgePolicy(
      {
        input: evaluationData('measure', 'bandit-obd', file),
        method: 'thompson',
        arm: 'arm',
        units: 'units',
        successes: 'successes',
        floor: 0.05,
        draws: 1000,
        level: 0.9,
        seed: 1,
        propensity: 'propensity_score',
        target,
      },
      'click',
    );
  const target = String(men.rand_prop);
  const thompson = judge('bts_men.csv', target);
  const random = judge('random_men.csv', target);
  const figures: [string, number][] = [
    ['n_random', random.decisions],
    ['n_bts', thompson.decisions],
    ['random_ctr', random.loggedMean.estimate],
    ['bts_ctr', thompson.loggedMean.estimate],
    ['ips_of_random_from_bts', thompson.ips.estimate],
    ['snips_of_random_from_bts', thompson.snips.estimate],
    ['w_mean', thompson.meanWeight],
    ['ess', thompson.effectiveSample],
  ];
  return [
    ...figures.map(
      ([key, obtained]): Row => ({
        name: key,
        expected: men[key] ?? Number.NaN,
        obtained,
        tolerance: { relative: 1e-6 },
      }),
    ),
    {
      name: 'warnings of so small a sample',
      expected: 1,
      obtained: thompson.warnings.length,
      tolerance: { atLeast: true },
    },
  ];
}

export const experimentRowSets: readonly RowSet[] = [
  { name: 'experiment-gbstats-grid', count: 6 + 19 * (6 * 6 + 4 * 8), compute: gridRows },
  { name: 'experiment-hillstrom', count: 13 + 12 * (2 * 6 + 8) + 4 * 6, compute: hillstromRows },
  { name: 'experiment-evan-miller', count: 12, compute: millerRows },
  { name: 'experiment-bandit-obd', count: 9, compute: banditRows },
];
