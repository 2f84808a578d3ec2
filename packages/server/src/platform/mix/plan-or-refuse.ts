import { optimiseBudget, type ResponseCurve } from '@rondo/stats';
import { invalid } from '../error.ts';

/** Turns the optimiser's refusals into errors that name the option. */
export function planOrRefuse(curves: readonly ResponseCurve[], budget: number) {
  const plan = optimiseBudget(curves, budget);
  if ('failure' in plan) {
    throw plan.failure === 'below-minima'
      ? invalid(
          '--budget',
          `The channels' minima sum to ${plan.bound}, more than ${budget}.`,
          'Raise the budget or lower the minima.',
        )
      : invalid(
          '--budget',
          `The channels' maxima sum to ${plan.bound}, less than ${budget}.`,
          'Lower the budget or raise the maxima.',
        );
  }
  return plan;
}
