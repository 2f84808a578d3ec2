import type { SegmentFault, SegmentRule, ValueTest } from '@rondo/contract';

export type EventRule = Extract<SegmentRule, { kind: 'event' }>;
export type TouchRule = Extract<SegmentRule, { kind: 'touch' }>;
export type GroupWord = 'all' | 'any' | 'none';
export type Group = { word: GroupWord; rules: SegmentRule[] };

/** A group as the builder shows it: all, any or none of its lines; undefined for a line. */
export function readGroup(rule: SegmentRule): Group | undefined {
  if (rule.kind === 'all' || rule.kind === 'any') return { word: rule.kind, rules: rule.rules };
  if (rule.kind === 'not' && rule.rule.kind === 'any') return { word: 'none', rules: rule.rule.rules };
  return undefined;
}

export function writeGroup({ word, rules }: Group): SegmentRule {
  return word === 'none' ? { kind: 'not', rule: { kind: 'any', rules } } : { kind: word, rules };
}

/** The outermost rule is a group, so that lines can be added to it. */
export function asRoot(rule: SegmentRule): SegmentRule {
  return rule.kind === 'all' || rule.kind === 'any' ? rule : { kind: 'all', rules: [rule] };
}

/** Where the lines of a group stand in its rule, as the API's faults name them. */
export function pathOfLine(group: SegmentRule, path: string, index: number): string {
  return group.kind === 'not' ? `${path}/rule/rules/${index}` : `${path}/rules/${index}`;
}

/** The first fault of a line; faults of the lines inside a group belong to those. */
export function faultAt(
  faults: readonly SegmentFault[],
  path: string,
  isGroup: boolean,
): SegmentFault | undefined {
  return faults.find((fault) => fault.path === path || (!isGroup && fault.path.startsWith(`${path}/`)));
}

export function replaceAt<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return items.map((old, at) => (at === index ? item : old));
}

export function removeAt<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}

export const newLine = {
  trait: (trait: string, type: ValueTest['type']): SegmentRule => ({
    kind: 'trait',
    trait,
    test: firstTest(type),
  }),
  event: (event: string): SegmentRule => ({
    kind: 'event',
    type: 'track',
    event,
    where: [],
    amount: { of: 'count', operator: 'at-least', value: 1 },
    window: { kind: 'ever' },
  }),
  customer: (): SegmentRule => ({ kind: 'customer', recency: [], frequency: [], spend: [] }),
  touch: (): SegmentRule => ({ kind: 'touch', channels: [], campaigns: [], window: { kind: 'ever' } }),
  segment: (segment: string): SegmentRule => ({ kind: 'segment', segment }),
  consent: (what: { purpose: string; channel: string }): SegmentRule => ({ kind: 'consent', ...what }),
  account: (field: string): Extract<SegmentRule, { kind: 'account' }> => ({
    kind: 'account',
    where: [{ field, test: firstTest('text') }],
  }),
  group: (): SegmentRule => ({ kind: 'any', rules: [] }),
};

/** What a condition on a value of this type begins with. */
export function firstTest(type: ValueTest['type'] | undefined): ValueTest {
  if (type === 'number') return { type: 'number', operator: 'more', value: 0 };
  if (type === 'time') return { type: 'time', operator: 'in-last', days: 30 };
  if (type === 'boolean') return { type: 'boolean', value: true };
  if (type === 'any') return { type: 'any', operator: 'exists' };
  return { type: 'text', operator: 'is', values: [''] };
}

/** A rule that can be counted: words that are still to be chosen are left out, so that counting goes on meanwhile. */
export function finished(rule: SegmentRule): SegmentRule {
  const group = readGroup(rule);
  if (group === undefined) return rule;
  const rules = group.rules.filter((line) => isFinished(line)).map(finished);
  return writeGroup({ word: group.word, rules });
}

function isFinished(rule: SegmentRule): boolean {
  if (rule.kind === 'segment') return rule.segment !== '';
  if (rule.kind === 'trait') return rule.trait !== '' && isTestFinished(rule.test);
  if (rule.kind === 'event') {
    return (
      (rule.type !== 'track' || rule.event !== '') &&
      rule.where.every((one) => one.property !== '' && isTestFinished(one.test))
    );
  }
  if (rule.kind === 'account') {
    return rule.where.every((one) => one.field !== '' && isTestFinished(one.test));
  }
  if (rule.kind === 'not') return isFinished(rule.rule);
  return readGroup(rule)?.rules.some(isFinished) ?? true;
}

function isTestFinished(test: ValueTest): boolean {
  return test.type !== 'text' || test.values.every((value) => value !== '');
}

/** The place of each finished line among the lines on screen: counts and faults come back by the former. */
export function placesOf(rules: readonly SegmentRule[]): (number | undefined)[] {
  let next = 0;
  return rules.map((line) => (isFinished(line) ? next++ : undefined));
}

/** Days in the API end before their `to`; people name the last day. */
export function addDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}
