/**
 * From the chart's data to ECharts' options. Pure, so that what is promised (bars start at zero, the comparison is
 * dashed, gaps stay gaps) can be tested without a browser.
 */
import type { EChartsCoreOption } from 'echarts/core';
import { type ThemeName, tokens } from '../../theme/tokens.ts';
import type { Format } from '../format.ts';
import { funnelShares } from './chart-rows.ts';
import type { ChartData, ChartSeries } from './chart-types.ts';
import { channelColour, heatRamp, seriesColour } from './colours.ts';

export type ChartLook = {
  theme: ThemeName;
  format: Format;
  /** Pixels, for what has to be decided by room: direct labels, margins. */
  width: number;
  words: { before: (name: string) => string; wentOn: (share: string) => string };
};

const fontFamily = "'Inter Variable', 'Heebo Variable', system-ui, sans-serif";
/** Above this many lines the labels at their ends would collide: then a legend. */
export const mostDirectLabels = 6;

export function formatCategory(data: ChartData, category: string, format: Format): string {
  if (data.time === 'hour') return format.time(category);
  if (data.time === 'month') return format.month(category);
  if (data.time !== undefined) return format.day(category);
  return category;
}

export function colourOfSeries(data: ChartData, index: number, theme: ThemeName): string {
  const series = data.series[index];
  if (data.channels === 'series' && series) return channelColour(series.name, theme);
  if (data.series.length === 1) return tokens[theme].accent;
  return seriesColour(index, theme);
}

export function showsDirectLabels(data: ChartData, width: number): boolean {
  return (
    data.kind === 'line' && data.series.length > 1 && data.series.length <= mostDirectLabels && width >= 520
  );
}

