import { churnOf } from '../../src/lab/churn.ts';
import { type ScoreOptions, scoreFile } from '../../src/lab/score.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

const SHOPPERS =
  'Administrative + Informational + ProductRelated + log1p(ProductRelated_Duration) + BounceRates + ExitRates + log1p(PageValues) + SpecialDay + Month + VisitorType + Weekend';
const TELCO =
  'tenure + MonthlyCharges + Contract + InternetService + PaymentMethod + PaperlessBilling + SeniorCitizen';

function report(input: string, target: string, features: string, more: Partial<ScoreOptions>) {
  return scoreFile({
    input,
    target,
    features,
    model: 'logistic',
    test: 'none',
    l2: 0,
    missing: 'error',
    seed: 1,
    ...more,
  }).report;
}

/** Figures with as many digits as were published: half a unit of the last is what rounding may hide. */
function published(name: string, expected: number, obtained: number, digits: number): Row {
  return { name, expected, obtained, tolerance: { within: 0.51 * 10 ** -digits } };
}

export const leadShoppers: RowSet = {
  name: 'lead-shoppers',
  count: 5,
  compute: () => {
    const input = evaluationData('measure/lead-shoppers/online_shoppers_intention.csv');
    const { train } = report(input, 'Revenue', SHOPPERS, {});
    const logistic = report(input, 'Revenue', SHOPPERS, { test: 'every:5' }).test?.auc ?? Number.NaN;
    const trees =
      report(input, 'Revenue', SHOPPERS, { test: 'every:5', model: 'trees' }).test?.auc ?? Number.NaN;
    return [
      published('GLM deviance', 6133.7603, train.deviance, 4),
      published('GLM AUC', 0.9179, train.auc, 6),
      published('GLM Brier', 0.074658, train.brier, 6),
      { name: 'every fifth row, GLM AUC', expected: 0.923, obtained: logistic, tolerance: { atLeast: true } },
      {
        name: 'every fifth row, trees AUC',
        expected: logistic,
        obtained: trees,
        tolerance: { atLeast: true },
      },
    ];
  },
};

export const churnTelco: RowSet = {
  name: 'churn-telco',
  count: 5,
  compute: () => {
    const input = evaluationData('measure/churn-telco/Telco-Customer-Churn.csv');
    const churn = churnOf({
      input,
      tenure: 'tenure',
      target: 'Churn',
      features: TELCO,
      at: '12,72',
      test: 'none',
      l2: 0,
      seed: 1,
    }).report;
    const train = churn.model?.train ?? { deviance: Number.NaN, auc: Number.NaN, brier: Number.NaN };
    const [at12, at72] = churn.survival[0]?.at ?? [];
    return [
      published('survival at 12 months', 0.8432, at12?.survival ?? Number.NaN, 6),
      published('survival at 72 months', 0.59279, at72?.survival ?? Number.NaN, 6),
      published('GLM deviance', 5962.0901, train.deviance, 4),
      published('GLM AUC', 0.839218, train.auc, 6),
      published('GLM Brier', 0.138079, train.brier, 6),
    ];
  },
};
