import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, inputOf, proposeName } from './edit-trait.ts';

const orders = { ...EMPTY_DRAFT, event: 'Order Completed' };

describe('the sentence of a computed trait', () => {
  it('proposes a name that says what is computed', () => {
    expect(proposeName({ ...orders, window: { kind: 'last', count: 90, unit: 'days' } })).toBe(
      'count_order_completed_90d',
    );
    expect(proposeName({ ...orders, aggregation: 'unique-list', property: 'products[].category' })).toBe(
      'unique_list_products_category_order_completed',
    );
    expect(proposeName({ ...orders, event: 'הזמנה' })).toBe('count');
  });

  it('is asked only when no word is left open', () => {
    expect(inputOf(EMPTY_DRAFT, 'x')).toBeUndefined();
    expect(inputOf({ ...orders, aggregation: 'sum' }, 'x')).toBeUndefined();
    expect(
      inputOf(
        { ...orders, where: [{ property: 'a', test: { type: 'text', operator: 'is', values: [''] } }] },
        'x',
      ),
    ).toBeUndefined();
    // What was chosen for another way of counting is not sent along.
    expect(inputOf({ ...orders, property: 'revenue' }, 'x')).not.toHaveProperty('property');
    expect(inputOf({ ...orders, aggregation: 'last' }, 'x')).not.toHaveProperty('property');
    expect(inputOf({ ...orders, aggregation: 'last', property: 'revenue' }, 'x')).toHaveProperty('property');
  });
});
