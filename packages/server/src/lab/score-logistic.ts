import {
  applyLogistic,
  encodeFeatures,
  type Feature,
  type FitFailure,
  fitLogistic,
  keepLogistic,
  type LogisticFit,
  pickDesignRows,
  type Scorer,
} from '@rondo/stats';
import { invalid, RondoError } from '../platform/error.ts';

const Z = 1.959963984540054;

export type CoefficientRow = {
  name: string;
  coefficient: number;
  standardError: number;
  interval: [number, number];
  oddsRatio: number;
};

export type LogisticScoring = Scorer & { fit: LogisticFit; coefficients: CoefficientRow[] };

function explainFailure(failure: FitFailure, flag: string): RondoError {
  const columns = failure.columns.join(', ');
  switch (failure.reason) {
    case 'separated':
      return invalid(
        flag,
        `${columns} tell(s) the outcomes apart without error for some rows, so no finite estimate exists.`,
        'Leave the column out if it is a consequence of the outcome; otherwise add a penalty, such as --l2 1.',
      );
    case 'one-class':
      return invalid(
        '--target',
        'The rows to fit on all have the same outcome.',
        'Give rows of both outcomes, or split them otherwise with --test.',
      );
    case 'too-few-rows':
      return invalid('--input', 'There are too few rows to fit on.', 'Give more rows.');
    default:
      return new RondoError({
        code: 'not-converged',
        message: `The fit had not converged after ${failure.iterations} iterations, so there is no result.`,
        cure: 'Add a penalty, such as --l2 1, or leave columns out.',
      });
  }
}

export function scoreLogistic(
  features: readonly Feature[],
  target: Uint8Array,
  train: Uint32Array,
  options: { l2: number; flag: string },
): LogisticScoring {
  const rows = target.length;
  const design = encodeFeatures(features, rows);
  const fit = fitLogistic(
    pickDesignRows(design, train),
    Uint8Array.from(train, (row) => target[row] ?? 0),
    { l2: options.l2 },
  );
  if (fit.outcome === 'failed') throw explainFailure(fit, options.flag);
  return {
    ...applyLogistic(keepLogistic(features, design, train, fit), features, rows),
    fit,
    coefficients: design.names.map((name, j) => {
      const coefficient = fit.coefficients[j] ?? 0;
      const standardError = fit.standardErrors[j] ?? Number.NaN;
      return {
        name,
        coefficient,
        standardError,
        interval: [coefficient - Z * standardError, coefficient + Z * standardError],
        oddsRatio: Math.exp(coefficient),
      };
    }),
  };
}
