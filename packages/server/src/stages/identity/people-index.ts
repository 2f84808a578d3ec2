import { createPairCounter } from './count-pairs.ts';
import { edgeRules, pairOf } from './edge.ts';
import { ASIDE, BANNED, BLOCKED, createEdgeTable, NONE, REMOVED } from './edge-table.ts';
import type { Evidence, Halves, KeyParts, LearnedJunk, MapChange } from './evidence.ts';
import type { IdentityRules } from './identity-rules.ts';
import { createJoiner, createKindTable } from './join-people.ts';
import { createKeyState, rawRootOf, resetKey } from './key-state.ts';
import { createKeyTable, highOf, joinKey, lowOf } from './key-table.ts';
import { createComponents } from './raw-components.ts';
import type { PersonKeys } from './read-people.ts';
import { type Survey, surveyPeople } from './survey-people.ts';
import { createWeighing } from './weigh-edges.ts';

const DECISIONS: readonly number[] = [edgeRules.indexOf('manual'), edgeRules.indexOf('probable')];

/** Identifiers and people in memory: a pure structure, fed with the ledger and kept up step by step. */
export type PeopleIndex = {
  /** Takes the ledger's rows in the order of weighing (time, message id, keys); `finishLoading` ends it. */
  load(evidence: Evidence): void;
  finishLoading(): void;
  /**
   * `known`: nothing new, no row for the ledger is needed. A tie: it is known from another message of the same time,
   * whose id stands in the ledger's row `tiesWith`; if this message's id is the lesser one, `addEarlier` takes it.
   */
  add(evidence: Evidence): 'new' | 'known' | { tiesWith: number };
  addEarlier(evidence: Evidence): void;
  removeImport(importId: string): void;
  /** A banned pair joins nobody, however much evidence there is and will be. */
  setBanned(left: bigint, right: bigint, banned: boolean): void;
  /** A pair that was joined by hand, or because it is probable, no longer is. */
  removeDecision(left: bigint, right: bigint): void;
  /** Looks up again whether the rules block these. */
  setBlocked(keys: readonly bigint[]): void;
  /** The identifiers that are seen with more others than is normal; as `learnJunk` finds them. */
  junk(): LearnedJunk[];
  /** The ledger's rows whose message ids `settle` needs, because their events have the same time. */
  ties(): number[];
  /** Weighs again what came out of order or was taken back. */
  settle(messageIds: ReadonlyMap<number, string>): void;
  /** What identity_map lacks. */
  changes(): MapChange[];
  changesWritten(): void;
  /** Says what identity_map has for a key; used once after loading. */
  tellMapped(key: Halves, profile: Halves): void;
  /** Figures about all people, beside what `tellMapped` told. */
  survey(largest: number): Survey;
  personOf(key: bigint): bigint;
  /**
   * The person behind a key and all keys of that person, its own first, as identity_map has them; undefined where it
   * lacks a change of this person. One that nobody knows is a person by itself.
   */
  writtenPerson(key: bigint): PersonKeys | undefined;
  readonly keys: number;
  readonly edges: number;
};

