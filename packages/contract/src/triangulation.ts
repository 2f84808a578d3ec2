import { type Static, Type } from 'typebox';
import { conversionMetrics } from './measure-attribution.ts';
import { Period } from './metrics.ts';

export const TriangulationQuery = Type.Object(
  {
    weeks: Type.Optional(
      Type.Integer({ minimum: 20, maximum: 156, description: 'Whole weeks up to today; 52 if left out' }),
    ),
    conversion: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
        minItems: 1,
        maxItems: 20,
        description: 'Names of events that are the conversion',
      }),
    ),
    metric: Type.Optional(
      Type.Enum(conversionMetrics, {
        description: 'The conversion as a metric, instead of names of events; orders where neither is given',
      }),
    ),
    margin: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1,
        description: 'Share of a conversion’s value that is left before marketing is paid; 0.4 if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type TriangulationQuery = Static<typeof TriangulationQuery>;

const Estimate = Type.Object({
  mean: Type.Number(),
  low: Type.Number({ description: 'Of the 90 % interval' }),
  high: Type.Number(),
});
export type IncrementEstimate = Static<typeof Estimate>;

export const evidenceVerdicts = [
  'credited-too-much',
  'credited-too-little',
  'agrees',
  'not-credited',
] as const;
export const holdOutKinds = ['places', 'people'] as const;

/** An experiment that would tell more of a channel. */
export const NextExperiment = Type.Object({
  kind: Type.Enum(holdOutKinds, {
    description: 'Pause it in places drawn by lot, or leave people out of it by lot',
  }),
  weeks: Type.Integer(),
  share: Type.Number({ description: 'Of the places’ people, or of the people, that go without' }),
  standardError: Type.Number({ description: 'In conversions a year of the channel' }),
  gain: Type.Number({
    description: 'What knowing it is worth in a year, on average, as money is then not spent in vain',
  }),
  cost: Type.Number({
    description: 'Profit that is given up meanwhile; negative where the pause is expected to save money',
  }),
});
export type NextExperiment = Static<typeof NextExperiment>;

export const MeasuredHoldOut = Type.Object({
  name: Type.String(),
  from: Type.String(),
  to: Type.String({ description: 'Day after the last' }),
  increment: Estimate,
});
export type MeasuredHoldOut = Static<typeof MeasuredHoldOut>;

const CampaignIncrement = Type.Object({
  campaign: Type.String(),
  spend: Type.Number(),
  increment: Estimate,
});

export const ChannelIncrement = Type.Object({
  channel: Type.String(),
  spend: Type.Number(),
  /** Conversions that would not have come without the channel. */
  increment: Estimate,
  share: Type.Number({ description: 'Of all conversions' }),
  costPerConversion: Type.Union([Estimate, Type.Null()], {
    description: 'Spend by conversion that would not have come; null where it may have brought none',
  }),
  return: Estimate,
  pays: Type.Number({
    description: 'Chance that what is left of its conversions is more than its cost',
  }),
  credited: Type.Array(
    Type.Object({ model: Type.Enum(['last', 'markov', 'shapley'] as const), conversions: Type.Number() }),
  ),
  verdict: Type.Enum(evidenceVerdicts, {
    description: 'How attribution’s credit stands to the 90 % interval of what was caused',
  }),
  holdOuts: Type.Array(MeasuredHoldOut),
  next: Type.Union([NextExperiment, Type.Null()]),
  campaigns: Type.Array(CampaignIncrement),
});
export type ChannelIncrement = Static<typeof ChannelIncrement>;

export const TriangulationAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  period: Period,
  weeks: Type.Integer(),
  conversion: Type.Array(Type.String()),
  currency: Type.String(),
  conversions: Type.Integer(),
  located: Type.Integer({ description: 'Conversions whose place is known; the estimate rests on these' }),
  /** What one conversion leaves. */
  worth: Type.Number(),
  margin: Type.Number(),
  places: Type.Array(Type.String(), {
    description: 'Regions that were compared; none where figures do not tell regions apart',
  }),
  caused: Estimate,
  channels: Type.Array(ChannelIncrement),
  /** The channel whose experiment is worth most. */
  best: Type.Union([Type.String(), Type.Null()]),
  check: Type.Object({
    rHat: Type.Number({ description: 'Largest over channels; 1 where chains agree' }),
    effectiveDraws: Type.Integer({ description: 'Least over channels' }),
    dispersion: Type.Number({ description: 'Noise beside that of pure chance in counts, which is 1' }),
  }),
});
export type TriangulationAnswer = Static<typeof TriangulationAnswer>;
