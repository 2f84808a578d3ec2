import type { Filter } from '../view-codec.ts';

export const filterOperators = [
  'is',
  'is-not',
  'contains',
  'starts',
  'more',
  'less',
  'before',
  'after',
  'known',
  'unknown',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

export type FilterOption = { value: string; label: string };

export type FilterField = {
  id: string;
  label: string;
  kind: 'choice' | 'text' | 'number' | 'date';
  /** For choices: the values there are. */
  options?: readonly FilterOption[];
  /** Where fewer make sense than the kind allows. */
  operators?: readonly FilterOperator[];
};

const byKind: Record<FilterField['kind'], readonly FilterOperator[]> = {
  choice: ['is', 'is-not', 'known', 'unknown'],
  text: ['contains', 'is', 'is-not', 'starts', 'known', 'unknown'],
  number: ['more', 'less', 'is', 'known', 'unknown'],
  date: ['after', 'before', 'is', 'known', 'unknown'],
};

export function operatorsOf(field: FilterField): readonly FilterOperator[] {
  return field.operators ?? byKind[field.kind];
}

export function isOperator(text: string | null): text is FilterOperator {
  return (filterOperators as readonly (string | null)[]).includes(text);
}

export function needsValue(operator: string): boolean {
  return operator !== 'known' && operator !== 'unknown';
}

/** From an address that names what is not there (any more), only the rest is kept. */
export function knownFilters(filters: readonly Filter[], fields: readonly FilterField[]): Filter[] {
  return filters.filter((filter) => {
    const field = fields.find((candidate) => candidate.id === filter.field);
    return field !== undefined && isOperator(filter.operator) && operatorsOf(field).includes(filter.operator);
  });
}

export function labelOfValue(filter: Filter, field: FilterField): string {
  return field.options?.find((option) => option.value === filter.value)?.label ?? filter.value;
}
