import { parentPort, workerData } from 'node:worker_threads';
import type { Impact } from '@rondo/stats';
import { type ErrorDetails, RondoError } from '../../../platform/error.ts';
import { estimateSurely, type ImpactInput } from '../../../platform/lift/estimate-surely.ts';
import { type Tried, tryOnPast } from './try-on-past.ts';

export type ImpactQuestion = {
  input: ImpactInput;
  ends: number;
  /** How far the level may be thought to drift per step, in rising order. */
  deviations: readonly number[];
  alpha: number;
  seed: number;
};
export type ImpactAnswered = { outcome: 'answered'; impact: Impact; tried: Tried };
export type ImpactFound = ImpactAnswered | { outcome: 'refused'; refusal: ErrorDetails };
export type ImpactReached = { step: 'placebos' | 'model'; done: number; total: number };

const DRAWS = 500;
const PLACEBO_DRAWS = 250;

const { input, ends, deviations, alpha, seed }: ImpactQuestion = workerData;
const options = { levelDeviation: 0.1, expectedSize: 3, explained: 0.8, alpha, draws: PLACEBO_DRAWS, seed };
const reach = (progress: ImpactReached): void => parentPort?.postMessage({ progress });

/** Answers, or says why it does not: an error would lose its code and cure on the way out of the thread. */
function answerOrRefuse(): ImpactFound {
  const total = ends * deviations.length;
  reach({ step: 'placebos', done: 0, total });
  try {
    const tried = tryOnPast(input, options, { ends, deviations }, (done) =>
      reach({ step: 'placebos', done, total }),
    );
    reach({ step: 'model', done: 0, total: 1 });
    const { levelDeviation } = tried;
    const impact = estimateSurely(input, { ...options, levelDeviation, draws: DRAWS }, 'in-prediction');
    return { outcome: 'answered', impact, tried };
  } catch (error) {
    if (!(error instanceof RondoError)) throw error;
    const { code, message, cure, status } = error;
    return { outcome: 'refused', refusal: { code, message, cure, status } };
  }
}

parentPort?.postMessage({ answer: answerOrRefuse() });
