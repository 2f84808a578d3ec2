/** What all kinds of charts share: colours, axes, marks, and how figures are written. */
import { type ThemeName, tokens } from '../../theme/tokens.ts';
import type { Format } from '../format.ts';
import type { ChartData } from './chart-types.ts';
import { channelColour, seriesColour } from './colours.ts';

export type ChartLook = {
  theme: ThemeName;
  format: Format;
  /** Pixels, for what has to be decided by room: direct labels, margins. */
  width: number;
  words: { before: (name: string) => string; wentOn: (share: string) => string };
};

export const fontFamily = "'Inter Variable', 'Heebo Variable', system-ui, sans-serif";
/** Above this many lines the names at their ends are too many to follow: then a legend. */
const mostDirectLabels = 6;

export function formatCategory(data: ChartData, category: string, format: Format): string {
  const text = writeCategory(data, category, format);
  // Charts are laid out from left to right; a Hebrew date among them keeps its own direction.
  return format.settings.language === 'he' && data.time !== undefined ? `\u2067${text}\u2069` : text;
}

function writeCategory(data: ChartData, category: string, format: Format): string {
  if (data.time === 'hour') return format.time(category);
  if (data.time === 'month') return format.month(category);
  if (data.time !== undefined) return format.day(category);
  return category;
}

export function colourOfSeries(data: ChartData, index: number, theme: ThemeName): string {
  const series = data.series[index];
  if (data.channels === 'series' && series)
    return channelColour(data.channelKeys?.[index] ?? series.name, theme);
  if (data.series.length === 1) return tokens[theme].accent;
  return seriesColour(index, theme);
}

export function showsDirectLabels(data: ChartData, width: number): boolean {
  return (
    data.kind === 'line' &&
    data.series.length > 1 &&
    data.series.length <= mostDirectLabels &&
    width >= 520 &&
    // A line that ends earlier would have its name in the midst of the others.
    data.series.every(({ values }) => (values.at(-1) ?? null) !== null)
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

export function axisText(theme: ThemeName) {
  return { color: tokens[theme].muted, fontFamily, fontSize: 12 };
}

export function valueAxis(data: ChartData, { theme, format }: ChartLook) {
  // A line may leave zero out where all values are far from it; a bar's length is its value, so it never does.
  const floats =
    data.kind === 'line' && data.series.every((series) => series.values.every((value) => value !== null));
  // Left to itself, the axis of shares that reach the whole runs on to 120 %.
  const whole = data.measure.kind === 'percent' && reachesTheWhole(data) ? { max: 1, interval: 0.25 } : {};
  return {
    type: 'value',
    scale: floats && data.measure.kind === 'ratio',
    splitNumber: 4,
    ...whole,
    splitLine: { lineStyle: { color: tokens[theme].line } },
    axisLabel: {
      ...axisText(theme),
      formatter: (value: number) => format.byKindCompact(data.measure.kind, value),
    },
  };
}

/** Whether all that is drawn are shares between none and all, and some come near to all. */
function reachesTheWhole(data: ChartData): boolean {
  const stacks = data.kind === 'area' || data.kind === 'stacked';
  const drawn = stacks
    ? data.categories.map((_, at) => data.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
    : data.series.flatMap(({ values, low, high, before }) =>
        [...values, ...(low ?? []), ...(high ?? []), ...(before ?? [])].filter((value) => value !== null),
      );
  const all = [...drawn, data.target?.value ?? 0];
  // A sum of shares may pass the whole by the rounding of its parts.
  return Math.min(...all) >= 0 && Math.max(...all) > 0.9 && Math.max(...all) < 1 + 1e-9;
}

export function categoryAxis(data: ChartData, { theme, format, width }: ChartLook, inverse = false) {
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
      width: inverse ? Math.max(72, Math.min(180, width * 0.32)) : undefined,
      overflow: inverse ? 'truncate' : undefined,
      formatter: (category: string) => formatCategory(data, category, format),
    },
  };
}

/** A mark beyond this share of the axis has its words on the left of its line: on the right they would be cut. */
const LATE = 0.8;

export function marksOf(data: ChartData, { theme, format }: ChartLook) {
  const isLate = (at: string): boolean => data.categories.indexOf(at) > data.categories.length * LATE;
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
      align: isLate(mark.at) ? 'right' : 'left',
      distance: isLate(mark.at) ? [-4, 2] : [4, 2],
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
            show: data.target.label !== '',
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
