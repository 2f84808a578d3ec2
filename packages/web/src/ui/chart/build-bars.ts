import { tokens } from '../../theme/tokens.ts';
import { axisText, type ChartLook, colourOfSeries, marksOf } from './chart-look.ts';
import type { ChartData } from './chart-types.ts';
import { channelColour } from './colours.ts';

type RenderApi = {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
  size: (of: [number, number]) => number[];
  barLayout: (of: {
    barMaxWidth: number;
    barCategoryGap: string;
    count: number;
  }) => { offsetCenter: number }[];
};

/** How wide bars are; whiskers on bars side by side ask where each stands. */
const BAR_WIDTHS = { barMaxWidth: 44, barCategoryGap: '28%' } as const;
const ACROSS_WIDTH = 18;

/** Whiskers at the middle of each bar, from low to high. */
export function whiskers(data: ChartData, look: ChartLook, upright: boolean) {
  if (data.kind === 'stacked') return [];
  const widths = { ...BAR_WIDTHS, barMaxWidth: upright ? BAR_WIDTHS.barMaxWidth : ACROSS_WIDTH };
  return data.series.flatMap((series, place) => {
    const points = data.categories.flatMap((_, index) => {
      const [low, high] = [series.low?.[index], series.high?.[index]];
      return low === null || high === null || low === undefined || high === undefined
        ? []
        : [[index, low, high]];
    });
    if (points.length === 0) return [];
    const style = { stroke: tokens[look.theme].text, lineWidth: 1.25, fill: 'none' };
    return [
      {
        type: 'custom',
        name: series.name,
        silent: true,
        tooltip: { show: false },
        z: 5,
        encode: upright ? { x: 0, y: [1, 2] } : { y: 0, x: [1, 2] },
        data: points,
        renderItem: (_: unknown, api: RenderApi) => {
          const offset = api.barLayout({ ...widths, count: data.series.length })[place]?.offsetCenter ?? 0;
          const at = (value: number): [number, number] => {
            const [x, y] = upright ? api.coord([api.value(0), value]) : api.coord([value, api.value(0)]);
            return upright ? [x + offset, y] : [x, y + offset];
          };
          const [one, other] = [at(api.value(1)), at(api.value(2))];
          const cap = 4;
          const line = (x1: number, y1: number, x2: number, y2: number) => ({
            type: 'line',
            shape: { x1, y1, x2, y2 },
            style,
          });
          const ends = [one, other].map(([x, y]) =>
            upright ? line(x - cap, y, x + cap, y) : line(x, y - cap, x, y + cap),
          );
          return { type: 'group', children: [line(one[0], one[1], other[0], other[1]), ...ends] };
        },
      },
    ];
  });
}

/** Where each bar stood before: a dashed tick across it, on a light ground so that it shows on the bar as well. */
export function comparisonTicks(data: ChartData, look: ChartLook, upright: boolean) {
  const [series, ...others] = data.series;
  if (!series?.before || others.length > 0) return [];
  const points = series.before.flatMap((value, index) => (value === null ? [] : [[index, value]]));
  const line = (x1: number, y1: number, x2: number, y2: number) => [
    { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: tokens[look.theme].surface, lineWidth: 4 } },
    {
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: { stroke: tokens[look.theme].text, lineWidth: 1.75, lineDash: [4, 3] },
    },
  ];
  return [
    {
      type: 'custom',
      name: look.words.before(series.name),
      silent: true,
      tooltip: { show: false },
      z: 5,
      encode: upright ? { x: 0, y: 1 } : { y: 0, x: 1 },
      data: points,
      renderItem: (_: unknown, api: RenderApi) => {
        const [index, value] = [api.value(0), api.value(1)];
        const [x, y] = upright ? api.coord([index, value]) : api.coord([value, index]);
        const step = api.size([1, 1])[upright ? 0 : 1] ?? 0;
        const half = Math.min(upright ? 44 : 18, step * 0.72) / 2 + 4;
        return {
          type: 'group',
          children: upright ? line(x - half, y, x + half, y) : line(x, y - half, x, y + half),
        };
      },
    },
  ];
}

export function barSeries(data: ChartData, look: ChartLook) {
  const { theme, format } = look;
  const across = data.kind === 'horizontal-bar';
  const stacked = data.kind === 'stacked';
  const single = data.series.length === 1;
  const labelled =
    single && data.categories.length <= (across ? 40 : 12) && !data.series[0]?.low && !data.series[0]?.before;
  const bars = data.series.flatMap((series, index) => {
    const colour = colourOfSeries(data, index, theme);
    const own = {
      type: 'bar',
      name: series.name,
      stack: stacked ? 'all' : undefined,
      ...BAR_WIDTHS,
      ...(across ? { barMaxWidth: ACROSS_WIDTH } : {}),
      cursor: 'pointer',
      itemStyle: { color: colour, borderRadius: stacked ? 0 : across ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      data: series.values.map((value, at) =>
        data.channels === 'categories'
          ? {
              value,
              itemStyle: { color: channelColour(data.channelKeys?.[at] ?? data.categories[at] ?? '', theme) },
            }
          : value,
      ),
      label: labelled
        ? {
            show: true,
            position: across ? 'right' : 'top',
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              format.byKindCompact(data.measure.kind, series.values[dataIndex]),
            ...axisText(theme),
            color: tokens[theme].text,
          }
        : undefined,
      ...(index === 0 ? marksOf(data, look) : {}),
    };
    return [own];
  });
  return [...bars, ...whiskers(data, look, !across), ...comparisonTicks(data, look, !across)];
}
