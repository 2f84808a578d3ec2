import { estimateImpact, type Impact, type ImpactOptions, PREDICTED_TOTAL, type Season } from '@rondo/stats';
import { RondoError } from '../error.ts';

export type ImpactInput = {
  /** Of each period, in order of time. */
  labels: readonly string[];
  series: Float64Array;
  controls: { name: string; series: Float64Array }[];
  /** First and last place, both included. */
  before: [number, number];
  after: [number, number];
  seasons: Season[];
};

/** R̂ and effective draws beyond which a chain is not to be believed (Vehtari et al. 2021). */
const WORST_R_HAT = 1.01;
const LEAST_DRAWS = 400;

/**
 * Whether the chains have met: in every parameter, or only in what is predicted. A daily figure with weekdays tells little
 * of how its variance splits, which then takes ten times as many draws as the prediction that rests on both.
 */
export type Met = 'in-all' | 'in-prediction';

const judged = ({ diagnoses }: Impact, met: Met): Impact['diagnoses'] =>
  met === 'in-all' ? diagnoses : diagnoses.filter(({ name }) => name === PREDICTED_TOTAL);

function hasConverged(impact: Impact, met: Met): boolean {
  return judged(impact, met).every(
    ({ diagnosis }) => diagnosis.rHat < WORST_R_HAT && Math.min(diagnosis.bulk, diagnosis.tail) > LEAST_DRAWS,
  );
}

/** Draws on, four times as long, where the chains have not met; says so rather than answer when they still have not. */
export function estimateSurely(input: ImpactInput, options: ImpactOptions, met: Met = 'in-all'): Impact {
  const data = { ...input, covariates: input.controls.map(({ series }) => series) };
  const first = estimateImpact(data, options);
  if (hasConverged(first, met)) return first;
  const second = estimateImpact(data, { ...options, draws: options.draws * 4 });
  if (hasConverged(second, met)) return second;
  const worst = judged(second, met).reduce((a, b) => (b.diagnosis.rHat > a.diagnosis.rHat ? b : a));
  throw new RondoError({
    code: 'not-converged',
    message: `The model has not converged: ${worst.name} has an R-hat of ${worst.diagnosis.rHat.toFixed(3)} with ${Math.round(worst.diagnosis.bulk)} effective draws.`,
    cure: 'Give a longer time before, or fewer controls or seasons.',
    status: 422,
  });
}
