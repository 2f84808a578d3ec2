import {
  type ChosenOrder,
  type Credit,
  type CreditModel,
  chooseOrder,
  createRandom,
  creditIntervals,
  listTransitions,
  type Paths,
  type PathTransform,
  type PreparedModel,
  prepareModels,
  resamplePaths,
  sumOf,
  type Transition,
} from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import { readJourneys } from './read-journeys.ts';

export type AttributionOptions = {
  input: string;
  models: readonly CreditModel[];
  orders: readonly number[] | 'auto';
  direct: string;
  /** In touches for a file of paths, in days for one of events. */
  halfLife: number | undefined;
  firstShare: number;
  lastShare: number;
  transform: PathTransform;
  withoutNulls: boolean;
  separator: string;
  lookback: number;
  window: number;
  bootstrap: number;
  level: number;
  seed: number;
  transitions: boolean;
};

/** What a replicate is off by is far below what replicates differ by. */
const REPLICATE_PRECISION = 1e-7;

type Interval = { low: number; high: number };

export type ChannelCredit = {
  channel: string;
  conversions: number;
  conversionsShare: number | null;
  value: number;
  valueShare: number | null;
  conversionsInterval?: Interval;
  valueInterval?: Interval;
  /** Markov: by which part conversions and value fall without the channel; null where there are none. */
  removal?: { conversions: number; value: number };
  /** Ordered Shapley: the credit as first, second … new channel of a journey. */
  byPosition?: { position: number; conversions: number; value: number }[];
};

export type ModelResult = {
  model: CreditModel;
  order?: number;
  states?: number;
  conversionRate?: number;
  valuePerJourney?: number;
  channels: ChannelCredit[];
};

export type AttributionResult = {
  input: 'paths' | 'events';
  journeys: number;
  conversions: number;
  value: number;
  unattributed: { conversions: number; value: number };
  openJourneys: number;
  order?: ChosenOrder;
  models: ModelResult[];
  /** Between which figures the models lie: what the choice of a model alone can change. */
  spread: { channel: string; conversions: Interval; value: Interval }[];
  transitions?: Transition[];
  bootstrap?: { replicates: number; level: number; seed: number };
  notes: string[];
};

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function describeModel(
  paths: Paths,
  model: PreparedModel,
  credit: ReturnType<PreparedModel['credit']>,
): ModelResult {
  const [conversions, value] = [sumOf(paths.conversions), sumOf(paths.value)];
  return {
    model: model.model,
    ...(model.order === undefined ? {} : { order: model.order }),
    ...('states' in credit
      ? {
          states: credit.states,
          conversionRate: credit.conversionRate,
          valuePerJourney: credit.valuePerJourney,
        }
      : {}),
    channels: paths.channels.map((channel, i): ChannelCredit => {
      const [ownConversions, ownValue] = [credit.conversions[i] ?? 0, credit.value[i] ?? 0];
      return {
        channel,
        conversions: ownConversions,
        conversionsShare: share(ownConversions, conversions),
        value: ownValue,
        valueShare: share(ownValue, value),
        ...('removal' in credit
          ? {
              removal: {
                conversions: credit.removal.conversions[i] ?? Number.NaN,
                value: credit.removal.value[i] ?? Number.NaN,
              },
            }
          : {}),
        ...('byPosition' in credit
          ? {
              byPosition: credit.byPosition.map((place, position) => ({
                position: position + 1,
                conversions: place.conversions[i] ?? 0,
                value: place.value[i] ?? 0,
              })),
            }
          : {}),
      };
    }),
  };
}

