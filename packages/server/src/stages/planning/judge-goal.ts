import { type GoalCheck, type GoalProgress, isCeiling, type MetricInfo } from '@rondo/contract';

export type GoalFacts = {
  target: number;
  value: number | null;
  /** Days of the goal's time, and how many of them are over; a day counts when it has ended. */
  days: number;
  daysOver: number;
};

/** Behind by less than this share of what is expected still counts as on track: daily figures are not that even. */
const TOLERANCE = 0.03;

/**
 * Where a goal stands. A figure that adds up over time (revenue) is expected in proportion to the time that has
 * passed; a rate (cost per click) is expected at its target all the time. Seasons are not taken into account.
 */
export function judgeGoal(
  metric: Pick<MetricInfo, 'direction' | 'unit' | 'additive'>,
  facts: GoalFacts,
): GoalProgress {
  const { target, value, days, daysOver } = facts;
  const elapsed = days === 0 ? 1 : Math.min(1, Math.max(0, daysOver / days));
  const daysLeft = Math.max(0, days - daysOver);
  const down = isCeiling(metric);
  // A sum that should stay low (spend) is a ceiling for the whole time, so it too is judged in proportion.
  const expected = metric.additive ? target * elapsed : target;
  const nothing = { value, expected, share: null, projected: null, elapsed, daysLeft };
  if (elapsed === 0 && !value) return { ...nothing, state: 'not-started' };
  if (value === null) return { ...nothing, state: 'no-data' };
  const share = shareOf(value, target, down);
  const projected = metric.additive && elapsed > 0 ? value / elapsed : null;
  return { ...nothing, share, projected, state: stateOf() };

  function stateOf(): GoalProgress['state'] {
    if (value === null) return 'no-data';
    const there = down ? value <= target : value >= target;
    const over = daysLeft === 0;
    // What must be kept until the end (a ceiling, a rate) is reached only then; what adds up may be reached before.
    if (there && (over || (!down && metric.additive))) return 'reached';
    if (over) return 'missed';
    const slack = Math.abs(expected) * TOLERANCE;
    return (down ? value <= expected + slack : value >= expected - slack) ? 'on-track' : 'behind';
  }
}

function shareOf(value: number, target: number, down: boolean): number | null {
  if (down) return value === 0 ? null : target / value;
  return target === 0 ? null : value / target;
}

/** What a careful colleague would say before a goal is set. */
export function checkGoal(
  metric: Pick<MetricInfo, 'direction' | 'unit'>,
  target: number,
  baseline: number | null,
  days: number,
): GoalCheck {
  const remarks: GoalCheck['remarks'] = [];
  if (days < 7) remarks.push('short');
  if (baseline === null || baseline === 0)
    return { baseline, change: null, remarks: ['no-baseline', ...remarks] };
  const change = (target - baseline) / Math.abs(baseline);
  const better = isCeiling(metric) ? -change : change;
  if (metric.direction !== 'neutral' && better < 0) remarks.push('wrong-way');
  else if (better === 0) remarks.push('already-reached');
  // Half as much again within one period is rarely reached without a change of means.
  if (better > 0.5) remarks.push('very-ambitious');
  return { baseline, change, remarks };
}
