import type { Experiment, ExperimentPolicies, PolicyOutcome } from '@rondo/contract';
import {
  type DecisionGroup,
  doubtPolicy,
  evaluateGroups,
  normalInterval,
  type PolicyEstimate,
} from '@rondo/stats';
import { invalid } from '../../../platform/error.ts';

/** People of one variation, drawn with one chance, in one half of all. */
export type ChanceRow = {
  arm: number;
  chance: number;
  half: number;
  n: number;
  y: number;
  yy: number;
};

/** A share for each variation, in their order. */
export type Shares = readonly number[];

/** “A:0.3,B:0.7” as shares. */
export function readShares(text: string, variations: readonly string[]): Shares {
  const shares = new Map<string, number>();
  for (const part of text.split(',')) {
    const at = part.lastIndexOf(':');
    const key = part.slice(0, at).trim();
    const share = part.slice(at + 1).trim() === '' ? Number.NaN : Number(part.slice(at + 1));
    if (at < 1 || !variations.includes(key))
      throw invalid(
        'shares',
        `“${part.trim()}” names no variation.`,
        `Give each as variation:share; there are ${variations.join(', ')}.`,
      );
    if (!(share >= 0 && share <= 1))
      throw invalid('shares', `“${part.trim()}” has no share from 0 to 1.`, 'Write it as in A:0.3,B:0.7.');
    shares.set(key, share);
  }
  const all = [...shares.values()].reduce((sum, share) => sum + share, 0);
  if (Math.abs(all - 1) > 1e-6)
    throw invalid('shares', `The shares add up to ${all}.`, 'Let them add up to 1.');
  return variations.map((key) => shares.get(key) ?? 0);
}

/** What each policy would have brought by the people whose chance was logged. */
export function judgePolicies(
  experiment: Experiment,
  rows: readonly ChanceRow[],
  policies: readonly Shares[],
): Pick<ExperimentPolicies, 'decisions' | 'withoutChance' | 'logged' | 'policies'> {
  const alpha = experiment.alpha ?? 0.05;
  const isLogged = ({ chance }: ChanceRow): boolean => chance > 0 && chance <= 1;
  const logged = rows.filter(isLogged);
  const count = (own: readonly ChanceRow[]): number => own.reduce((sum, { n }) => sum + n, 0);
  const model = meansOfOtherHalf(logged, experiment.variations.length);
  const interval = (told: PolicyEstimate) =>
    Number.isFinite(told.estimate) && Number.isFinite(told.standardError)
      ? normalInterval(told, alpha)
      : null;
  const judge = (shares: Shares): PolicyOutcome => {
    const value = evaluateGroups(
      logged.map(
        ({ arm, chance, half, n, y, yy }): DecisionGroup => ({
          decisions: n,
          reward: y,
          rewardSquares: yy,
          propensity: chance,
          target: shares[arm - 1] ?? 0,
          predicted: {
            logged: model(arm, half),
            target: shares.reduce((sum, share, index) => sum + share * model(index + 1, half), 0),
          },
        }),
      ),
    );
    const told = value.meanWeight > 0;
    return {
      shares: experiment.variations.map(({ key }, index) => ({ variation: key, share: shares[index] ?? 0 })),
      ips: told ? interval(value.ips) : null,
      snips: told ? interval(value.snips) : null,
      dr: told && value.dr !== undefined ? interval(value.dr) : null,
      effectiveSample: told ? value.effectiveSample : 0,
      meanWeight: told ? value.meanWeight : 0,
      warnings: doubtPolicy(value),
    };
  };
  const all = evaluateGroups(
    logged.map(({ n, y, yy }) => ({ decisions: n, reward: y, rewardSquares: yy, propensity: 1, target: 1 })),
  ).loggedMean;
  return {
    decisions: count(logged),
    withoutChance: count(rows) - count(logged),
    logged: interval(all) ?? { estimate: all.estimate, low: all.estimate, high: all.estimate },
    policies: policies.map(judge),
  };
}

/** The doubly robust model: a variation's mean among the other half, so that nobody foresees what they did themselves. */
function meansOfOtherHalf(rows: readonly ChanceRow[], arms: number): (arm: number, half: number) => number {
  const sums = new Map<string, { n: number; y: number }>();
  const add = (name: string, { n, y }: ChanceRow): void => {
    const own = sums.get(name) ?? { n: 0, y: 0 };
    sums.set(name, { n: own.n + n, y: own.y + y });
  };
  for (const row of rows) {
    add(`${row.arm} ${row.half}`, row);
    add('all', row);
  }
  const meanOf = (name: string): number | undefined => {
    const own = sums.get(name);
    return own === undefined || own.n === 0 ? undefined : own.y / own.n;
  };
  const means = Array.from({ length: arms }, (_, index) =>
    [0, 1].map((half) => meanOf(`${index + 1} ${1 - half}`) ?? meanOf('all') ?? 0),
  );
  return (arm, half) => means[arm - 1]?.[half] ?? 0;
}
