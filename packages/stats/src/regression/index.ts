export { applyLogistic, keepLogistic, type LogisticModel, type Scorer } from './apply-logistic.ts';
export { type Design, encodeFeatures, type Feature, pickDesignRows } from './encode-columns.ts';
export { fitLinear, predictLinear } from './fit-linear.ts';
export { type FitFailure, fitLogistic, type LogisticFit, logistic, predictLogistic } from './fit-logistic.ts';
