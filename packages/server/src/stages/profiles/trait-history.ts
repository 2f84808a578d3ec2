import type { ProfileTrait } from '@rondo/contract';

export type TraitRow = {
  name: string;
  value: string;
  type: string;
  source: string;
  importId: string;
  /** Milliseconds. */
  at: number;
  messageId: string;
};

type TraitValue = Omit<ProfileTrait, 'name' | 'earlier'>;

const MOST_EARLIER = 20;

/** Last write wins, by time and then message id, whichever of the person's identifiers it was written under. */
export function readTraits(rows: readonly TraitRow[]): ProfileTrait[] {
  const traits: ProfileTrait[] = [];
  for (const [name, own] of Map.groupBy(rows, (row) => row.name)) {
    const [current, ...earlier] = valuesOf(own);
    // A trait that was set to null is gone, though its earlier values can still be seen in the events.
    if (current === undefined || current.type === 'null') continue;
    traits.push({ name, ...current, earlier: earlier.slice(0, MOST_EARLIER) });
  }
  return traits.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Each value with the first and last time of its run, latest first: a value that is sent again is no new value. */
function valuesOf(rows: readonly TraitRow[]): TraitValue[] {
  const latestFirst = [...rows].sort((a, b) => b.at - a.at || (a.messageId < b.messageId ? 1 : -1));
  const values: TraitValue[] = [];
  for (const row of latestFirst) {
    const at = new Date(row.at).toISOString();
    const last = values.at(-1);
    if (last !== undefined && last.value === row.value && last.type === row.type) last.since = at;
    else {
      const { value, type, source, importId } = row;
      values.push({ value, type, source, importId, since: at, confirmed: at });
    }
  }
  return values;
}

const FULL_NAMES = ['name', 'full_name', 'fullName'];
const FIRST_NAMES = ['first_name', 'firstName'];
const LAST_NAMES = ['last_name', 'lastName'];
export const NAME_TRAITS: readonly string[] = [...FULL_NAMES, ...FIRST_NAMES, ...LAST_NAMES];

/** What a person is called, from the traits that hold names; empty where none does. */
export function nameFrom(traits: ReadonlyMap<string, string>): string {
  const first = (names: readonly string[]) =>
    names.map((name) => traits.get(name)?.trim() ?? '').find((text) => text !== '') ?? '';
  return first(FULL_NAMES) || [first(FIRST_NAMES), first(LAST_NAMES)].filter((text) => text !== '').join(' ');
}
