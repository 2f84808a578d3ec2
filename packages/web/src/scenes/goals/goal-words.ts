import type { Goal, GoalProgress, GoalState, MetricInfo, MetricUnit } from '@rondo/contract';

export type Tone = 'good' | 'bad' | 'neutral';

const tones: Record<GoalState, Tone> = {
  'not-started': 'neutral',
  'no-data': 'neutral',
  'on-track': 'good',
  behind: 'bad',
  reached: 'good',
  missed: 'bad',
};
export function toneOf(state: GoalState): Tone {
  return tones[state];
}

/** Behind and missed first, for they need somebody; then what runs, by due date; what has not begun last. */
const order: readonly GoalState[] = ['behind', 'missed', 'no-data', 'on-track', 'reached', 'not-started'];
export function sortGoals(goals: readonly Goal[]): Goal[] {
  const rank = (goal: Goal) => order.indexOf(goal.progress.state);
  return [...goals].sort((a, b) => rank(a) - rank(b) || a.due.localeCompare(b.due));
}

export type BarShares = { done: number; expected: number | null };

/**
 * How far the bar is filled, and where it should be by now, both from 0 to 1 of its length. For what should rise, and
 * for sums under a ceiling, the target is the bar's end; a rate to be kept low fills the bar where it meets its target.
 */
export function barOf(
  progress: Pick<GoalProgress, 'value' | 'expected' | 'share'>,
  target: number,
  metric: Pick<MetricInfo, 'direction' | 'additive'>,
): BarShares | undefined {
  const { value, expected, share } = progress;
  if (value === null) return undefined;
  const clamp = (part: number) => Math.min(1, Math.max(0, part));
  if (metric.additive) {
    if (target === 0) return undefined;
    return { done: clamp(value / target), expected: expected === null ? null : clamp(expected / target) };
  }
  return share === null ? undefined : { done: clamp(share), expected: null };
}

/** Half an order is not expected by anybody: where things are counted, a part of the way is said in whole ones. */
export function wholeIfCounted<Value extends number | null>(
  metric: Pick<MetricInfo, 'unit' | 'additive'> | null,
  value: Value,
): number | Value {
  return value !== null && metric?.unit === 'count' && metric.additive ? Math.round(value) : value;
}

/** People write shares as 34, figures keep them as 0.34. */
export function toTyped(unit: MetricUnit, value: number): number {
  return unit === 'percent' ? Number((value * 100).toPrecision(12)) : value;
}
export function fromTyped(unit: MetricUnit, typed: number): number {
  return unit === 'percent' ? Number((typed / 100).toPrecision(12)) : typed;
}

/** `channel:search` → its dimension and value; a property’s own name may follow a colon. */
export function readFilter(filter: string): { dimension: string; value: string; not: boolean } {
  const not = filter.startsWith('!');
  const rest = not ? filter.slice(1) : filter;
  const start = rest.startsWith('property:') ? 'property:'.length : 0;
  const colon = rest.indexOf(':', start);
  return { dimension: rest.slice(0, colon), value: rest.slice(colon + 1), not };
}
