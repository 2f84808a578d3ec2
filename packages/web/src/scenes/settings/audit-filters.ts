import type { Filter } from '../../ui/view-codec.ts';

/** The filters of the page as the API takes them; what it cannot ask is not offered. */
export function toAuditQuery(filters: readonly Filter[]): {
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
} {
  const chosen = (field: string, operator: string): string | undefined =>
    filters.find((filter) => filter.field === field && filter.operator === operator)?.value;
  const [actor, action] = [chosen('actor', 'is'), chosen('area', 'is')];
  const [from, to] = [chosen('day', 'after'), chosen('day', 'before')];
  return {
    ...(actor === undefined ? {} : { actor }),
    ...(action === undefined ? {} : { action }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
