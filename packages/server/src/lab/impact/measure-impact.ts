import type { Estimate, ImpactOptions } from '@rondo/stats';
import { checkPlacebo } from '../../platform/lift/check-placebo.ts';
import { estimateSurely, type ImpactInput } from '../../platform/lift/estimate-surely.ts';

/** The model on an intervention that never was, at 70 % of the time before. */
function pretend(input: ImpactInput, options: ImpactOptions) {
  const [first, last] = input.before;
  const turn = first + Math.floor((last - first + 1) * 0.7);
  const placebo = checkPlacebo(input, options, [turn, last]);
  if (placebo === null) return null;
  const { effect, relative, holdsZero } = placebo;
  return { from: input.labels[turn], to: input.labels[last], effect, relative, holdsZero };
}

export function measureImpact(input: ImpactInput, options: ImpactOptions) {
  const impact = estimateSurely(input, options);
  const placebo = pretend(input, { ...options, draws: Math.min(options.draws, 300) });
  const { average, total } = impact;
  const share = 100 * (1 - options.alpha);
  return {
    impact,
    report: {
      tool: 'impact',
      sentence: sayImpact(total.relative, total.effect, share),
      before: input.before.map((t) => input.labels[t]),
      after: input.after.map((t) => input.labels[t]),
      interval: 1 - options.alpha,
      average,
      total,
      pValue: impact.pValue,
      controls: input.controls.map(({ name }, j) => ({ name, ...impact.covariates[j] })),
      placebo,
      convergence: impact.diagnoses.map(({ name, diagnosis }) => ({ name, ...diagnosis })),
      seed: options.seed,
      assumptions: [
        'Nothing else than the intervention changed the target at that time.',
        'The intervention did not touch the controls, and they go on explaining the target as before.',
        placebo === null
          ? 'The time before is too short to test the model on an intervention that never was.'
          : placebo.holdsZero
            ? 'Tested: on an intervention that never was, within the time before, the interval holds 0.'
            : 'Tested and failed: on an intervention that never was, within the time before, the interval leaves out 0. Do not rely on the effect above.',
      ],
    },
  };
}

function sayImpact(relative: Estimate, effect: Estimate, share: number): string {
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const range = `between ${percent(relative.low)} and ${percent(relative.high)} (${share.toFixed(0)} % interval)`;
  if (effect.low <= 0 && effect.high >= 0) {
    return `No effect can be told from chance: ${percent(relative.mean)}, ${range}.`;
  }
  return `The intervention ${effect.mean > 0 ? 'raised' : 'lowered'} the target by ${percent(Math.abs(relative.mean))}: ${range}.`;
}
