import { cholesky, solveLower } from '../sampling/cholesky.ts';

/** Conversions and spend of places × periods, place by place. One place is a panel, too, but tells less. */
export type IncrementPanel = {
  places: number;
  periods: number;
  /** Size of each place, in people. */
  sizes: Float64Array;
  /** Conversions of each place and period. */
  target: Float64Array;
  /** Of each unit (a campaign, say) the spend of each place and period. */
  units: readonly Float64Array[];
};

/** What some units together brought in some periods, measured on people who were withheld by lot. */
export type MeasuredIncrement = {
  units: readonly number[];
  /** First and last period, both included. */
  from: number;
  to: number;
  increment: number;
  standardError: number;
};

/** All that sampling needs: sums of products, whatever the size of the panel. */
export type IncrementModel = {
  units: number;
  /** Conversions of the whole panel. */
  total: number;
  rows: number;
  /** Prior scale of a unit's increment, in conversions; 0 where nothing was spent. */
  scales: Float64Array;
  /** Target with itself, with each column, and columns with each other, less what levels and periods explain. */
  targetSquares: number;
  products: Float64Array;
  gram: Float64Array;
  measured: readonly { increment: number; standardError: number; shares: Float64Array }[];
};

/** Shares of the stock that are left a period later; each as likely as another before the data speak. */
export const CARRIED: readonly number[] = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.87];

/** With fewer places, a period's own effect could not be told from what was spent in it. */
const PLACES_FOR_PERIODS = 4;
const HARMONICS = 4;
/** In units of the noise's deviation: all but free for levels and periods, strong for the season of a single place. */
const LEVEL_DEVIATION = 1000;
const PERIOD_DEVIATION = 20;
const SEASON_DEVIATION = 10;
/** All units together are expected to have brought some 40 % of the target, as the mix model has it. */
const SHARE_OF_ALL = 0.4;
const YEAR_OF_WEEKS = 52.18;

/**
 * A panel regression of conversions on carried-over spend. Each unit's column sums to 1, so that its coefficient is what it
 * brought in all, in conversions. Rows are weighted by the square root of the place's size, as the variance of a count over
 * size falls with it. Levels of places and effects of periods have normal priors and are integrated out (Sun, Wang, Jin,
 * Chan and Koehler 2017, Geo-level Bayesian Hierarchical Media Mix Modeling, has the places; that the response is taken as
 * a straight line is ours: what is asked is what the spend brought, not what another spend would bring).
 */
export function prepareIncrements(
  panel: IncrementPanel,
  measured: readonly MeasuredIncrement[] = [],
): IncrementModel {
  const { places, periods, target } = panel;
  const rows = places * periods;
  const total = sumOf(target);
  const meanSize = sumOf(panel.sizes) / places;
  const roots = panel.sizes.map((size) => Math.sqrt(size / meanSize));
  const rootOf = (row: number): number => roots[Math.floor(row / periods)] ?? 1;
  // Counts vary by the root of their mean, which makes the noise's deviation about 1.
  const unit = Math.sqrt(total / rows) || 1;
  const scaled = (series: Float64Array): Float64Array =>
    series.map((value, row) => value / rootOf(row) / unit);
  const explained = explainedBy(listBaseline(places, periods, rootOf));
  const y = scaled(target);
  const byBaseline = explained(y);
  const stocks = panel.units.flatMap((spend) => CARRIED.map((carried) => carryOver(spend, panel, carried)));
  const columns = stocks.map(scaled);
  const parts = columns.map(explained);
  const count = columns.length;
  const gram = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const value = dot(columns[i], columns[j]) - dot(parts[i], parts[j]);
      gram[i * count + j] = value;
      gram[j * count + i] = value;
    }
  }
  const spending = panel.units.filter((spend) => sumOf(spend) > 0).length;
  return {
    units: panel.units.length,
    total,
    rows,
    scales: Float64Array.from(panel.units, (spend) =>
      sumOf(spend) > 0 ? (SHARE_OF_ALL * total) / spending : 0,
    ),
    targetSquares: dot(y, y) - dot(byBaseline, byBaseline),
    products: Float64Array.from(columns, (column, i) => dot(column, y) - dot(parts[i], byBaseline)),
    gram,
    measured: measured.map(({ units, from, to, increment, standardError }) => ({
      increment,
      standardError,
      shares: Float64Array.from(stocks, (stock, i) =>
        units.includes(Math.floor(i / CARRIED.length)) ? shareWithin(stock, periods, from, to) : 0,
      ),
    })),
  };
}

