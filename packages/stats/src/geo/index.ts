export { designGeoTest, type GeoDesign, type GeoDesignQuestion, weighTogether } from './design-geo-test.ts';
export { type DifferenceInDifferences, differenceInDifferences } from './difference-in-differences.ts';
export { conformalTest, type GeoInference, inferEffect } from './infer-effect.ts';
export { type PlaceboPlace, type PlaceboPlaces, placeboPlaces } from './placebo-places.ts';
export {
  fitSyntheticControl,
  type GeoMethod,
  type GeoPanel,
  type SyntheticControl,
} from './synthetic-control.ts';
export { weighOnSimplex } from './weigh-on-simplex.ts';
