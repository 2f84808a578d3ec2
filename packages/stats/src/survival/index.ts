export {
  compareSurvival,
  estimateSurvival,
  type SurvivalStep,
  survivalAt,
  timeUntil,
} from './estimate-survival.ts';