/** Geometric carry-over within each place, brought to a sum of 1. */
function carryOver(
  spend: Float64Array,
  { places, periods }: Pick<IncrementPanel, 'places' | 'periods'>,
  carried: number,
): Float64Array {
  const stock = new Float64Array(spend.length);
  let sum = 0;
  for (let place = 0; place < places; place++) {
    let left = 0;
    for (let row = place * periods; row < (place + 1) * periods; row++) {
      left = left * carried + (spend[row] ?? 0);
      stock[row] = left;
      sum += left;
    }
  }
  return sum > 0 ? stock.map((value) => value / sum) : stock;
}

function shareWithin(stock: Float64Array, periods: number, from: number, to: number): number {
  return stock.reduce((sum, value, row) => {
    const period = row % periods;
    return period >= from && period <= to ? sum + value : sum;
  }, 0);
}

type Baseline = { series: Float64Array; deviation: number };

function listBaseline(places: number, periods: number, rootOf: (row: number) => number): Baseline[] {
  const rows = places * periods;
  const column = (deviation: number, value: (place: number, period: number) => number): Baseline => ({
    deviation,
    series: Float64Array.from(
      { length: rows },
      (_, row) => rootOf(row) * value(Math.floor(row / periods), row % periods),
    ),
  });
  const levels = Array.from({ length: places }, (_, own) =>
    column(LEVEL_DEVIATION, (place) => (place === own ? 1 : 0)),
  );
  if (places >= PLACES_FOR_PERIODS) {
    const effects = Array.from({ length: periods }, (_, own) =>
      column(PERIOD_DEVIATION, (_place, period) => (period === own ? 1 : 0)),
    );
    return [...levels, ...effects];
  }
  const waves = Array.from({ length: HARMONICS }, (_, k) =>
    [Math.sin, Math.cos].map((wave) =>
      column(
        SEASON_DEVIATION,
        (_place, period) => Math.SQRT2 * wave((2 * Math.PI * (k + 1) * period) / YEAR_OF_WEEKS),
      ),
    ),
  ).flat();
  const trend = column(SEASON_DEVIATION, (_place, period) => Math.sqrt(12) * (period / periods - 0.5));
  return [...levels, ...waves, trend];
}

/** Of a series, what the baseline explains: a vector whose squares are to be taken off (the root of Λ⁻¹ + ZᵀZ, solved). */
function explainedBy(baseline: readonly Baseline[]): (series: Float64Array) => Float64Array {
  const size = baseline.length;
  const precision = new Float64Array(size * size);
  for (const [i, { series, deviation }] of baseline.entries()) {
    for (let j = 0; j <= i; j++) {
      const value = dot(series, baseline[j]?.series);
      precision[i * size + j] = value;
      precision[j * size + i] = value;
    }
    precision[i * size + i] = (precision[i * size + i] ?? 0) + deviation ** -2;
  }
  // With a proper prior on every column this always has a root.
  const lower = cholesky(precision, size) ?? new Float64Array(size * size);
  return (series) =>
    solveLower(
      lower,
      size,
      Float64Array.from(baseline, (column) => dot(column.series, series)),
    );
}

function dot(a: Float64Array | undefined, b: Float64Array | undefined): number {
  let sum = 0;
  if (a === undefined || b === undefined) return sum;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function sumOf(series: Float64Array): number {
  return series.reduce((sum, value) => sum + value, 0);
}
