import type {
  ComputedTrait,
  ConsentSettings,
  DeviceRule,
  SegmentRule,
  TraitMerge,
  ValueTest,
} from '@rondo/contract';
import { RondoError } from '../../platform/error.ts';
import { type ConsentQuestion, consentQuestion, defaultSettings } from '../consent/index.ts';
import { EMPTY_BOOK, type TraitBook } from '../profiles/index.ts';

/** The rules of saved segments by id. */
export type SavedRules = ReadonlyMap<string, SegmentRule>;
/** Of devices alone: a segment of people has no such condition. */
export type ImpressionRule = Extract<DeviceRule, { kind: 'impression' }>;
/** A rule in which other segments are written out, and which traits are computed or merged by a strategy of their own. */
export type FlatRule =
  | Exclude<SegmentRule, { kind: 'segment' | 'all' | 'any' | 'not' | 'trait' | 'consent' }>
  | { kind: 'trait'; trait: string; test: ValueTest; merge?: TraitMerge }
  | { kind: 'computed'; trait: ComputedTrait; test: ValueTest }
  | { kind: 'consent'; question: ConsentQuestion }
  | ImpressionRule
  | FlatGroup;
export type FlatGroup = { kind: 'all' | 'any'; rules: readonly FlatRule[] } | { kind: 'not'; rule: FlatRule };

/** Writes out segments within segments, so that one query asks for all. Faults were named by `findFaults` before. */
export function expandRule(
  rule: SegmentRule,
  saved: SavedRules,
  within: readonly string[] = [],
  book: TraitBook = EMPTY_BOOK,
  consents: ConsentSettings = defaultSettings,
): FlatRule {
  if (rule.kind === 'all' || rule.kind === 'any') {
    return {
      kind: rule.kind,
      rules: rule.rules.map((part) => expandRule(part, saved, within, book, consents)),
    };
  }
  if (rule.kind === 'not') return { kind: 'not', rule: expandRule(rule.rule, saved, within, book, consents) };
  if (rule.kind === 'trait') {
    const trait = book.computed.get(rule.trait);
    if (trait !== undefined) return { kind: 'computed', trait, test: rule.test };
    const merge = book.merges.get(rule.trait);
    return merge === undefined ? rule : { ...rule, merge };
  }
  if (rule.kind === 'consent') {
    const question = consentQuestion(consents, rule.purpose, rule.channel);
    // To what is not asked for, nobody has agreed.
    return question === undefined ? { kind: 'any', rules: [] } : { kind: 'consent', question };
  }
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
  return expandRule(other, saved, [...within, rule.segment], book, consents);
}
