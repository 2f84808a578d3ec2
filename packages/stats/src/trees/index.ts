export {
  type BoostedTrees,
  type BoostOptions,
  DEFAULT_BOOST,
  fitBoostedTrees,
  keepValidation,
} from './fit-boosted-trees.ts';
