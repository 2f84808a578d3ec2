/** Numbers pairs of small integers in the order in which they come: a hash table without objects. */
export type PairTable = {
  /** The pair's number, given to it now if it is new; `size` tells whether it was. */
  intern(first: number, second: number): number;
  /** The pair's number, or -1 where it never came. */
  find(first: number, second: number): number;
  size(): number;
  /** The first of each pair, by its number. */
  firsts(): Int32Array;
};

/** Up to so many pairs are looked up in place: one look into memory instead of a search. */
const MOST_IN_PLACE = 1 << 22;

/**
 * Pairs of non-negative 31-bit integers, each `second` below `seconds`: those of the smallest `first` in a plain table, the others by
 * open addressing with linear probing, never more than half full.
 */
export function createPairTable(seconds: number): PairTable {
  const firstsInPlace = Math.floor(MOST_IN_PLACE / seconds);
  let inPlace = new Int32Array();
  let capacity = 1024;
  let slots = new Int32Array(capacity).fill(-1);
  let searched = 0;
  let firstOf = new Int32Array(1024);
  let secondOf = new Int32Array(1024);
  let size = 0;

  const hash = (first: number, second: number): number => {
    // The finaliser of MurmurHash3 over both halves.
    let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) & (capacity - 1);
  };
  /** Where the pair stands, or the free slot for it. */
  const slotOf = (first: number, second: number): number => {
    let slot = hash(first, second);
    for (;;) {
      const id = slots[slot] ?? -1;
      if (id === -1 || (firstOf[id] === first && secondOf[id] === second)) return slot;
      slot = (slot + 1) & (capacity - 1);
    }
  };
  const widen = (narrow: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> => {
    const wide = new Int32Array(length).fill(-1, narrow.length);
    wide.set(narrow);
    return wide;
  };
  const widenSlots = (): void => {
    capacity *= 2;
    slots = new Int32Array(capacity).fill(-1);
    for (let id = 0; id < size; id += 1) {
      const first = firstOf[id] ?? 0;
      if (first >= firstsInPlace) slots[slotOf(first, secondOf[id] ?? 0)] = id;
    }
  };
  const add = (first: number, second: number): number => {
    const id = size;
    size += 1;
    if (size > firstOf.length) {
      firstOf = widen(firstOf, size * 2);
      secondOf = widen(secondOf, size * 2);
    }
    firstOf[id] = first;
    secondOf[id] = second;
    return id;
  };
  return {
    find: (first, second) =>
      (first < firstsInPlace ? inPlace[first * seconds + second] : slots[slotOf(first, second)]) ?? -1,
    intern: (first, second) => {
      if (first < firstsInPlace) {
        const at = first * seconds + second;
        if (at >= inPlace.length) {
          inPlace = widen(inPlace, Math.min(firstsInPlace, (first + 1) * 2) * seconds);
        }
        const known = inPlace[at] ?? -1;
        if (known !== -1) return known;
        const id = add(first, second);
        inPlace[at] = id;
        return id;
      }
      const slot = slotOf(first, second);
      const known = slots[slot] ?? -1;
      if (known !== -1) return known;
      const id = add(first, second);
      slots[slot] = id;
      searched += 1;
      if (searched * 2 >= capacity) widenSlots();
      return id;
    },
    size: () => size,
    firsts: () => firstOf.slice(0, size),
  };
}
