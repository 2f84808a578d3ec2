import { edgeRules, isExplicit } from './edge.ts';
import type { EdgeTable } from './edge-table.ts';
import { type IdentityRules, isTelling } from './identity-rules.ts';
import type { KeyState } from './key-state.ts';
import { doubled, newFloat64 } from './key-table.ts';

const MANUAL = edgeRules.indexOf('manual');
const EXPLICIT = edgeRules.map(isExplicit);

export type KindTable = {
  /** The number of a kind, given to it now if it is new. */
  numberOf(kind: string): number;
  nameOf(number: number): string;
  limit(number: number): number;
  bridges(number: number): boolean;
  windowMs(number: number): number;
  /** Whether it names a person; see learn-junk.ts. */
  isTelling(number: number): boolean;
  junkAbove(number: number): number;
  readonly hasWindows: boolean;
  readonly size: number;
};

export function createKindTable(rules: IdentityRules): KindTable {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const limits: number[] = [];
  const bridges: boolean[] = [];
  const windows: number[] = [];
  const telling: boolean[] = [];
  const junkAbove: number[] = [];
  return {
    hasWindows: rules.hasWindows,
    get size() {
      return names.length;
    },
    numberOf(kind) {
      const known = numbers.get(kind);
      if (known !== undefined) return known;
      const rule = rules.of(kind);
      numbers.set(kind, names.length);
      limits.push(rule.limit);
      bridges.push(rule.bridges);
      windows.push(rule.windowMs);
      telling.push(isTelling(rule));
      junkAbove.push(rule.junkAbove);
      return names.push(kind) - 1;
    },
    nameOf: (number) => names[number] ?? '',
    limit: (number) => limits[number] ?? 0,
    bridges: (number) => bridges[number] ?? true,
    windowMs: (number) => windows[number] ?? Number.POSITIVE_INFINITY,
    isTelling: (number) => telling[number] ?? false,
    junkAbove: (number) => junkAbove[number] ?? 0,
  };
}

export type Joiner = {
  /** Joins the persons of an edge's two ends, unless a rule forbids it. */
  join(edge: number): void;
  /** Forgets what came of an identifier and its person, who are about to be weighed again. */
  forget(key: number): void;
  /** The person is known by another of its identifiers from now on. */
  rename(from: number, to: number): void;
};

