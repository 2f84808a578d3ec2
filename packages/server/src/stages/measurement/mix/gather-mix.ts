import type { ChannelLift, MixQuery } from '@rondo/contract';
import type { LiftTest } from '@rondo/stats';
import { Temporal } from 'temporal-polyfill';
import type { MixInput } from '../../../platform/mix/mix-input.ts';
import type { Panel } from '../panel/build-panel.ts';
import { placeLift } from '../panel/place-lift.ts';

export type GatheredMix = {
  input: MixInput;
  lifts: LiftTest[];
  /** Channels of which no model can tell what they brought. */
  leftOut: string[];
};

/** A channel with spend in fewer weeks than these has no pattern to learn from. */
const FEWEST_WEEKS = 6;
const HARMONICS = 2;
const YEAR_OF_WEEKS = 52.18;

/** What the mix model takes, from the first week with conversions on: channels as media, a trend and a season as baseline. */
export function gatherMix(
  panel: Panel,
  target: NonNullable<MixQuery['target']>,
  first: string,
  tested: readonly ChannelLift[],
): GatheredMix {
  const series = target === 'orders' ? panel.target : panel.values;
  const begin = firstWeek(series, panel);
  const periods = panel.periods - begin;
  const cut = (values: Float64Array): Float64Array =>
    Float64Array.from(
      { length: panel.places * periods },
      (_, i) => values[Math.floor(i / periods) * panel.periods + begin + (i % periods)] ?? 0,
    );
  const start = Temporal.PlainDate.from(first).add({ weeks: panel.skipped + begin });
  const channels = new Map<string, Float64Array>();
  for (const [unit, { channel }] of panel.campaigns.entries()) {
    const own = channels.get(channel) ?? new Float64Array(panel.places * periods);
    const spend = cut(panel.units[unit] ?? new Float64Array(0));
    channels.set(
      channel,
      own.map((value, row) => value + (spend[row] ?? 0)),
    );
  }
  const media = [...channels].filter(([, spend]) => canLearnFrom(spend, periods));
  const wave = (k: number, shape: (x: number) => number) =>
    each(panel.places, periods, (week) => shape((2 * Math.PI * k * week) / YEAR_OF_WEEKS));
  return {
    input: {
      periods: {
        labels: Array.from({ length: periods }, (_, week) => start.add({ weeks: week }).toString()),
        unit: 'week',
      },
      geos: panel.names,
      target: cut(series),
      media: media.map(([name, spend]) => ({ name, series: spend, spend })),
      baseline: [
        { name: 'trend', series: each(panel.places, periods, (week) => week / periods) },
        ...Array.from({ length: HARMONICS }, (_, k) => [
          { name: `season sin ${k + 1}`, series: wave(k + 1, Math.sin) },
          { name: `season cos ${k + 1}`, series: wave(k + 1, Math.cos) },
        ]).flat(),
      ],
      population: panel.places > 1 ? panel.sizes : undefined,
    },
    lifts: tested.flatMap((lift) =>
      toLiftTest(
        lift,
        media.map(([name]) => name),
        start.toString(),
        periods,
        target === 'orders' ? 1 : panel.value / panel.conversions,
      ),
    ),
    leftOut: [...channels.keys()].filter((name) => !media.some(([known]) => known === name)),
  };
}

function firstWeek(series: Float64Array, { places, periods }: Panel): number {
  for (let week = 0; week < periods; week++)
    for (let place = 0; place < places; place++) if ((series[place * periods + week] ?? 0) > 0) return week;
  return 0;
}

function each(places: number, periods: number, value: (week: number) => number): Float64Array {
  return Float64Array.from({ length: places * periods }, (_, row) => value(row % periods));
}

function canLearnFrom(spend: Float64Array, periods: number): boolean {
  const weeks = new Set<number>();
  for (const [row, value] of spend.entries()) if (value > 0) weeks.add(row % periods);
  return weeks.size >= FEWEST_WEEKS && spend.some((value) => value !== spend[0]);
}

/** An experiment on a whole channel as a measurement of what it brought then; `worth` is that of a conversion in the target. */
function toLiftTest(
  lift: ChannelLift,
  names: readonly string[],
  start: string,
  periods: number,
  worth: number,
): LiftTest[] {
  const channel = names.indexOf(lift.channel.toLowerCase());
  const placed = placeLift(lift, start, periods);
  if (channel < 0 || lift.campaign !== null || placed === undefined) return [];
  return [
    {
      channel,
      place: null,
      from: placed.from,
      to: placed.to,
      share: 1,
      lift: placed.increment * worth,
      standardError: placed.standardError * worth,
    },
  ];
}
