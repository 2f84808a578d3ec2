import type { BlockingRule } from './match-config.ts';

export const nameRule = (rule: BlockingRule): string =>
  rule.map(({ column, by }) => (by === 'value' ? column : `${column} (${by})`)).join(' + ');
