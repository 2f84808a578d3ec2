import {
  type AggregatedHistory,
  bgBb,
  bgNbd,
  intervalOfTotal,
  mbgNbd,
  nbd,
  type PurchaseModel,
  paretoNbd,
  type RowOutlook,
  valueCustomers,
} from '@rondo/stats';
import { RondoError } from '../platform/error.ts';
import type { Customers } from './read-customers.ts';

export const LIFETIME_MODELS: Readonly<Record<string, PurchaseModel>> = {
  'bg-nbd': bgNbd,
  'mbg-nbd': mbgNbd,
  'pareto-nbd': paretoNbd,
  nbd,
  'bg-bb': bgBb,
};

export type Parameter = { name: string; value: number; standardError: number; interval: [number, number] };
type Fitted = {
  model: string;
  outcome: 'fitted';
  parameters: Parameter[];
  logLikelihood: number;
  aic: number;
  iterations: number;
  /** Mean over customers. */
  probabilityAlive: number;
  expectedPurchases: { total: number; interval: [number, number] };
  holdout: Holdout | null;
};
type Failed = { model: string; outcome: 'failed'; message: string };
type Holdout = {
  said: string;
  actual: number;
  predicted: number;
  interval: [number, number];
  meanAbsoluteError: number;
  rootMeanSquareError: number;
  correlation: number;
};
export type ModelOutlook = { report: Fitted | Failed };

type Chosen = { report: Fitted; outlook: RowOutlook };

/** Fits each model; the one with the lowest AIC is used. Fails where none could be fitted. */
export function foresee(
  names: readonly string[],
  history: AggregatedHistory,
  customers: Customers,
  options: { horizon: number; rate: number },
): { outlooks: (Fitted | Failed)[]; chosen: Chosen } {
  const outlooks: (Fitted | Failed)[] = [];
  let best: { report: Fitted; model: PurchaseModel; parameters: Float64Array } | undefined;
  for (const name of names) {
    const model = LIFETIME_MODELS[name];
    if (model === undefined) continue;
    const fit = model.fit(history);
    if (fit.outcome === 'failed') {
      const which = fit.parameters.map((index) => model.parameterNames[index]).join(' and ');
      const message =
        fit.reason === 'boundary'
          ? `${name} has no maximum: the data say nothing about ${which}. Customers may all behave alike, or nobody seems to leave.`
          : `${name} did not converge.`;
      outlooks.push({ model: name, outcome: 'failed', message });
      continue;
    }
    const report: Fitted = {
      model: name,
      outcome: 'fitted',
      parameters: model.parameterNames.map((parameter, i) => ({
        name: parameter,
        value: fit.parameters[i] ?? 0,
        standardError: fit.standardErrors[i] ?? 0,
        interval: fit.intervals[i] ?? [Number.NaN, Number.NaN],
      })),
      logLikelihood: fit.logLikelihood,
      aic: 2 * model.parameterNames.length - 2 * fit.logLikelihood,
      iterations: fit.iterations,
      probabilityAlive: meanAlive(model, fit.parameters, history),
      expectedPurchases: intervalOfTotal(model, fit, history, options.horizon),
      holdout: compareHoldout(model, fit, history, customers),
    };
    outlooks.push(report);
    if (best === undefined || report.aic < best.report.aic)
      best = { report, model, parameters: fit.parameters };
  }
  if (best === undefined) {
    throw new RondoError({
      code: 'not-converged',
      message: outlooks.map((outlook) => (outlook.outcome === 'failed' ? outlook.message : '')).join(' '),
      cure: 'Give more customers or a longer time, or try another --model.',
      field: '--model',
    });
  }
  const outlook = valueCustomers(best.model, best.parameters, history, options.horizon, options.rate);
  return { outlooks, chosen: { report: best.report, outlook } };
}

function meanAlive(model: PurchaseModel, parameters: Float64Array, history: AggregatedHistory): number {
  const { alive } = valueCustomers(model, parameters, history, 0, 0);
  let sum = 0;
  for (const [row, chance] of alive.entries()) sum += chance * (history.weights[row] ?? 0);
  return sum / history.customers;
}

function compareHoldout(
  model: PurchaseModel,
  fit: { parameters: Float64Array; logCovariance: Float64Array },
  history: AggregatedHistory,
  { holdout }: Customers,
): Holdout | null {
  if (holdout === undefined) return null;
  const ahead = model.name === 'bg-bb' ? Math.round(holdout.ahead) : holdout.ahead;
  const { expected } = valueCustomers(model, fit.parameters, history, ahead, 0);
  const predicted = Float64Array.from(history.rowOf, (row) => expected[row] ?? 0);
  const { actual } = holdout;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const distances = predicted.map((value, i) => value - (actual[i] ?? 0));
  return {
    said: holdout.said,
    actual: sum(actual),
    predicted: sum(predicted),
    interval: intervalOfTotal(model, fit, history, ahead).interval,
    meanAbsoluteError: sum(distances.map(Math.abs)) / distances.length,
    rootMeanSquareError: Math.sqrt(sum(distances.map((distance) => distance ** 2)) / distances.length),
    correlation: correlate(predicted, actual),
  };
}

/** Pearson's correlation; `NaN` where one side does not vary. */
export function correlate(a: Float64Array, b: Float64Array): number {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanA = mean(a);
  const meanB = mean(b);
  let both = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < a.length; i++) {
    const da = (a[i] ?? 0) - meanA;
    const db = (b[i] ?? 0) - meanB;
    both += da * db;
    squareA += da * da;
    squareB += db * db;
  }
  return both / Math.sqrt(squareA * squareB);
}
