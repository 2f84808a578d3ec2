import type { ComputedTrait, TraitMerge } from '@rondo/contract';
import { DEFAULT_MERGE } from './merge-said.ts';

/** What is decided about traits at a moment: which are computed, and how the others come to one value. */
export type TraitBook = {
  computed: ReadonlyMap<string, ComputedTrait>;
  /** Only those that are not merged by “last”. */
  merges: ReadonlyMap<string, TraitMerge>;
};

export const EMPTY_BOOK: TraitBook = { computed: new Map(), merges: new Map() };

export function mergeOf(book: TraitBook, name: string): TraitMerge {
  return book.merges.get(name) ?? DEFAULT_MERGE;
}
