export { type Adstock, adstockWeights, applyAdstock } from './adstock.ts';
export {
  type BayesMixData,
  type BayesMixModel,
  type BayesMixOptions,
  type LiftTest,
  prepareBayesMix,
} from './bayes-model.ts';
export { fitLeastSquares, type LeastSquares, type LeastSquaresFailure } from './fit-least-squares.ts';
export { type ChannelTransform, type MixCandidate, predictCandidate } from './fit-transformed-mix.ts';
export { interpolateCurve } from './interpolate-curve.ts';
export {
  type BudgetFailure,
  type BudgetPlan,
  optimiseBudget,
  type ResponseCurve,
} from './optimise-budget.ts';
export { type BayesMixChain, type BayesMixDraw, startBayesMixChain } from './sample-bayes-mix.ts';
export { applySaturation, type Saturation, saturate } from './saturation.ts';
export { chooseCandidate, type MixSearchOptions, searchMix } from './search-mix.ts';
export {
  type Interval,
  intervalOf,
  listContributions,
  listMixParameters,
  type MixParameter,
  predictPeriods,
  respondToMultiples,
} from './summarise-bayes-mix.ts';
export { type MediaTransform, transformMedia } from './transform-media.ts';
