import type { AttributionAnswer, AttributionQuery } from '@rondo/contract';
import type { Events } from '../../platform/events/client.ts';
import type { Http } from '../../platform/http/create-http.ts';
import type { Metrics } from '../metrics/index.ts';
import { attributeConversions } from './attribute-conversions.ts';
import { attributionRoutes } from './routes.ts';

export type Measurement = {
  /** Who gets the credit for conversions, by six rules. What they report is not what a channel caused. */
  attribute(query: AttributionQuery): Promise<AttributionAnswer>;
};

export function createMeasurement(deps: { events: Events; metrics: Pick<Metrics, 'frame'> }): Measurement {
  return { attribute: async (query) => attributeConversions(deps.events, await deps.metrics.frame(), query) };
}

export function measurementRoutes(http: Http, measurement: Measurement): void {
  attributionRoutes(http, measurement);
}
