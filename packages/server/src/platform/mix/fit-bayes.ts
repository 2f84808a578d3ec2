import {
  type BayesMixData,
  type BayesMixDraw,
  type BayesMixModel,
  type BayesMixOptions,
  listMixParameters,
  type MixParameter,
  prepareBayesMix,
} from '@rondo/stats';
import { RondoError } from '../error.ts';
import { openChainPool } from './chain-pool.ts';
import type { MixInput } from './mix-input.ts';

export type BayesFit = {
  model: BayesMixModel;
  chains: BayesMixDraw[][];
  parameters: MixParameter[];
  divergences: number;
};

export type BayesSettings = BayesMixOptions & { warmUp: number; draws: number; seed: number; alpha: number };

/** `report` says how many of at most so many rounds are done. */
export type FitHooks = { signal?: AbortSignal; report?(done: number, total: number): void };

const CHAINS = 4;
const WORST_R_HAT = 1.01;
const LEAST_DRAWS = 400;
/** How often the chains are continued, each time as long again as they are. */
const EXTENSIONS = 3;

export function hasConverged(parameters: readonly MixParameter[]): boolean {
  return parameters.every(
    ({ diagnosis: { rHat, bulk, tail } }) => rHat < WORST_R_HAT && bulk > LEAST_DRAWS && tail > LEAST_DRAWS,
  );
}

/**
 * The posterior by four chains on threads of their own, continued until every parameter's R-hat is below 1.01 with more
 * than 400 effective draws. A fit that does not get there is an error, not an answer.
 */
export async function fitBayes(
  data: BayesMixData,
  names: { input: MixInput; places: readonly string[] },
  settings: BayesSettings,
  { signal, report }: FitHooks = {},
): Promise<BayesFit> {
  signal?.throwIfAborted();
  const model = prepareBayesMix(data, settings);
  const pool = openChainPool(CHAINS);
  const stop = (): void => pool.end(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const chains: BayesMixDraw[][] = Array.from({ length: CHAINS }, () => []);
    let draws = settings.draws;
    for (let round = 0; ; round++) {
      report?.(round, EXTENSIONS + 1);
      const taken = await Promise.all(
        chains.map((_, chain) =>
          pool.take({
            chain,
            draws,
            ...(round === 0
              ? { start: { model, seed: (settings.seed * CHAINS + chain) >>> 0, warmUp: settings.warmUp } }
              : {}),
          }),
        ),
      );
      for (const [chain, own] of taken.entries()) chains[chain]?.push(...own.draws);
      const parameters = listMixParameters(
        model,
        chains,
        {
          channels: names.input.media.map(({ name }) => name),
          baseline: names.input.baseline.map(({ name }) => name),
          places: names.places,
        },
        settings.alpha,
      );
      if (hasConverged(parameters)) {
        return {
          model,
          chains,
          parameters,
          divergences: taken.reduce((sum, own) => sum + own.divergences, 0),
        };
      }
      if (round === EXTENSIONS) throw notConverged(parameters);
      draws = chains[0]?.length ?? draws;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

function notConverged(parameters: readonly MixParameter[]): RondoError {
  const worst = parameters.reduce((a, b) => (b.diagnosis.rHat > a.diagnosis.rHat ? b : a));
  const fewest = parameters.reduce((a, b) => (b.diagnosis.bulk < a.diagnosis.bulk ? b : a));
  return new RondoError({
    code: 'not-converged',
    message: `The model has not converged: the R-hat of “${worst.name}” is ${worst.diagnosis.rHat.toFixed(3)}, and “${fewest.name}” has ${Math.round(fewest.diagnosis.bulk)} effective draws.`,
    cure: 'Give more periods, fewer channels or controls, a prior from an experiment (--lifts, --returns), or more --draws and --warm-up.',
    status: 422,
  });
}
