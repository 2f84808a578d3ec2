import type { Feature } from '@rondo/stats';

/** A person at a moment, as the engine answers. */
export type PersonRow = {
  person: string;
  happened: number;
  recently: number[];
  wholly: number[];
  orders_recently: number;
  orders: number;
  spent: number;
  since_order: number;
  since_seen: number;
  since_first: number;
  channel: string;
  country: string;
  device: string;
};

/** Columns of a model, and to which group of them each belongs: a group is one thing that is known, and one reason. */
export type FeatureTable = { features: Feature[]; groupOf: number[]; groups: string[] };

/** The names that are told apart, by group. */
export type Levels = ReadonlyMap<string, ReadonlySet<string>>;

export const EVENT_PREFIX = 'event:';
/** Rare values say nothing by themselves. */
const LEAST_OF_A_KIND = 0.01;

/**
 * Counts and days on a logarithmic scale, as the tenth visit tells less than the second; names as categories, the rare ones as one.
 * `levels` are those that are told apart, by group: learned once, then the same at every moment.
 */
export function buildFeatures(
  rows: readonly PersonRow[],
  deeds: readonly string[],
  levels: Levels,
  without: readonly string[],
): FeatureTable {
  const table: FeatureTable = { features: [], groupOf: [], groups: [] };
  const add = (group: string, name: string, of: (row: PersonRow) => number): void => {
    if (without.includes(group)) return;
    const values = Float64Array.from(rows, (row) => Math.log1p(Math.max(0, of(row))));
    table.features.push({ name, kind: 'number', values });
    table.groupOf.push(placeOf(group));
  };
  const placeOf = (group: string): number => {
    if (table.groups.at(-1) !== group) table.groups.push(group);
    return table.groups.length - 1;
  };
  add('orders', 'orders recently', (row) => row.orders_recently);
  add('orders', 'orders', (row) => row.orders);
  add('orders', 'spent', (row) => row.spent);
  add('orders', 'days since order', (row) => row.since_order);
  add('seen', 'days since seen', (row) => row.since_seen);
  add('known', 'days since first', (row) => row.since_first);
  for (const [i, deed] of deeds.entries()) {
    add(`${EVENT_PREFIX}${deed}`, `${deed} recently`, (row) => row.recently[i] ?? 0);
    add(`${EVENT_PREFIX}${deed}`, deed, (row) => row.wholly[i] ?? 0);
  }
  for (const group of NAMED) {
    const known = levels.get(group);
    if (without.includes(group) || known === undefined || known.size < 2) continue;
    const values = rows.map((row) => (known.has(row[group]) ? row[group] : ''));
    table.features.push({ name: group, kind: 'category', values });
    table.groupOf.push(placeOf(group));
  }
  return table;
}

export const NAMED = ['channel', 'country', 'device'] as const;

/** The names that a hundredth of people have. */
export function learnLevels(rows: readonly PersonRow[]): Map<string, Set<string>> {
  return new Map(
    NAMED.map((group) => {
      const counts = new Map<string, number>();
      for (const row of rows) counts.set(row[group], (counts.get(row[group]) ?? 0) + 1);
      const enough = [...counts].filter(([, count]) => count >= LEAST_OF_A_KIND * rows.length);
      return [group, new Set(enough.map(([name]) => name))];
    }),
  );
}
