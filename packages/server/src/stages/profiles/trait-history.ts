import { type LegalBasis, legalBases, type ProfileTrait, type PurchaseTerms } from '@rondo/contract';
import { compareBytes, deciding, type Said, standing, unionOf } from './traits/merge-said.ts';
import { EMPTY_BOOK, mergeOf, type TraitBook } from './traits/trait-book.ts';

export type TraitRow = Said & {
  name: string;
  importId: string;
  /** What it was bought under; the supplier is empty or left out where it was not. */
  supplier?: string;
  licence?: string;
  legalBasis?: string;
  /** Milliseconds. */
  expiresAt?: number;
};

type TraitValue = ProfileTrait['earlier'][number];

const MOST_EARLIER = 20;

/** What stands of each trait by its strategy, whichever of the person's identifiers it was said under. */
export function readTraits(rows: readonly TraitRow[], book: TraitBook = EMPTY_BOOK): ProfileTrait[] {
  const traits: ProfileTrait[] = [];
  for (const [name, own] of Map.groupBy(rows, (row) => row.name)) {
    const merge = mergeOf(book, name);
    const row = deciding(own, merge);
    // A trait that was set to null is gone, though its earlier values can still be seen in the events.
    if (row === undefined) continue;
    const values = valuesOf(own);
    const stands = standing(own);
    if (merge.strategy === 'union') {
      const bought = stands.find(isBought);
      traits.push({
        name,
        merge,
        ...unionValue(stands),
        sources: sourcesOf(stands),
        ...(bought === undefined ? {} : { purchase: termsOf(bought) }),
        earlier: values.slice(0, MOST_EARLIER),
      });
      continue;
    }
    const saying = stands.filter((one) => one.value === row.value && one.type === row.type);
    const newest = values[0];
    const current =
      merge.strategy === 'last' && newest !== undefined
        ? newest
        : valueFrom(row, Math.min(...saying.map(({ at }) => at)), Math.max(...saying.map(({ at }) => at)));
    traits.push({
      name,
      merge,
      ...current,
      sources: sourcesOf(saying),
      ...(isBought(row) ? { purchase: termsOf(row) } : {}),
      earlier: values
        .filter((value) =>
          merge.strategy === 'last'
            ? value !== newest
            : value.value !== current.value || value.type !== current.type,
        )
        .slice(0, MOST_EARLIER),
    });
  }
  return traits.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const sourcesOf = (rows: readonly TraitRow[]): string[] =>
  [...new Set(rows.map((row) => row.source))].sort(compareBytes);

/** The list holds since the latest of its values came in. */
function unionValue(stands: readonly TraitRow[]): TraitValue {
  const seen = new Set<string>();
  let since = 0;
  for (const row of stands) {
    const before = seen.size;
    for (const item of unionOf([row])) seen.add(item);
    if (seen.size > before) since = row.at;
  }
  const last = stands.at(-1);
  return {
    value: JSON.stringify(unionOf(stands)),
    type: 'array',
    source: last?.source ?? '',
    importId: last?.importId ?? '',
    since: iso(since),
    confirmed: iso(last?.at ?? since),
  };
}

function valueFrom(row: TraitRow, since: number, confirmed: number): TraitValue {
  const { value, type, source, importId } = row;
  return { value, type, source, importId, since: iso(since), confirmed: iso(confirmed) };
}

const isBought = ({ supplier = '' }: TraitRow): boolean => supplier !== '';

function termsOf({ supplier = '', licence = '', legalBasis, expiresAt = 0 }: TraitRow): PurchaseTerms {
  return {
    supplier,
    licence,
    legalBasis: legalBases.find((basis): basis is LegalBasis => basis === legalBasis) ?? 'consent',
    expiresAt: iso(expiresAt),
  };
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Each value with the first and last time of its run, latest first: a value that is sent again is no new value. */
function valuesOf(rows: readonly TraitRow[]): TraitValue[] {
  const latestFirst = [...rows].sort((a, b) => b.at - a.at || compareBytes(b.messageId, a.messageId));
  const values: TraitValue[] = [];
  for (const row of latestFirst) {
    const last = values.at(-1);
    if (last !== undefined && last.value === row.value && last.type === row.type) last.since = iso(row.at);
    else values.push(valueFrom(row, row.at, row.at));
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
