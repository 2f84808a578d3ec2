import type { DeviceRule } from '@rondo/contract';

export type DeviceLine = Extract<DeviceRule, { kind: 'event' | 'touch' | 'impression' }>;
/** A line of the sentence; `not` where it stands inside a “not”, as “did not come by” does. */
export type Line = { not: boolean; line: DeviceLine };
/** The rule as the builder shows it: all or any of its lines. */
export type Sentence = { word: 'all' | 'any'; lines: Line[] };

/** Undefined where the rule has groups within groups: those are written over the API. */
export function readSentence(rule: DeviceRule): Sentence | undefined {
  if (rule.kind !== 'all' && rule.kind !== 'any') return readSentence({ kind: 'all', rules: [rule] });
  const lines = rule.rules.map((part) => readLine(part, false));
  return lines.every((line) => line !== undefined) ? { word: rule.kind, lines } : undefined;
}

function readLine(rule: DeviceRule, not: boolean): Line | undefined {
  if (rule.kind === 'all' || rule.kind === 'any') return undefined;
  return rule.kind === 'not' ? readLine(rule.rule, !not) : { not, line: rule };
}

export function writeSentence({ word, lines }: Sentence): DeviceRule {
  return { kind: word, rules: lines.map(({ not, line }) => (not ? { kind: 'not', rule: line } : line)) };
}

const least = (value: number) => ({ of: 'count', operator: 'at-least', value }) as const;
const lately = { kind: 'last', count: 30, unit: 'days' } as const;

export const newLine = {
  event: (): Line => ({
    not: false,
    line: { kind: 'event', type: 'page', event: '', where: [], amount: least(1), window: lately },
  }),
  touch: (): Line => ({ not: false, line: { kind: 'touch', channels: [], campaigns: [], window: lately } }),
  impression: (): Line => ({
    not: false,
    line: {
      kind: 'impression',
      platforms: [],
      campaigns: [],
      placements: [],
      amount: least(1),
      window: lately,
    },
  }),
};

export function isFinished({ line }: Line): boolean {
  if (line.kind !== 'event') return true;
  return (
    (line.type !== 'track' || line.event !== '') &&
    line.where.every(
      ({ property, test }) =>
        property !== '' && (test.type !== 'text' || test.values.every((one) => one !== '')),
    )
  );
}

/** What can be counted already: lines that are still to be finished are left out. */
export function finished({ word, lines }: Sentence): Sentence {
  return { word, lines: lines.filter(isFinished) };
}

/** “Did not” is exactly 0 times. */
export const NEVER = { of: 'count', operator: 'exactly', value: 0 } as const;
export const isNever = ({ operator, value }: { operator: string; value: number }): boolean =>
  operator === 'exactly' && value === 0;
