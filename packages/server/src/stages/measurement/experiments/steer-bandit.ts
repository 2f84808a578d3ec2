import type { Experiment, ExperimentAllocation, ExperimentBandit } from '@rondo/contract';
import { allocateTraffic, type BanditArm, createRandom } from '@rondo/stats';
import { FEWEST_PEOPLE } from './compare-variations.ts';
import { addRows, type Sums, type SumsRow, summarise } from './summarise-arms.ts';

export type BanditFacts = {
  experiment: Experiment;
  bandit: ExperimentBandit;
  settleDays: number;
  at: Date;
  /** Of people whose results have settled. */
  rows: readonly SumsRow[];
  /** All people so far, without those who saw two variations. */
  people: number;
  seed: number;
};

const DRAWS = 40_000;
const LEVEL = 0.9;

/** The shares of the next people: pure, so that the same facts and seed always give the same. */
export function steerBandit(facts: BanditFacts): ExperimentAllocation {
  const { experiment, bandit, rows, seed } = facts;
  const { primary, variations } = experiment;
  // Days are pooled here: the posterior takes what a variation brings as constant.
  const totals = addRows(
    new Map(),
    rows.map((row) => ({ ...row, stratum: '' })),
  );
  const sums = variations.map((_, index) => totals.get('')?.get(index + 1));
  const settled = sums.map((own) => Math.round(own?.n ?? 0));
  const all = settled.reduce((sum, count) => sum + count, 0);
  const allocation = allocateTraffic(
    sums.map((own) => armOf(own, primary.kind, sums)),
    bandit.method,
    {
      floor: bandit.floor,
      draws: DRAWS,
      level: LEVEL,
      random: createRandom(seed),
      better: primary.better ?? 'more',
    },
  );
  const waiting = Math.max(0, facts.people - all);
  return {
    outcome: 'answered',
    experiment: experiment.key,
    at: facts.at.toISOString(),
    method: bandit.method,
    floor: bandit.floor,
    seed,
    metric: primary.name,
    settleDays: facts.settleDays,
    settled: all,
    waiting,
    variations: allocation.map(({ mean, low, high, chanceToBeBest, share }, index) => ({
      variation: variations[index]?.key ?? '',
      people: settled[index] ?? 0,
      figure: mean,
      low,
      high,
      chanceToBeBest,
      share,
    })),
    warnings: [
      ...(settled.some((count) => count < FEWEST_PEOPLE) ? (['few'] as const) : []),
      ...(waiting > all ? (['fresh'] as const) : []),
    ],
  };
}

/**
 * Shares of people have a beta posterior; other figures a normal one, whose spread, until a variation has told its own, is
 * that of all together for one person.
 */
function armOf(
  own: Sums | undefined,
  kind: Experiment['primary']['kind'],
  arms: readonly (Sums | undefined)[],
): BanditArm {
  if (kind === 'conversion') return { units: own?.n ?? 0, successes: own?.y ?? 0 };
  const told = own === undefined || own.n < 2 ? undefined : summarise(kind, own);
  if (told !== undefined && told.varianceOfMean > 0)
    return { mean: told.mean, standardError: Math.sqrt(told.varianceOfMean) };
  const [n, y, yy] = arms.reduce(
    ([count, sum, squares], arm) => [count + (arm?.n ?? 0), sum + (arm?.y ?? 0), squares + (arm?.yy ?? 0)],
    [0, 0, 0],
  );
  const mean = n > 0 ? y / n : 0;
  const spread = n > 1 ? Math.sqrt(Math.max(0, yy / n - mean ** 2)) : 0;
  return { mean, standardError: spread / Math.sqrt(Math.max(1, own?.n ?? 0)) };
}
