import { ApiError } from '../../api/api-error.ts';

/** No fault: there is not yet enough to learn a model from, and the page says so in its own words. */
export function saysTooFew(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'too-few-figures' || error.code === 'not-converged');
}
