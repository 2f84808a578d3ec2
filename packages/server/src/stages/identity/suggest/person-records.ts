import type { MatchInput } from '../../../platform/matching/match-records.ts';
import { readRows } from '../read-rows.ts';
import { partNames } from './part-names.ts';

/** One record a person, as `personRecordsSql` answers them in RowBinary. */
export type PersonRecords = {
  input: MatchInput;
  /** By record: the person's id, and which identifier that is. */
  keys: string[];
  kinds: string[];
  values: string[];
  /** By kind: how many identifiers of it each has. */
  counts: Uint16Array[];
};

/** Kinds of which one person has at most so many. */
export type LimitedKind = { kind: string; limit: number };

export async function readPersonRecords(
  bytes: AsyncIterable<Buffer>,
  columns: readonly string[],
  limited: readonly LimitedKind[],
): Promise<PersonRecords> {
  const keys: string[] = [];
  const kinds: string[] = [];
  const values: string[] = [];
  const countRows: number[][] = limited.map(() => []);
  const cells: string[][] = columns.map(() => []);
  // Many people share a city or a first name: one string for all of them.
  const shared = columns.map(() => new Map<string, string>());
  await readRows(bytes, (row) => {
    const key = String(row.uint64());
    const kind = row.text();
    const value = row.text();
    const counts: number[] = [];
    for (let left = row.length(); left > 0; left--) counts.push(row.uint16());
    const own: string[] = [];
    for (let left = row.length(); left > 0; left--) own.push(row.text());
    // Only now: a row that a chunk cuts in two is read again from its start.
    keys.push(key);
    kinds.push(kind);
    values.push(value);
    for (const [k, count] of counts.entries()) countRows[k]?.push(count);
    for (const [k, cell] of own.entries()) {
      const known = shared[k]?.get(cell);
      if (known === undefined) shared[k]?.set(cell, cell);
      cells[k]?.push(known ?? cell);
    }
  });
  const counts = countRows.map((list) => Uint16Array.from(list));
  const records = keys.length;
  const parted = partNames([...columns], cells);
  return {
    input: {
      ...parted,
      first: records,
      records,
      // Whoever has one of a unique kind differs in it from everybody else who has one.
      apart: limited.flatMap(({ limit }, k) =>
        limit === 1
          ? [Int32Array.from({ length: records }, (_, i) => ((counts[k]?.[i] ?? 0) > 0 ? i : -1))]
          : [],
      ),
    },
    keys,
    kinds,
    values,
    counts,
  };
}

/** Of which kinds two records together would have more than one person may; as the rule of identity has it. */
export function findVetoes(
  { counts }: Pick<PersonRecords, 'counts'>,
  limited: readonly LimitedKind[],
  left: number,
  right: number,
): LimitedKind[] {
  return limited.filter(({ limit }, k) => {
    const [one, other] = [counts[k]?.[left] ?? 0, counts[k]?.[right] ?? 0];
    return one + other > limit && one > 0 && other > 0;
  });
}
