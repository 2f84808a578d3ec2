import type { SegmentRule } from '@rondo/contract';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  asRoot,
  faultAt,
  finished,
  newLine,
  pathOfLine,
  placesOf,
  readGroup,
  writeGroup,
} from './edit-rule.ts';

const bought = newLine.event('Order Completed');
const open = newLine.trait('plan', 'text');

describe('editing a rule', () => {
  it('reads and writes all, any and none', () => {
    for (const word of ['all', 'any', 'none'] as const) {
      expect(readGroup(writeGroup({ word, rules: [bought] }))).toEqual({ word, rules: [bought] });
    }
    expect(readGroup(bought)).toBeUndefined();
    expect(asRoot(bought)).toEqual({ kind: 'all', rules: [bought] });
  });

  it('counts without the lines that are still being written', () => {
    const inner: SegmentRule = { kind: 'any', rules: [open, bought] };
    const rule: SegmentRule = { kind: 'all', rules: [open, bought, inner, { kind: 'any', rules: [] }] };
    expect(finished(rule)).toEqual({ kind: 'all', rules: [bought, { kind: 'any', rules: [bought] }] });
    expect(placesOf(rule.rules)).toEqual([undefined, 0, 1, undefined]);
  });

  it('finds the fault of a line, and leaves those inside a group to its lines', () => {
    const fault = {
      path: '/rules/1/rule/rules/0/amount/value',
      severity: 'error' as const,
      code: 'not-whole',
      message: '',
      cure: '',
    };
    const none = writeGroup({ word: 'none', rules: [bought] });
    expect(faultAt([fault], '/rules/1', true)).toBeUndefined();
    expect(faultAt([fault], pathOfLine(none, '/rules/1', 0), false)).toBe(fault);
    expect(faultAt([fault], '/rules/10', false)).toBeUndefined();
  });

  it('adds days over the end of a month', () => expect(addDays('2026-02-28', 1)).toBe('2026-03-01'));
});
