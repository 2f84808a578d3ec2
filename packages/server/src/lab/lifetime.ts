import { aggregateCustomers } from '@rondo/stats';
import { type Command, Option } from 'commander';
import { invalid } from '../platform/error.ts';
import { foresee, LIFETIME_MODELS, type ModelOutlook } from './lifetime-models.ts';
import { fitSpend, type SpendOutlook } from './lifetime-spend.ts';
import { type CustomerOptions, type Customers, readCustomers, UNITS } from './read-customers.ts';
import { parseNumber } from './read-options.ts';
import { printJson, writeCsv } from './write-results.ts';

export type LifetimeOptions = CustomerOptions & {
  model: string;
  horizon?: number;
  discount: number;
  output?: string;
};

export function registerLifetime(lab: Command): void {
  lab
    .command('lifetime')
    .description(
      'Who is still a customer, how often they will buy and what that is worth, from purchases or a summary',
    )
    .requiredOption('--input <file>', 'purchases in any order, or one row per customer')
    .option('--columns <names>', 'names of the columns of a file without a header, separated by commas')
    .option('--id <column>', 'the customer')
    .option('--date <column>', 'purchases: the day')
    .option('--amount <column>', 'purchases: the value')
    .addOption(
      new Option('--returns <way>', 'negative amounts: error or drop')
        .choices(['error', 'drop'])
        .default('error'),
    )
    .option('--end <day>', 'the last day to learn from; the last purchase if left out')
    .option('--holdout <day>', 'compare what is foreseen after --end with what happened until this day')
    .addOption(new Option('--unit <unit>', 'of time').choices(Object.keys(UNITS)).default('week'))
    .option('--frequency <column>', 'summary: repeat purchases')
    .option('--recency <column>', 'summary: time from the first to the last purchase')
    .option('--age <column>', 'summary: time from the first purchase to the end')
    .option('--value <column>', 'summary: mean value of a repeat purchase')
    .option('--count <column>', 'summary: how many customers a row stands for')
    .option(
      '--model <models>',
      `of ${Object.keys(LIFETIME_MODELS).join(', ')}; the likeliest is used`,
      'bg-nbd',
    )
    .option(
      '--horizon <time>',
      'how far to look ahead, in units; a year if left out',
      parseNumber({ least: 0 }),
    )
    .option('--discount <rate>', 'per year, 0.1 for 10 %', parseNumber({ least: 0, most: 10 }), 0)
    .option('--output <file>', 'one CSV row per customer')
    .addHelpText(
      'after',
      `
Examples:
  rondo lab lifetime --input docs/guide/examples/orders.csv --id customer --date date --amount amount \\
    --discount 0.1 --output customers.csv
  rondo lab lifetime --input docs/guide/examples/orders.csv --id customer --date date \\
    --end 2025-12-31 --holdout 2026-06-30 --model bg-nbd,mbg-nbd,pareto-nbd`,
    )
    .action((options: LifetimeOptions) => {
      const { report, write } = lifetimeOf(options);
      if (options.output !== undefined) write(options.output);
      printJson(report);
    });
}

export type LifetimeReport = {
  tool: 'lifetime';
  sentence: string;
  unit: string;
  observedUntil: string | null;
  customers: number;
  repeatCustomers: number;
  repeatPurchases: number;
  rowsLeftOut: number;
  horizon: number;
  chosen: string;
  models: ModelOutlook['report'][];
  spend: SpendOutlook['report'] | null;
  value: { discount: number; total: number; mean: number; shareOfTopTenth: number } | null;
};

