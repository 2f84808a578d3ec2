import { NONE } from './edge-table.ts';
import type { KeyState } from './key-state.ts';

export type Move = { key: bigint; from: bigint; to: bigint };
export type Sized = { person: bigint; identifiers: number };
type Population = { people: number; largest: Sized[] };

/** Figures about all people in memory, beside those whom identity_map has. */
export type Survey = Population & {
  identifiers: number;
  before: Population;
  /** Each identifier whose person is another than identity_map said. */
  moves: Move[];
};

export function surveyPeople(state: KeyState, largest: number): Survey {
  const { table, person, mapped } = state;
  const moves: Move[] = [];
  for (let key = 0; key < table.size; key++) {
    const to = person[key] ?? key;
    const from = mapped[key] ?? key;
    if (from === to) continue;
    // Whom the ledger does not know is nobody.
    moves.push({
      key: table.keyOf(key),
      from: from === NONE ? 0n : table.keyOf(from),
      to: table.keyOf(to),
    });
  }
  return {
    ...countPeople(state, person, largest),
    before: countPeople(state, mapped, largest),
    identifiers: table.size,
    moves,
  };
}

/** `owners`: of each identifier, the one that stands for its person. */
function countPeople({ table }: KeyState, owners: Uint32Array, largest: number): Population {
  const sizes = new Uint32Array(table.size);
  for (let key = 0; key < table.size; key++) {
    const owner = owners[key] ?? key;
    if (owner !== NONE) sizes[owner] = (sizes[owner] ?? 0) + 1;
  }
  let people = 0;
  const most: { key: number; size: number }[] = [];
  for (let key = 0; key < table.size; key++) {
    const size = sizes[key] ?? 0;
    if (size === 0) continue;
    people++;
    if (size < 2 || (most.length === largest && size <= (most.at(-1)?.size ?? 0))) continue;
    most.push({ key, size });
    most.sort((a, b) => b.size - a.size);
    most.length = Math.min(most.length, largest);
  }
  return { people, largest: most.map(({ key, size }) => ({ person: table.keyOf(key), identifiers: size })) };
}
