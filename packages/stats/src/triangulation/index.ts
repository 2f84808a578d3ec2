export {
  type IncrementModel,
  type IncrementPanel,
  type MeasuredIncrement,
  prepareIncrements,
} from './prepare-increments.ts';
export { sampleIncrements } from './sample-increments.ts';
export { foreseeStandardError, valueExperiment } from './value-experiment.ts';
