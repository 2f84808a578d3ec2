export * from './attribution/index.ts';
export * from './explain-change.ts';
export * from './judge-move.ts';
export { createRandom, type Random } from './random.ts';
export * from './regression/index.ts';
export * from './scoring/index.ts';
export * from './trees/index.ts';
export * from './mix/index.ts';
