import type { FunnelAnswer, FunnelCondition, FunnelStep } from '@rondo/contract';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { type Codec, integer, oneOf, text } from '../../ui/view-codec.ts';

const fallbackSteps: FunnelStep[] = [
  { event: 'Product Viewed' },
  { event: 'Product Added' },
  { event: 'Order Completed' },
];
const kinds: readonly string[] = [
  'is',
  'is-not',
  'contains',
  'at-least',
  'at-most',
  'exists',
] satisfies FunnelCondition['kind'][];

function isCondition(value: unknown): value is FunnelCondition {
  if (typeof value !== 'object' || value === null) return false;
  const { property, kind } = value as Record<string, unknown>;
  return typeof property === 'string' && typeof kind === 'string' && kinds.includes(kind);
}

/** A step as it stands in the address: JSON; what is not one is left out. */
export function readStep(text: string): FunnelStep[] {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return [];
    const { event, page, where } = value as Record<string, unknown>;
    const conditions = Array.isArray(where) ? where.filter(isCondition) : [];
    const rest = conditions.length === 0 ? {} : { where: conditions };
    if (typeof event === 'string') return [{ event, ...rest }];
    if (typeof page === 'string') return [{ page, ...rest }];
    return [];
  } catch {
    return [];
  }
}

const steps: Codec<FunnelStep[]> = {
  fallback: fallbackSteps,
  read: (raw) => {
    const found = (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]).flatMap(readStep);
    return found.length === 0 ? fallbackSteps : found;
  },
  write: (value) => value.map((step) => JSON.stringify(step)),
};

export const funnelView = {
  of: oneOf(['steps', 'campaign'], 'steps'),
  step: steps,
  days: integer(7, { min: 1, max: 365 }),
  by: text(),
  campaign: text(),
};

/** A step that can be asked: with a name, and with a value wherever a condition needs one. */
export function isComplete(step: FunnelStep): boolean {
  const named = (step.event ?? step.page ?? '') !== '';
  return (
    named &&
    (step.where ?? []).every(
      (one) => one.property !== '' && (one.kind === 'exists' || (one.value ?? '') !== ''),
    )
  );
}

export function nameOfStep(step: FunnelStep, page: (path: string) => string): string {
  return step.event ?? page(step.page ?? '');
}

export function chartOfFunnel(
  answer: FunnelAnswer,
  names: readonly string[],
  people: string,
  step: string,
): ChartData {
  return {
    kind: 'funnel',
    measure: { name: people, kind: 'number' },
    // Two steps may be the same event: their places tell them apart.
    categories: answer.steps.map((_, index) => `${index + 1}. ${names[index] ?? ''}`),
    categoryName: step,
    series: [{ name: people, values: answer.steps.map((one) => one.people) }],
  };
}

/** The step before which most people are lost, counted in people; undefined where nobody began. */
export function largestLoss(answer: FunnelAnswer): number | undefined {
  const losses = answer.steps.map((step, index) =>
    index === 0 ? 0 : (answer.steps[index - 1]?.people ?? 0) - step.people,
  );
  const most = Math.max(...losses);
  return most > 0 ? losses.indexOf(most) : undefined;
}
