import type { MeasuredScores, ScoredPerson, ScoreTenth } from '@rondo/contract';
import { type ScoreQuality, wilsonInterval } from '@rondo/stats';
import type { LearnedScores } from './learn-scores.ts';
import type { Ranked } from './rank-people.ts';

type Said = Pick<MeasuredScores, 'asked' | 'today' | 'lookbackDays' | 'leaving' | 'at'> & {
  groups: readonly string[];
  /** Of everybody today, ascending. */
  chances: Float64Array;
  moments: Record<'train' | 'test', { day: string; target: Uint8Array }>;
};

const count = (target: Uint8Array): number => target.reduce((sum, one) => sum + one, 0);

export function describeScores(
  { chosen, models, importance }: LearnedScores,
  { groups, chances, moments, ...said }: Said,
): MeasuredScores {
  const { quality } = models.find(({ model }) => model === chosen) ?? { quality: undefined };
  const rate = count(moments.test.target) / moments.test.target.length;
  const describeMoment = ({ day, target }: Said['moments']['test']) => ({
    day,
    people: target.length,
    happened: count(target),
  });
  return {
    state: 'done',
    outcome: 'answered',
    ...said,
    people: chances.length,
    expected: chances.reduce((sum, chance) => sum + chance, 0),
    learned: (quality?.aucInterval[0] ?? 0) > 0.5,
    train: describeMoment(moments.train),
    test: describeMoment(moments.test),
    baseBrier: rate * (1 - rate),
    chosen,
    models: models.map(({ model, validationLoss, size, quality: own }) => ({
      model,
      validationLoss,
      size,
      auc: { value: own.auc, low: own.aucInterval[0], high: own.aucInterval[1] },
      brier: own.brier,
      logLoss: own.logLoss,
    })),
    tenths: quality === undefined ? [] : describeTenths(quality),
    features: importance.map(({ group, drop, deviation }) => ({
      feature: groups[group] ?? '',
      drop,
      deviation,
      matters: drop > 2 * deviation && drop >= 0.0005,
    })),
  };
}

function describeTenths({ lift, calibration, positives }: ScoreQuality): ScoreTenth[] {
  let captured = 0;
  return lift.map((row, i) => {
    captured += row.positives;
    const bin = calibration[calibration.length - 1 - i];
    return {
      tenth: i + 1,
      people: row.rows,
      happened: row.positives,
      rate: between(row.positives, row.rows),
      foreseen: bin?.predicted ?? 0,
      lift: row.lift,
      captured: between(captured, positives),
    };
  });
}

function between(some: number, all: number): ScoreTenth['rate'] {
  const [low, high] = wilsonInterval(some, all);
  return { value: some / all, low, high };
}

/** Each person's tenth among everybody today, with what such a tenth did in the test. `all` ascends. */
export function spreadTenths(
  best: readonly Ranked[],
  all: Float64Array,
  tenths: readonly ScoreTenth[],
): ScoredPerson[] {
  return best.map((one, place) => {
    const tenth = Math.min(10, Math.floor((10 * place) / all.length) + 1);
    const { rate } = tenths[tenth - 1] ?? { rate: { value: 0, low: 0, high: 0 } };
    return { ...one, tenth, tested: rate };
  });
}
