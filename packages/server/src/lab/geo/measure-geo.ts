import {
  conformalTest,
  differenceInDifferences,
  fitSyntheticControl,
  type GeoInference,
  type GeoMethod,
  inferEffect,
} from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { cutPanel, type GeoInput } from './read-geo.ts';

export type GeoTest = {
  treated?: string;
  intervention?: string;
  method: GeoMethod;
  alpha: number;
  seed: number;
};

function inferSurely(
  panel: Parameters<typeof inferEffect>[0],
  method: GeoMethod,
  alpha: number,
): GeoInference {
  const found = inferEffect(panel, method, alpha);
  if (found === undefined)
    throw invalid('--intervention', 'Too few periods lie before it.', 'Give at least 6.');
  return found;
}

export function measureGeo(input: GeoInput, options: GeoTest) {
  const { panel, treated, controls } = cutPanel(input, options.treated, options.intervention);
  const { method, alpha, seed } = options;
  const fit = fitSyntheticControl(panel, method);
  const inference = inferSurely(panel, method, alpha);
  const other: GeoMethod = method === 'scm' ? 'ascm' : 'scm';
  const alternative = inferSurely(panel, other, alpha);
  const difference = differenceInDifferences(panel, alpha);
  const periods = fit.actual.length - panel.before;
  const cells = periods * treated.length;
  let expected = 0;
  for (let t = panel.before; t < fit.actual.length; t++) expected += (fit.counterfactual[t] ?? 0) / periods;
  const share = (value: number): number => value / expected;
  const found = inference.low > 0 || inference.high < 0;
  const percent = (value: number): string => `${(100 * share(value)).toFixed(1)} %`;
  return {
    fit,
    report: {
      tool: 'geo',
      method,
      sentence: `${found ? `The test ${fit.effect > 0 ? 'raised' : 'lowered'} the target by ${(100 * Math.abs(share(fit.effect))).toFixed(1)} %` : `No effect can be told from chance: ${percent(fit.effect)}`}, between ${percent(inference.low)} and ${percent(inference.high)} (${Math.round(100 * (1 - alpha))} % interval).`,
      treated: treated.map((place) => input.places[place]),
      from: input.periods[panel.before],
      to: input.periods.at(-1),
      before: panel.before,
      after: periods,
      /** Per treated place and period. */
      effect: {
        mean: fit.effect,
        standardError: inference.standardError,
        low: inference.low,
        high: inference.high,
        pValue: inference.pValue,
      },
      relative: { mean: share(fit.effect), low: share(inference.low), high: share(inference.high) },
      incremental: { mean: fit.effect * cells, low: inference.low * cells, high: inference.high * cells },
      imbalance: { l2: fit.imbalance, scaledL2: fit.scaledImbalance },
      penalty: fit.penalty,
      conformalPValue: conformalTest(panel, method, seed),
      placebos: inference.placebos,
      weights: controls.map((place, j) => ({ place: input.places[place], weight: fit.weights[j] ?? 0 })),
      others: [
        { method: other, effect: alternative.effect, low: alternative.low, high: alternative.high },
        {
          method: 'did',
          effect: difference.effect,
          low: difference.low,
          high: difference.high,
          pValue: difference.pValue,
        },
      ],
      assumptions: [
        'Nothing else changed in the treated places alone while the test ran.',
        'What was done there did not reach the other places.',
        `The weighted others follow the treated places: before the test they leave ${(100 * fit.scaledImbalance).toFixed(0)} % of what equal weights leave; the placebos are what the method finds where nothing was done.`,
      ],
    },
  };
}
