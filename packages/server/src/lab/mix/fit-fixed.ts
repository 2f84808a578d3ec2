import { fitLeastSquares, transformMedia } from '@rondo/stats';
import { invalid } from '../../platform/error.ts';
import type { MixInput } from '../../platform/mix/mix-input.ts';
import { parsePairs, parseTransform } from './parse-transform.ts';

/** The media as `--transform` asks, place by place. */
export function transformChannels(
  input: MixInput,
  texts: readonly string[],
): { name: string; series: Float64Array }[] {
  const pairs = parsePairs(
    texts,
    '--transform',
    input.media.map(({ name }) => name),
  );
  const count = input.periods.labels.length;
  return input.media.map(({ name, series }) => {
    const text = pairs.get(name);
    const transform = text === undefined ? {} : parseTransform(text);
    const whole = new Float64Array(series.length);
    for (let start = 0; start < series.length; start += count) {
      whole.set(transformMedia(series.subarray(start, start + count), transform), start);
    }
    return { name, series: whole };
  });
}

/** Least squares on media whose transforms are given: quick, and only as right as those. */
export function fitFixed(input: MixInput, texts: readonly string[]) {
  const channels = transformChannels(input, texts);
  const count = input.periods.labels.length;
  // Each place has its own level.
  const levels = input.geos.map((geo, g) => ({
    name: input.geos.length === 1 ? '(Intercept)' : `(Intercept) ${geo}`,
    series: Float64Array.from(input.target, (_, i) => (Math.floor(i / count) === g ? 1 : 0)),
  }));
  const terms = [...levels, ...channels, ...input.baseline];
  const fit = fitLeastSquares(
    terms.map(({ series }) => series),
    input.target,
  );
  if ('failure' in fit) {
    if (fit.failure === 'too-few-rows') {
      throw invalid(
        '--input',
        `${input.target.length} rows cannot tell ${terms.length} effects apart.`,
        'Give more periods, or leave out controls or --fourier waves.',
      );
    }
    const names = fit.columns.map((j) => terms[j]?.name).join(', ');
    throw invalid(
      '--input',
      `${names} is made up of the other columns.`,
      'Leave it out: its effect cannot be told from theirs.',
    );
  }
  const total = sum(input.target);
  const { coefficients, fitted } = fit;
  return {
    fitted,
    contributions: channels.map(({ name, series }, c) => ({
      name,
      series: series.map((value) => value * (coefficients[levels.length + c] ?? 0)),
    })),
    report: {
      tool: 'mix',
      method: 'fixed',
      rows: input.target.length,
      rSquared: fit.rSquared,
      adjustedRSquared: fit.adjustedRSquared,
      nrmse: fit.normalisedError,
      degreesOfFreedom: fit.degreesOfFreedom,
      coefficients: terms.map(({ name }, j) => ({
        name,
        coefficient: coefficients[j] ?? 0,
        standardError: fit.standardErrors[j] ?? 0,
      })),
      channels: channels.map(({ name, series }, c) => {
        const contribution = sum(series) * (coefficients[levels.length + c] ?? 0);
        const spend = sum(input.media[c]?.spend ?? []);
        return {
          name,
          spend,
          contribution,
          shareOfTarget: contribution / total,
          return: spend > 0 ? contribution / spend : null,
        };
      }),
      note: 'The intervals of a model whose carry-over and saturation are given leave out what is not known of these: use --method bayes for a decision.',
    },
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
