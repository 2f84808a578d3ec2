import type { GeoFigure, PlaceKind } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import type { Frame, Metrics } from '../../metrics/index.ts';
import { completeQuestion } from '../complete-question.ts';
import type { ConversionRow, PlaceRow, SpendRow } from '../panel/build-panel.ts';
import { conversionsByPlaceSql, peopleByPlaceSql, spendByPlaceSql } from '../panel/panel-sql.ts';
import { layOutPlaces, type PlaceTable } from './lay-out-places.ts';

export type GeoDeps = { events: Events; clock: Clock; metrics: Pick<Metrics, 'frame'> };

export type ReadPlaces = PlaceTable & {
  /** First day of the first week that is left. */
  first: string;
  spend: SpendRow[];
};

/** Weeks of seven days on both sides of a day, whichever day of the week that is. */
export async function readPlaces(
  { events, clock }: GeoDeps,
  frame: Frame,
  asked: { figure: GeoFigure; by: PlaceKind; turn: string; before: number; after: number; spend?: boolean },
): Promise<ReadPlaces> {
  const turn = Temporal.PlainDate.from(asked.turn);
  const from = turn.subtract({ weeks: asked.before });
  const { parameters, firstOnly } = completeQuestion(
    {
      from: from.toString(),
      to: turn.add({ weeks: asked.after }).toString(),
      metric: asked.figure === 'revenue' ? 'orders' : asked.figure,
    },
    frame,
    clock.now(),
  );
  const [people, rows, spend] = await Promise.all([
    events.query<PlaceRow>(peopleByPlaceSql(personOf, asked.by), parameters),
    events.query<ConversionRow>(conversionsByPlaceSql(personOf, firstOnly, asked.by), parameters),
    asked.spend === true ? events.query<SpendRow>(spendByPlaceSql(asked.by), parameters) : [],
  ]);
  const table = layOutPlaces(
    asked.figure,
    { weeks: asked.before + asked.after, before: asked.before },
    people,
    rows,
  );
  return { ...table, first: from.add({ weeks: table.skipped }).toString(), spend };
}