/** The rule of `resolvePeople` on typed arrays. `onMove` is told of each identifier whose person changed. */
export function createJoiner(
  state: KeyState,
  edges: EdgeTable,
  kinds: KindTable,
  onMove: (key: number) => void,
): Joiner {
  /** How many of a unique kind were explicitly said to be one another's names; few persons have any. */
  const renames = new Map<number, Map<number, number>>();
  let counts = new Int32Array(64);
  /** When each identifier was first joined to another; kept only where a limit has a window. */
  let joinedAt = new Float64Array(kinds.hasWindows ? 1 << 12 : 0).fill(Number.POSITIVE_INFINITY);

  function noteJoined(key: number, time: number): void {
    while (key >= joinedAt.length) {
      const length = joinedAt.length;
      joinedAt = doubled(joinedAt, newFloat64).fill(Number.POSITIVE_INFINITY, length);
    }
    if (time < (joinedAt[key] ?? 0)) joinedAt[key] = time;
  }

  /** What is not joined to anything yet would be from now on. */
  const isWithin = (key: number, after: number) => (joinedAt[key] ?? Number.POSITIVE_INFINITY) > after;

  function countMembers(start: number, time: number): void {
    const { nextMember, kind } = state;
    let at = start;
    do {
      const k = kind[at] ?? 0;
      if (!kinds.hasWindows || isWithin(at, time - kinds.windowMs(k))) counts[k] = (counts[k] ?? 0) + 1;
      at = nextMember[at] ?? start;
    } while (at !== start);
  }

  const renamesOf = (key: number) => (renames.size === 0 ? undefined : renames.get(state.person[key] ?? key));

  /** How many of a kind a person has; the slow way, for a limit that is about to be exceeded. */
  function countOf(start: number, wanted: number, time: number): number {
    const after = time - kinds.windowMs(wanted);
    let count = -(renamesOf(start)?.get(wanted) ?? 0);
    let at = start;
    do {
      if (state.kind[at] === wanted && (!kinds.hasWindows || isWithin(at, after))) count++;
      at = state.nextMember[at] ?? start;
    } while (at !== start);
    return count;
  }

  /** Whether both together stay within the limits; leaves `counts` at nought. */
  function fits(left: number, right: number, renamed: number, time: number): boolean {
    if (kinds.size > counts.length) counts = new Int32Array(kinds.size * 2);
    countMembers(left, time);
    countMembers(right, time);
    for (const person of [left, right]) {
      const known = renamesOf(person);
      if (known) for (const [kind, count] of known) counts[kind] = (counts[kind] ?? 0) - count;
    }
    if (renamed >= 0) counts[renamed] = (counts[renamed] ?? 0) - 1;
    let within = true;
    for (let kind = 0; kind < kinds.size; kind++) {
      const together = counts[kind] ?? 0;
      counts[kind] = 0;
      if (!within || together <= kinds.limit(kind)) continue;
      // A person who has too many by a decision may still be joined by what has none of that kind.
      within = together <= Math.max(countOf(left, kind, time), countOf(right, kind, time));
    }
    return within;
  }

  const isAlone = (key: number) => state.nextMember[key] === key;
  const mayTie = (key: number) => isAlone(key) || kinds.bridges(state.kind[key] ?? 0);

  function addRenames(winner: number, loser: number, renamed: number): void {
    const sum = renames.get(winner) ?? new Map<number, number>();
    for (const [kind, count] of renames.get(loser) ?? []) sum.set(kind, (sum.get(kind) ?? 0) + count);
    renames.delete(loser);
    if (renamed >= 0) sum.set(renamed, (sum.get(renamed) ?? 0) + 1);
    if (sum.size > 0) renames.set(winner, sum);
  }

  return {
    join(edge) {
      const left = edges.left(edge);
      const right = edges.right(edge);
      const leftPerson = state.person[left] ?? left;
      const rightPerson = state.person[right] ?? right;
      const time = edges.time(edge);
      if (leftPerson === rightPerson) return;
      // Somebody looked at both and decided: no rule stands against that.
      const isDecided = edges.rule(edge) === MANUAL;
      if (!isDecided && (!mayTie(left) || !mayTie(right))) return;
      const explicit = EXPLICIT[edges.rule(edge)] === true && state.kind[left] === state.kind[right];
      const renamed = explicit ? (state.kind[left] ?? -1) : -1;
      if (!isDecided && !fits(left, right, renamed, time)) return;

      if (kinds.hasWindows) {
        noteJoined(left, time);
        noteJoined(right, time);
      }
      const leftIsFirst = (state.first[leftPerson] ?? 0) <= (state.first[rightPerson] ?? 0);
      const winner = leftIsFirst ? leftPerson : rightPerson;
      const loser = leftIsFirst ? rightPerson : leftPerson;
      let at = loser;
      do {
        state.person[at] = winner;
        onMove(at);
        at = state.nextMember[at] ?? loser;
      } while (at !== loser);
      const afterWinner = state.nextMember[winner] ?? winner;
      state.nextMember[winner] = state.nextMember[loser] ?? loser;
      state.nextMember[loser] = afterWinner;
      if (renamed >= 0 || renames.size > 0) addRenames(winner, loser, renamed);
    },
    forget(key) {
      renames.delete(state.person[key] ?? key);
      if (key < joinedAt.length) joinedAt[key] = Number.POSITIVE_INFINITY;
    },
    rename(from, to) {
      const known = renames.get(from);
      if (known === undefined) return;
      renames.delete(from);
      renames.set(to, known);
    },
  };
}
