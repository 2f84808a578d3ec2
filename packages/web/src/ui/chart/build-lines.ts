import { endLabels } from './build-end-labels.ts';
import { type ChartLook, colourOfSeries, marksOf, showsDirectLabels } from './chart-look.ts';
import type { ChartData, ChartSeries } from './chart-types.ts';

export function band(series: ChartSeries, colour: string) {
  if (!series.low || !series.high) return [];
  const shared = {
    type: 'line',
    stack: `band ${series.name}`,
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  const height = series.high.map((high, index) => {
    const low = series.low?.[index];
    return high === null || low === null || low === undefined ? null : high - low;
  });
  return [
    // The lower edge is drawn unseen, the band stands on it: the stack needs both edges on one side of zero or `all`.
    { ...shared, stackStrategy: 'all', data: [...series.low] },
    { ...shared, stackStrategy: 'all', data: height, areaStyle: { color: colour, opacity: 0.16 } },
  ];
}

export function lineSeries(data: ChartData, look: ChartLook) {
  const lines = data.series.flatMap((series, index) => {
    const colour = colourOfSeries(data, index, look.theme);
    const shared = {
      type: 'line',
      symbolSize: 6,
      showSymbol: data.categories.length === 1,
      connectNulls: false,
    };
    const before = series.before
      ? [
          {
            ...shared,
            name: look.words.before(series.name),
            data: [...series.before],
            symbol: 'none',
            lineStyle: { color: colour, width: 1.5, type: [4, 4], opacity: 0.65 },
            itemStyle: { color: colour, opacity: 0.65 },
            z: 1,
          },
        ]
      : [];
    const own = {
      ...shared,
      name: series.name,
      data: [...series.values],
      stack: data.kind === 'area' ? 'all' : undefined,
      areaStyle:
        data.kind === 'area' ? { color: colour, opacity: data.series.length > 1 ? 0.75 : 0.14 } : undefined,
      lineStyle: { color: colour, width: 2 },
      itemStyle: { color: colour },
      emphasis: { focus: data.series.length > 1 ? 'series' : 'none' },
      ...(index === 0 ? marksOf(data, look) : {}),
    };
    return [...band(series, colour), ...before, own];
  });
  return showsDirectLabels(data, look.width) ? [...lines, endLabels(data, look)] : lines;
}
