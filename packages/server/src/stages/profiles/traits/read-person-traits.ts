import type { ProfileTrait } from '@rondo/contract';
import type { Events } from '../../../platform/events/client.ts';
import { createParameters } from '../conditions/parameters.ts';
import type { AsOf } from '../conditions/resolve-window.ts';
import { readTraits, type TraitRow } from '../trait-history.ts';
import { type ComputedColumn, computedColumn } from './computed-column-sql.ts';
import type { TraitBook } from './trait-book.ts';

/** All traits of one person as of a moment, computed and said (`said`: what counts at that moment). A computed one stands before one of the same name that was said. */
export async function readPersonTraits(
  events: Events,
  person: { keys: readonly bigint[]; said: readonly TraitRow[] },
  book: TraitBook,
  asOf: AsOf,
): Promise<ProfileTrait[]> {
  const computed = await readComputed(events, person.keys, book, asOf);
  const others = readTraits(person.said, book).filter((trait) => !book.computed.has(trait.name));
  return [...others, ...computed].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readComputed(
  events: Events,
  keys: readonly bigint[],
  book: TraitBook,
  asOf: AsOf,
): Promise<ProfileTrait[]> {
  const traits = [...book.computed.values()];
  if (traits.length === 0) return [];
  const parameters = createParameters();
  const columns = traits.map((trait) => computedColumn(trait, parameters, asOf));
  // A person of whom nothing counts has one row of nothing all the same: there is no GROUP BY.
  const selected = columns.map(
    (column, index) =>
      `${column.aggregate} AS c${index}, countIf(${column.condition}) AS n${index}, maxIf(timestamp, ${column.condition}) AS l${index}`,
  );
  const shown = columns.map(
    (column, index) =>
      `(toUInt8(${existsSql(column, `c${index}`)}), ${column.text(`c${index}`)}, toUInt32(n${index}), toString(toUnixTimestamp64Milli(l${index})))`,
  );
  const conditions = columns.map((column) => `(${column.condition})`).join(' OR ');
  const { shown: values } = await events.queryOne<{ shown: [number, string, number, string][] }>(
    `SELECT [${shown.join(', ')}] AS shown FROM (SELECT ${selected.join(', ')} FROM events
     WHERE identity_key IN {keys:Array(UInt64)} AND (${conditions}))`,
    { ...parameters.values(), keys },
  );
  const at = asOf.now.toISOString();
  return traits.flatMap((trait, index): ProfileTrait[] => {
    const [exists, value, count, latest] = values[index] ?? [0, '', 0, '0'];
    if (exists === 0) return [];
    return [
      {
        name: trait.name,
        value,
        type: JSON_TYPES[trait.holds],
        source: '',
        sources: [],
        importId: '',
        since: count === 0 ? at : new Date(Number(latest)).toISOString(),
        confirmed: at,
        merge: { strategy: 'last' },
        computed: {
          trait,
          at,
          events: count,
          latest: count === 0 ? null : new Date(Number(latest)).toISOString(),
        },
        earlier: [],
      },
    ];
  });
}

const JSON_TYPES = { text: 'string', number: 'number', time: 'string', boolean: 'boolean', list: 'array' };

export function existsSql(column: ComputedColumn, name: string): string {
  const tested = column.tested(name);
  return 'list' in tested ? `notEmpty(${tested.list})` : tested.exists;
}
