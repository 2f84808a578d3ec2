import {
  type BayesMixData,
  createRandom,
  intervalOf,
  listContributions,
  predictPeriods,
  respondToMultiples,
} from '@rondo/stats';
import { invalid } from '../error.ts';
import { type BayesFit, type BayesSettings, type FitHooks, fitBayes } from './fit-bayes.ts';
import { CARRIED, chooseHoldout, cutPeriods, gatherData, type MixKnowledge } from './gather-data.ts';
import type { MixInput } from './mix-input.ts';
import { type BudgetSettings, checkTestShare, planBudget, thin } from './plan-budget.ts';

export type BayesMixSettings = Omit<BayesSettings, 'length'> &
  BudgetSettings &
  MixKnowledge & {
    length: number | undefined;
    holdout: number | undefined;
  };

/** Fits without the last periods and says how well these were foreseen. */
async function checkHoldout(
  input: MixInput,
  data: BayesMixData,
  settings: BayesSettings,
  count: number,
  hooks: FitHooks,
) {
  const kept = data.periods - count;
  const shorter = cutPeriods(data, kept);
  if (shorter.media.some(({ series }) => series.every((value) => value === series[0]))) return null;
  const fit = await fitBayes(shorter, { input, places: input.geos }, settings, hooks);
  const random = createRandom(settings.seed);
  const predicted = predictPeriods(fit.model, data, thin(fit.chains.flat(), 1_000), () => random.normal());
  let [absolute, inside, size] = [0, 0, 0];
  for (let t = kept; t < data.periods; t++) {
    let actual = 0;
    for (let place = 0; place < data.places; place++) actual += data.target[place * data.periods + t] ?? 0;
    const { mean, low, high } = intervalOf(
      Float64Array.from(predicted, (draw) => draw[t] ?? 0),
      settings.alpha,
    );
    absolute += Math.abs(actual - mean);
    size += Math.abs(actual);
    if (actual >= low && actual <= high) inside++;
  }
  return { periods: count, weightedError: absolute / size, insideInterval: inside / count };
}

function describeChannels(fit: BayesFit, input: MixInput, alpha: number) {
  const { model } = fit;
  const draws = fit.chains.flat();
  const shares = input.media.map((_, c) =>
    Float64Array.from(draws, ({ position }) => Math.exp(position[c * model.perChannel + 2] ?? 0)),
  );
  const all = Float64Array.from(draws, (_, i) => shares.reduce((sum, own) => sum + (own[i] ?? 0), 0));
  const few = thin(draws, model.places > 1 ? 80 : 400);
  return input.media.map(({ name }, c) => {
    const own = shares[c] ?? new Float64Array(0);
    const spend = model.spends[c] ?? 0;
    const grid = Array.from({ length: 11 }, (_, i) => i / 5);
    const curve = few.map((draw) => respondToMultiples(model, draw, c, [...grid, 0.99, 1.01]));
    const at = (i: number) =>
      intervalOf(
        Float64Array.from(curve, (values) => values[i] ?? 0),
        alpha,
      );
    return {
      name,
      spend,
      contribution: intervalOf(
        own.map((share) => share * model.total),
        alpha,
      ),
      shareOfTarget: intervalOf(own, alpha),
      shareOfMedia: intervalOf(
        own.map((share, i) => share / (all[i] ?? 1)),
        alpha,
      ),
      return:
        spend > 0
          ? intervalOf(
              own.map((share) => (share * model.total) / spend),
              alpha,
            )
          : null,
      marginalReturn:
        spend > 0
          ? intervalOf(
              Float64Array.from(curve, (values) => ((values[12] ?? 0) - (values[11] ?? 0)) / (0.02 * spend)),
              alpha,
            )
          : null,
      curve: grid.map((multiple, i) => ({ multiple, spend: multiple * spend, response: at(i) })),
    };
  });
}

export type MeasureMixHooks = {
  signal?: AbortSignal;
  report?(step: 'model' | 'test', done: number, total: number): void;
};

