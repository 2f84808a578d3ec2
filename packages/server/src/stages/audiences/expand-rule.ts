import type { SegmentRule } from '@rondo/contract';
import { RondoError } from '../../platform/error.ts';

/** The rules of saved segments by id. */
export type SavedRules = ReadonlyMap<string, SegmentRule>;
/** A rule in which other segments are written out. */
export type FlatRule = Exclude<SegmentRule, { kind: 'segment' | 'all' | 'any' | 'not' }> | FlatGroup;
export type FlatGroup = { kind: 'all' | 'any'; rules: readonly FlatRule[] } | { kind: 'not'; rule: FlatRule };

/** Writes out segments within segments, so that one query asks for all. Faults were named by `findFaults` before. */
export function expandRule(rule: SegmentRule, saved: SavedRules, within: readonly string[] = []): FlatRule {
  if (rule.kind === 'all' || rule.kind === 'any') {
    return { kind: rule.kind, rules: rule.rules.map((part) => expandRule(part, saved, within)) };
  }
  if (rule.kind === 'not') return { kind: 'not', rule: expandRule(rule.rule, saved, within) };
  if (rule.kind !== 'segment') return rule;
  const other = saved.get(rule.segment);
  if (other === undefined || within.includes(rule.segment)) {
    throw new RondoError({
      code: other === undefined ? 'unknown-segment' : 'segment-cycle',
      message:
        other === undefined
          ? `The rule refers to the segment “${rule.segment}”, which does not exist.`
          : `The rule refers to the segment “${rule.segment}”, which refers back to it.`,
      cure: 'Choose another segment, or take this part out.',
      status: 409,
    });
  }
  return expandRule(other, saved, [...within, rule.segment]);
}
