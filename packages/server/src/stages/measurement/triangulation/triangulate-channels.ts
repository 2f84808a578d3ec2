import type {
  ChannelIncrement,
  ChannelLift,
  IncrementEstimate,
  MeasureAttributionQuery,
  MeasuredAttribution,
  NextExperiment,
  TriangulationAnswer,
  TriangulationQuery,
} from '@rondo/contract';
import type { MeasuredIncrement } from '@rondo/stats';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { type Metrics, todayIn } from '../../metrics/index.ts';
import { completeQuestion } from '../complete-question.ts';
import { pastPeriod } from '../forecast/list-steps.ts';
import { notEnough } from '../or-not-enough.ts';
import type { Panel } from '../panel/build-panel.ts';
import { pickLifts } from '../panel/pick-lifts.ts';
import { placeLift } from '../panel/place-lift.ts';
import { readPanel } from '../panel/read-panel.ts';
import type { Evidence, EvidenceQuestion } from './weigh-evidence.ts';

export type Triangulation = {
  triangulate(query: TriangulationQuery, signal?: AbortSignal): Promise<TriangulationAnswer>;
};

export type TriangulationDeps = {
  events: Events;
  clock: Clock;
  metrics: Pick<Metrics, 'frame'>;
  attribute(
    query: MeasureAttributionQuery,
    hooks: { signal: AbortSignal; report(): void },
  ): Promise<MeasuredAttribution>;
  /** What experiments that withheld a channel by lot say that it brought. */
  lifts(signal?: AbortSignal): Promise<ChannelLift[]>;
};

const WEEKS = 52;
const MARGIN = 0.4;
const FEWEST_WEEKS = 20;
const FEWEST_CONVERSIONS = 200;
const SEED = 1;
const NORMAL_90 = 1.6449;
const MODELS = ['last', 'markov', 'shapley'] as const;
/** What goes to known people one by one, so that it can be withheld from some of them by lot. */
const TO_PEOPLE = ['email', 'e-mail', 'sms', 'push', 'direct mail', 'whatsapp'];

export function createTriangulation({
  events,
  clock,
  metrics,
  attribute,
  lifts,
}: TriangulationDeps): Triangulation {
  return {
    async triangulate({ weeks: asked = WEEKS, margin = MARGIN, ...query }, signal) {
      const frame = await metrics.frame();
      const today = todayIn(frame.timeZone, clock.now());
      const { to } = pastPeriod(today, 'week', frame.firstDay);
      const earliest = Temporal.PlainDate.from(to).subtract({ weeks: asked });
      const { parameters, conversion, firstOnly } = completeQuestion(
        { ...query, from: earliest.toString(), to },
        frame,
        clock.now(),
      );
      const panel = await readPanel(events, parameters, { weeks: asked, firstOnly });
      checkPanel(panel);
      const from = earliest.add({ weeks: panel.skipped }).toString();
      const period = { from, to };
      const holdOuts = pickLifts(await lifts(signal), period, conversion);
      const worth = (margin * panel.value) / panel.conversions;
      const channels = groupByChannel(panel);
      const question: EvidenceQuestion = {
        panel: {
          places: panel.places,
          periods: panel.periods,
          sizes: panel.sizes,
          target: panel.target,
          units: panel.units,
        },
        measured: holdOuts.flatMap((one) => toMeasured(one, panel, from) ?? []),
        channels: channels.map(({ name, units, spend }) => ({
          name,
          units,
          spend,
          holdOut: holdOutFor(name, panel.places),
        })),
        worth,
        seed: SEED,
      };
      const [credited, evidence] = await Promise.all([
        attribute(
          { ...query, ...period, models: [...MODELS], order: 1, replicates: 0 },
          { signal: signal ?? new AbortController().signal, report: () => {} },
        ),
        runInThread<Evidence>(
          new URL('./triangulation-worker.ts', import.meta.url),
          question,
          signal === undefined ? {} : { signal },
        ),
      ]);
      const described = channels.map((channel, index) =>
        describeChannel(channel, index, { panel, evidence, credited, holdOuts, margin }),
      );
      described.sort((a, b) => b.increment.mean - a.increment.mean);
      return {
        outcome: 'answered',
        period,
        weeks: panel.periods,
        conversion,
        currency: frame.currency,
        conversions: panel.conversions,
        located: panel.located,
        worth,
        margin,
        places: panel.places === 1 ? [] : panel.names,
        caused: evidence.caused,
        channels: described,
        best: bestExperiment(described),
        check: evidence.check,
      };
    },
  };
}

type Channel = { name: string; units: number[]; spend: number };

function groupByChannel({ campaigns }: Panel): Channel[] {
  const channels = new Map<string, Channel>();
  for (const [unit, { channel, spend }] of campaigns.entries()) {
    const known = channels.get(channel) ?? { name: channel, units: [], spend: 0 };
    known.units.push(unit);
    known.spend += spend;
    channels.set(channel, known);
  }
  return [...channels.values()];
}

