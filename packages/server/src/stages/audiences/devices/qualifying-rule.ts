import type { DeviceRule } from '@rondo/contract';
import type { FlatRule } from '../expand-rule.ts';

type Condition = Extract<DeviceRule, { kind: 'event' | 'touch' | 'impression' }>;

/**
 * A device stays for so many days after the last thing that the rule asks for. Written as a rule of its own: within these
 * days at least one thing happened that a condition asks for. Undefined where the rule only says what did not happen;
 * then it is the device's last sighting that counts. A condition's own window is rolling, too, so what lies within
 * both lies within the shorter.
 */
export function qualifyingRule(rule: DeviceRule, days: number): FlatRule | undefined {
  const asked = askedFor(rule, true);
  if (asked.length === 0) return undefined;
  return {
    kind: 'any',
    rules: asked.map((condition): FlatRule => {
      const window = { kind: 'last', count: days, unit: 'days' } as const;
      if (condition.kind === 'touch') return { ...condition, window: shorter(condition.window, window) };
      const amount = { of: 'count', operator: 'at-least', value: 1 } as const;
      return { ...condition, amount, window: shorter(condition.window, window) };
    }),
  };
}

/** The conditions that ask for something to have happened. */
function askedFor(rule: DeviceRule, holds: boolean): Condition[] {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.rules.flatMap((part) => askedFor(part, holds));
  if (rule.kind === 'not') return askedFor(rule.rule, !holds);
  const asks = rule.kind === 'touch' || asksForSome(rule.amount);
  return asks === holds ? [rule] : [];
}

/** “Exactly 0”, “at most 2” hold for who did nothing. */
function asksForSome({ operator, value }: { operator: string; value: number }): boolean {
  if (operator === 'at-least') return value > 0;
  if (operator === 'more') return value >= 0;
  return operator === 'exactly' && value !== 0;
}

const HOURS = { hours: 1, days: 24, weeks: 168 } as const;

function shorter(own: Condition['window'], limit: Condition['window']): Condition['window'] {
  if (own.kind === 'ever') return limit;
  if (limit.kind === 'ever') return own;
  return own.count * HOURS[own.unit] <= limit.count * HOURS[limit.unit] ? own : limit;
}
