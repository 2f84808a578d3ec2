export { compareHazards, type HazardDifference, type SpellCount } from './compare-hazards.ts';
export {
  compareSurvival,
  estimateSurvival,
  type SurvivalStep,
  survivalAt,
  timeUntil,
} from './estimate-survival.ts';
