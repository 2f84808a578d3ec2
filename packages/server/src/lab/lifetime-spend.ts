import { expectedSpend, fitGammaGamma, GAMMA_GAMMA_PARAMETERS } from '@rondo/stats';
import { invalid, RondoError } from '../platform/error.ts';
import { correlate, type Parameter } from './lifetime-models.ts';
import type { Customers } from './read-customers.ts';

export type SpendOutlook = {
  /** Of every customer; `NaN` where the model has no mean. */
  perPurchase: Float64Array;
  report: {
    model: 'gamma-gamma';
    /** Those with a repeat purchase of some value. */
    customers: number;
    parameters: Parameter[];
    logLikelihood: number;
    /** Between purchases and mean value; the model takes it to be none. */
    correlation: number;
    warning: string | null;
  };
};

export function fitSpend(customers: Customers, meanValue: Float64Array): SpendOutlook {
  const negative = meanValue.findIndex((value) => value < 0);
  if (negative !== -1) {
    throw invalid(
      '--value',
      `Row ${negative + 1} has a mean value of ${meanValue[negative]}.`,
      'Values are 0 or more.',
    );
  }
  const rows = Uint32Array.from(meanValue, (_value, i) => i).filter(
    (i) => (customers.frequency[i] ?? 0) > 0 && (meanValue[i] ?? 0) > 0,
  );
  if (rows.length < 10) {
    throw invalid(
      '--amount',
      `Only ${rows.length} customers have a repeat purchase of some value: too few to learn what they spend.`,
      'Give more customers, or leave the amounts out.',
    );
  }
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (i) => column[i] ?? 0);
  const counts = pick(customers.frequency);
  const means = pick(meanValue);
  const fit = fitGammaGamma(
    counts,
    means,
    customers.weights === undefined ? undefined : pick(customers.weights),
  );
  if (fit.outcome === 'failed') {
    const which = fit.parameters.map((index) => GAMMA_GAMMA_PARAMETERS[index]).join(' and ');
    throw new RondoError({
      code: 'not-converged',
      message: `The model of spend was not fitted${which === '' ? '' : `: the data say nothing about ${which}`}. Everybody may spend the same.`,
      cure: 'Leave the amounts out to get purchases without value.',
      field: customers.spend === undefined ? '--value' : '--amount',
    });
  }
  const correlation = correlate(counts, means);
  const q = fit.parameters[1] ?? 0;
  const warnings = [
    Math.abs(correlation) > 0.3
      ? `Purchases and their mean value go together (correlation ${correlation.toFixed(2)}), which the model takes not to be: values are too high or too low for those who buy often.`
      : '',
    q <= 1
      ? 'The spread of spend is so wide that customers without a repeat purchase have no expected value.'
      : '',
  ].filter((warning) => warning !== '');
  return {
    perPurchase: Float64Array.from(meanValue, (mean, i) =>
      expectedSpend(fit.parameters, mean > 0 ? (customers.frequency[i] ?? 0) : 0, mean),
    ),
    report: {
      model: 'gamma-gamma',
      customers: rows.length,
      parameters: GAMMA_GAMMA_PARAMETERS.map((name, i) => ({
        name,
        value: fit.parameters[i] ?? 0,
        standardError: fit.standardErrors[i] ?? 0,
        interval: fit.intervals[i] ?? [Number.NaN, Number.NaN],
      })),
      logLikelihood: fit.logLikelihood,
      correlation,
      warning: warnings.length === 0 ? null : warnings.join(' '),
    },
  };
}
