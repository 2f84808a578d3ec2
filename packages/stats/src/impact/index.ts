export {
  type Estimate,
  estimateImpact,
  type Impact,
  type ImpactData,
  type ImpactOptions,
} from './estimate-impact.ts';
export type { Season } from './structural-state.ts';
