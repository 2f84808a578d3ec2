import type { EdgeTable } from './edge-table.ts';
import type { IdentityRules } from './identity-rules.ts';
import type { KeyState } from './key-state.ts';

export type KindTable = {
  /** The number of a kind, given to it now if it is new. */
  numberOf(kind: string): number;
  nameOf(number: number): string;
  limit(number: number): number;
  bridges(number: number): boolean;
  readonly size: number;
};

export function createKindTable(rules: IdentityRules): KindTable {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const limits: number[] = [];
  const bridges: boolean[] = [];
  return {
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
      return names.push(kind) - 1;
    },
    nameOf: (number) => names[number] ?? '',
    limit: (number) => limits[number] ?? 0,
    bridges: (number) => bridges[number] ?? true,
  };
}

export type Joiner = {
  /** Joins the persons of an edge's two ends, unless a rule forbids it. */
  join(edge: number): void;
  /** Forgets the renames of a person whose identifiers are about to be weighed again. */
  forget(person: number): void;
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

  function countMembers(start: number): void {
    const { nextMember, kind } = state;
    let at = start;
    do {
      const k = kind[at] ?? 0;
      counts[k] = (counts[k] ?? 0) + 1;
      at = nextMember[at] ?? start;
    } while (at !== start);
  }

  /** Whether both together stay within the limits; leaves `counts` at nought. */
  function fits(left: number, right: number, renamed: number): boolean {
    if (kinds.size > counts.length) counts = new Int32Array(kinds.size * 2);
    countMembers(left);
    countMembers(right);
    for (const person of [left, right]) {
      const known = renames.size === 0 ? undefined : renames.get(state.person[person] ?? person);
      if (known) for (const [kind, count] of known) counts[kind] = (counts[kind] ?? 0) - count;
    }
    if (renamed >= 0) counts[renamed] = (counts[renamed] ?? 0) - 1;
    let within = true;
    for (let kind = 0; kind < kinds.size; kind++) {
      if ((counts[kind] ?? 0) > kinds.limit(kind)) within = false;
      counts[kind] = 0;
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
      if (leftPerson === rightPerson) return;
      if (!mayTie(left) || !mayTie(right)) return;
      const explicit = edges.rule(edge) !== 0 && state.kind[left] === state.kind[right];
      const renamed = explicit ? (state.kind[left] ?? -1) : -1;
      if (!fits(left, right, renamed)) return;

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
    forget: (person) => void renames.delete(person),
    rename(from, to) {
      const known = renames.get(from);
      if (known === undefined) return;
      renames.delete(from);
      renames.set(to, known);
    },
  };
}
