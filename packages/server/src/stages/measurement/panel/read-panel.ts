import type { Events, Parameters } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { buildPanel, type ConversionRow, type Panel, type PlaceRow, type SpendRow } from './build-panel.ts';
import { conversionsByPlaceSql, peopleByPlaceSql, spendByPlaceSql } from './panel-sql.ts';

/** Conversions and spend of places × weeks, added up in the engine. `parameters` as those of attribution. */
export async function readPanel(
  events: Events,
  parameters: Parameters,
  { weeks, firstOnly, apart = true }: { weeks: number; firstOnly: boolean; apart?: boolean },
): Promise<Panel> {
  const [places, conversions, spend] = await Promise.all([
    apart ? events.query<PlaceRow>(peopleByPlaceSql(personOf), parameters) : [],
    events.query<ConversionRow>(conversionsByPlaceSql(personOf, firstOnly), parameters),
    events.query<SpendRow>(spendByPlaceSql(), parameters),
  ]);
  return buildPanel(weeks, places, conversions, spend);
}
