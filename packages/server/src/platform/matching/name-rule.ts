import type { BlockingRule } from '@rondo/contract';

export const nameRule = (rule: BlockingRule): string =>
  rule.map(({ column, by }) => (by === 'value' ? column : `${column} (${by})`)).join(' + ');
