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
  const step = evenStep((most - least + 2 * room) / 4, data.measure.kind === 'duration');
  // Where zero is near, it is shown: a length from it then says something, too.
  const from = least >= 0 && least < 0.25 * most ? 0 : least - room;
  const [min, max] = [Math.floor(from / step) * step, Math.ceil((most + room) / step) * step];
  const shares = data.measure.kind === 'percent' && least >= 0 && most <= 1;
  return {
    ...axis,
    min: shares ? Math.max(0, min) : min,
    max: shares ? Math.min(1, max) : max,
    interval: step,
    scale: true,
    splitLine: { ...axis.splitLine, showMaxLine: false },
    axisLabel: { ...axis.axisLabel, hideOverlap: true },
  };
}

const DAY = 86_400;
const evenTimes = [
  1,
  5,
  15,
  30,
  60,
  300,
  900,
  1_800,
  3_600,
  7_200,
  10_800,
  21_600,
  DAY / 2,
  DAY,
  2 * DAY,
  7 * DAY,
];

/** The next step up at which figures are even: 1, 2, 2.5 or 5 of a power of ten; of time, what clocks and weeks have. */
function evenStep(wanted: number, time: boolean): number {
  const known = time ? evenTimes.find((one) => one >= wanted) : undefined;
  if (known !== undefined) return known;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * ([1, 2, 2.5, 5].find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10);
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
