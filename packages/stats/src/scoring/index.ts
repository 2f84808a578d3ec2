export { assignRfm, type RfmCell, type RfmInput } from './assign-rfm.ts';
export { type Importance, measureImportance } from './measure-importance.ts';
export { measureAuc, measureScores, type ScoreQuality, wilsonInterval } from './measure-scores.ts';
