import type { ComputedTrait, ComputedTraitInput, TraitAggregation } from '@rondo/contract';

export type Draft = Required<Omit<ComputedTraitInput, 'property'>> & { property: string };

export const EMPTY_DRAFT: Draft = {
  name: '',
  description: '',
  aggregation: 'count',
  type: 'track',
  event: '',
  property: '',
  where: [],
  window: { kind: 'ever' },
};

export function draftOf(trait: ComputedTrait): Draft {
  const { name, description, aggregation, type, event, property = '', where, window } = trait;
  return { name, description, aggregation, type, event, property, where, window };
}

/** Whether the value is of a property: always, never, or of the event's time where none is named. */
export function propertyUse(aggregation: TraitAggregation): 'needed' | 'none' | 'optional' {
  switch (aggregation) {
    case 'count':
    case 'days-since-first':
    case 'days-since-last':
      return 'none';
    case 'first':
    case 'last':
      return 'optional';
    default:
      return 'needed';
  }
}

/** A name that says what is computed, as people would write it in a column’s head. */
export function proposeName({ aggregation, event, property, window }: Draft): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
  const days = window.kind === 'last' ? `_${window.count}${window.unit.slice(0, 1)}` : '';
  const what = propertyUse(aggregation) === 'none' ? '' : plain(property);
  const parts = [plain(aggregation), what, plain(event)].filter((part) => part !== '');
  const name = `${parts.join('_')}${days}`.slice(0, 100);
  return /^[a-z]/.test(name) ? name : `t_${name}`.slice(0, 100);
}

/** The definition as the API takes it; undefined while words are still to be chosen. */
export function inputOf(draft: Draft, name: string): ComputedTraitInput | undefined {
  const { property, ...rest } = draft;
  const use = propertyUse(draft.aggregation);
  if (draft.type === 'track' && draft.event === '') return undefined;
  if (use === 'needed' && property === '') return undefined;
  const isOpen = draft.where.some(
    (one) => one.property === '' || (one.test.type === 'text' && one.test.values.includes('')),
  );
  if (isOpen) return undefined;
  return { ...rest, name, ...(use === 'none' || property === '' ? {} : { property }) };
}
