import { tokens } from '../../theme/tokens.ts';
import { whiskers } from './build-bars.ts';
import { axisText, type ChartLook, colourOfSeries, valueAxis } from './chart-look.ts';
import type { ChartData } from './chart-types.ts';

/** From a little below the lowest whisker to a little above the highest: what counts is where the intervals overlap. */
export function dotsAxis(data: ChartData, look: ChartLook) {
  const ends = data.series
    .flatMap(({ values, low, high }) => [...values, ...(low ?? []), ...(high ?? [])])
    .concat(data.target?.value ?? null)
    .filter((value): value is number => value !== null);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = 0.05 * (most - least || Math.abs(most) || 1);
  const axis = { ...valueAxis(data, look), splitNumber: 4 };
  if (ends.length === 0) return axis;
  // Where zero is near, it is shown: a length from it then says something, too.
  const min = least >= 0 && least < 0.25 * most ? 0 : least - room;
  const bounds =
    data.measure.kind === 'percent'
      ? { min: Math.max(0, min), max: Math.min(1, most + room) }
      : { min, max: most + room };
  return {
    ...axis,
    ...bounds,
    scale: true,
    splitLine: { ...axis.splitLine, showMinLine: min === 0, showMaxLine: false },
    axisLabel: { ...axis.axisLabel, hideOverlap: true, showMinLabel: min === 0, showMaxLabel: false },
  };
}

/** A dot for each figure, on its whiskers; the target as a dashed line from top to bottom. */
export function dotSeries(data: ChartData, look: ChartLook) {
  const { theme, format } = look;
  const dots = data.series.map((series, index) => ({
    type: 'line',
    name: series.name,
    data: series.values.map((value, at) => [value, at]),
    symbol: 'circle',
    symbolSize: 9,
    showAllSymbol: true,
    lineStyle: { opacity: 0 },
    itemStyle: { color: colourOfSeries(data, index, theme) },
    cursor: 'pointer',
    z: 6,
    ...(index === 0 && data.target
      ? {
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            data: [
              {
                xAxis: data.target.value,
                lineStyle: { color: tokens[theme].accent, type: 'dashed', width: 1 },
                label: {
                  formatter: `${data.target.label} ${format.byKindCompact(data.measure.kind, data.target.value)}`,
                  position: 'start',
                  rotate: 0,
                  ...axisText(theme),
                  color: tokens[theme]['accent-text'],
                  fontSize: 11,
                },
              },
            ],
          },
        }
      : {}),
  }));
  return [...dots, ...whiskers(data, look, false)];
}
