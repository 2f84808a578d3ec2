import {
  type Credit,
  creditByCounterfactual,
  creditByMarkov,
  creditByOrderedShapley,
  creditByPosition,
  creditByShapley,
  creditFirst,
  creditLast,
  creditLastExcept,
  creditLinear,
  creditTimeDecay,
  type MarkovCredit,
  type OrderedCredit,
  type Paths,
  type PathTransform,
  type PreparedChain,
  prepareChain,
} from '@rondo/stats';
import type { JourneySource } from './read-journeys.ts';

export const MODELS = [
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

export type ModelName = (typeof MODELS)[number];

export type ModelSettings = {
  orders: readonly number[];
  direct: string;
  halfLife: number;
  firstShare: number;
  lastShare: number;
  transform: PathTransform;
};

/** A model that is ready for these journeys in any numbers, as the bootstrap asks it again and again. */
export type Model = {
  model: ModelName;
  order?: number;
  credit(paths: Paths, precision?: number): Credit | MarkovCredit | OrderedCredit;
};

function prepareMarkov(paths: Paths, order: number): Model {
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

export function listModels(
  names: readonly ModelName[],
  { paths, ages }: JourneySource,
  settings: ModelSettings,
): Model[] {
  const rules: Record<Exclude<ModelName, 'markov'>, Model['credit']> = {
    first: creditFirst,
    last: creditLast,
    'last-non-direct': (weighed) => creditLastExcept(weighed, paths.channels.indexOf(settings.direct)),
    linear: creditLinear,
    'time-decay': (weighed) => creditTimeDecay(weighed, settings.halfLife, ages),
    position: (weighed) => creditByPosition(weighed, settings.firstShare, settings.lastShare),
    shapley: creditByShapley,
    'shapley-ordered': creditByOrderedShapley,
    counterfactual: (weighed) => creditByCounterfactual(weighed, settings.transform),
  };
  return names.flatMap((model): Model[] =>
    model === 'markov'
      ? settings.orders.map((order) => prepareMarkov(paths, order))
      : [{ model, credit: rules[model] }],
  );
}
