import type {
  AttributedConversions,
  AttributionAnswer,
  AttributionBehindQuery,
  AttributionPaths,
  AttributionQuery,
  MeasureAttributionQuery,
  MeasuredAttribution,
  MeasureProgress,
} from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Http } from '../../platform/http/create-http.ts';
import type { Metrics } from '../metrics/index.ts';
import { createMeasureDesk, type MeasureDesk } from './ask-measure.ts';
import { attributeConversions } from './attribute-conversions.ts';
import { listConversions, listPaths } from './list-journeys.ts';
import { type MeasureHooks, measureAttribution } from './measure-attribution.ts';
import { attributionRoutes } from './routes.ts';
import { measureAttributionRoutes } from './routes-measure.ts';

export type Measurement = {
  /** Who gets the credit for conversions, by six rules. What they report is not what a channel caused. */
  attribute(query: AttributionQuery): Promise<AttributionAnswer>;
  /** The same by all models, with cost and intervals; heavy, hence in a thread. */
  measureAttribution(query: MeasureAttributionQuery, hooks: MeasureHooks): Promise<MeasuredAttribution>;
  attributionDesk: MeasureDesk<MeasureAttributionQuery, MeasuredAttribution, MeasureProgress['step']>;
  /** The journeys behind a row of the answer. */
  listPaths(query: AttributionBehindQuery): Promise<AttributionPaths>;
  listConversions(query: AttributionBehindQuery): Promise<AttributedConversions>;
  close(): void;
};

export function createMeasurement(deps: {
  events: Events;
  clock: Clock;
  metrics: Pick<Metrics, 'frame'>;
}): Measurement {
  const { events, clock, metrics } = deps;
  const asOfNow = async () => ({ events, frame: await metrics.frame(), now: clock.now() });
  const measure = async (query: MeasureAttributionQuery, hooks: MeasureHooks) =>
    measureAttribution(await asOfNow(), query, hooks);
  const attributionDesk = createMeasureDesk(measure, 'paths');
  return {
    attribute: async (query) => attributeConversions(events, await metrics.frame(), query),
    measureAttribution: measure,
    attributionDesk,
    listPaths: async (query) => listPaths(await asOfNow(), query),
    listConversions: async (query) => listConversions(await asOfNow(), query),
    close: attributionDesk.close,
  };
}

export function measurementRoutes(http: Http, measurement: Measurement): void {
  attributionRoutes(http, measurement);
  measureAttributionRoutes(http, measurement);
}

export { anomaliesRoutes } from './anomalies/anomalies-routes.ts';
export { type Anomalies, createAnomalies } from './anomalies/find-anomalies.ts';
export { contactRoutes } from './contacts/contact-routes.ts';
export { type Contacts, createContacts } from './contacts/create-contacts.ts';
export { driversRoutes } from './drivers/drivers-routes.ts';
export { createDrivers, type Drivers } from './drivers/explain-metric.ts';
export { createExperiments, type Experiments } from './experiments/create-experiments.ts';
export { experimentLearningRoutes } from './experiments/experiment-learning-routes.ts';
export { experimentRoutes } from './experiments/experiment-routes.ts';
export { createForecasts, type Forecasts } from './forecast/forecast-metric.ts';
export { forecastRoutes } from './forecast/forecast-routes.ts';
export { createGeoTests } from './geo/create-geo.ts';
export { geoRoutes } from './geo/geo-routes.ts';
export { createImpactDesk, impactRoutes } from './impact/impact-routes.ts';
export { createMixDesk, mixRoutes } from './mix/mix-routes.ts';
export { createRepurchase } from './repurchase/repurchase-of-customers.ts';
export { repurchaseRoutes } from './repurchase/repurchase-routes.ts';
export { createRfm } from './rfm/rfm-of-customers.ts';
export { rfmRoutes } from './rfm/rfm-routes.ts';
export { createScoresDesk, scoresRoutes } from './scores/scores-routes.ts';
export { createTriangulation, type Triangulation } from './triangulation/triangulate-channels.ts';
export { triangulationRoutes } from './triangulation/triangulation-routes.ts';
export { createValues, type Values } from './value/value-of-customers.ts';
export { valueRoutes } from './value/value-routes.ts';
