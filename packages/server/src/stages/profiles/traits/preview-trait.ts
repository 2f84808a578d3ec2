import type { ComputedTrait, ComputedTraitInput, PersonCard, TraitPreview } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { personOf } from '../../identity/index.ts';
import { createParameters } from '../conditions/parameters.ts';
import type { AsOf } from '../conditions/resolve-window.ts';
import { computedColumn } from './computed-column-sql.ts';
import { existsSql } from './read-person-traits.ts';

export type PreviewDeps = {
  events: Events;
  cards(persons: readonly bigint[]): Promise<Map<string, PersonCard>>;
};

const EXAMPLES = 6;
const COMMON = 6;
/** Values are of a type when nearly all of them are: imports hold slips of the pen. */
const NEARLY_ALL = 0.95;

/** A definition as it is computed: what was left out filled in. */
export function completeTrait(input: ComputedTraitInput): ComputedTrait {
  return {
    ...input,
    description: input.description ?? '',
    where: input.where ?? [],
    window: input.window ?? { kind: 'ever' },
    holds: 'text',
    createdAt: '',
    createdBy: '',
    updatedAt: '',
  };
}

/** What a definition gives on all people as of a moment. */
export async function previewTrait(
  { events, cards }: PreviewDeps,
  input: ComputedTraitInput,
  asOf: AsOf,
): Promise<TraitPreview> {
  const parameters = createParameters();
  const column = computedColumn(completeTrait(input), parameters, asOf);
  const tested = column.tested('c');
  const number = 'list' in tested ? "CAST(NULL, 'Nullable(Float64)')" : `toNullable(${tested.number})`;
  const people = `SELECT ${personOf('identity_key')} AS person, ${column.aggregate} AS c, count() AS n, max(timestamp) AS l
    FROM events WHERE identity_key != 0 AND ${column.condition} GROUP BY person`;
  const values = `SELECT person, n, l, toString(${column.text('c')}) AS value, ${number} AS number FROM (${people}) WHERE ${existsSql(column, 'c')}`;
  const now = parameters.add(asOf.now.getTime(), 'Int64');
  const all = parameters.values();
  type Figures = {
    with_value: string;
    numbers: string;
    times: string;
    least: number | null;
    median: number | null;
    most: number | null;
  };
  const [known, figures, common, examples] = await Promise.all([
    events.queryOne<{ people: string }>(
      `SELECT uniqExact(${personOf('key')}) AS people FROM (SELECT DISTINCT identity_key AS key FROM events
       WHERE identity_key != 0 AND timestamp <= fromUnixTimestamp64Milli(${now}, 'UTC'))`,
      all,
    ),
    events.queryOne<Figures>(
      `SELECT count() AS with_value, countIf(isNotNull(number)) AS numbers,
         countIf(match(value, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')) AS times,
         min(number) AS least, quantileExact(0.5)(number) AS median, max(number) AS most FROM (${values})`,
      all,
    ),
    events.query<{ value: string; people: string }>(
      `SELECT value, count() AS people FROM (${values}) GROUP BY value ORDER BY count() DESC, value LIMIT ${COMMON}`,
      all,
    ),
    events.query<{ person: string; value: string; n: string; at: string }>(
      `SELECT toString(person) AS person, value, n, toUnixTimestamp64Milli(l) AS at FROM (${values}) ORDER BY l DESC, person LIMIT ${EXAMPLES}`,
      all,
    ),
  ]);
  const named = await cards(examples.map((row) => BigInt(row.person)));
  const holds = holdsOf(input, {
    all: Number(figures.with_value),
    numbers: Number(figures.numbers),
    times: Number(figures.times),
  });
  const figure = (value: number | null) => (holds === 'number' ? value : null);
  return {
    at: asOf.now.toISOString(),
    people: Number(known.people),
    withValue: Number(figures.with_value),
    holds,
    least: figure(figures.least),
    median: figure(figures.median),
    most: figure(figures.most),
    common: common.map((row) => ({ value: row.value, people: Number(row.people) })),
    examples: examples.map((row) => {
      const card = named.get(row.person);
      return {
        person: row.person,
        name: card?.name || card?.email || '',
        value: row.value,
        events: Number(row.n),
        latest: new Date(Number(row.at)).toISOString(),
      };
    }),
  };
}

function holdsOf(
  { aggregation, property }: ComputedTraitInput,
  seen: { all: number; numbers: number; times: number },
): TraitPreview['holds'] {
  if (aggregation === 'unique-list') return 'list';
  const picks = aggregation === 'first' || aggregation === 'last' || aggregation === 'most-frequent';
  if (!picks) return 'number';
  if (property === undefined) return 'time';
  if (seen.all === 0) return 'text';
  if (seen.numbers >= NEARLY_ALL * seen.all) return 'number';
  return seen.times >= NEARLY_ALL * seen.all ? 'time' : 'text';
}
