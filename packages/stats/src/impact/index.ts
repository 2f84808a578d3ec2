export {
  type Estimate,
  estimateImpact,
  type Impact,
  type ImpactData,
  type ImpactOptions,
  PREDICTED_TOTAL,
} from './estimate-impact.ts';
export type { Season } from './structural-state.ts';
