import { readFileSync } from 'node:fs';
import { type LifetimeOptions, type LifetimeReport, lifetimeOf } from '../../src/lab/lifetime.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

type Expected = { cdnow_sample: Record<string, number | Record<string, number>> };

function run(options: Partial<LifetimeOptions> & { input: string; model: string }): LifetimeReport {
  return lifetimeOf({ returns: 'error', unit: 'week', discount: 0, ...options }).report;
}

function fitted(report: LifetimeReport, model: string) {
  const found = report.models.find((entry) => entry.model === model);
  if (found?.outcome !== 'fitted') throw new Error(`${model} was not fitted`);
  return found;
}

export const clvCdnow: RowSet = {
  name: 'clv-cdnow',
  count: 27,
  compute: () => {
    const { cdnow_sample: file } = JSON.parse(
      readFileSync(evaluationData('measure/clv-cdnow/expected.json'), 'utf8'),
    ) as Expected;
    const figure = (name: string): number => Number(file[name]);
    const report = run({
      input: evaluationData('measure/clv-cdnow/CDNOW_sample.txt'),
      columns: 'master,id,date,units,amount',
      id: 'id',
      date: 'date',
      amount: 'amount',
      end: String(file.cal),
      holdout: String(file.end),
      model: 'bg-nbd,pareto-nbd',
    });
    const rows: Row[] = [];
    const add = (name: string, expected: number, obtained: number, within: number): void => {
      rows.push({ name, expected, obtained, tolerance: { within } });
    };
    add('customers', figure('n'), report.customers, 0);
    add('repeat purchases', figure('sum_x'), report.repeatPurchases, 0);
    add('customers without a repeat', figure('zero'), report.customers - report.repeatCustomers, 0);
    for (const [model, parameters, prefix, likelihood] of [
      ['bg-nbd', 'bgnbd', 'bg', 'bgnbd_ll'],
      ['pareto-nbd', 'pnbd', 'pn', 'pnbd_ll'],
    ] as const) {
      const fit = fitted(report, model);
      for (const [name, expected] of Object.entries(file[parameters] ?? {})) {
        const own = fit.parameters.find((parameter) => parameter.name === name);
        rows.push({
          name: `${model} ${name}`,
          expected,
          obtained: own?.value ?? Number.NaN,
          tolerance: { relative: 1e-3 },
        });
      }
      const holdout = fit.holdout;
      add(`${model} log-likelihood`, figure(likelihood), fit.logLikelihood, 1e-3);
      add(`${model} hold-out`, figure(`${prefix}_holdout_pred`), holdout?.predicted ?? Number.NaN, 0.1);
      add(`${model} mean error`, figure(`${prefix}_mae`), holdout?.meanAbsoluteError ?? Number.NaN, 1e-3);
      add(`${model} RMSE`, figure(`${prefix}_rmse`), holdout?.rootMeanSquareError ?? Number.NaN, 1e-3);
      add(`${model} correlation`, figure(`${prefix}_corr`), holdout?.correlation ?? Number.NaN, 1e-3);
      add(`${model} mean P(alive)`, figure(`${prefix}_palive_mean`), fit.probabilityAlive, 1e-3);
    }
    for (const [name, expected] of Object.entries(file.gg ?? {})) {
      const own = report.spend?.parameters.find((parameter) => parameter.name === name);
      const obtained = own?.value ?? Number.NaN;
      rows.push({ name: `gamma-gamma ${name}`, expected, obtained, tolerance: { relative: 1e-3 } });
    }
    add('gamma-gamma log-likelihood', figure('gg_ll'), report.spend?.logLikelihood ?? Number.NaN, 1e-3);
    return rows;
  },
};

export const clvDonations: RowSet = {
  name: 'clv-donations',
  count: 5,
  compute: () => {
    const report = run({
      input: evaluationData('measure/clv-donations/donations.csv'),
      frequency: 'frequency',
      recency: 'recency',
      age: 'periods',
      count: 'weights',
      model: 'bg-bb',
      unit: 'year',
    });
    const fit = fitted(report, 'bg-bb');
    const expected = { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 };
    return [
      ...Object.entries(expected).map(([name, value]): Row => {
        const own = fit.parameters.find((parameter) => parameter.name === name);
        return { name, expected: value, obtained: own?.value ?? Number.NaN, tolerance: { within: 0.01 } };
      }),
      {
        name: 'log-likelihood',
        expected: -33225.58,
        obtained: fit.logLikelihood,
        tolerance: { within: 0.01 },
      },
    ];
  },
};
