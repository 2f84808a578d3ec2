/**
 * What the models need to know of customers: how many repeat purchases, when the last one was, how long they have been watched.
 * The last two are counted from the first purchase; `recency` is 0 without a repeat.
 */
export type CustomerHistory = { frequency: Float64Array; recency: Float64Array; age: Float64Array };

/** Customers with equal histories as one row with a weight; each column as an index into its distinct values. */
export type AggregatedHistory = {
  rows: number;
  customers: number;
  frequencies: Float64Array;
  recencies: Float64Array;
  ages: Float64Array;
  frequencyOf: Uint32Array;
  recencyOf: Uint32Array;
  ageOf: Uint32Array;
  weights: Float64Array;
  /** The row that each customer is in. */
  rowOf: Uint32Array;
};

export function aggregateCustomers(history: CustomerHistory, weights?: Float64Array): AggregatedHistory {
  const frequency = indexValues(history.frequency);
  const recency = indexValues(history.recency);
  const age = indexValues(history.age);
  const given = history.frequency.length;
  const rowByKey = new Map<number, number>();
  const rowOf = new Uint32Array(given);
  const first: number[] = [];
  for (let i = 0; i < given; i++) {
    const key =
      ((frequency.of[i] ?? 0) * recency.values.length + (recency.of[i] ?? 0)) * age.values.length +
      (age.of[i] ?? 0);
    let row = rowByKey.get(key);
    if (row === undefined) {
      row = first.length;
      rowByKey.set(key, row);
      first.push(i);
    }
    rowOf[i] = row;
  }
  const total = new Float64Array(first.length);
  let customers = 0;
  for (let i = 0; i < given; i++) {
    const weight = weights === undefined ? 1 : (weights[i] ?? 0);
    const row = rowOf[i] ?? 0;
    total[row] = (total[row] ?? 0) + weight;
    customers += weight;
  }
  const pick = (of: Uint32Array): Uint32Array => Uint32Array.from(first, (i) => of[i] ?? 0);
  return {
    rows: first.length,
    customers,
    frequencies: frequency.values,
    recencies: recency.values,
    ages: age.values,
    frequencyOf: pick(frequency.of),
    recencyOf: pick(recency.of),
    ageOf: pick(age.of),
    weights: total,
    rowOf,
  };
}

function indexValues(column: Float64Array): { values: Float64Array; of: Uint32Array } {
  const seen = new Map<number, number>();
  const of = new Uint32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? 0;
    let index = seen.get(value);
    if (index === undefined) {
      index = seen.size;
      seen.set(value, index);
    }
    of[i] = index;
  }
  return { values: Float64Array.from(seen.keys()), of };
}

/** The mean age: models are fitted in this unit, so that their parameters do not depend on whether days or weeks are given. */
export function typicalAge(history: AggregatedHistory): number {
  let sum = 0;
  for (let i = 0; i < history.rows; i++) {
    sum += (history.weights[i] ?? 0) * (history.ages[history.ageOf[i] ?? 0] ?? 0);
  }
  return sum / history.customers || 1;
}

const ROUGH_ROWS = 10_000;

/** Some ten thousand of the rows, evenly spread: enough to find where the maximum lies. */
export function thinHistory(history: AggregatedHistory): AggregatedHistory {
  if (history.rows < 2 * ROUGH_ROWS) return history;
  const rows = Uint32Array.from({ length: ROUGH_ROWS }, (_value, k) =>
    Math.floor((k * history.rows) / ROUGH_ROWS),
  );
  const weights = Float64Array.from(rows, (row) => history.weights[row] ?? 0);
  const pick = (of: Uint32Array): Uint32Array => Uint32Array.from(rows, (row) => of[row] ?? 0);
  return {
    ...history,
    rows: rows.length,
    customers: weights.reduce((sum, weight) => sum + weight, 0),
    frequencyOf: pick(history.frequencyOf),
    recencyOf: pick(history.recencyOf),
    ageOf: pick(history.ageOf),
    weights,
    rowOf: new Uint32Array(0),
  };
}
