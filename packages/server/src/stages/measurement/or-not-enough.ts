import type { NotEnough } from '@rondo/contract';
import { RondoError } from '../../platform/error.ts';

/** Too little to learn a model from is an expected outcome of a question, so it is told as one and not as a fault. */
export async function orNotEnough<Answer>(answer: Promise<Answer>): Promise<Answer | NotEnough> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof RondoError) || !['too-few-figures', 'not-converged'].includes(error.code))
      throw error;
    return { outcome: 'not-enough', message: error.message, cure: error.cure };
  }
}

/** What `orNotEnough` tells as an outcome: what is missing, what to do about it, and in which field if one is at fault. */
export function notEnough(message: string, cure: string, field?: string): RondoError {
  return new RondoError({
    code: 'too-few-figures',
    message,
    cure,
    status: 422,
    ...(field === undefined ? {} : { field }),
  });
}
