import type { Insight } from '@rondo/contract';
import { describe, expect, it } from 'vitest';
import { placeOf, toAddressFilter } from './show-insight.ts';

const insight = (kind: Insight['kind'], query: Insight['evidence']['query']): Insight => ({
  id: '1',
  kind,
  subject: 's',
  desks: [],
  weight: 1,
  good: null,
  metric: null,
  facts: {},
  evidence: { query, rows: [], n: 0 },
  because: null,
  advice: { kind: 'look-into-part', facts: {} },
});

describe('where an insight is shown', () => {
  it('asks its own question again in Explore, over its own days', () => {
    const query = {
      metric: 'click_through_rate',
      from: '2026-03-01',
      to: '2026-04-01',
      dimension: 'creative',
      filter: ['campaign:spring'],
    };
    expect(placeOf(insight('campaign-best', query), '/inventory')).toEqual({
      to: '/explore',
      search: {
        metric: 'click_through_rate',
        period: '2026-03-01..2026-03-31',
        by: ['creative'],
        show: 'parts',
        filter: ['campaign.is.spring'],
      },
    });
  });
  it('leads to the attribution where rules shared the credit, to the inventory where nothing was asked', () => {
    const query = { metric: 'spend', from: '2026-03-01', to: '2026-04-01', filter: [] };
    expect(placeOf(insight('best-and-worst-channel', query), undefined)?.to).toBe('/attribution');
    expect(placeOf(insight('untouched', null), '/inventory')?.to).toBe('/inventory');
    expect(placeOf(insight('untouched', null), undefined)).toBeUndefined();
  });
  it('keeps a property’s own colon', () => {
    expect(toAddressFilter('property:coupon:ELIN10')).toBe('property:coupon.is.ELIN10');
    expect(toAddressFilter('!channel:direct')).toBe('channel.is-not.direct');
  });
});
