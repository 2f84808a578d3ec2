import {
  type AggregatedHistory,
  aggregateCustomers,
  bgNbd,
  expectedSpend,
  fitGammaGamma,
  GAMMA_GAMMA_PARAMETERS,
  intervalOfTotal,
  mbgNbd,
  nbd,
  type PurchaseModel,
  valueCustomers,
} from '@rondo/stats';

/** Customers with equal histories; columns of one length. Times in days; `means` are of repeat purchases, by customer. */
export type CustomerGroups = {
  x: Float64Array;
  recency: Float64Array;
  age: Float64Array;
  customers: Float64Array;
  means: Float64Array;
  later: Float64Array;
};
export type ValueQuestion = {
  groups: CustomerGroups;
  /** The same until some days before the end, with what came after that; none where the past is too short. */
  test: { groups: CustomerGroups; days: number } | undefined;
  days: number;
  /** Of money a year from now. */
  discount: number;
};

export type Estimate = { mean: number; low: number; high: number };
export type ForeseenValue = ReturnType<typeof foreseeValue>;
type Fitted = { model: PurchaseModel; parameters: Float64Array; logCovariance: Float64Array };

const MODELS = [
  { name: 'bg-nbd', model: bgNbd },
  { name: 'mbg-nbd', model: mbgNbd },
  { name: 'nbd', model: nbd },
] as const;
const YEAR = 365.25;
const Z = 1.959963984540054;
/** Fewer customers with a repeat purchase teach nothing. */
export const FEWEST_REPEATERS = 10;

/**
 * Who is still a customer and what they will be worth: BG/NBD, MBG/NBD or (nobody leaves) NBD, whichever has the lowest AIC, times Gamma–Gamma
 * (sources: `packages/stats/src/lifetime`). The interval of a value has the spread of purchases and that of the mean spend.
 */
export function foreseeValue({ groups, test, days, discount }: ValueQuestion) {
  const history = aggregate(groups);
  const tried = MODELS.map(({ name, model }) => ({ name, model, fit: model.fit(history) }));
  const fitted = tried
    .flatMap(({ name, model, fit }) =>
      fit.outcome === 'fitted' ? [{ name, model, ...fit, aic: aicOf(model, fit) }] : [],
    )
    .sort((a, b) => a.aic - b.aic);
  const [best] = fitted;
  const models = tried.map(({ name, model, fit }) => ({
    model: name,
    outcome: fit.outcome === 'fitted' ? ('fitted' as const) : fit.reason,
    parameters: fit.outcome === 'fitted' ? nameParameters(model.parameterNames, fit) : [],
    aic: fit.outcome === 'fitted' ? aicOf(model, fit) : null,
  }));
  if (best === undefined) return { outcome: 'failed' as const, models };
  const spend = learnSpend(groups);
  const outlook = valueCustomers(
    best.model,
    best.parameters,
    history,
    days,
    (1 + discount) ** (1 / YEAR) - 1,
  );
  const rows = Array.from(groups.x, (_, group) => {
    const row = history.rowOf[group] ?? 0;
    const purchases = outlook.expected[row] ?? 0;
    const mean = groups.means[group] ?? 0;
    const amount = spend && expectedSpend(spend.fit.parameters, mean > 0 ? (groups.x[group] ?? 0) : 0, mean);
    return {
      group,
      row,
      customers: groups.customers[group] ?? 0,
      alive: outlook.alive[row] ?? 0,
      purchases,
      value: amount === undefined ? undefined : (outlook.discounted[row] ?? 0) * amount,
    };
  });
  const describe = (some: typeof rows) => {
    const weights = new Float64Array(history.rows);
    for (const { row, customers } of some) weights[row] = (weights[row] ?? 0) + customers;
    const sum = (of: (row: (typeof rows)[number]) => number): number =>
      some.reduce((total, row) => total + row.customers * of(row), 0);
    const purchases = estimate(best, { ...history, weights }, days);
    const value = spend === undefined ? null : sum((row) => row.value ?? 0);
    return {
      customers: sum(() => 1),
      stillCustomers: sum(({ alive }) => alive),
      purchases,
      value: value === null ? null : widen(value, purchases, spend?.relativeError ?? 0),
    };
  };
  const ranked = rows.toSorted(
    (a, b) => (b.value ?? b.purchases) - (a.value ?? a.purchases) || a.group - b.group,
  );
  const all = history.customers;
  let before = 0;
  const tenthOf = ranked.map(({ customers }) => {
    before += customers;
    return Math.min(9, Math.floor((10 * (before - customers / 2)) / all));
  });
  return {
    outcome: 'answered' as const,
    models,
    chosen: best.name,
    ...describe(rows),
    repeatCustomers: rows.reduce((sum, row) => sum + ((groups.x[row.group] ?? 0) > 0 ? row.customers : 0), 0),
    spend: spend && {
      perPurchase: expectedSpend(spend.fit.parameters, 0, 0),
      parameters: nameParameters(GAMMA_GAMMA_PARAMETERS, spend.fit),
      correlation: spend.correlation,
    },
    test: test && tryOut(best.model, test),
    tenths: Array.from({ length: 10 }, (_, tenth) => ({
      tenth: tenth + 1,
      ...describe(ranked.filter((_row, at) => tenthOf[at] === tenth)),
    })).filter(({ customers }) => customers > 0),
    ranked: ranked.map(({ group, alive, purchases, value }) => ({
      group,
      alive,
      purchases,
      value: value ?? null,
    })),
  };
}

