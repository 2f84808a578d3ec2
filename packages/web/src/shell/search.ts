import type { Session } from '../api/session.ts';

export type SearchItem = {
  id: string;
  label: string;
  /** A second, quieter line: an e-mail address, a state, a date. */
  description?: string;
  /** Where Enter goes, search included: `/people/123?tab=timeline`. */
  path: string;
};

/**
 * What a scene adds to search-and-go. `find` is called as the reader types (after a short pause, from two letters on)
 * and should answer with its few best hits; `signal` ends a search that has been overtaken.
 */
export type SearchProvider = {
  /** Key in `common` for the heading above its hits: `nav.people`. */
  label: string;
  find: (text: string, context: { signal: AbortSignal; session: Session }) => Promise<SearchItem[]>;
};
