export { fitPositive, type PositiveFailure, type PositiveFit } from './fit-positive.ts';
export { differentiate, type Evaluation, type Minimum, minimiseLbfgs } from './minimise-lbfgs.ts';
export { minimiseSimplex, type SimplexMinimum } from './minimise-simplex.ts';
