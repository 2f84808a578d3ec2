import { type Static, Type } from 'typebox';
import { Period } from './metrics.ts';

export const geoFigures = ['orders', 'revenue', 'new_customers', 'leads'] as const;
export const placeKinds = ['region', 'country'] as const;
export const geoMethods = ['scm', 'ascm'] as const;
export type GeoFigure = (typeof geoFigures)[number];
export type PlaceKind = (typeof placeKinds)[number];

const Place = Type.String({ minLength: 1, maxLength: 200 });
const Places = (description: string) => Type.Array(Place, { minItems: 1, maxItems: 200, description });

const figureFields = {
  figure: Type.Optional(Type.Enum(geoFigures, { description: 'What is compared; orders if left out' })),
  by: Type.Optional(Type.Enum(placeKinds, { description: 'What a place is; a region if left out' })),
  weeks: Type.Optional(
    Type.Integer({ minimum: 6, maximum: 260, description: 'Of the time before; 52 if left out' }),
  ),
};

export const GeoPlacesQuery = Type.Object(figureFields, { additionalProperties: false });
export type GeoPlacesQuery = Static<typeof GeoPlacesQuery>;
export const GeoPlace = Type.Object({
  place: Type.String(),
  people: Type.Integer(),
  conversions: Type.Integer(),
  value: Type.Number(),
  enough: Type.Boolean({ description: 'Enough conversions to be compared' }),
});
export type GeoPlace = Static<typeof GeoPlace>;
export const GeoPlaces = Type.Object({
  period: Period,
  currency: Type.String(),
  items: Type.Array(GeoPlace),
  total: Type.Integer(),
});
export type GeoPlaces = Static<typeof GeoPlaces>;

export const GeoDesignQuery = Type.Object(
  {
    ...figureFields,
    durations: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 26 }), {
        minItems: 1,
        maxItems: 4,
        description: 'Weeks that the test may last; 2, 4 and 8 if left out',
      }),
    ),
    sizes: Type.Optional(
      Type.Array(Type.Integer({ minimum: 1, maximum: 100 }), {
        minItems: 1,
        maxItems: 6,
        description: 'How many places are treated at once; 2, 4 and 6 if left out',
      }),
    ),
    include: Type.Optional(Places('Places that must be treated')),
    exclude: Type.Optional(Places('Places that must not be')),
    channel: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'What is to be tested: its spend is shown beside; all spend if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type GeoDesignQuery = Static<typeof GeoDesignQuery>;

export const GeoTestDesign = Type.Object({
  places: Type.Array(Type.String()),
  weeks: Type.Integer(),
  leastDetectable: Type.Union([Type.Number(), Type.Null()], {
    description: 'The smallest relative effect found with a power of 80 %; null where none tried is',
  }),
  usual: Type.Number({ description: 'The figure in these places in so many weeks' }),
  least: Type.Union([Type.Number(), Type.Null()], { description: 'The smallest effect, in the figure' }),
  spend: Type.Number({ description: 'In these places in so many weeks' }),
  costLimit: Type.Union([Type.Number(), Type.Null()], {
    description:
      'A pause of that spend shows if one more of the figure costs at most so much; null where nothing was spent or found',
  }),
  falseAlarms: Type.Number({ description: 'How often the test finds something where nothing is' }),
  bias: Type.Number({ description: 'What it finds there on average' }),
  relativeDeviation: Type.Number(),
  scaledL2: Type.Number({ description: 'What the weighted others leave of what equal weights leave' }),
  share: Type.Number({ description: 'Of the figure of all places' }),
  power: Type.Array(Type.Object({ effect: Type.Number(), power: Type.Number() })),
});
export type GeoTestDesign = Static<typeof GeoTestDesign>;

