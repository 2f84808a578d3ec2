export { type Adstock, adstockWeights, applyAdstock } from './adstock.ts';
export { fitLeastSquares, type LeastSquares, type LeastSquaresFailure } from './fit-least-squares.ts';
export {
  type BudgetFailure,
  type BudgetPlan,
  optimiseBudget,
  type ResponseCurve,
} from './optimise-budget.ts';
export { applySaturation, type Saturation, saturate } from './saturation.ts';
export { type MediaTransform, transformMedia } from './transform-media.ts';
