import {
  createRandom,
  encodeFeatures,
  type Feature,
  fitLogistic,
  measureQini,
  pickDesignRows,
  predictLogistic,
  type Qini,
} from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { MOST_LEVELS, readFeatures } from '../read-features.ts';
import { numberColumn, readTable, type Table } from '../read-table.ts';
import { splitRows } from '../split-rows.ts';
import { groupArms } from './read-arms.ts';

export type UpliftOptions = {
  input: string;
  variant: string;
  metric: string;
  features: string;
  test: string;
  level: number;
  bootstrap: number;
  seed: number;
};

export type Uplift = {
  arm: string;
  fitted: number;
  tested: number;
  /** Additional outcomes a unit, over all tested units, and as predicted. */
  effect: number;
  predictedEffect: number;
  qini: Qini & { low: number; high: number };
  /** The treated model's coefficients beside the control's. */
  coefficients: { column: string; treated: number; control: number }[];
  /** Predicted effect of each row of the file that took part, for --output. */
  predictions: { row: number; predicted: number; tested: boolean }[];
};

/** The rows of one arm and the control in the order of the file, as a table of their own. */
function pickTable(table: Table, rows: readonly number[]): Table {
  return {
    ...table,
    rows: rows.map((row) => table.rows[row] ?? []),
    lines: rows.map((row) => table.lines[row] ?? 0),
  };
}

function pickFeatures(features: readonly Feature[], rows: readonly number[]): Feature[] {
  return features.map(
    (feature): Feature =>
      feature.kind === 'number'
        ? { ...feature, values: Float64Array.from(rows, (row) => feature.values[row] ?? Number.NaN) }
        : { ...feature, values: rows.map((row) => feature.values[row] ?? '') },
  );
}

function drawWeights(count: number, random: ReturnType<typeof createRandom>): Float64Array {
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const drawn = random.integer(count);
    weights[drawn] = (weights[drawn] ?? 0) + 1;
  }
  return weights;
}

/**
 * Who gains more than others: a T-learner (Künzel, Sekhon, Bickel and Yu 2019, PNAS 116:4156), one logistic regression on
 * the treated and one on the control, judged by the Qini coefficient on rows that neither has seen. Its interval is a
 * percentile bootstrap over those rows; the models are not fitted anew.
 */
export function learnUplift(options: UpliftOptions, control: string): Uplift[] {
  const table = readTable(options.input);
  const outcome = numberColumn(table, options.metric, { flag: '--metric' });
  if (outcome.some((value) => value !== 0 && value !== 1)) {
    throw invalid(
      '--features',
      `“${options.metric}” is not 0 or 1 in every line, and who gains is learned by logistic regression.`,
      'Name a metric of 0 and 1 first, with --kind proportion.',
    );
  }
  const features = readFeatures(table, options.features, {
    flag: '--features',
    exclude: [options.metric, options.variant],
    allowUnknown: false,
    mostLevels: MOST_LEVELS,
  });
  const groups = groupArms(table, options.variant);
  const baseline = groups.get(control) ?? [];
  return [...groups]
    .filter(([arm]) => arm !== control)
    .map(([arm, own]): Uplift => {
      const rows = [...own, ...baseline].sort((a, b) => a - b);
      const treatedRows = new Set(own);
      const part = pickTable(table, rows);
      const { train, test } = splitRows(part, options.test, undefined);
      const treated = Uint8Array.from(rows, (row) => (treatedRows.has(row) ? 1 : 0));
      const results = Float64Array.from(rows, (row) => outcome[row] ?? 0);
      const design = encodeFeatures(pickFeatures(features, rows), rows.length);
      const fit = (group: number): Float64Array => {
        const learned = train.filter((row) => treated[row] === group);
        const model = fitLogistic(
          pickDesignRows(design, learned),
          Uint8Array.from(learned, (row) => results[row] ?? 0),
        );
        if (model.outcome === 'fitted') return model.coefficients;
        throw invalid(
          '--features',
          `The ${group === 1 ? `model of “${arm}”` : 'model of the control'} has no solution (${model.reason}${model.columns.length > 0 ? `: ${model.columns.join(', ')}` : ''}).`,
          'Leave out columns that settle the outcome, or give more rows of either outcome.',
        );
      };
      const [withTreatment, without] = [fit(1), fit(0)];
      const [high, low] = [predictLogistic(design, withTreatment), predictLogistic(design, without)];
      const predicted = high.map((chance, row) => chance - (low[row] ?? 0));
      const judged = test.length > 0 ? test : train;
      const tested = {
        treated: Uint8Array.from(judged, (row) => treated[row] ?? 0),
        outcome: Float64Array.from(judged, (row) => results[row] ?? 0),
        predicted: Float64Array.from(judged, (row) => predicted[row] ?? 0),
      };
      const qini = measureQini(tested);
      const random = createRandom(options.seed);
      const drawn = Array.from(
        { length: options.bootstrap },
        () => measureQini(tested, drawWeights(judged.length, random)).coefficient,
      ).sort((a, b) => a - b);
      const at = (p: number): number => drawn[Math.round((drawn.length - 1) * p)] ?? Number.NaN;
      const mean = (group: number): number => {
        let [sum, count] = [0, 0];
        for (const [i, own] of tested.treated.entries()) {
          if (own !== group) continue;
          sum += tested.outcome[i] ?? 0;
          count += 1;
        }
        return sum / count;
      };
      const inTest = new Set(test);
      return {
        arm,
        fitted: train.length,
        tested: test.length,
        effect: mean(1) - mean(0),
        predictedEffect: tested.predicted.reduce((sum, value) => sum + value, 0) / judged.length,
        qini: { ...qini, low: at((1 - options.level) / 2), high: at((1 + options.level) / 2) },
        coefficients: design.names.map((column, j) => ({
          column,
          treated: withTreatment[j] ?? 0,
          control: without[j] ?? 0,
        })),
        predictions: rows.map((row, i) => ({
          row,
          predicted: predicted[i] ?? 0,
          tested: inTest.has(i),
        })),
      };
    });
}
