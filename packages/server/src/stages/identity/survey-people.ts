import { NONE } from './edge-table.ts';
import type { KeyState } from './key-state.ts';

export type Move = { key: bigint; from: bigint; to: bigint };
export type Sized = { person: bigint; identifiers: number };

/** Figures about all people in memory, for a trial of other rules. */
export type Survey = {
  people: number;
  identifiers: number;
  /** Those with most identifiers. */
  largest: Sized[];
  /** Each identifier whose person is another than identity_map said. */
  moves: Move[];
};

export function surveyPeople(state: KeyState, largest: number): Survey {
  const { table, person, mapped } = state;
  const sizes = new Uint32Array(table.size);
  const moves: Move[] = [];
  for (let key = 0; key < table.size; key++) {
    const now = person[key] ?? key;
    sizes[now] = (sizes[now] ?? 0) + 1;
    const before = mapped[key] ?? key;
    if (before === now) continue;
    // Whom the ledger does not know is nobody.
    moves.push({
      key: table.keyOf(key),
      from: before === NONE ? 0n : table.keyOf(before),
      to: table.keyOf(now),
    });
  }
  let people = 0;
  const most: { key: number; size: number }[] = [];
  sizes.forEach((size, key) => {
    if (size === 0) return;
    people++;
    const least = most.at(-1)?.size ?? 0;
    if (size < 2 || (most.length === largest && size <= least)) return;
    most.push({ key, size });
    most.sort((a, b) => b.size - a.size);
    most.length = Math.min(most.length, largest);
  });
  return {
    people,
    identifiers: table.size,
    largest: most.map(({ key, size }) => ({ person: table.keyOf(key), identifiers: size })),
    moves,
  };
}