export function lifetimeOf(options: LifetimeOptions): {
  report: LifetimeReport;
  write: (path: string) => void;
} {
  const names = options.model.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(LIFETIME_MODELS, name));
  if (unknown !== undefined) {
    throw invalid(
      '--model',
      `There is no model “${unknown}”.`,
      `Take ${Object.keys(LIFETIME_MODELS).join(', ')}.`,
    );
  }
  const discrete = names.includes('bg-bb');
  if (discrete && names.length > 1) {
    throw invalid('--model', 'BG/BB counts periods, the others purchases.', 'Run bg-bb by itself.');
  }
  const customers = readCustomers(options, discrete);
  const counts = checkCustomers(customers);
  const daysPerUnit = UNITS[options.unit];
  const year = UNITS.year / daysPerUnit;
  const horizon = options.horizon ?? (discrete ? Math.max(1, Math.round(year)) : year);
  if (discrete && !Number.isInteger(horizon)) {
    throw invalid('--horizon', 'BG/BB looks ahead by whole periods.', 'Give a whole number.');
  }
  const rate = (1 + options.discount) ** (1 / year) - 1;
  const history = aggregateCustomers(customers, customers.weights);
  const { outlooks, chosen } = foresee(names, history, customers, { horizon, rate });
  const spend = customers.meanValue === undefined ? undefined : fitSpend(customers, customers.meanValue);
  const perCustomer = (column: Float64Array | undefined): Float64Array =>
    Float64Array.from(history.rowOf, (row) => column?.[row] ?? Number.NaN);
  const alive = perCustomer(chosen.outlook.alive);
  const expected = perCustomer(chosen.outlook.expected);
  const discounted = perCustomer(chosen.outlook.discounted);
  const value =
    spend === undefined
      ? undefined
      : discounted.map((purchases, i) => purchases * (spend.perPurchase[i] ?? 0));
  const weights = customers.weights ?? new Float64Array(expected.length).fill(1);
  const report: LifetimeReport = {
    tool: 'lifetime',
    sentence: sayOutlook(chosen.report, counts.customers, horizon, options.unit),
    unit: options.unit,
    observedUntil: customers.observedUntil ?? null,
    ...counts,
    rowsLeftOut: customers.leftOut,
    horizon,
    chosen: chosen.report.model,
    models: outlooks,
    spend: spend?.report ?? null,
    value: value === undefined ? null : summariseValue(value, weights, options.discount),
  };
  const write = (path: string): void =>
    writeCsv(
      path,
      [
        'id',
        'repeat_purchases',
        'recency',
        'age',
        'probability_alive',
        'expected_purchases',
        'expected_spend_per_purchase',
        'value',
        'purchases',
        'spend',
        'days_since_last',
      ],
      customers.ids.map((id, i) => [
        id,
        customers.frequency[i] ?? null,
        customers.recency[i] ?? null,
        customers.age[i] ?? null,
        alive[i] ?? null,
        expected[i] ?? null,
        spend?.perPurchase[i] ?? null,
        value?.[i] ?? null,
        (customers.frequency[i] ?? 0) + 1,
        customers.spend?.[i] ?? null,
        customers.daysSinceLast?.[i] ?? null,
      ]),
    );
  return { report, write };
}

const FEWEST = 10;

function checkCustomers(customers: Customers): {
  customers: number;
  repeatCustomers: number;
  repeatPurchases: number;
} {
  let total = 0;
  let repeaters = 0;
  let purchases = 0;
  for (const [i, x] of customers.frequency.entries()) {
    const weight = customers.weights?.[i] ?? 1;
    if (weight < 0) {
      throw invalid('--count', `Row ${i + 1} stands for ${weight} customers.`, 'Counts are 0 or more.');
    }
    total += weight;
    purchases += weight * x;
    if (x > 0) repeaters += weight;
  }
  if (total < FEWEST || repeaters < FEWEST) {
    throw invalid(
      '--input',
      `There are ${total} customers, ${repeaters} of whom have come back: too few to learn a pattern from.`,
      `Give at least ${FEWEST} customers who have come back; a few hundred are better.`,
    );
  }
  return { customers: total, repeatCustomers: repeaters, repeatPurchases: purchases };
}

function summariseValue(
  value: Float64Array,
  weights: Float64Array,
  discount: number,
): NonNullable<LifetimeReport['value']> {
  const order = Uint32Array.from(value, (_value, i) => i).sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0));
  let customers = 0;
  let total = 0;
  for (const [i, one] of value.entries()) {
    total += one * (weights[i] ?? 0);
    customers += weights[i] ?? 0;
  }
  let counted = 0;
  let top = 0;
  for (const i of order) {
    if (counted >= customers / 10) break;
    counted += weights[i] ?? 0;
    top += (value[i] ?? 0) * (weights[i] ?? 0);
  }
  return { discount, total, mean: total / customers, shareOfTopTenth: top / total };
}

function sayOutlook(
  report: ModelOutlook['report'],
  customers: number,
  horizon: number,
  unit: string,
): string {
  if (report.outcome === 'failed') return report.message;
  const { expectedPurchases: expected, probabilityAlive } = report;
  const round = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
  return `Of ${round(customers)} customers, about ${round(customers * probabilityAlive)} are still with you; together they will buy ${round(expected.total)} times more (${round(expected.interval[0])} to ${round(expected.interval[1])}) in the next ${Number(horizon.toFixed(1))} ${unit}s.`;
}
