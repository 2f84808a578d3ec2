import { expect, it } from 'vitest';
import { funnelShares, toChartRows } from './chart-rows.ts';

it('lays every figure of the chart into the table, comparison and interval included', () => {
  const { header, rows } = toChartRows(
    {
      kind: 'line',
      measure: { name: 'Revenue', kind: 'money' },
      categories: ['2026-05-01', '2026-05-02'],
      categoryName: 'Day',
      series: [{ name: 'Search', values: [1, null], low: [0, null], high: [2, null], before: [3, 4] }],
    },
    { before: (name) => `${name} before`, low: 'low', high: 'high' },
  );
  expect(header).toEqual(['Day', 'Search', 'Search, low', 'Search, high', 'Search before']);
  expect(rows).toEqual([
    ['2026-05-01', 1, 0, 2, 3],
    ['2026-05-02', null, null, null, 4],
  ]);
});

it('gives funnel shares, null after an empty step', () => {
  expect(funnelShares([200, 50, 0, 0])).toEqual([
    { ofFirst: 1, ofPrevious: null },
    { ofFirst: 0.25, ofPrevious: 0.25 },
    { ofFirst: 0, ofPrevious: 0 },
    { ofFirst: 0, ofPrevious: null },
  ]);
  expect(funnelShares([0])).toEqual([{ ofFirst: null, ofPrevious: null }]);
});
