export * from './calibrate-weights.ts';
export * from './cluster-records.ts';
export * from './comparison-vectors.ts';
export * from './estimate-model.ts';
export * from './judge-clusters.ts';
export * from './lowest-share.ts';
export * from './measure-precision.ts';
export * from './order-telling.ts';
