import type { Insight } from '@rondo/contract';
import { addDays } from '../../ui/period.ts';
import type { Search } from '../../ui/view-codec.ts';

export type Place = { to: string; search: Search };

/** `channel:search`, `!channel:direct` → as pages keep filters in their address. */
export function toAddressFilter(filter: string): string {
  const not = filter.startsWith('!');
  const text = not ? filter.slice(1) : filter;
  const start = text.startsWith('property:') ? 'property:'.length : 0;
  const colon = text.indexOf(':', start);
  if (colon < 0) return '';
  return `${text.slice(0, colon)}.${not ? 'is-not' : 'is'}.${text.slice(colon + 1)}`;
}

/** Where the question behind an insight is asked again, and opened into rows. `inventory` is that page's path. */
export function placeOf(insight: Insight, inventory: string | undefined): Place | undefined {
  const { query } = insight.evidence;
  if (query === null) return inventory === undefined ? undefined : { to: inventory, search: {} };
  const period = `${query.from}..${addDays(query.to, -1)}`;
  if (insight.kind === 'best-and-worst-channel') return { to: '/attribution', search: { period } };
  const filter = query.filter.map(toAddressFilter).filter((text) => text !== '');
  return {
    to: '/explore',
    search: {
      metric: query.metric,
      period,
      ...(query.dimension === undefined ? {} : { by: [query.dimension], show: 'parts' }),
      ...(filter.length === 0 ? {} : { filter }),
    },
  };
}
