import type { Identifier } from './edge.ts';
import type { LearnedJunk } from './evidence.ts';
import type { RuleSettings } from './identity-rules.ts';
import { type BlockedPattern, createPatternMatcher } from './match-pattern.ts';

/** What people decided about identifiers, as the records store has it. */
export type AsideDecisions = {
  settings: RuleSettings;
  patterns: readonly BlockedPattern[];
  /** By hand. */
  blocked: readonly bigint[];
  /** Never learned junk, whatever it is seen with. */
  released: readonly bigint[];
};

/** The identifiers that join nobody: by hand, by a pattern, or learned from what they are seen with. */
export type Aside = {
  /** Live: the rules look into it. */
  readonly keys: ReadonlySet<bigint>;
  readonly learned: ReadonlyMap<bigint, LearnedJunk>;
  /** Each of these answers with the keys that it put aside or took back. */
  setByHand(key: bigint, blocked: boolean): bigint[];
  setReleased(key: bigint, released: boolean): bigint[];
  takePatternKeys(keys: readonly bigint[]): bigint[];
  /** Those that match a pattern and are not known to yet. */
  matchPatterns(identifiers: readonly Identifier[]): bigint[];
  setLearned(junk: readonly LearnedJunk[]): { changed: bigint[]; isNew: LearnedJunk[]; gone: bigint[] };
};

export function createAside({ patterns, blocked, released }: AsideDecisions): Aside {
  const matcher = createPatternMatcher(patterns);
  const byHand = new Set(blocked);
  const byPattern = new Set<bigint>();
  const vouchedFor = new Set(released);
  let learned = new Map<bigint, LearnedJunk>();
  const keys = new Set(blocked);

  function look(asked: Iterable<bigint>): bigint[] {
    const changed: bigint[] = [];
    for (const key of asked) {
      const isAside = byHand.has(key) || byPattern.has(key) || (learned.has(key) && !vouchedFor.has(key));
      if (isAside === keys.has(key)) continue;
      if (isAside) keys.add(key);
      else keys.delete(key);
      changed.push(key);
    }
    return changed;
  }

  return {
    keys,
    get learned() {
      return learned;
    },
    setByHand(key, on) {
      if (on) byHand.add(key);
      else byHand.delete(key);
      return look([key]);
    },
    setReleased(key, on) {
      if (on) vouchedFor.add(key);
      else vouchedFor.delete(key);
      return look([key]);
    },
    takePatternKeys(found) {
      for (const key of found) byPattern.add(key);
      return look(found);
    },
    matchPatterns(identifiers) {
      if (matcher.isEmpty) return [];
      return identifiers
        .filter(({ key, kind, value }) => !byPattern.has(key) && matcher.matches(kind, value))
        .map(({ key }) => key);
    },
    setLearned(junk) {
      const before = learned;
      learned = new Map(junk.map((one) => [one.key, one]));
      const gone = [...before.keys()].filter((key) => !learned.has(key));
      const isNew = junk.filter(({ key }) => !before.has(key));
      return { changed: look([...gone, ...isNew.map(({ key }) => key)]), isNew, gone };
    },
  };
}
