import { tokens } from '../../theme/tokens.ts';
import { type ChartLook, colourOfSeries, escapeHtml, fontFamily, formatCategory } from './chart-look.ts';
import type { ChartData } from './chart-types.ts';
import { channelColour } from './colours.ts';

type TooltipItem = { seriesName?: string; color?: unknown; dataIndex: number; value: unknown };

export function tooltipOf(data: ChartData, { theme, format, words }: ChartLook) {
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
          ? channelColour(data.channelKeys?.[index] ?? data.categories[index] ?? '', theme)
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
