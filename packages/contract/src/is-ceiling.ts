import type { MetricInfo } from './metrics.ts';

/**
 * Whether a goal on it is a ceiling: a cost to be kept low, and money to be spent, which is neither good nor bad in
 * itself but is planned as a budget. It stands alone, so that pages that need no schema load none.
 */
export function isCeiling({ direction, unit }: Pick<MetricInfo, 'direction' | 'unit'>): boolean {
  return direction === 'down' || (direction === 'neutral' && unit === 'money');
}