function holdOutFor(channel: string, places: number): NextExperiment['kind'] | null {
  if (TO_PEOPLE.includes(channel)) return 'people';
  return places > 1 ? 'places' : null;
}

/** A hold-out as a measurement; none where it names nothing that the panel has spend of. */
function toMeasured(
  lift: ChannelLift,
  { campaigns, periods }: Panel,
  from: string,
): MeasuredIncrement | undefined {
  const placed = placeLift(lift, from, periods);
  const units = campaigns.flatMap(({ channel, campaign }, unit) =>
    channel === lift.channel.toLowerCase() && (lift.campaign ?? campaign) === campaign ? [unit] : [],
  );
  return placed === undefined || units.length === 0 ? undefined : { units, ...placed };
}

type Known = {
  panel: Panel;
  evidence: Evidence;
  credited: MeasuredAttribution;
  holdOuts: readonly ChannelLift[];
  margin: number;
};

function describeChannel(
  { name, units, spend }: Channel,
  index: number,
  { panel, evidence, credited, holdOuts, margin }: Known,
): ChannelIncrement {
  const {
    increment,
    pays,
    next,
    units: parts,
  } = evidence.channels[index] ?? {
    increment: { mean: 0, low: 0, high: 0 },
    pays: 0,
    next: null,
    units: [],
  };
  const row = credited.rows.find(({ key, attributed }) => attributed && key.toLowerCase() === name);
  const credits = (row?.credits ?? []).flatMap(({ model, conversions }) => {
    const known = MODELS.find((one) => one === model);
    return known === undefined ? [] : [{ model: known, conversions }];
  });
  const each = panel.value / panel.conversions;
  return {
    channel: name,
    spend,
    increment,
    share: increment.mean / panel.conversions,
    costPerConversion:
      increment.low < 1
        ? null
        : {
            mean: spend / increment.mean,
            low: spend / increment.high,
            high: spend / increment.low,
          },
    return: scale(increment, spend > 0 ? (margin * each) / spend : 0),
    pays,
    credited: credits,
    verdict: judgeCredit(
      credits.map(({ conversions }) => conversions),
      increment,
    ),
    holdOuts: holdOuts
      .filter(({ channel }) => channel.toLowerCase() === name)
      .map((one) => ({
        name: one.name,
        from: one.from,
        to: one.to,
        increment: {
          mean: one.incremental,
          low: one.incremental - NORMAL_90 * one.standardError,
          high: one.incremental + NORMAL_90 * one.standardError,
        },
      })),
    next,
    campaigns: units.map((unit, i) => ({
      campaign: panel.campaigns[unit]?.campaign ?? '',
      spend: panel.campaigns[unit]?.spend ?? 0,
      increment: parts[i] ?? { mean: 0, low: 0, high: 0 },
    })),
  };
}

function scale({ mean, low, high }: IncrementEstimate, factor: number): IncrementEstimate {
  return { mean: mean * factor, low: low * factor, high: high * factor };
}

/** Whether all models of attribution lie on one side of the interval of what was caused. */
export function judgeCredit(
  credits: readonly number[],
  { low, high }: IncrementEstimate,
): ChannelIncrement['verdict'] {
  if (credits.every((credit) => credit === 0)) return 'not-credited';
  if (credits.every((credit) => credit > high)) return 'credited-too-much';
  return credits.every((credit) => credit < low) ? 'credited-too-little' : 'agrees';
}

/** The one that leaves most when its cost is taken off; none where no experiment is worth its cost. */
function bestExperiment(channels: readonly ChannelIncrement[]): string | null {
  let best: { channel: string; net: number } | undefined;
  for (const { channel, next } of channels) {
    const net = next === null ? 0 : next.gain - Math.max(0, next.cost);
    if (net > (best?.net ?? 0)) best = { channel, net };
  }
  return best?.channel ?? null;
}

function checkPanel({ conversions, located, campaigns, target, periods, places }: Panel): void {
  const weeks = Array.from({ length: periods }, (_, week) =>
    Array.from({ length: places }, (_, place) => target[place * periods + week] ?? 0).reduce(
      (sum, value) => sum + value,
      0,
    ),
  ).filter((sum) => sum > 0).length;
  if (campaigns.length === 0) {
    throw notEnough(
      'No ad figures with spend lie in these weeks.',
      'Import what each channel cost by day or week, best with the region.',
    );
  }
  if (weeks < FEWEST_WEEKS || conversions < FEWEST_CONVERSIONS) {
    throw notEnough(
      `There are ${located} conversions in ${weeks} weeks; at least ${FEWEST_CONVERSIONS} in ${FEWEST_WEEKS} are needed.`,
      'Import earlier orders, or wait until there are more.',
    );
  }
}
