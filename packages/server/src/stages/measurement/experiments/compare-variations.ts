import type { ExperimentComparison, ExperimentMetric } from '@rondo/contract';
import {
  type BayesVerdict,
  compareArms,
  type Effect,
  judgeByBayes,
  type TestVerdict,
  testByWelch,
  testSequentially,
} from '@rondo/stats';
import type { Pair } from './summarise-arms.ts';
import { isPerPerson } from './sums-sql.ts';

export type Judged = 'sequential' | 'fixed';

/** At how many people in all the always-valid interval is narrowest; chosen before anything is seen, so it is the same for all. */
const TUNING = 5_000;
/** What a large-sample interval needs in each variation before anything is decided by it. */
export const FEWEST_PEOPLE = 100;

export function judge(effect: Effect, alpha: number, judged: Judged): TestVerdict {
  return judged === 'fixed' ? testByWelch(effect, alpha) : testSequentially(effect, alpha, TUNING);
}

const intervalOf = (verdict: TestVerdict | undefined) =>
  verdict === undefined ? null : { estimate: verdict.estimate, low: verdict.low, high: verdict.high };

/** Loss is of choosing wrongly: where less is better, choices change places. */
function lossOf({ expectedLoss: { control, treatment } }: BayesVerdict, better: 'more' | 'less') {
  return better === 'more' ? { control, treatment } : { control: treatment, treatment: control };
}

/** A variation against the control, by all ways of judging; `alpha` is that of one comparison. */
export function compareVariation(
  variation: string,
  { kind, better = 'more' }: Pick<ExperimentMetric, 'kind' | 'better'>,
  pair: Pair | undefined,
  { alpha, judged }: { alpha: number; judged: Judged },
): ExperimentComparison {
  const effects = pair && {
    absolute: compareArms(pair.control, pair.treatment, 'absolute'),
    relative: compareArms(pair.control, pair.treatment, 'relative'),
  };
  const { absolute, relative } = effects ?? {};
  const verdict = absolute && judge(absolute, alpha, judged);
  const relatively = relative && judge(relative, alpha, judged);
  const bayes = relative && judgeByBayes(relative, alpha);
  // Where the control has nothing the difference is only absolute, and so is the chance that it is one.
  const chance = (bayes ?? (absolute && judgeByBayes(absolute, alpha)))?.chanceToWin;
  const units = pair?.treatment.units ?? 0;
  return {
    variation,
    relative: intervalOf(relatively),
    absolute: intervalOf(verdict),
    fixed: intervalOf(relative && testByWelch(relative, alpha)),
    pValue: (relatively ?? verdict)?.pValue ?? null,
    pValueAdjusted: null,
    chanceToWin: chance === undefined ? null : better === 'more' ? chance : 1 - chance,
    expectedLoss: bayes === undefined ? null : lossOf(bayes, better),
    varianceReduction: pair?.varianceReduction ?? null,
    incremental:
      verdict === undefined || !isPerPerson(kind)
        ? null
        : {
            total: verdict.estimate * units,
            low: verdict.low * units,
            high: verdict.high * units,
            standardError: verdict.standardError * units,
          },
  };
}

/** How many times as many people it takes until the always-valid interval leaves 0 out, if the difference stays; undefined where even a thousand times do not. */
export function timesUntilDecided(pair: Pair, alpha: number): number | undefined {
  const effect = compareArms(pair.control, pair.treatment, 'relative');
  if (effect === undefined || effect.estimate === 0) return undefined;
  const decides = (times: number): boolean => {
    const grown = { ...effect, variance: effect.variance / times, units: effect.units * times };
    const { low, high } = judge(grown, alpha, 'sequential');
    return low > 0 || high < 0;
  };
  const least = Math.max(1, FEWEST_PEOPLE / Math.min(pair.control.units, pair.treatment.units));
  let [open, closed] = [least, 1_000];
  if (!decides(closed)) return undefined;
  if (decides(open)) return open;
  for (let step = 0; step < 50; step += 1) {
    const middle = (open + closed) / 2;
    if (decides(middle)) closed = middle;
    else open = middle;
  }
  return closed;
}
