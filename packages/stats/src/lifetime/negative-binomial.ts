import gammaln from '@stdlib/math-base-special-gammaln';
import { differentiate, fitPositive } from '../optimise/index.ts';
import { typicalAge } from './aggregate-customers.ts';
import { restoreUnits } from './beta-geometric.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * NBD (Ehrenberg 1959, Applied Statistics 8:26): purchases at a gamma-distributed rate (r, α), and nobody leaves. It is what
 * BG/NBD and Pareto/NBD come to where the data show nobody leaving, which those cannot fit: their likelihoods are of the same
 * observations, so that AIC compares them.
 */
export const nbd: PurchaseModel = {
  name: 'nbd',
  parameterNames: ['r', 'alpha'],
  fit: (history) => {
    const unit = typicalAge(history);
    // Only how often and how long watched matter: far fewer rows.
    const rows = new Map<string, { x: number; age: number; weight: number }>();
    for (let i = 0; i < history.rows; i++) {
      const key = `${history.frequencyOf[i]} ${history.ageOf[i]}`;
      const row = rows.get(key);
      const weight = history.weights[i] ?? 0;
      if (row !== undefined) row.weight += weight;
      else {
        const x = history.frequencies[history.frequencyOf[i] ?? 0] ?? 0;
        rows.set(key, { x, age: (history.ages[history.ageOf[i] ?? 0] ?? 0) / unit, weight });
      }
    }
    const distinct = [...rows.values()];
    const measure = (logs: Float64Array): number => {
      const [r = 0, alpha = 0] = logs.map(Math.exp);
      const constant = r * Math.log(alpha) - gammaln(r);
      let sum = 0;
      for (const { x, age, weight } of distinct) {
        sum += weight * (gammaln(r + x) + constant - (r + x) * Math.log(alpha + age) - x * Math.log(unit));
      }
      return -sum / history.customers;
    };
    const starts = [
      [0.5, 0.5],
      [2, 2],
    ].map((start) => Float64Array.from(start));
    return restoreUnits(fitPositive(differentiate(measure), starts, history.customers), [1], unit);
  },
  probabilityAlive: () => 1,
  expectedPurchases: (parameters, x, _recency, age, ahead) =>
    (((parameters[0] ?? 0) + x) / ((parameters[1] ?? 0) + age)) * ahead,
};
