import type { PositiveFailure, PositiveFit } from '../optimise/index.ts';
import type { AggregatedHistory } from './aggregate-customers.ts';

/** A model of when customers buy and when they leave for good; all parameters are positive. */
export type PurchaseModel = {
  name: 'bg-nbd' | 'mbg-nbd' | 'pareto-nbd' | 'bg-bb' | 'nbd';
  parameterNames: readonly string[];
  fit(history: AggregatedHistory): PositiveFit | PositiveFailure;
  /** Chance that a customer with this history has not left. */
  probabilityAlive(parameters: Float64Array, x: number, recency: number, age: number): number;
  /** Repeat purchases expected in the `ahead` that follows. */
  expectedPurchases(parameters: Float64Array, x: number, recency: number, age: number, ahead: number): number;
};
