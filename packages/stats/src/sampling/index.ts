export { cholesky, solveCholesky, solveLower, solveUpper } from './cholesky.ts';
export { type Diagnosis, diagnoseChains, quantile } from './diagnose-chains.ts';
export { drawGamma, drawVariance } from './draw.ts';
export { type LogDensity, type NutsChain, startNuts } from './sample-nuts.ts';
