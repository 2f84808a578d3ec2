import {
  type ChosenOrder,
  type Credit,
  type CreditModel,
  chooseOrder,
  createRandom,
  creditIntervals,
  NotSolvedError,
  type Paths,
  prepareModels,
  resampleGroups,
  sumOf,
} from '@rondo/stats';

/** What the models need, as plain data that can go to another thread. */
export type CreditQuestion = {
  paths: Paths;
  /** How many groups of people `paths.person` numbers. */
  groups: number;
  /** Shares by time decay, summed over each path's conversions and value, aligned with `paths.steps`. */
  decays: Credit;
  /** Conversions that no touch preceded, by group of people. */
  unattributed: Credit;
  direct: number;
  models: readonly CreditModel[];
  order: number | 'auto';
  replicates: number;
  level: number;
  seed: number;
};

type Bounds = { low: Credit; high: Credit };

export type ModelAnswer = {
  model: CreditModel;
  order?: number;
  /** Why there is no answer. */
  failed?: string;
  credit: Credit;
  /** Of the credit, and of the credit as a share of all conversions and all value. */
  intervals?: { credit: Bounds; share: Bounds };
};

export type CreditAnswer = {
  models: ModelAnswer[];
  order: (ChosenOrder & { by: 'penalised-auc' | 'asked' | 'nothing-to-choose-by' }) | null;
};

export type Report = (step: 'models' | 'intervals', done: number, total: number) => void;

/** What a replicate is off by is far below what replicates differ by. */
const REPLICATE_PRECISION = 1e-7;

/** All models on the journeys, with intervals by drawing groups of people anew. Deterministic by its seed. */
export function creditModels(question: CreditQuestion, report: Report): CreditAnswer {
  const { paths, models } = question;
  const order = models.includes('markov') ? resolveOrder(question) : null;
  const prepared = prepareModels(models, paths, {
    orders: order === null ? [] : [order.order],
    direct: question.direct,
    halfLife: 1,
    ages: question.decays,
    firstShare: 0.4,
    lastShare: 0.4,
    transform: 'exposure',
  });
  const answers: ModelAnswer[] = [];
  for (const [at, { model, order: own, credit }] of prepared.entries()) {
    report('models', at, prepared.length);
    const named = own === undefined ? { model } : { model, order: own };
    try {
      const { conversions, value } = credit(paths);
      answers.push({ ...named, credit: { conversions, value } });
    } catch (error) {
      if (!(error instanceof NotSolvedError)) throw error;
      answers.push({ ...named, credit: noCredit(paths), failed: error.message });
    }
  }
  if (question.replicates === 0) return { models: answers, order };

  const random = createRandom(question.seed);
  const credits: Credit[][] = prepared.map(() => []);
  const shares: Credit[][] = prepared.map(() => []);
  for (let replicate = 0; replicate < question.replicates; replicate += 1) {
    report('intervals', replicate, question.replicates);
    const { paths: drawn, times } = resampleGroups(paths, question.groups, random);
    const all = {
      conversions: sumOf(drawn.conversions) + sumTimes(question.unattributed.conversions, times),
      value: sumOf(drawn.value) + sumTimes(question.unattributed.value, times),
    };
    for (const [m, { credit }] of prepared.entries()) {
      if (answers[m]?.failed !== undefined) continue;
      const { conversions, value } = credit(drawn, REPLICATE_PRECISION);
      credits[m]?.push({ conversions, value });
      shares[m]?.push({
        conversions: conversions.map((one) => one / all.conversions),
        value: value.map((one) => one / all.value),
      });
    }
  }
  for (const [m, answer] of answers.entries()) {
    if (answer.failed !== undefined) continue;
    answer.intervals = {
      credit: creditIntervals(credits[m] ?? [], question.level),
      share: creditIntervals(shares[m] ?? [], question.level),
    };
  }
  return { models: answers, order };
}

function resolveOrder({ paths, order }: CreditQuestion): NonNullable<CreditAnswer['order']> {
  if (order !== 'auto') return { order, compared: chooseOrder(paths, order)?.compared ?? [], by: 'asked' };
  const chosen = chooseOrder(paths);
  return chosen === undefined
    ? { order: 1, compared: [], by: 'nothing-to-choose-by' }
    : { ...chosen, by: 'penalised-auc' };
}

function sumTimes(values: Float64Array, times: Float64Array): number {
  let sum = 0;
  for (const [group, value] of values.entries()) sum += value * (times[group] ?? 0);
  return sum;
}

const noCredit = (paths: Paths): Credit => ({
  conversions: new Float64Array(paths.channels.length),
  value: new Float64Array(paths.channels.length),
});
