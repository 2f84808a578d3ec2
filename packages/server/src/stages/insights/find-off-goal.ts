import type { Goal, MetricInfo } from '@rondo/contract';
import type { Finding } from './make-insight.ts';

/** A goal that is missed, or will be if it goes on like this. Goals on track are tiles, not news. */
export function findOffGoal(goal: Goal, metric: MetricInfo): Finding | undefined {
  const { state, value, expected, projected, share, daysLeft } = goal.progress;
  if (value === null || (state !== 'behind' && state !== 'missed')) return undefined;
  const gap = expected === null || expected === 0 ? null : (value - expected) / Math.abs(expected);
  return {
    kind: 'off-goal',
    subject: goal.id,
    // A goal that is missed can no longer be mended, so it matters a little less than one that can.
    weight: Math.min(1, (state === 'missed' ? 0.6 : 0.7) + Math.min(0.3, Math.abs(gap ?? 0))),
    good: false,
    metric,
    facts: {
      goal: goal.name,
      owner: goal.owner,
      state,
      value,
      target: goal.target,
      expected,
      projected,
      share,
      gap,
      daysLeft,
      due: goal.due,
    },
    evidence: {
      query: { metric: goal.metric, from: goal.from, to: dayAfter(goal.due), filter: goal.filters },
      rows: [
        { key: 'value', value },
        { key: 'expected', value: expected },
        { key: 'target', value: goal.target },
      ],
      n: Math.round(goal.progress.elapsed * 100),
    },
    because: null,
    advice: {
      kind: 'reset-or-push-goal',
      facts: {
        missing: goal.target - value,
        daysLeft,
        perDay: daysLeft === 0 || !metric.additive ? null : (goal.target - value) / daysLeft,
      },
    },
  };
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
