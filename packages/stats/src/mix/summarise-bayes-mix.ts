import { type Diagnosis, diagnoseChains, quantile } from '../sampling/diagnose-chains.ts';
import { readShape } from './bayes-density.ts';
import { type BayesMixData, type BayesMixModel, prepareBayesMix } from './bayes-model.ts';
import { createShapedMedia, shapeMedia } from './media-response.ts';
import { type BayesMixDraw, createContributions } from './sample-bayes-mix.ts';

export type Interval = { mean: number; low: number; high: number };

export function intervalOf(draws: Float64Array, alpha: number): Interval {
  const sorted = Float64Array.from(draws).sort();
  return {
    mean: draws.reduce((sum, value) => sum + value, 0) / draws.length,
    low: quantile(sorted, alpha / 2),
    high: quantile(sorted, 1 - alpha / 2),
  };
}

/** What a parameter is: its part in the model, and the channel, place or column of the baseline that it belongs to. */
type Meaning = {
  part:
    | 'carried-over'
    | 'half-saturation'
    | 'slope'
    | 'saturation-rate'
    | 'share'
    | 'spread'
    | 'factor'
    | 'noise'
    | 'level'
    | 'baseline';
  channel: string | null;
  place: string | null;
  column: string | null;
};

export type MixParameter = Meaning & { name: string; estimate: Interval; diagnosis: Diagnosis };

/**
 * Every parameter with its interval and convergence: per channel what is carried over, slope and half-saturation (in units
 * of the media column, per unit of a place's size), share and how places differ; the noise; each coefficient of the
 * baseline in units of the target.
 */
export function listMixParameters(
  model: BayesMixModel,
  chains: readonly (readonly BayesMixDraw[])[],
  names: { channels: readonly string[]; baseline: readonly string[]; places: readonly string[] },
  alpha: number,
): MixParameter[] {
  const parameters: MixParameter[] = [];
  const add = (
    name: string,
    meaning: Partial<Meaning> & Pick<Meaning, 'part'>,
    read: (draw: BayesMixDraw) => number,
  ): void => {
    const own = chains.map((chain) => Float64Array.from(chain, read));
    const all = Float64Array.from(own.flatMap((chain) => Array.from(chain)));
    parameters.push({
      name,
      channel: null,
      place: null,
      column: null,
      ...meaning,
      estimate: intervalOf(all, alpha),
      diagnosis: diagnoseChains(own),
    });
  };
  const isHill = model.options.saturation === 'hill';
  for (const [c, name] of names.channels.entries()) {
    const at = (i: number) => (draw: BayesMixDraw) => draw.position[c * model.perChannel + i] ?? 0;
    const exponential =
      (i: number, factor = 1) =>
      (draw: BayesMixDraw) =>
        factor * Math.exp(at(i)(draw));
    add(
      `${name}: carried over`,
      { part: 'carried-over', channel: name },
      (draw) => 1 / (1 + Math.exp(-at(0)(draw))),
    );
    const scale = model.scales[c] ?? 1;
    if (isHill) {
      add(`${name}: half-saturation`, { part: 'half-saturation', channel: name }, exponential(1, scale));
      add(`${name}: slope`, { part: 'slope', channel: name }, exponential(3));
    } else {
      // In units of 1 / the largest value, as published comparisons have it.
      add(`${name}: saturation rate`, { part: 'saturation-rate', channel: name }, exponential(1));
    }
    add(`${name}: share of target`, { part: 'share', channel: name }, exponential(2));
    if (model.places > 1) {
      const first = isHill ? 4 : 3;
      add(`${name}: spread of places`, { part: 'spread', channel: name }, exponential(first));
      for (const [place, label] of names.places.entries()) {
        add(`${name}: factor in ${label}`, { part: 'factor', channel: name, place: label }, (draw) =>
          Math.exp(Math.exp(at(first)(draw)) * at(first + 1 + place)(draw)),
        );
      }
    }
  }
  add('noise', { part: 'noise' }, (draw) => draw.noise * model.unit);
  for (const [j] of model.columns.entries()) {
    const place = names.places[j] ?? '';
    const column = names.baseline[j - model.places] ?? '';
    const factor = model.unit / (model.columnScales[j] ?? 1);
    const isLevel = j < model.places;
    const meaning = isLevel ? ({ part: 'level', place } as const) : ({ part: 'baseline', column } as const);
    add(isLevel ? `level of ${place}` : column, meaning, (draw) => factor * (draw.coefficients[j] ?? 0));
  }
  return parameters;
}

