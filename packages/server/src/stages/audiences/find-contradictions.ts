import type { SegmentRule, ValueTest } from '@rondo/contract';

/** Conditions side by side in one “all” of which no person can fulfil both; each pair once, named by the later. */
export function findContradictions(rules: readonly SegmentRule[]): { index: number; against: number }[] {
  return rules.flatMap((rule, index) => {
    const against = rules.slice(0, index).findIndex((earlier) => cannotBothHold(earlier, rule));
    return against < 0 ? [] : [{ index, against }];
  });
}

function cannotBothHold(left: SegmentRule, right: SegmentRule): boolean {
  if (left.kind === 'not' && right.kind !== 'not') return same(left.rule, right);
  if (right.kind === 'not' && left.kind !== 'not') return same(left, right.rule);
  if (left.kind === 'trait' && right.kind === 'trait' && left.trait === right.trait) {
    return testsExclude(left.test, right.test) || testsExclude(right.test, left.test);
  }
  if (left.kind === 'event' && right.kind === 'event') {
    const { amount: a, ...one } = left;
    const { amount: b, ...other } = right;
    if (!same(one, other) || a.of !== b.of || a.property !== b.property) return false;
    const least = a.of === 'count' ? 1 : Number.EPSILON;
    return isEmpty(intersect(rangeOf(a.operator, a.value, least), rangeOf(b.operator, b.value, least)));
  }
  return false;
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function testsExclude(left: ValueTest, right: ValueTest): boolean {
  if (left.type === 'any') {
    if (left.operator === 'exists') return right.type === 'any' && right.operator === 'missing';
    return !holdsWithoutValue(right);
  }
  if (left.type === 'boolean' && right.type === 'boolean') return left.value !== right.value;
  if (left.type === 'text' && right.type === 'text' && left.operator === 'is') {
    if (right.operator === 'is') return !left.values.some((value) => right.values.includes(value));
    if (right.operator === 'is-not') return left.values.every((value) => right.values.includes(value));
  }
  if (
    left.type === 'number' &&
    right.type === 'number' &&
    left.operator !== 'not-equals' &&
    right.operator !== 'not-equals'
  ) {
    return isEmpty(intersect(numberRange(left), numberRange(right)));
  }
  return false;
}

function holdsWithoutValue(test: ValueTest): boolean {
  if (test.type === 'any') return test.operator === 'missing';
  return (
    test.type !== 'boolean' && ['is-not', 'contains-not', 'not-equals', 'not-in-last'].includes(test.operator)
  );
}

type Range = { from: number; to: number };

function numberRange(test: Extract<ValueTest, { type: 'number' }>): Range {
  if (test.operator === 'between') return { from: test.value, to: test.to ?? test.value };
  return rangeOf(test.operator === 'equals' ? 'exactly' : test.operator, test.value, Number.EPSILON);
}

/** Both ends belong to it; `step` is the least by which two amounts can differ. */
function rangeOf(operator: string, value: number, step: number): Range {
  const next = Math.max(step, Math.abs(value) * Number.EPSILON);
  if (operator === 'at-least') return { from: value, to: Number.POSITIVE_INFINITY };
  if (operator === 'more') return { from: value + next, to: Number.POSITIVE_INFINITY };
  if (operator === 'at-most') return { from: Number.NEGATIVE_INFINITY, to: value };
  if (operator === 'less') return { from: Number.NEGATIVE_INFINITY, to: value - next };
  return { from: value, to: value };
}

function intersect(left: Range, right: Range): Range {
  return { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) };
}

function isEmpty(range: Range): boolean {
  return range.from > range.to;
}
