import { anomalyNab } from './anomaly-rows.ts';
import { attributionRowSets } from './attribution-rows.ts';
import { BAYES_MIX_ROWS } from './bayes-mix-rows.ts';
import { rootcauseRiskloc } from './drivers-rows.ts';
import { experimentRowSets } from './experiment-rows.ts';
import { forecastAirPassengers } from './forecast-rows.ts';
import { GEO_ROWS } from './geo-rows.ts';
import { IMPACT_ROWS } from './impact-rows.ts';
import { clvCdnow, clvDonations } from './lifetime-rows.ts';
import { lifetimeSpeed } from './lifetime-speed-rows.ts';
import { SMALL_MATCH_ROWS } from './match-sets.ts';
import { MIX_ROWS } from './mix-rows.ts';
import type { RowSet } from './rows.ts';
import { churnTelco, leadShoppers } from './score-rows.ts';

/** Every set of published figures that the models are held against; one file a model. */
export const ROW_SETS: readonly RowSet[] = [
  ...attributionRowSets,
  ...experimentRowSets,
  leadShoppers,
  churnTelco,
  forecastAirPassengers,
  anomalyNab,
  rootcauseRiskloc,
  clvCdnow,
  clvDonations,
  lifetimeSpeed,
  ...SMALL_MATCH_ROWS,
  ...MIX_ROWS,
  ...BAYES_MIX_ROWS,
  ...IMPACT_ROWS,
  ...GEO_ROWS,
];
