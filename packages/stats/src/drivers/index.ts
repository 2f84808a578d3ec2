export { type DailyChange, type DailySides, judgeContribution } from './judge-contribution.ts';
export {
  DEFAULT_LOCATE,
  type Leaves,
  type Localisation,
  type LocateOptions,
  locateChange,
  type RootCause,
} from './locate-change.ts';
