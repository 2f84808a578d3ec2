import type {
  GeoAnswer,
  GeoDesignAnswer,
  GeoDesignProgress,
  GeoDesignQuery,
  GeoPlaces,
  GeoPlacesQuery,
  GeoQuery,
} from '@rondo/contract';
import { todayIn } from '../../metrics/index.ts';
import { createMeasureDesk, type MeasureDesk } from '../ask-measure.ts';
import { analyseGeo } from './analyse-geo.ts';
import { designGeo } from './design-geo.ts';
import { type GeoDeps, readPlaces } from './read-places.ts';

export type GeoTests = {
  /** The places that people are known to be in, with what they would bring to a test. */
  places(query: GeoPlacesQuery): Promise<GeoPlaces>;
  analyse(query: GeoQuery, signal?: AbortSignal): Promise<GeoAnswer>;
  designDesk: MeasureDesk<GeoDesignQuery, GeoDesignAnswer, GeoDesignProgress['step']>;
};

const WEEKS = 52;

export function createGeoTests(deps: GeoDeps): GeoTests {
  return {
    async places({ figure = 'orders', by = 'region', weeks = WEEKS }) {
      const frame = await deps.metrics.frame();
      const today = todayIn(frame.timeZone, deps.clock.now());
      const { places, first } = await readPlaces(deps, frame, {
        figure,
        by,
        turn: today,
        before: weeks,
        after: 0,
      });
      const items = places.map(({ name, people, conversions, value, enough }) => ({
        place: name,
        people,
        conversions,
        value,
        enough,
      }));
      return { period: { from: first, to: today }, currency: frame.currency, items, total: items.length };
    },
    analyse: (query, signal) => analyseGeo(deps, query, signal),
    designDesk: createMeasureDesk((query: GeoDesignQuery, hooks) => designGeo(deps, query, hooks), 'figures'),
  };
}
