import type { ExperimentResult, MeasuredMetric } from '@rondo/contract';
import { FEWEST_PEOPLE } from './compare-variations.ts';

type Verdict = Omit<ExperimentResult['verdict'], 'daysLeft'>;
type Comparison = MeasuredMetric['comparisons'][number];
type Question = {
  metrics: readonly MeasuredMetric[];
  mismatch: boolean;
  ended: boolean;
};

/** So few conversions of both together say nothing by an interval for large samples. */
const FEWEST_CONVERSIONS = 20;

/** 1 where the interval lies wholly on the better side of the control, −1 on the worse, 0 where it holds 0. */
function sideOf({ relative, absolute }: Comparison, better: MeasuredMetric['better']): number {
  const interval = relative ?? absolute;
  if (interval === null) return 0;
  const side = interval.low > 0 ? 1 : interval.high < 0 ? -1 : 0;
  return better === 'more' ? side : -side;
}

const gainOf = ({ relative, absolute }: Comparison, better: MeasuredMetric['better']): number =>
  ((relative ?? absolute)?.estimate ?? Number.NEGATIVE_INFINITY) * (better === 'more' ? 1 : -1);

function hasFew({ kind, variations }: MeasuredMetric): boolean {
  if (variations.some(({ people }) => people < FEWEST_PEOPLE)) return true;
  if (kind !== 'conversion') return false;
  return variations.reduce((sum, { people, figure }) => sum + people * (figure ?? 0), 0) < FEWEST_CONVERSIONS;
}

/**
 * Ship, keep the control, or not decided. A split that is not the planned one stops everything: something decided who was
 * counted. Intervals are those that hold for the moment of looking, so a verdict may be read at any time.
 */
export function reachVerdict({ metrics, mismatch, ended }: Question): Verdict {
  const primary = metrics.find(({ role }) => role === 'primary');
  if (primary === undefined || primary.comparisons.length === 0)
    return { decision: 'not-decided', reason: 'few', variation: null, guardrail: null };
  const { better } = primary;
  const ranked = primary.comparisons.toSorted((a, b) => gainOf(b, better) - gainOf(a, better));
  const nearest = ranked[0]?.variation ?? null;
  if (mismatch) return { decision: 'broken-split', reason: 'split', variation: null, guardrail: null };
  if (hasFew(primary)) return { decision: 'not-decided', reason: 'few', variation: nearest, guardrail: null };
  const winners = ranked.filter((one) => sideOf(one, better) === 1);
  const harmOf = (variation: string): string | undefined =>
    metrics.find(
      (metric) =>
        metric.role === 'guardrail' &&
        metric.comparisons.some((one) => one.variation === variation && sideOf(one, metric.better) === -1),
    )?.name;
  const sound = winners.find(({ variation }) => harmOf(variation) === undefined);
  if (sound !== undefined)
    return { decision: 'ship', reason: 'better', variation: sound.variation, guardrail: null };
  const [winner] = winners;
  if (winner !== undefined) {
    const guardrail = harmOf(winner.variation) ?? null;
    return { decision: 'keep', reason: 'guardrail', variation: winner.variation, guardrail };
  }
  if (ranked.every((one) => sideOf(one, better) === -1))
    return { decision: 'keep', reason: 'worse', variation: nearest, guardrail: null };
  return {
    decision: 'not-decided',
    reason: ended ? 'ended' : 'running',
    variation: nearest,
    guardrail: null,
  };
}
