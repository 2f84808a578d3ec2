import {
  createRandom,
  creditByMarkov,
  creditLinear,
  type PathRow,
  type Paths,
  packPaths,
  sumOf,
} from '@rondo/stats';
import { describe, expect, it } from 'vitest';
import { type CreditQuestion, creditModels } from './credit-models.ts';

const GROUPS = 100;

/**
 * A small company whose truth is known: everybody meets one to three channels; search makes an order likely by 12 points,
 * e-mail by 4, and the banner, which is met as often, by nothing.
 */
function simulate(people: number, seed: number): PathRow[] {
  const random = createRandom(seed);
  return Array.from({ length: people }, () => {
    const channels = Array.from(
      { length: 1 + random.integer(3) },
      () => ['search', 'email', 'banner'][random.integer(3)] ?? '',
    );
    const chance = 0.02 + (channels.includes('search') ? 0.12 : 0) + (channels.includes('email') ? 0.04 : 0);
    const converted = random.uniform() < chance ? 1 : 0;
    return {
      channels,
      conversions: converted,
      value: converted * (20 + 60 * random.uniform()),
      nulls: 1 - converted,
      person: random.integer(GROUPS),
    };
  });
}

function questionOf(paths: Paths, more: Partial<CreditQuestion> = {}): CreditQuestion {
  return {
    paths,
    groups: GROUPS,
    decays: {
      conversions: new Float64Array(paths.steps.length),
      value: new Float64Array(paths.steps.length),
    },
    unattributed: { conversions: new Float64Array(GROUPS), value: new Float64Array(GROUPS) },
    direct: -1,
    models: ['linear', 'markov', 'shapley', 'counterfactual'],
    order: 1,
    replicates: 0,
    level: 0.9,
    seed: 1,
    ...more,
  };
}
const silent = () => undefined;

describe('the models of a company whose truth is known', () => {
  it('give each channel its place, and all conversions together', () => {
    const paths = packPaths(simulate(60_000, 5));
    const of = (name: string) => paths.channels.indexOf(name);
    const { models } = creditModels(questionOf(paths), silent);
    for (const { model, credit } of models) {
      expect(sumOf(credit.conversions), model).toBeCloseTo(sumOf(paths.conversions), 6);
      expect(sumOf(credit.value), model).toBeCloseTo(sumOf(paths.value), 4);
      const [search, email, banner] = ['search', 'email', 'banner'].map(
        (name) => credit.conversions[of(name)] ?? 0,
      );
      expect(search, model).toBeGreaterThan(email ?? 0);
      expect(email, model).toBeGreaterThan(banner ?? 0);
    }
    // What a rule cannot see: of what search truly does, the models that look at the journeys that did not convert say more.
    const search = (name: string) =>
      models.find(({ model }) => model === name)?.credit.conversions[of('search')] ?? 0;
    expect(search('counterfactual')).toBeGreaterThan(search('linear'));
  });

  it('have intervals that hold what the model says of everybody, about as often as they promise', () => {
    const everybody = packPaths(simulate(100_000, 99));
    const of = (paths: Paths, credit: Float64Array) =>
      (credit[paths.channels.indexOf('search')] ?? 0) / sumOf(paths.conversions);
    const truth = {
      linear: of(everybody, creditLinear(everybody).conversions),
      markov: of(everybody, creditByMarkov(everybody, 1).conversions),
    };
    const held = { linear: 0, markov: 0 };
    const samples = 40;
    for (let sample = 0; sample < samples; sample += 1) {
      const paths = packPaths(simulate(1_500, 1_000 + sample));
      const { models } = creditModels(
        questionOf(paths, { models: ['linear', 'markov'], replicates: 50, seed: sample }),
        silent,
      );
      const search = paths.channels.indexOf('search');
      for (const model of ['linear', 'markov'] as const) {
        const share = models.find((one) => one.model === model)?.intervals?.share;
        const [low, high] = [share?.low.conversions[search] ?? 1, share?.high.conversions[search] ?? 0];
        if (low <= truth[model] && truth[model] <= high) held[model] += 1;
      }
    }
    // 90 % of 40 is 36; four standard deviations are 7.6.
    for (const count of Object.values(held)) {
      expect(count).toBeGreaterThanOrEqual(29);
    }
  });

  it('choose the order themselves, and say where there is nothing to choose by', () => {
    const paths = packPaths(simulate(5_000, 3));
    const chosen = creditModels(questionOf(paths, { order: 'auto', models: ['markov'] }), silent);
    expect(chosen.order).toMatchObject({ by: 'penalised-auc' });
    expect(chosen.order?.compared.length).toBeGreaterThan(1);
    const allConvert = packPaths([{ channels: ['a'], conversions: 3, value: 3, nulls: 0 }]);
    expect(creditModels(questionOf(allConvert, { order: 'auto' }), silent).order).toMatchObject({
      order: 1,
      by: 'nothing-to-choose-by',
    });
  });
});
