import { creditByCounterfactual, type PathTransform } from './credit-by-counterfactual.ts';
import { creditByMarkov, type MarkovCredit, type PreparedChain, prepareChain } from './credit-by-markov.ts';
import {
  creditByPosition,
  creditByShares,
  creditFirst,
  creditLast,
  creditLastExcept,
  creditLinear,
  creditTimeDecay,
} from './credit-by-rule.ts';
import { creditByOrderedShapley, creditByShapley, type OrderedCredit } from './credit-by-shapley.ts';
import type { Credit, Paths } from './paths.ts';

/** All models that share out what happened; none of them measures what a channel caused. */
export const CREDIT_MODELS = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'time-decay',
  'position',
  'shapley',
  'shapley-ordered',
  'markov',
  'counterfactual',
] as const;
export type CreditModel = (typeof CREDIT_MODELS)[number];

/** What the age of a journey's touches gives them: known touch by touch, or summed over the journeys alike. */
export type TouchAges = Float64Array | { conversions: Float64Array; value: Float64Array };

export type ModelSettings = {
  /** Of Markov: one model each. */
  orders: readonly number[];
  /** A place in the paths' channels; -1 where there is none. */
  direct: number;
  /** In the unit of `ages`; in touches without. */
  halfLife: number;
  /** Aligned with the steps: ages, or the shares by time decay, summed over a path's conversions and their value. */
  ages: TouchAges | undefined;
  firstShare: number;
  lastShare: number;
  transform: PathTransform;
};

/** A model that is ready for these journeys in any numbers, as the bootstrap asks it again and again. */
export type PreparedModel = {
  model: CreditModel;
  order?: number;
  credit(paths: Paths, precision?: number): Credit | MarkovCredit | OrderedCredit;
};

function prepareMarkov(paths: Paths, order: number): PreparedModel {
  let prepared: PreparedChain | undefined;
  return {
    model: 'markov',
    order,
    credit: (weighed, precision) => {
      prepared ??= prepareChain(paths, order);
      return creditByMarkov(weighed, order, prepared, precision);
    },
  };
}

export function prepareModels(
  names: readonly CreditModel[],
  paths: Paths,
  settings: ModelSettings,
): PreparedModel[] {
  const { ages } = settings;
  const rules: Record<Exclude<CreditModel, 'markov'>, PreparedModel['credit']> = {
    first: creditFirst,
    last: creditLast,
    'last-non-direct': (weighed) => creditLastExcept(weighed, settings.direct),
    linear: creditLinear,
    'time-decay': (weighed) =>
      ages === undefined || ages instanceof Float64Array
        ? creditTimeDecay(weighed, settings.halfLife, ages)
        : creditByShares(weighed, paths, ages),
    position: (weighed) => creditByPosition(weighed, settings.firstShare, settings.lastShare),
    shapley: creditByShapley,
    'shapley-ordered': creditByOrderedShapley,
    counterfactual: (weighed) => creditByCounterfactual(weighed, settings.transform),
  };
  return names.flatMap((model): PreparedModel[] =>
    model === 'markov'
      ? settings.orders.map((order) => prepareMarkov(paths, order))
      : [{ model, credit: rules[model] }],
  );
}
