export {
  DEFAULT_LOCATE,
  type Leaves,
  type Localisation,
  type LocateOptions,
  locateChange,
} from './locate-change.ts';
