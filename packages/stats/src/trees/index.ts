export {
  applyTrees,
  type BoostedTrees,
  type BoostOptions,
  DEFAULT_BOOST,
  fitBoostedTrees,
  growBoostedTrees,
  keepValidation,
  type TreesModel,
} from './fit-boosted-trees.ts';
