import { readFileSync } from 'node:fs';
import { optimiseBudget, type Saturation, saturate } from '@rondo/stats';
import { fitFixed, transformChannels } from '../../src/lab/mix/fit-fixed.ts';
import { readMix } from '../../src/lab/mix/read-mix.ts';
import { numberColumn, readTable } from '../../src/lab/read-table.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

const robyn = (file: string): string => evaluationData('measure', 'mmm-robyn', file);

function readRobyn(media: string) {
  return readMix({
    input: robyn('dt_simulated_weekly.csv'),
    date: 'DATE',
    target: 'revenue',
    media,
    controls: 'newsletter,competitor_sales_B',
    dummies: 'events',
    trend: 'linear',
    fourier: 3,
    seasonPeriod: 52.1786,
  });
}

/** Every cell of the file, one row per column: the cell that is furthest off. */
function transformRows(): Row[] {
  const expected = readTable(robyn('expected_transforms.csv'));
  const columns = {
    'facebook_S_geom_0.2': 'facebook_S=geometric(0.2)',
    'tv_S_geom_0.55': 'tv_S=geometric(0.55)',
    'print_S_wcdf_2_0.05': 'print_S=weibull-cdf(2,0.05)',
    'ooh_S_wpdf_3_0.02': 'ooh_S=weibull-pdf(3,0.02)',
    'search_S_geom_0.15': 'search_S=geometric(0.15)',
    'tv_S_hill_0.75_0.65': 'tv_S=geometric(0.55)|hill-of-max(0.75,0.65)',
    'facebook_S_hill_1.75_0.65': 'facebook_S=geometric(0.2)|hill-of-max(1.75,0.65)',
  };
  return Object.entries(columns).map(([column, transform]) => {
    const [channel = ''] = transform.split('=');
    const [series] = transformChannels(readRobyn(channel), [transform]);
    const values = numberColumn(expected, column);
    const gap = (i: number): number =>
      Math.abs((series?.series[i] ?? Number.NaN) - (values[i] ?? 0)) / Math.max(1, Math.abs(values[i] ?? 0));
    let worst = 0;
    for (let i = 0; i < values.length; i++) if (!(gap(i) <= gap(worst))) worst = i;
    return {
      name: `${column}, the furthest of ${values.length} weeks`,
      expected: values[worst] ?? Number.NaN,
      obtained: series?.series[worst] ?? Number.NaN,
      tolerance: { relative: 1e-9 },
    };
  });
}

function fixedRows(): Row[] {
  const { report } = fitFixed(readRobyn('tv_S,ooh_S,print_S,facebook_S,search_S'), [
    'tv_S=geometric(0.55)|hill-of-max(0.75,0.65)',
    'ooh_S=geometric(0.25)|hill-of-max(0.75,0.65)',
    'print_S=geometric(0.25)|hill-of-max(0.75,0.65)',
    'facebook_S=geometric(0.15)|hill-of-max(1.75,0.65)',
    'search_S=geometric(0.15)|hill-of-max(1.75,0.65)',
  ]);
  const obtained: Record<string, number> = {
    R2: report.rSquared,
    adjR2: report.adjustedRSquared,
    NRMSE: report.nrmse,
  };
  for (const { name, coefficient } of report.coefficients)
    obtained[name.replace('events=', '')] = coefficient;
  // The file has no header.
  return readFileSync(robyn('expected_fixed_hyper_ols.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => {
      const [name = '', value] = line.split(',');
      return {
        name,
        expected: Number(value),
        obtained: obtained[name] ?? Number.NaN,
        tolerance: { relative: 1e-6 },
      };
    });
}

type Budget = {
  kind: string;
  params: number[][];
  budget: number;
  lo?: number[];
  hi?: number[];
  alloc: number[];
  response: number;
  marginal: number;
};

function budgetRows(): Row[] {
  const cases: Budget[] = JSON.parse(
    readFileSync(evaluationData('measure', 'reference', 'budget_optimum.json'), 'utf8'),
  );
  return cases.flatMap((given) => {
    const plan = optimiseBudget(
      given.params.map(([beta = 0, second = 0, third = 0], c) => {
        const shape: Saturation = given.kind.startsWith('hill')
          ? { kind: 'hill', slope: second, half: third }
          : { kind: 'logistic', rate: second };
        return {
          minimum: given.lo?.[c] ?? 0,
          maximum: given.hi?.[c] ?? given.budget,
          respond: (amount) => {
            const { value, slope } = saturate(shape, amount);
            return { value: beta * value, slope: beta * slope };
          },
        };
      }),
      given.budget,
    );
    if ('failure' in plan) return [];
    const label = `${given.kind.split(' ')[0]}${given.lo ? ' bounded' : ''}, ${given.budget}`;
    const row = (name: string, expected: number, obtained: number): Row => ({
      name: `${label}: ${name}`,
      expected,
      obtained,
      tolerance: { relative: 1e-6 },
    });
    return [
      ...given.alloc.map((amount, c) => row(`channel ${c + 1}`, amount, plan.amounts[c] ?? Number.NaN)),
      row('response', given.response, plan.response),
      row('marginal', given.marginal, plan.marginal),
    ];
  });
}

export const MIX_ROWS: readonly RowSet[] = [
  { name: 'mmm-robyn transforms', count: 7, compute: transformRows },
  { name: 'mmm-robyn fixed regression', count: 20, compute: fixedRows },
  { name: 'budget optimum', count: 36, compute: budgetRows },
];