function addIntervals(
  results: readonly ModelResult[],
  models: readonly PreparedModel[],
  paths: Paths,
  { bootstrap, level, seed }: AttributionOptions,
): void {
  const random = createRandom(seed);
  const replicates: Credit[][] = models.map(() => []);
  for (let i = 0; i < bootstrap; i += 1) {
    const drawn = resamplePaths(paths, random);
    for (const [m, model] of models.entries()) {
      const { conversions, value } = model.credit(drawn, REPLICATE_PRECISION);
      replicates[m]?.push({ conversions, value });
    }
  }
  for (const [m, result] of results.entries()) {
    const { low, high } = creditIntervals(replicates[m] ?? [], level);
    for (const [i, channel] of result.channels.entries()) {
      channel.conversionsInterval = {
        low: low.conversions[i] ?? Number.NaN,
        high: high.conversions[i] ?? Number.NaN,
      };
      channel.valueInterval = { low: low.value[i] ?? Number.NaN, high: high.value[i] ?? Number.NaN };
    }
  }
}

function spreadOf(channels: readonly string[], results: readonly ModelResult[]): AttributionResult['spread'] {
  return channels.map((channel, i) => {
    const between = (pick: (credit: ChannelCredit) => number): Interval => {
      const figures = results.flatMap((result) => result.channels[i] ?? []).map(pick);
      return { low: Math.min(...figures), high: Math.max(...figures) };
    };
    return { channel, conversions: between((one) => one.conversions), value: between((one) => one.value) };
  });
}

/** The orders to compute: those asked for, or the one chosen. */
function resolveOrders(
  paths: Paths,
  { models, orders }: AttributionOptions,
  notes: string[],
): { orders: readonly number[]; chosen: ChosenOrder | undefined } {
  if (orders !== 'auto') return { orders, chosen: undefined };
  if (!models.includes('markov')) return { orders: [], chosen: undefined };
  const chosen = chooseOrder(paths);
  if (chosen === undefined) {
    notes.push(
      'The order cannot be chosen without both journeys that converted and journeys that did not; order 1 is used.',
    );
  }
  return { orders: [chosen?.order ?? 1], chosen };
}

export function attributeFile(options: AttributionOptions): AttributionResult {
  const source = readJourneys(options);
  const paths = options.withoutNulls
    ? { ...source.paths, nulls: new Float64Array(source.paths.nulls.length) }
    : source.paths;
  if (paths.channels.length === 0) {
    throw invalid(
      '--input',
      `No conversion in “${options.input}” has a touch within the look-back, and no touch stands alone.`,
      'Give events with a channel, or a longer --lookback.',
    );
  }
  const notes: string[] = [];
  const { orders, chosen } = resolveOrders(paths, options, notes);
  const models = prepareModels(options.models, paths, {
    ...options,
    orders,
    direct: paths.channels.indexOf(options.direct),
    ages: source.ages,
    halfLife: options.halfLife ?? (source.ages === undefined ? 1 : 7),
  });
  const results = models.map((model) => describeModel(paths, model, model.credit(paths)));
  if (options.bootstrap > 0) addIntervals(results, models, paths, options);
  const conversions = sumOf(paths.conversions);
  if (conversions === 0) notes.push('No journey converted: there is nothing to give credit for.');
  if (options.models.includes('last-non-direct') && !paths.channels.includes(options.direct)) {
    notes.push(
      `No touch is “${options.direct}”, so last-non-direct equals last; name the channel with --direct.`,
    );
  }
  if (source.openJourneys > 0) {
    notes.push(
      `${source.openJourneys} journeys without conversion ended less than --window before the last event: they may convert yet.`,
    );
  }
  notes.push('Credit is not effect: none of these models measures what a channel caused.');
  return {
    input: source.kind,
    journeys: conversions + sumOf(paths.nulls),
    conversions,
    value: sumOf(paths.value),
    unattributed: source.unattributed,
    openJourneys: source.openJourneys,
    ...(chosen === undefined ? {} : { order: chosen }),
    models: results,
    spread: spreadOf(paths.channels, results),
    ...(options.transitions ? { transitions: orders.flatMap((order) => listTransitions(paths, order)) } : {}),
    ...(options.bootstrap > 0
      ? { bootstrap: { replicates: options.bootstrap, level: options.level, seed: options.seed } }
      : {}),
    notes,
  };
}
