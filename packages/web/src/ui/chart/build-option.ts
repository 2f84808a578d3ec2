/**
 * From the chart's data to ECharts' options. Pure, so that what is promised (bars start at zero, the comparison is
 * dashed, gaps stay gaps) can be tested without a browser.
 */
import type { EChartsCoreOption } from 'echarts/core';
import { tokens } from '../../theme/tokens.ts';
import { barSeries } from './build-bars.ts';
import { dotSeries, dotsAxis } from './build-dots.ts';
import { endLabelRoom } from './build-end-labels.ts';
import { lineSeries } from './build-lines.ts';
import { tooltipOf } from './build-tooltip.ts';
import {
  axisText,
  type ChartLook,
  categoryAxis,
  fontFamily,
  showsDirectLabels,
  valueAxis,
} from './chart-look.ts';
import { funnelShares } from './chart-rows.ts';
import type { ChartData } from './chart-types.ts';
import { heatRamp } from './colours.ts';

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
  const room = Math.max(48, (look.width - 72) / Math.max(1, values.length) - 8);
  const shared = { type: 'bar', stack: 'step', barCategoryGap: '36%', barMaxWidth: 120 };
  return {
    xAxis: {
      ...categoryAxis(data, look),
      axisLabel: { ...axisText(theme), interval: 0, width: room, overflow: 'break', lineHeight: 15 },
    },
    yAxis: valueAxis(data, look),
    series: [
      {
        ...shared,
        name: data.series[0]?.name,
        data: [...values],
        itemStyle: { color: tokens[theme].accent },
        z: 3,
      },
      {
        ...shared,
        name: 'lost',
        silent: true,
        tooltip: { show: false },
        data: lost,
        label: {
          show: true,
          position: 'top',
          lineHeight: 16,
          ...axisText(theme),
          color: tokens[theme].text,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const share = shares[dataIndex]?.ofPrevious;
            const figure = format.compact(values[dataIndex]);
            return share === null || share === undefined
              ? figure
              : `${figure}\n${room < 104 ? format.percent(share) : words.wentOn(format.percent(share))}`;
          },
        },
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
      // The darkest share need not be all.
      max: data.measure.kind === 'percent' ? Math.max(0.01, ...known) : Math.max(1, ...known),
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
      right: direct ? endLabelRoom(data, look.width) : across && !data.series[0]?.low ? 56 : 16,
      top: data.kind === 'funnel' ? 40 : hasMarks || (data.kind === 'dots' && data.target) ? 24 : 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: tooltipOf(data, look),
  };
  if (data.kind === 'funnel') return { ...base, ...funnelOption(data, look) };
  if (data.kind === 'heatmap') return { ...base, ...heatmapOption(data, look) };
  if (data.kind === 'dots') {
    return {
      ...base,
      xAxis: dotsAxis(data, look),
      yAxis: categoryAxis(data, look, true),
      series: dotSeries(data, look),
    };
  }
  const [category, value] = [categoryAxis(data, look, across), valueAxis(data, look)];
  return {
    ...base,
    ...(across
      ? { xAxis: { ...value, splitNumber: 3 }, yAxis: category }
      : { xAxis: category, yAxis: value }),
    series: data.kind === 'line' || data.kind === 'area' ? lineSeries(data, look) : barSeries(data, look),
  };
}
