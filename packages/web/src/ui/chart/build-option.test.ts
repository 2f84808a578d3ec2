import { expect, it } from 'vitest';
import { createFormat } from '../format.ts';
import { buildOption } from './build-option.ts';
import { type ChartLook, formatCategory } from './chart-look.ts';
import type { ChartData, ChartKind } from './chart-types.ts';

const look: ChartLook = {
  theme: 'light',
  width: 800,
  format: createFormat({ language: 'en', currency: 'EUR', timeZone: 'UTC' }),
  words: { before: (name) => `${name} before`, wentOn: (share) => `${share} went on` },
};

function data(kind: ChartKind, more: Partial<ChartData> = {}): ChartData {
  return {
    kind,
    measure: { name: 'Revenue', kind: 'ratio' },
    categories: ['2026-05-01', '2026-05-02', '2026-05-03'],
    categoryName: 'Day',
    series: [{ name: 'Search', values: [900, null, 1000], before: [800, 900, 700] }],
    ...more,
  };
}

/** The options as plain data, functions left out, to look into. */
function plain(
  kind: ChartKind,
  more: Partial<ChartData> = {},
): Record<string, unknown> & { series: Record<string, unknown>[] } {
  return JSON.parse(JSON.stringify(buildOption(data(kind, more), look)));
}

it.each(['bar', 'stacked', 'horizontal-bar', 'area', 'funnel'] as const)('lets %s start at zero', (kind) => {
  const { xAxis, yAxis } = plain(kind);
  expect(kind === 'horizontal-bar' ? xAxis : yAxis).toMatchObject({ type: 'value', scale: false });
});

it('draws the comparison dashed and keeps gaps', () => {
  const [before, own] = plain('line').series;
  expect(before).toMatchObject({ name: 'Search before', data: [800, 900, 700], lineStyle: { type: [4, 4] } });
  expect(own).toMatchObject({ name: 'Search', data: [900, null, 1000], connectNulls: false });
});

it('draws the interval as a band from low to high', () => {
  const series = [{ name: 'A', values: [5, 6, 7], low: [4, 4, null], high: [8, 9, null] }];
  const [low, height] = plain('line', { series }).series;
  expect(low?.data).toEqual([4, 4, null]);
  expect(height?.data).toEqual([4, 5, null]);
});

it('draws whiskers only where there is an interval', () => {
  const series = [{ name: 'A', values: [5, 6, 7], low: [4, null, 6], high: [8, null, 9] }];
  const whiskers = plain('bar', { series }).series.find((item) => item.type === 'custom');
  expect(whiskers?.data).toEqual([
    [0, 4, 8],
    [2, 6, 9],
  ]);
});

it('ends the axis of shares at the whole, and lets other percentages run on', () => {
  const axisOf = (values: (number | null)[]) =>
    plain('line', { measure: { name: 'Share', kind: 'percent' }, series: [{ name: 'A', values }] }).yAxis;
  expect(axisOf([0.2, 0.7, 1])).toMatchObject({ max: 1, interval: 0.25 });
  expect(axisOf([0.2, 0.3, 0.4])).not.toHaveProperty('max');
  expect(axisOf([0.2, 0.7, 1.3])).not.toHaveProperty('max');
  expect(axisOf([-0.2, 0.7, 1])).not.toHaveProperty('max');
  const parts = [0.1, 0.2, 0.3, 0.4].map((part) => ({ name: String(part), values: [part, part, part] }));
  expect(plain('area', { measure: { name: 'Share', kind: 'percent' }, series: parts }).yAxis).toMatchObject({
    max: 1,
  });
});

it('draws dots one below the other, on an axis that leaves out a far zero and shows a near one', () => {
  const dots = (values: number[]) =>
    plain('dots', {
      series: [
        { name: 'A', values, low: values.map((one) => one - 0.1), high: values.map((one) => one + 0.1) },
      ],
      target: { value: values[1] ?? 0, label: 'All' },
    });
  const { xAxis, yAxis, series } = dots([3.6, 3.7, 3.9]);
  expect(yAxis).toMatchObject({ type: 'category', inverse: true });
  expect(xAxis).toMatchObject({ min: expect.closeTo(3.4, 6), max: expect.closeTo(4.2, 6), interval: 0.2 });
  expect(series[0]?.data).toEqual([
    [3.6, 0],
    [3.7, 1],
    [3.9, 2],
  ]);
  expect(series[0]?.markLine).toMatchObject({ data: [{ xAxis: 3.7 }] });
  expect(dots([0.2, 0.8, 1]).xAxis).toMatchObject({ min: 0 });
});

it('cuts the axis of dots at even figures: shares at the whole, times by the clock', () => {
  const axisOf = (kind: 'percent' | 'duration', values: number[]) =>
    plain('dots', { measure: { name: 'A', kind }, series: [{ name: 'A', values }] }).xAxis;
  expect(axisOf('percent', [0.69, 0.93, 1])).toMatchObject({
    min: expect.closeTo(0.6, 6),
    max: 1,
    interval: 0.1,
  });
  expect(axisOf('percent', [-0.2, 0.1, 0.4])).toMatchObject({ min: expect.closeTo(-0.4, 6) });
  expect(axisOf('duration', [4_000, 100_000, 200_000])).toMatchObject({
    min: 0,
    max: 259_200,
    interval: 86_400,
  });
});

it('loses in a funnel what the step before had more', () => {
  const [kept, lost] = plain('funnel', { series: [{ name: 'People', values: [100, 40, 40] }] }).series;
  expect(kept?.data).toEqual([100, 40, 40]);
  expect(lost?.data).toEqual([0, 60, 0]);
});

it('keeps a Hebrew date in its own direction among figures that run from left to right', () => {
  const hebrew = createFormat({ language: 'he', currency: 'ILS', timeZone: 'UTC' });
  const dated = data('line', { time: 'day' });
  expect(formatCategory(dated, '2026-05-01', hebrew)).toBe('\u20671 במאי\u2069');
  expect(formatCategory(dated, '2026-05-01', look.format)).toBe('1 May');
});

it('keeps names that come from data out of the tooltip’s HTML', () => {
  const { tooltip } = buildOption(
    data('line', { series: [{ name: '<img src=x onerror=alert(1)>', values: [1, 2, 3] }] }),
    look,
  );
  const { formatter } = tooltip as { formatter: (items: { dataIndex: number; value: unknown }[]) => string };
  const html = formatter([{ dataIndex: 0, value: 1 }]);
  expect(html).toContain('&lt;img');
  expect(html).not.toContain('<img');
});
