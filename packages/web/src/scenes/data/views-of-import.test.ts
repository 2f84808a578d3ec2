import { importKindIds } from '@rondo/contract';
import { expect, it } from 'vitest';
import { viewsOfImport } from './views-of-import.ts';

const job = { kind: 'orders', mapping: { fields: {} } } as const;

it('leads from orders to who buys again, over the days of the file in the workspace’s zone', () => {
  const [first] = viewsOfImport(
    { ...job, firstAt: '1997-01-01T00:00:00.000Z', lastAt: '1998-06-30T22:30:00.000Z' },
    'Europe/Stockholm',
  );
  expect(first).toEqual({
    words: 'retention',
    to: '/retention?grain=week&period=1997-01-01..1998-07-01',
  });
});

it('holds a turned table’s own revenue against all spend', () => {
  const views = viewsOfImport(
    {
      kind: 'ad-figures',
      mapping: {
        fields: { date: 'DATE' },
        wide: [
          { set: { channel: 'tv' }, columns: { spend: 'tv_S' } },
          { target: 'kpi_values', set: { kpi: 'revenue' }, columns: { value: 'revenue' } },
          { target: 'kpi_values', set: { kpi: 'competitor_sales' }, columns: { value: 'competitor_sales' } },
        ],
      },
    },
    'UTC',
  );
  expect(views).toContainEqual({
    words: 'figure',
    name: 'competitor_sales',
    to: '/explore?metric=kpi:competitor_sales',
  });
  expect(views).toContainEqual({
    words: 'blendedOf',
    name: 'revenue',
    to: '/explore?metric=kpi:revenue&per=spend',
  });
  expect(views.map((view) => view.words)).not.toContain('blended');
});

it('knows somewhere to go for every kind', () => {
  for (const kind of importKindIds)
    expect(viewsOfImport({ kind, mapping: { fields: {} } }, 'UTC').length, kind).toBeGreaterThan(0);
});