export function createPeopleIndex(rules: IdentityRules): PeopleIndex {
  const state = createKeyState();
  const edges = createEdgeTable();
  const kinds = createKindTable(rules);
  const components = createComponents(state, edges);
  const { link, markDirty } = components;
  const { compare, comparePairs } = createWeighing(state, edges);
  const joiner = createJoiner(state, edges, kinds, touch);
  const importNumbers = new Map<string, number>([['', 0]]);
  /** Numbers from 1: an edge that stands behind none has 0. */
  const behinds = createKeyTable();
  const banned = new Set<string>();
  const pairs = createPairCounter({ state, edges, kinds, rules, imports: () => importNumbers.size });
  let touched: number[] = [];
  /** Keys that identity_map maps although no live edge has them. */
  let strays: MapChange[] = [];

  function touch(key: number): void {
    if (state.touched[key] === 1) return;
    state.touched[key] = 1;
    touched.push(key);
  }

  function importNumberOf(importId: string): number {
    let number = importNumbers.get(importId);
    if (number === undefined) {
      number = importNumbers.size;
      importNumbers.set(importId, number);
    }
    return number;
  }

  const keyNumber = (key: KeyParts) => state.add(key.high, key.low, kinds.numberOf(key.kind));

  const behindNumberOf = (key: Halves | undefined) =>
    key === undefined ? 0 : behinds.add(key.high, key.low) + 1;
  const isAside = (behind: number) => behind !== 0 && !rules.isBlocked(behinds.keyOf(behind - 1));

  /** What keeps a new edge from counting. */
  function flagsOf(left: number, right: number, behind: number): number {
    if (banned.size === 0 && !rules.blocksAny()) return behind === 0 ? 0 : ASIDE;
    const leftKey = state.table.keyOf(left);
    const rightKey = state.table.keyOf(right);
    const isBlocked = rules.isBlocked(leftKey) || rules.isBlocked(rightKey);
    return (
      (banned.has(pairOf(leftKey, rightKey)) ? BANNED : 0) |
      (isBlocked ? BLOCKED : 0) |
      (isAside(behind) ? ASIDE : 0)
    );
  }

  function noteFirst(edge: number): void {
    const place = edges.firstOrdinal(edge) * 2;
    const left = edges.left(edge);
    const right = edges.right(edge);
    if (place < (state.first[left] ?? 0)) state.first[left] = place;
    if (place + 1 < (state.first[right] ?? 0)) state.first[right] = place + 1;
  }

  const isAfter = (edge: number, latest: number) => latest === NONE || (compare(latest, edge) ?? 1) < 0;

  /** Joins at once where the edge is weighed after all that it touches; else its component is weighed again later. */
  function place(edge: number): void {
    const left = rawRootOf(state, edges.left(edge));
    const right = rawRootOf(state, edges.right(edge));
    const inOrder =
      state.dirty[left] !== 1 &&
      state.dirty[right] !== 1 &&
      isAfter(edge, state.latest[left] ?? NONE) &&
      isAfter(edge, state.latest[right] ?? NONE);
    noteFirst(edge);
    const root = link(edge);
    if (inOrder) {
      state.latest[root] = edge;
      joiner.join(edge);
    } else {
      markDirty(root);
    }
  }

  /** Takes a raw component apart and joins it again in the order of weighing. */
  function weighAgain(root: number, messageIds: ReadonlyMap<number, string>): void {
    const all = components.edgesOf(root);
    for (const edge of all) {
      for (const key of [edges.left(edge), edges.right(edge)]) {
        joiner.forget(key);
        touch(key);
      }
    }
    for (const edge of all) {
      resetKey(state, edges.left(edge));
      resetKey(state, edges.right(edge));
    }
    const live = all.filter((edge) => edges.flags(edge) === 0);
    live.sort((a, b) => compare(a, b, messageIds) ?? comparePairs(a, b));
    for (const edge of live) noteFirst(edge);
    for (const edge of live) {
      state.latest[link(edge)] = edge;
      joiner.join(edge);
    }
  }

  /** The pair has been known from an earlier event than was thought. */
  function moveBack(edge: number, evidence: Evidence): void {
    edges.setTime(edge, evidence.time, evidence.ordinal, evidence.message);
    if (edges.flags(edge) === 0) markDirty(edges.left(edge));
  }

  /** Sets or clears a flag on the edges that `matches`; what becomes free joins its component again. */
  function reflag(flag: number, on: boolean, matches: (edge: number) => boolean): void {
    for (let edge = 0; edge < edges.size; edge++) {
      const before = edges.flags(edge);
      if (((before & flag) !== 0) === on || !matches(edge)) continue;
      edges.setFlags(edge, on ? before | flag : before & ~flag);
      if (on && before === 0) markDirty(edges.left(edge));
      if (!on && before === flag) markDirty(link(edge));
    }
  }

  const isBlockedKey = (key: number) => rules.isBlocked(state.table.keyOf(key));
  const isPair = (edge: number, pair: string) =>
    pairOf(state.table.keyOf(edges.left(edge)), state.table.keyOf(edges.right(edge))) === pair;

  return {
    load(evidence) {
      const left = keyNumber(evidence.left);
      const right = keyNumber(evidence.right);
      const rule = edgeRules.indexOf(evidence.rule);
      const importNumber = importNumberOf(evidence.importId);
      const behind = behindNumberOf(evidence.behind);
      const known = edges.find(left, right, rule, importNumber, behind);
      if (known >= 0) {
        if (evidence.ordinal < edges.firstOrdinal(known)) {
          edges.setFirstOrdinal(known, evidence.ordinal);
          edges.orient(known, left, right);
          if (edges.flags(known) === 0) noteFirst(known);
        }
        return;
      }
      const edge = edges.add(left, right, rule, importNumber, behind);
      edges.setTime(edge, evidence.time, evidence.ordinal, evidence.message);
      edges.setFirstOrdinal(edge, evidence.ordinal);
      edges.setFlags(edge, flagsOf(left, right, behind));
      pairs.countNew(edge);
      if (edges.flags(edge) !== 0) return;
      noteFirst(edge);
      state.latest[link(edge)] = edge;
      joiner.join(edge);
    },

    finishLoading() {
      // A person takes the id of its identifier that is first in the ledger, which only now is known of all.
      const size = state.table.size;
      for (let key = 0; key < size; key++) {
        if (state.person[key] !== key) continue;
        let first = key;
        for (let at = state.nextMember[key] ?? key; at !== key; at = state.nextMember[at] ?? key) {
          if ((state.first[at] ?? 0) < (state.first[first] ?? 0)) first = at;
        }
        if (first === key) continue;
        joiner.rename(key, first);
        let at = first;
        do {
          state.person[at] = first;
          at = state.nextMember[at] ?? first;
        } while (at !== first);
      }
      for (let key = 0; key < size; key++) touch(key);
    },

    add(evidence) {
      const left = keyNumber(evidence.left);
      const right = keyNumber(evidence.right);
      const rule = edgeRules.indexOf(evidence.rule);
      const importNumber = importNumberOf(evidence.importId);
      const behind = behindNumberOf(evidence.behind);
      let edge = edges.find(left, right, rule, importNumber, behind);
      const isRemoved = edge >= 0 && (edges.flags(edge) & REMOVED) !== 0;
      if (edge >= 0 && !isRemoved) {
        if (evidence.time > edges.time(edge)) return 'known';
        if (evidence.time === edges.time(edge)) {
          return evidence.message === edges.message(edge) ? 'known' : { tiesWith: edges.timeOrdinal(edge) };
        }
        moveBack(edge, evidence);
        return 'new';
      }
      if (edge < 0) edge = edges.add(left, right, rule, importNumber, behind);
      else edges.orient(edge, left, right);
      edges.setTime(edge, evidence.time, evidence.ordinal, evidence.message);
      edges.setFirstOrdinal(edge, evidence.ordinal);
      edges.setFlags(edge, flagsOf(left, right, behind));
      pairs.countNew(edge);
      if (edges.flags(edge) === 0) place(edge);
      return 'new';
    },
    addEarlier(evidence) {
      const rule = edgeRules.indexOf(evidence.rule);
      moveBack(
        edges.find(
          keyNumber(evidence.left),
          keyNumber(evidence.right),
          rule,
          importNumberOf(evidence.importId),
          behindNumberOf(evidence.behind),
        ),
        evidence,
      );
    },

    removeImport(importId) {
      const number = importNumbers.get(importId);
      if (number === undefined) return;
      const gone = pairs.ofImport(number);
      reflag(REMOVED, true, (edge) => edges.importNumber(edge) === number);
      pairs.forgetGone(gone);
    },
    removeDecision(left, right) {
      const pair = pairOf(left, right);
      reflag(REMOVED, true, (edge) => DECISIONS.includes(edges.rule(edge)) && isPair(edge, pair));
    },
    setBanned(left, right, on) {
      const pair = pairOf(left, right);
      const before = pairs.isSeen(left, right);
      if (on) banned.add(pair);
      else banned.delete(pair);
      reflag(BANNED, on, (edge) => isPair(edge, pair));
      if (before !== pairs.isSeen(left, right)) pairs.count(left, right, on ? -1 : 1);
    },
    setBlocked(keys) {
      for (const on of [true, false]) {
        const asked = keys.filter((key) => rules.isBlocked(key) === on);
        const numbers = new Set(asked.map((key) => state.table.find(highOf(key), lowOf(key))));
        const behindNumbers = new Set(asked.map((key) => behinds.find(highOf(key), lowOf(key)) + 1));
        behindNumbers.delete(0);
        numbers.delete(-1);
        if (behindNumbers.size > 0) reflag(ASIDE, !on, (edge) => behindNumbers.has(edges.behind(edge)));
        if (numbers.size === 0) continue;
        reflag(BLOCKED, on, (edge) => {
          const [left, right] = [edges.left(edge), edges.right(edge)];
          if (on) return numbers.has(left) || numbers.has(right);
          return (numbers.has(left) || numbers.has(right)) && !isBlockedKey(left) && !isBlockedKey(right);
        });
      }
    },
    junk: pairs.junk,

    ties() {
      const ordinals: number[] = [];
      for (const root of components.dirty()) {
        const live = components.edgesOf(root).filter((edge) => edges.flags(edge) === 0);
        for (const group of Map.groupBy(live, edges.time).values()) {
          if (group.some((edge) => edges.message(edge) !== edges.message(group[0] ?? edge))) {
            ordinals.push(...group.map(edges.timeOrdinal));
          }
        }
      }
      return [...new Set(ordinals)];
    },
    settle(messageIds) {
      for (const root of components.dirty()) weighAgain(root, messageIds);
      components.forgetDirty();
    },

    changes() {
      const changes = [...strays];
      for (const key of touched) {
        const person = state.person[key] ?? key;
        if (person !== state.mapped[key]) {
          changes.push({ key: state.table.keyOf(key), profile: state.table.keyOf(person) });
        }
      }
      return changes;
    },
    changesWritten() {
      for (const key of touched) {
        state.mapped[key] = state.person[key] ?? key;
        state.touched[key] = 0;
      }
      touched = [];
      strays = [];
    },
    tellMapped(key, profile) {
      const number = state.table.find(key.high, key.low);
      if (number < 0) {
        const stray = joinKey(key.high, key.low);
        if (key.high !== profile.high || key.low !== profile.low) strays.push({ key: stray, profile: stray });
        return;
      }
      const to = state.table.find(profile.high, profile.low);
      // Mapped to a person that the ledger does not know: to be written in any case.
      state.mapped[number] = to < 0 ? NONE : to;
      touch(number);
    },
    survey: (largest) => surveyPeople(state, largest),
    personOf(key) {
      const number = state.table.find(highOf(key), lowOf(key));
      if (number < 0) return key;
      const person = state.person[number] ?? number;
      return joinKey(state.table.high(person), state.table.low(person));
    },
    writtenPerson(key) {
      const number = state.table.find(highOf(key), lowOf(key));
      if (number < 0) return { id: key, keys: [key] };
      const person = state.person[number] ?? number;
      const keys: bigint[] = [];
      let at = person;
      do {
        // Whoever comes, leaves or is named anew is touched; where somebody left, all who stay are, too.
        if (state.touched[at] === 1) return undefined;
        keys.push(state.table.keyOf(at));
        at = state.nextMember[at] ?? person;
      } while (at !== person);
      return { id: state.table.keyOf(person), keys };
    },
    get keys() {
      return state.table.size;
    },
    get edges() {
      return edges.size;
    },
  };
}
