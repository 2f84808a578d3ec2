import type { AggregatedHistory } from './aggregate-customers.ts';
import type { PurchaseModel } from './purchase-model.ts';

/** Per row of an aggregated history. */
export type RowOutlook = { alive: Float64Array; expected: Float64Array; discounted: Float64Array };

const STEPS = 12;

/**
 * What each kind of customer will do in the `ahead` that follows. Discounted purchases are the increments of the expectation
 * over twelve equal steps, each at its middle (Fader, Hardie and Lee 2005, J. Marketing Research 42:415, take the integral to
 * infinity); `rate` is the discount per unit of time, 0.002 for 0.2 %.
 */
export function valueCustomers(
  model: PurchaseModel,
  parameters: Float64Array,
  history: AggregatedHistory,
  ahead: number,
  rate: number,
): RowOutlook {
  const alive = new Float64Array(history.rows);
  const expected = new Float64Array(history.rows);
  const discounted = new Float64Array(history.rows);
  // BG/BB counts whole periods.
  const steps = model.name === 'bg-bb' ? ahead : STEPS;
  for (let row = 0; row < history.rows; row++) {
    const x = history.frequencies[history.frequencyOf[row] ?? 0] ?? 0;
    const recency = history.recencies[history.recencyOf[row] ?? 0] ?? 0;
    const age = history.ages[history.ageOf[row] ?? 0] ?? 0;
    alive[row] = model.probabilityAlive(parameters, x, recency, age);
    if (rate === 0) {
      expected[row] = model.expectedPurchases(parameters, x, recency, age, ahead);
      discounted[row] = expected[row] ?? 0;
      continue;
    }
    let before = 0;
    let sum = 0;
    for (let step = 1; step <= steps; step++) {
      const until = model.expectedPurchases(parameters, x, recency, age, (ahead * step) / steps);
      sum += (until - before) * (1 + rate) ** -((ahead * (step - 0.5)) / steps);
      before = until;
    }
    expected[row] = before;
    discounted[row] = sum;
  }
  return { alive, expected, discounted };
}

const MOST_ROWS = 2_000;

/**
 * The customers' purchases together, with a 95 % prediction interval. Two parts: the parameters' uncertainty by the delta method
 * on their logarithms (the derivative taken on evenly spread rows where there are many), and chance: alive with probability p,
 * a customer buys a Poisson number around a gamma-distributed rate of shape r + x, so that Var Y = p·(m + m²(1 + 1/(r+x))) − (pm)²
 * with pm the expectation. The logarithm of the total is taken as normal.
 */
export function intervalOfTotal(
  model: PurchaseModel,
  fit: { parameters: Float64Array; logCovariance: Float64Array },
  some: AggregatedHistory,
  ahead: number,
): { total: number; interval: [number, number] } {
  const history = keepWeighted(some);
  const every = Math.max(1, Math.floor(history.rows / MOST_ROWS));
  const rough = (parameters: Float64Array): number =>
    sumPurchases(model, parameters, history, ahead, every).total;
  const size = fit.parameters.length;
  const slopes = fit.parameters.map((parameter, i) => {
    const moved = fit.parameters.slice();
    moved[i] = parameter * Math.exp(1e-4);
    const above = Math.log(rough(moved));
    moved[i] = parameter * Math.exp(-1e-4);
    return (above - Math.log(rough(moved))) / 2e-4;
  });
  let variance = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      variance += (slopes[i] ?? 0) * (slopes[j] ?? 0) * (fit.logCovariance[i * size + j] ?? 0);
    }
  }
  const { total, chance } = sumPurchases(model, fit.parameters, history, ahead, 1);
  if (!(total > 0)) return { total, interval: [total, total] };
  const spread = Math.sqrt(Math.max(0, variance) + chance / (total * total));
  const factor = Math.exp(1.959963984540054 * spread);
  return { total, interval: [total / factor, total * factor] };
}

/** Without the rows that nobody is in: of a part of all customers those are most. */
function keepWeighted(history: AggregatedHistory): AggregatedHistory {
  const rows = Uint32Array.from(history.weights, (_weight, row) => row).filter(
    (row) => (history.weights[row] ?? 0) > 0,
  );
  if (rows.length === history.rows) return history;
  const pick = (of: Uint32Array): Uint32Array => Uint32Array.from(rows, (row) => of[row] ?? 0);
  return {
    ...history,
    rows: rows.length,
    frequencyOf: pick(history.frequencyOf),
    recencyOf: pick(history.recencyOf),
    ageOf: pick(history.ageOf),
    weights: Float64Array.from(rows, (row) => history.weights[row] ?? 0),
    rowOf: new Uint32Array(0),
  };
}

function sumPurchases(
  model: PurchaseModel,
  parameters: Float64Array,
  history: AggregatedHistory,
  ahead: number,
  every: number,
): { total: number; chance: number } {
  let total = 0;
  let chance = 0;
  for (let row = 0; row < history.rows; row += every) {
    const x = history.frequencies[history.frequencyOf[row] ?? 0] ?? 0;
    const recency = history.recencies[history.recencyOf[row] ?? 0] ?? 0;
    const age = history.ages[history.ageOf[row] ?? 0] ?? 0;
    const weight = history.weights[row] ?? 0;
    const expected = model.expectedPurchases(parameters, x, recency, age, ahead);
    const alive = model.probabilityAlive(parameters, x, recency, age);
    total += weight * expected;
    const ifAlive = alive > 0 ? expected / alive : 0;
    const shape = (parameters[0] ?? 1) + x;
    chance += weight * (alive * (ifAlive + ifAlive ** 2 * (1 + 1 / shape)) - expected ** 2);
  }
  return { total, chance };
}
