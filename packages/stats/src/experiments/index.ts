export * from './chance-to-beat.ts';
export * from './compare-arms.ts';
export * from './compare-with-rest.ts';
export * from './correct-comparisons.ts';
export * from './measure-uplift.ts';
export * from './plan-sample.ts';
export * from './summarise-arm.ts';
export * from './test-sample-ratio.ts';
