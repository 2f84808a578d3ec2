import { type Estimate, estimateImpact, type Impact, type ImpactOptions } from '@rondo/stats';
import { RondoError } from '../../platform/error.ts';
import type { ImpactInput } from './read-impact.ts';

/** R̂ and effective draws beyond which a chain is not to be believed (Vehtari et al. 2021). */
const WORST_R_HAT = 1.01;
const LEAST_DRAWS = 400;

function hasConverged({ diagnoses }: Impact): boolean {
  return diagnoses.every(
    ({ diagnosis }) => diagnosis.rHat < WORST_R_HAT && Math.min(diagnosis.bulk, diagnosis.tail) > LEAST_DRAWS,
  );
}

/** Draws on, four times as long, where the chains have not met; says so rather than answer when they still have not. */
function estimateSurely(input: ImpactInput, options: ImpactOptions): Impact {
  const data = { ...input, covariates: input.controls.map(({ series }) => series) };
  const first = estimateImpact(data, options);
  if (hasConverged(first)) return first;
  const second = estimateImpact(data, { ...options, draws: options.draws * 4 });
  if (hasConverged(second)) return second;
  const worst = second.diagnoses.reduce((a, b) => (b.diagnosis.rHat > a.diagnosis.rHat ? b : a));
  throw new RondoError({
    code: 'not-converged',
    message: `The model has not converged: ${worst.name} has an R-hat of ${worst.diagnosis.rHat.toFixed(3)} with ${Math.round(worst.diagnosis.bulk)} effective draws.`,
    cure: 'Give a longer time before, fewer --controls or seasons, or more --draws.',
    status: 422,
  });
}

/** The same model on an intervention that never was, at 70 % of the time before. An honest model finds nothing there. */
function checkPlacebo(input: ImpactInput, options: ImpactOptions) {
  const [first, last] = input.before;
  const turn = first + Math.floor((last - first + 1) * 0.7);
  const longest = Math.max(1, ...input.seasons.map(({ seasons, duration }) => seasons * duration));
  const known = input.series.slice(first, turn).filter((value) => !Number.isNaN(value));
  const later = input.series.slice(turn, last + 1).filter((value) => !Number.isNaN(value));
  const varies = (series: Float64Array): boolean =>
    series.slice(first, turn).some((value) => value !== series[first]);
  if (known.length < 10 || turn - first < 2 * longest || later.length === 0 || !varies(input.series))
    return null;
  const controls = input.controls.filter(({ series }) => varies(series));
  const impact = estimateSurely(
    { ...input, controls, before: [first, turn - 1], after: [turn, last] },
    options,
  );
  const { effect, relative } = impact.average;
  return {
    from: input.labels[turn],
    to: input.labels[last],
    effect,
    relative,
    holdsZero: effect.low <= 0 && effect.high >= 0,
  };
}

export function measureImpact(input: ImpactInput, options: ImpactOptions) {
  const impact = estimateSurely(input, options);
  const placebo = checkPlacebo(input, { ...options, draws: Math.min(options.draws, 300) });
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