export const GeoDesignAnswer = Type.Object({
  state: Type.Literal('done'),
  outcome: Type.Literal('answered'),
  figure: Type.Enum(geoFigures),
  by: Type.Enum(placeKinds),
  currency: Type.String(),
  period: Period,
  weeks: Type.Integer(),
  places: Type.Array(Type.String()),
  located: Type.Number({
    description: 'Share of the conversions whose place is known: the others do not count',
  }),
  leftOut: Type.Array(Type.String(), { description: 'Places with too few conversions' }),
  channel: Type.Union([Type.String(), Type.Null()]),
  alpha: Type.Number({ description: 'How often a false alarm is borne' }),
  lookback: Type.Integer({ description: 'At how many ends of the past each test was pretended' }),
  tried: Type.Integer(),
  designs: Type.Array(GeoTestDesign, { description: 'The best, best first' }),
  at: Type.String(),
});
export type GeoDesignAnswer = Static<typeof GeoDesignAnswer>;

export const geoDesignSteps = ['figures', 'designs'] as const;
export const GeoDesignProgress = Type.Object({
  state: Type.Literal('running'),
  step: Type.Enum(geoDesignSteps),
  done: Type.Integer(),
  total: Type.Integer(),
});
export type GeoDesignProgress = Static<typeof GeoDesignProgress>;

export const GeoQuery = Type.Object(
  {
    ...figureFields,
    places: Places('Where the test ran'),
    from: Type.String({ format: 'date', description: 'Its first day' }),
    to: Type.Optional(
      Type.String({
        format: 'date',
        description: 'The day after its last one; today if left out. Whole weeks from its first day count',
      }),
    ),
    exclude: Type.Optional(Places('Places that are no comparison, such as those of another test')),
    method: Type.Optional(
      Type.Enum(geoMethods, {
        description: 'Synthetic control, or that augmented by a ridge regression; the first if left out',
      }),
    ),
  },
  { additionalProperties: false },
);
export type GeoQuery = Static<typeof GeoQuery>;

const Estimate = Type.Object({
  mean: Type.Number(),
  low: Type.Number({ description: 'Of the 90 % interval' }),
  high: Type.Number(),
});
export type GeoEstimate = Static<typeof Estimate>;

export const GeoAnswer = Type.Object({
  outcome: Type.Literal('answered'),
  figure: Type.Enum(geoFigures),
  by: Type.Enum(placeKinds),
  currency: Type.String(),
  method: Type.Enum(geoMethods),
  before: Period,
  after: Period,
  places: Type.Array(Type.String(), { description: 'Where the test ran' }),
  located: Type.Number({
    description: 'Share of the conversions whose place is known: the others do not count',
  }),
  leftOut: Type.Array(Type.String(), { description: 'Places with too few conversions before' }),
  actual: Type.Number({ description: 'The figure in the test places while it ran' }),
  expected: Type.Number({ description: 'What it would have been' }),
  effect: Estimate,
  relative: Estimate,
  pValue: Type.Number(),
  conformalPValue: Type.Number(),
  scaledL2: Type.Number({
    description: 'What the weighted others leave before the test, of what equal weights leave',
  }),
  fitError: Type.Number({ description: 'Sum of what they were off by before, over the sum of the figure' }),
  weights: Type.Array(Type.Object({ place: Type.String(), weight: Type.Number() })),
  steps: Type.Array(
    Type.Object({
      at: Type.String({ description: 'First day of the week' }),
      actual: Type.Number(),
      expected: Type.Number(),
    }),
  ),
  others: Type.Array(
    Type.Object({ method: Type.Enum([...geoMethods, 'did'] as const), effect: Estimate, relative: Estimate }),
    { description: 'By the other method, and by difference-in-differences' },
  ),
  placebos: Type.Object({
    times: Type.Array(Type.Number(), {
      description: 'Relative effects found before the test, in stretches that were left out of the fit',
    }),
    places: Type.Array(
      Type.Object({
        place: Type.String(),
        relative: Type.Number(),
        ratio: Type.Number({ description: 'Its differences after over those before' }),
      }),
      { description: 'Effects found where no test was' },
    ),
    ratio: Type.Number({ description: 'The same of the test places' }),
    pValue: Type.Number({ description: 'How often a place taken by chance stands out as much' }),
  }),
  at: Type.String(),
});
export type GeoAnswer = Static<typeof GeoAnswer>;
