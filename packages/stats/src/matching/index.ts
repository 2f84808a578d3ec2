export * from './cluster-records.ts';
export * from './comparison-vectors.ts';
export * from './estimate-model.ts';
export * from './judge-clusters.ts';
