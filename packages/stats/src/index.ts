export * from './explain-change.ts';
export * from './judge-move.ts';