/** Text that ends up in the tooltip's HTML comes from data and must stay text. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function axisText(theme: ThemeName) {
  return { color: tokens[theme].muted, fontFamily, fontSize: 12 };
}

function valueAxis(data: ChartData, { theme, format }: ChartLook) {
  // A line may leave zero out where all values are far from it; a bar's length is its value, so it never does.
  const floats =
    data.kind === 'line' && data.series.every((series) => series.values.every((value) => value !== null));
  return {
    type: 'value',
    scale: floats && data.measure.kind === 'ratio',
    splitNumber: 4,
    splitLine: { lineStyle: { color: tokens[theme].line } },
    axisLabel: {
      ...axisText(theme),
      formatter: (value: number) => format.byKindCompact(data.measure.kind, value),
    },
  };
}

function categoryAxis(data: ChartData, { theme, format }: ChartLook, inverse = false) {
  return {
    type: 'category',
    data: [...data.categories],
    inverse,
    boundaryGap: data.kind !== 'line' && data.kind !== 'area',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: tokens[theme]['line-strong'] } },
    axisLabel: {
      ...axisText(theme),
      hideOverlap: true,
      width: inverse ? 150 : undefined,
      overflow: inverse ? 'truncate' : undefined,
      formatter: (category: string) => formatCategory(data, category, format),
    },
  };
}

function marksOf(data: ChartData, { theme, format }: ChartLook) {
  const lines = (data.marks ?? []).map((mark) => ({
    xAxis: mark.at,
    name: mark.label,
    lineStyle: {
      color: tokens[theme]['line-strong'],
      type: mark.kind === 'definition' ? 'solid' : 'dotted',
      width: 1,
    },
    label: {
      formatter: mark.label,
      position: 'insideEndTop',
      rotate: 0,
      align: 'left',
      distance: [4, 2],
      width: 110,
      overflow: 'truncate',
      ...axisText(theme),
      fontSize: 11,
    },
  }));
  const target = data.target
    ? [
        {
          yAxis: data.target.value,
          lineStyle: { color: tokens[theme].accent, type: 'dashed', width: 1 },
          label: {
            formatter: `${data.target.label} ${format.byKindCompact(data.measure.kind, data.target.value)}`,
            position: 'insideStartTop',
            ...axisText(theme),
            color: tokens[theme]['accent-text'],
            fontSize: 11,
          },
        },
      ]
    : [];
  if (lines.length + target.length === 0) return {};
  return { markLine: { silent: true, symbol: 'none', animation: false, data: [...lines, ...target] } };
}

function band(series: ChartSeries, colour: string) {
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

function lineSeries(data: ChartData, look: ChartLook) {
  const direct = showsDirectLabels(data, look.width);
  return data.series.flatMap((series, index) => {
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
      areaStyle: data.kind === 'area' ? { color: colour, opacity: 0.7 } : undefined,
      lineStyle: { color: colour, width: 2 },
      itemStyle: { color: colour },
      emphasis: { focus: data.series.length > 1 ? 'series' : 'none' },
      endLabel: direct
        ? {
            show: true,
            formatter: series.name,
            color: colour,
            fontFamily,
            fontSize: 12,
            fontWeight: 550,
            distance: 6,
            width: 104,
            overflow: 'truncate',
          }
        : undefined,
      labelLayout: direct ? { moveOverlap: 'shiftY' } : undefined,
      ...(index === 0 ? marksOf(data, look) : {}),
    };
    return [...band(series, colour), ...before, own];
  });
}

type RenderApi = {
  value: (dimension: number) => number;
  coord: (point: [number, number]) => [number, number];
};

/** Whiskers at the middle of each bar, from low to high. */
function whiskers(data: ChartData, look: ChartLook, upright: boolean) {
  return data.series.flatMap((series) => {
    const points = data.categories.flatMap((_, index) => {
      const [low, high] = [series.low?.[index], series.high?.[index]];
      return low === null || high === null || low === undefined || high === undefined
        ? []
        : [[index, low, high]];
    });
    if (points.length === 0 || data.series.length > 1) return [];
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
          const at = (value: number): [number, number] =>
            upright ? api.coord([api.value(0), value]) : api.coord([value, api.value(0)]);
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

function barSeries(data: ChartData, look: ChartLook) {
  const { theme, format } = look;
  const across = data.kind === 'horizontal-bar';
  const stacked = data.kind === 'stacked';
  const single = data.series.length === 1;
  const labelled = single && data.categories.length <= (across ? 40 : 12) && !data.series[0]?.low;
  const bars = data.series.flatMap((series, index) => {
    const colour = colourOfSeries(data, index, theme);
    const own = {
      type: 'bar',
      name: series.name,
      stack: stacked ? 'all' : undefined,
      barMaxWidth: across ? 18 : 44,
      barCategoryGap: '28%',
      cursor: 'pointer',
      itemStyle: { color: colour, borderRadius: stacked ? 0 : across ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      data: series.values.map((value, at) =>
        data.channels === 'categories'
          ? { value, itemStyle: { color: channelColour(data.categories[at] ?? '', theme) } }
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
    if (!series.before || !single) return [own];
    const before = {
      type: 'bar',
      name: look.words.before(series.name),
      barMaxWidth: across ? 18 : 44,
      barGap: '-100%',
      silent: true,
      z: 3,
      data: [...series.before],
      itemStyle: {
        color: 'transparent',
        borderColor: tokens[theme].muted,
        borderType: 'dashed',
        borderWidth: 1.25,
      },
    };
    return [own, before];
  });
  return [...bars, ...whiskers(data, look, !across)];
}

function funnelOption(data: ChartData, look: ChartLook): EChartsCoreOption {
  const { theme, format, words } = look;
  const values = data.series[0]?.values ?? [];
  const shares = funnelShares(values);
  const lost = values.map((value, index) => {
    const previous = values[index - 1];
    return index === 0 || value === null || previous === null || previous === undefined
      ? 0
      : Math.max(0, previous - value);
  });
  const shared = { type: 'bar', stack: 'step', barCategoryGap: '36%', barMaxWidth: 120 };
  return {
    xAxis: {
      ...categoryAxis(data, look),
      axisLabel: { ...axisText(theme), interval: 0, width: 120, overflow: 'break' },
    },
    yAxis: valueAxis(data, look),
    series: [
      {
        ...shared,
        name: data.series[0]?.name,
        data: [...values],
        itemStyle: { color: tokens[theme].accent },
        label: {
          show: true,
          position: 'insideTop',
          distance: -34,
          lineHeight: 16,
          ...axisText(theme),
          color: tokens[theme].text,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const share = shares[dataIndex]?.ofPrevious;
            const figure = format.compact(values[dataIndex]);
            return share === null || share === undefined
              ? `${figure}\n`
              : `${figure}\n${words.wentOn(format.percent(share))}`;
          },
        },
        z: 3,
      },
      {
        ...shared,
        name: 'lost',
        silent: true,
        tooltip: { show: false },
        data: lost,
        itemStyle: {
          color: tokens[theme]['accent-soft'],
          decal: {
            symbol: 'rect',
            color: tokens[theme].line,
            dashArrayX: [1, 0],
            dashArrayY: [2, 5],
            rotation: -Math.PI / 4,
          },
        },
      },
    ],
  };
}

function heatmapOption(data: ChartData, look: ChartLook): EChartsCoreOption {
  const { theme, format } = look;
  const cells = data.series.flatMap((series, row) =>
    series.values.flatMap((value, column) => (value === null ? [] : [[column, row, value]])),
  );
  const known = cells.map((cell) => cell[2] ?? 0);
  return {
    xAxis: { ...categoryAxis(data, look), splitArea: { show: false }, axisLine: { show: false } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: data.series.map((series) => series.name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: axisText(theme),
    },
    visualMap: {
      show: false,
      min: Math.min(0, ...known),
      max: Math.max(1, ...known),
      inRange: { color: heatRamp[theme] },
    },
    series: [
      {
        type: 'heatmap',
        name: data.measure.name,
        data: cells,
        itemStyle: { borderColor: tokens[theme].surface, borderWidth: 2, borderRadius: 3 },
        label: {
          show: cells.length <= 84 && look.width > 640,
          fontSize: 11,
          formatter: ({ value }: { value: number[] }) => format.byKindCompact(data.measure.kind, value[2]),
        },
      },
    ],
  };
}

type TooltipItem = { seriesName?: string; color?: unknown; dataIndex: number; value: unknown };

function tooltipOf(data: ChartData, { theme, format, words }: ChartLook) {
  const figure = (value: unknown): string => {
    const unit = data.measure.unit ? ` ${escapeHtml(data.measure.unit)}` : '';
    return typeof value === 'number' ? format.byKind(data.measure.kind, value) + unit : '–';
  };
  const line = (name: string, value: string, colour: string, dashed = false): string =>
    `<div style="display:flex;gap:16px;justify-content:space-between;align-items:center"><span><span style="display:inline-block;width:10px;height:0;border-top:3px ${dashed ? 'dotted' : 'solid'} ${colour};margin-right:8px;vertical-align:middle"></span><bdi>${escapeHtml(name)}</bdi></span><b style="font-weight:600;font-variant-numeric:tabular-nums"><bdi>${value}</bdi></b></div>`;

  const describe = (index: number): string => {
    const category = formatCategory(data, data.categories[index] ?? '', format);
    const lines = data.series.flatMap((series, at) => {
      const colour =
        data.channels === 'categories'
          ? channelColour(data.categories[index] ?? '', theme)
          : colourOfSeries(data, at, theme);
      const [low, high] = [series.low?.[index], series.high?.[index]];
      const interval =
        typeof low === 'number' && typeof high === 'number'
          ? ` <span style="font-weight:400">(${format.byKindCompact(data.measure.kind, low)} – ${format.byKindCompact(data.measure.kind, high)})</span>`
          : '';
      const own = line(series.name, figure(series.values[index]) + interval, colour);
      return series.before
        ? [own, line(words.before(series.name), figure(series.before[index]), colour, true)]
        : [own];
    });
    const marks = (data.marks ?? [])
      .filter((mark) => mark.at === data.categories[index])
      .map((mark) => `<div style="opacity:.8">${escapeHtml(mark.label)}</div>`);
    return `<div style="font-weight:550;margin-bottom:4px"><bdi>${escapeHtml(category)}</bdi></div>${lines.join('')}${marks.join('')}`;
  };

  return {
    trigger: data.kind === 'heatmap' ? 'item' : 'axis',
    confine: true,
    transitionDuration: 0,
    axisPointer: {
      type: data.kind === 'line' || data.kind === 'area' ? 'line' : 'shadow',
      lineStyle: { color: tokens[theme]['line-strong'] },
      shadowStyle: { color: tokens[theme].muted, opacity: 0.08 },
    },
    backgroundColor: tokens[theme].raised,
    borderColor: tokens[theme]['line-strong'],
    padding: [8, 12],
    textStyle: { color: tokens[theme].text, fontFamily, fontSize: 12.5 },
    extraCssText: 'border-radius:8px;box-shadow:0 6px 20px rgb(16 24 32 / 12%)',
    formatter: (items: TooltipItem | TooltipItem[]): string => {
      if (Array.isArray(items)) return describe(items[0]?.dataIndex ?? 0);
      const cell = Array.isArray(items.value) ? items.value : [];
      const series = data.series[Number(cell[1])];
      const category = formatCategory(data, data.categories[Number(cell[0])] ?? '', format);
      return line(`${series?.name ?? ''} · ${category}`, figure(cell[2]), tokens[theme].accent);
    },
  };
}

export function buildOption(data: ChartData, look: ChartLook): EChartsCoreOption {
  const across = data.kind === 'horizontal-bar';
  const direct = showsDirectLabels(data, look.width);
  const hasMarks = (data.marks ?? []).length > 0;
  const base: EChartsCoreOption = {
    animationDuration: 250,
    animationDurationUpdate: 250,
    aria: { enabled: false },
    textStyle: { fontFamily },
    grid: {
      left: 4,
      right: direct ? 116 : across ? 56 : 16,
      top: data.kind === 'funnel' ? 40 : hasMarks ? 24 : 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: tooltipOf(data, look),
  };
  if (data.kind === 'funnel') return { ...base, ...funnelOption(data, look) };
  if (data.kind === 'heatmap') return { ...base, ...heatmapOption(data, look) };
  const [category, value] = [categoryAxis(data, look, across), valueAxis(data, look)];
  return {
    ...base,
    ...(across
      ? { xAxis: { ...value, splitNumber: 3 }, yAxis: category }
      : { xAxis: category, yAxis: value }),
    series: data.kind === 'line' || data.kind === 'area' ? lineSeries(data, look) : barSeries(data, look),
  };
}
