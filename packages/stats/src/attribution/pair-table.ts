/** Numbers pairs of small integers in the order in which they come: a hash table without objects. */
export type PairTable = {
  /** The pair's number, given to it now if it is new; `size` tells whether it was. */
  intern(first: number, second: number): number;
  /** The pair's number, or -1 where it never came. */
  find(first: number, second: number): number;
  size(): number;
  firstOf(id: number): number;
  secondOf(id: number): number;
};

/** Open addressing with linear probing, never more than half full. Pairs of non-negative 31-bit integers. */
export function createPairTable(expected = 1024): PairTable {
  let capacity = 1024;
  while (capacity < expected * 2) capacity *= 2;
  let slots = new Int32Array(capacity).fill(-1);
  let firsts = new Int32Array(capacity / 2);
  let seconds = new Int32Array(capacity / 2);
  let size = 0;

  const hash = (first: number, second: number): number => {
    // The finaliser of MurmurHash3 over both halves.
    let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) & (capacity - 1);
  };
  const grow = (): void => {
    capacity *= 2;
    slots = new Int32Array(capacity).fill(-1);
    const widerFirsts = new Int32Array(capacity / 2);
    widerFirsts.set(firsts);
    firsts = widerFirsts;
    const widerSeconds = new Int32Array(capacity / 2);
    widerSeconds.set(seconds);
    seconds = widerSeconds;
    for (let id = 0; id < size; id += 1) {
      let slot = hash(firsts[id] ?? 0, seconds[id] ?? 0);
      while (slots[slot] !== -1) slot = (slot + 1) & (capacity - 1);
      slots[slot] = id;
    }
  };
  const find = (first: number, second: number): number => {
    let slot = hash(first, second);
    for (;;) {
      const id = slots[slot] ?? -1;
      if (id === -1 || (firsts[id] === first && seconds[id] === second)) return id;
      slot = (slot + 1) & (capacity - 1);
    }
  };
  return {
    find,
    intern: (first, second) => {
      let slot = hash(first, second);
      for (;;) {
        const id = slots[slot] ?? -1;
        if (id === -1) break;
        if (firsts[id] === first && seconds[id] === second) return id;
        slot = (slot + 1) & (capacity - 1);
      }
      const id = size;
      slots[slot] = id;
      firsts[id] = first;
      seconds[id] = second;
      size += 1;
      if (size * 2 >= capacity) grow();
      return id;
    },
    size: () => size,
    firstOf: (id) => firsts[id] ?? 0,
    secondOf: (id) => seconds[id] ?? 0,
  };
}
