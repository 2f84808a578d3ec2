import type { GeoMethod } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { judgeGeoTest } from '../../platform/lift/judge-geo-test.ts';
import { cutPanel, type GeoInput } from './read-geo.ts';

export type GeoTest = {
  treated?: string;
  intervention?: string;
  method: GeoMethod;
  alpha: number;
  seed: number;
};

export function measureGeo(input: GeoInput, options: GeoTest) {
  const { panel, treated, controls } = cutPanel(input, options.treated, options.intervention);
  const { method, alpha } = options;
  const judged = judgeGeoTest(panel, options);
  if (judged === undefined)
    throw invalid('--intervention', 'Too few periods lie before it.', 'Give at least 6.');
  const { fit, inference, periods, expected, others, conformalPValue } = judged;
  const cells = periods * treated.length;
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
      conformalPValue,
      placebos: inference.placebos,
      weights: controls.map((place, j) => ({ place: input.places[place], weight: fit.weights[j] ?? 0 })),
      others,
      assumptions: [
        'Nothing else changed in the treated places alone while the test ran.',
        'What was done there did not reach the other places.',
        `The weighted others follow the treated places: before the test they leave ${(100 * fit.scaledImbalance).toFixed(0)} % of what equal weights leave; the placebos are what the method finds where nothing was done.`,
      ],
    },
  };
}
