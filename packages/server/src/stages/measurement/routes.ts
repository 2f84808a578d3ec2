import { AttributionAnswer, AttributionQuery } from '@rondo/contract';
import type { Http } from '../../platform/http/create-http.ts';
import type { Measurement } from './index.ts';

export function attributionRoutes(http: Http, measurement: Measurement): void {
  http.get(
    '/api/attribution',
    {
      config: { permission: 'attribution.read' },
      schema: {
        tags: ['Measurement'],
        operationId: 'attribute',
        summary:
          'Conversions shared among the touches before them, by six rules side by side; not incremental',
        querystring: AttributionQuery,
        response: { 200: AttributionAnswer },
      },
    },
    (request) => measurement.attribute(request.query),
  );
}