/** What each channel brought in each period, all places together: draws × channels × periods. */
export function listContributions(model: BayesMixModel, draws: readonly BayesMixDraw[]): Float64Array[][] {
  const read = createContributions(model);
  return draws.map(({ position }) =>
    read(position).map(({ shaped, shape, strength }) => {
      const series = new Float64Array(model.periods);
      for (let place = 0; place < model.places; place++) {
        const factor = strength * (shape.multipliers[place] ?? 1) * (model.sizes[place] ?? 1);
        for (let t = 0; t < model.periods; t++) {
          series[t] = (series[t] ?? 0) + factor * (shaped.value[place * model.periods + t] ?? 0);
        }
      }
      return series;
    }),
  );
}

/**
 * What a channel would have brought had every one of its amounts been so many times as large: the response curve along the
 * pattern of spending that the data know (as Google's Meridian draws it). One value per multiple.
 */
export function respondToMultiples(
  model: BayesMixModel,
  draw: BayesMixDraw,
  channel: number,
  multiples: readonly number[],
): Float64Array {
  const media = model.media[channel] ?? new Float64Array(0);
  const shape = readShape(model, draw.position, channel);
  const shaped = createShapedMedia(media.length);
  const weighted = (multiple: number): number => {
    shapeMedia(multiple === 1 ? media : media.map((value) => multiple * value), model, shape, shaped);
    let sum = 0;
    for (let place = 0; place < model.places; place++) {
      const factor = (shape.multipliers[place] ?? 1) * (model.sizes[place] ?? 1);
      for (let t = 0; t < model.periods; t++) sum += factor * (shaped.value[place * model.periods + t] ?? 0);
    }
    return sum;
  };
  const asIs = weighted(1);
  const scale = asIs > 0 ? (shape.share * model.total) / asIs : 0;
  return Float64Array.from(multiples, (multiple) => scale * weighted(multiple));
}

/**
 * What a model fitted to the first periods expects of all of them, draw by draw and with its noise, all places together:
 * draws × periods. `data` are those of the whole time.
 */
export function predictPeriods(
  fitted: BayesMixModel,
  data: BayesMixData,
  draws: readonly BayesMixDraw[],
  normal: () => number,
): Float64Array[] {
  const whole = prepareBayesMix(data, fitted.options);
  const { places, periods } = data;
  const shaped = createShapedMedia(places * periods);
  const read = createContributions(fitted);
  const media = whole.media.map((series, c) =>
    series.map((value) => (value * (whole.scales[c] ?? 1)) / (fitted.scales[c] ?? 1)),
  );
  return draws.map((draw) => {
    const sum = new Float64Array(periods);
    const add = (place: number, t: number, value: number): void => {
      sum[t] = (sum[t] ?? 0) + value * (fitted.sizes[place] ?? 1);
    };
    for (const [c, { shape, strength }] of read(draw.position).entries()) {
      shapeMedia(media[c] ?? new Float64Array(0), { periods, options: fitted.options }, shape, shaped);
      for (let place = 0; place < places; place++) {
        const factor = strength * (shape.multipliers[place] ?? 1);
        for (let t = 0; t < periods; t++) add(place, t, factor * (shaped.value[place * periods + t] ?? 0));
      }
    }
    for (let place = 0; place < places; place++) {
      for (let t = 0; t < periods; t++) {
        let value = (draw.coefficients[place] ?? 0) + draw.noise * normal();
        for (const [j, series] of data.baseline.entries()) {
          const at = places + j;
          const centred = (series[place * periods + t] ?? 0) - (fitted.columnMeans[at] ?? 0);
          value += ((draw.coefficients[at] ?? 0) * centred) / (fitted.columnScales[at] ?? 1);
        }
        add(place, t, value * fitted.unit);
      }
    }
    return sum;
  });
}
