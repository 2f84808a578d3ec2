import type { AttributedConversions, AttributionBehindQuery, AttributionPaths } from '@rondo/contract';
import type { Events, Parameters } from '../../platform/events/client.ts';
import type { Frame } from '../metrics/index.ts';
import { completeQuestion } from './complete-question.ts';
import { type Behind, listConversionsSql, listPathsSql, type PathsSql } from './compose-paths-sql.ts';
import { readKeys } from './read-paths.ts';

type Deps = { events: Events; frame: Frame; now: Date };
type Page = {
  sql: PathsSql;
  behind: Behind;
  parameters: Parameters;
  names: string[];
  limit: number;
  after: number;
};

/** What both lists ask by; one row more than asked for tells whether there are more. */
async function preparePage({ events, frame, now }: Deps, query: AttributionBehindQuery): Promise<Page> {
  const question = completeQuestion(query, frame, now);
  const { sql, parameters, numbers } = await readKeys(events, {
    ...question,
    signal: new AbortController().signal,
  });
  const [limit, after] = [query.limit ?? 100, query.after ?? 0];
  const { key } = query;
  const wanted = numbers.names.flatMap((name, place) => (name === key ? [place] : []));
  return {
    sql,
    behind: query.attributed === false ? 'untouched' : key === undefined ? 'all' : 'touched',
    parameters: {
      ...parameters,
      places: numbers.ids.map((id) => numbers.places.get(id) ?? 0),
      wanted,
      limit: limit + 1,
      after,
    },
    names: numbers.names,
    limit,
    after,
  };
}

const paged = <Item>(items: Item[], { limit, after }: Page): { items: Item[]; next?: number } => ({
  items: items.slice(0, limit),
  ...(items.length > limit ? { next: after + limit } : {}),
});

/** The paths behind a row, the most conversions first. */
export async function listPaths(deps: Deps, query: AttributionBehindQuery): Promise<AttributionPaths> {
  const page = await preparePage(deps, query);
  const rows = await deps.events.query<{
    places: number[];
    conversions: number;
    value: number;
    lost: number;
  }>(listPathsSql(page.sql, page.behind), page.parameters);
  return paged(
    rows.map(({ places, conversions, value, lost }) => ({
      path: places.map((place) => page.names[place] ?? ''),
      conversions,
      value,
      lostJourneys: lost,
    })),
    page,
  );
}

/** The conversions behind a row, the newest first, with the touches before each. */
export async function listConversions(
  deps: Deps,
  query: AttributionBehindQuery,
): Promise<AttributedConversions> {
  const page = await preparePage(deps, query);
  const rows = await deps.events.query<{
    at: string;
    person: string;
    order: string;
    value: number;
    times: string[];
    places: number[];
  }>(listConversionsSql(page.sql, page.behind), page.parameters);
  return paged(
    rows.map(({ at, person, order, value, times, places }) => ({
      at,
      person,
      order,
      value,
      touches: places.map((place, i) => ({ at: times[i] ?? '', key: page.names[place] ?? '' })),
    })),
    page,
  );
}