export async function measureBayes(input: MixInput, given: BayesMixSettings, hooks: MeasureMixHooks = {}) {
  checkTestShare(given.testShare);
  const periods = input.periods.labels.length;
  const terms = input.geos.length + input.baseline.length + 4 * input.media.length;
  if (input.target.length < terms + 10) {
    throw invalid(
      '--input',
      `${input.target.length} rows are too few for ${terms} parameters.`,
      'Give more periods, or fewer channels, controls or --fourier waves.',
    );
  }
  const data = gatherData(input, given);
  const settings: BayesSettings = {
    ...given,
    length: Math.min(periods, given.length ?? CARRIED[input.periods.unit]),
  };
  const holdout = chooseHoldout(given.holdout, periods);
  const hooksOf = (step: 'model' | 'test'): FitHooks => ({
    ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
    report: (done, total) => hooks.report?.(step, done, total),
  });
  const fit = await fitBayes(data, { input, places: input.geos }, settings, hooksOf('model'));
  const channels = describeChannels(fit, input, settings.alpha);
  const budget = data.media.some(({ spend }) => spend.some((value) => value > 0))
    ? planBudget(fit, input, given)
    : null;
  const outOfSample =
    holdout === 0 ? null : await checkHoldout(input, data, settings, holdout, hooksOf('test'));
  const worst = fit.parameters.reduce((a, b) => (b.diagnosis.rHat > a.diagnosis.rHat ? b : a));
  const best = channels.reduce((a, b) => (b.shareOfTarget.mean > a.shareOfTarget.mean ? b : a));
  const percent = (value: number): string => (100 * value).toFixed(0);
  const level = Math.round(100 * (1 - settings.alpha));
  const contributions = listContributions(fit.model, thin(fit.chains.flat(), 400));
  return {
    contributions: input.media.map(({ name }, c) => ({
      name,
      series: input.periods.labels.map((_, t) =>
        intervalOf(
          Float64Array.from(contributions, (draw) => draw[c]?.[t] ?? 0),
          settings.alpha,
        ),
      ),
    })),
    report: {
      tool: 'mix',
      method: 'bayes',
      sentence: `${best.name} brought most: ${percent(best.shareOfTarget.mean)} % of the target, between ${percent(best.shareOfTarget.low)} and ${percent(best.shareOfTarget.high)} % (${level} % interval).`,
      rows: data.target.length,
      interval: 1 - settings.alpha,
      saturation: settings.saturation,
      carriedOver: settings.length,
      channels,
      budget,
      outOfSample,
      parameters: fit.parameters.map(({ estimate, diagnosis, ...meaning }) => ({
        ...meaning,
        ...estimate,
        ...diagnosis,
      })),
      convergence: {
        chains: fit.chains.length,
        draws: fit.chains[0]?.length ?? 0,
        worstRHat: worst.diagnosis.rHat,
        leastEffective: Math.min(
          ...fit.parameters.map(({ diagnosis }) => Math.min(diagnosis.bulk, diagnosis.tail)),
        ),
        divergences: fit.divergences,
      },
      calibratedBy: {
        liftTests: data.lifts.length,
        returns: data.returns.filter((own) => own !== null).length,
      },
      seed: settings.seed,
      assumptions: [
        'Whatever moves both spend and the target is among the controls, the trend or the season; otherwise a channel gets the credit.',
        'A channel’s effect is never negative, flattens with spend and fades at a constant rate.',
        data.lifts.length + data.returns.filter((own) => own !== null).length > 0
          ? 'Experiments bear on the answer (see calibratedBy).'
          : 'No experiment bears on the answer: what correlates with spend by chance is counted as its effect. Give --lifts or --returns.',
        outOfSample === null
          ? 'Not tested out of sample.'
          : `Tested on the last ${outOfSample.periods} periods, left out of a second fit: off by ${(100 * outOfSample.weightedError).toFixed(1)} %, ${percent(outOfSample.insideInterval)} % of them inside the ${level} % interval.`,
      ],
    },
  };
}