function aggregate(groups: CustomerGroups): AggregatedHistory {
  return aggregateCustomers(
    { frequency: groups.x, recency: groups.recency, age: groups.age },
    groups.customers,
  );
}

function aicOf(model: PurchaseModel, fit: { logLikelihood: number }): number {
  return 2 * model.parameterNames.length - 2 * fit.logLikelihood;
}

function nameParameters(
  names: readonly string[],
  fit: { parameters: Float64Array; standardErrors: Float64Array },
): { name: string; value: number; standardError: number }[] {
  return names.map((name, i) => ({
    name,
    value: fit.parameters[i] ?? 0,
    standardError: fit.standardErrors[i] ?? 0,
  }));
}

function estimate({ model, ...fit }: Fitted, history: AggregatedHistory, days: number): Estimate {
  const { total, interval } = intervalOfTotal(model, fit, history, days);
  return { mean: total, low: interval[0], high: interval[1] };
}

/** Relative errors of two independent factors add up as squares, on the logarithm. */
function widen(value: number, purchases: Estimate, relativeError: number): Estimate {
  if (!(purchases.mean > 0) || !(purchases.low > 0)) return { mean: value, low: value, high: value };
  const spread = Math.log(purchases.high / purchases.mean) / Z;
  const factor = Math.exp(Z * Math.hypot(spread, relativeError));
  return { mean: value, low: value / factor, high: value * factor };
}

/** Undefined where too few come back with an amount, where the data do not tell the model, or where it has no mean. */
function learnSpend(groups: CustomerGroups) {
  const rows = Uint32Array.from(groups.x, (_, i) => i).filter(
    (i) => (groups.x[i] ?? 0) > 0 && (groups.means[i] ?? 0) > 0,
  );
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (i) => column[i] ?? 0);
  const [counts, means, weights] = [pick(groups.x), pick(groups.means), pick(groups.customers)];
  const customers = weights.reduce((sum, weight) => sum + weight, 0);
  if (customers < FEWEST_REPEATERS) return undefined;
  const fit = fitGammaGamma(counts, means, weights);
  // With q ≤ 1 the mean over people is infinite.
  if (fit.outcome === 'failed' || (fit.parameters[1] ?? 0) <= 1) return undefined;
  const moments = (column: Float64Array) => {
    const mean = column.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / customers;
    return {
      mean,
      variance:
        column.reduce((sum, value, i) => sum + (value - mean) ** 2 * (weights[i] ?? 0), 0) / customers,
    };
  };
  const [often, much] = [moments(counts), moments(means)];
  const together =
    counts.reduce(
      (sum, count, i) => sum + (count - often.mean) * ((means[i] ?? 0) - much.mean) * (weights[i] ?? 0),
      0,
    ) / customers;
  return {
    fit,
    relativeError: Math.sqrt(much.variance / customers) / much.mean,
    correlation: together / Math.sqrt(often.variance * much.variance) || 0,
  };
}

/** Learned from the earlier past alone, and held against what then came. */
function tryOut(model: PurchaseModel, { groups, days }: { groups: CustomerGroups; days: number }) {
  const history = aggregate(groups);
  const fit = model.fit(history);
  if (fit.outcome === 'failed') return undefined;
  return {
    days,
    customers: history.customers,
    purchases: estimate({ model, ...fit }, history, days),
    happened: groups.later.reduce((sum, later) => sum + later, 0),
  };
}
