/**
 * What was said under each identifier, as far as intake must know it: 64-bit keys to a few numbers each, by open addressing
 * in typed arrays, so that a million identifiers with two purposes take 100 MB at most.
 */
export type StandingTable = {
  readonly size: number;
  /** The row of a key, or -1. */
  find(key: bigint): number;
  /** The row of a key, made where it is missing. Rows move when the table grows: do not keep one. */
  take(key: bigint): number;
  /** Milliseconds; 0 for never. */
  get(row: number, slot: number, field: Field): number;
  set(row: number, slot: number, field: Field, value: number): void;
  /** The last thing that a signal said of a cell, by the cell's number. */
  signal(row: number, cell: number): boolean | undefined;
  setSignal(row: number, cell: number, agrees: boolean): void;
  /** The keys of which it is known for some slot. */
  keysWith(field: Field): bigint[];
  /** Forgets one field of all keys. */
  clear(field: Field): void;
  /** An agreement that was written under a key because another of the person's said so. */
  lend(key: bigint, agreement: Omit<Lent, 'stands'>): void;
  lentAt(row: number): readonly Lent[];
  /** By the key that it was written under. */
  readonly lent: ReadonlyMap<bigint, readonly Lent[]>;
};

/** Few are of this kind. It stands while the key that it was said under is the same person's. Times as in the fields. */
export type Lent = { under: bigint; slot: number; agreed: number; until: number; stands: boolean };

/** When it was agreed to, until when that holds, when it was refused, and when another identifier of the person did. */
export const fieldsOfStanding = { agreed: 0, until: 1, refused: 2, refusedElsewhere: 3 } as const;
export type Field = (typeof fieldsOfStanding)[keyof typeof fieldsOfStanding];
const FIELDS = 4;
/** As many words of 32 cells as there can be cells. */
const WORDS = 3;
const BITS = WORDS * 2;

const NOTHING_LENT: readonly Lent[] = [];

export function createStandingTable(slots: number): StandingTable {
  const width = slots * FIELDS;
  let capacity = 1 << 10;
  let keys = new BigUint64Array(capacity);
  let times = new Float64Array(capacity * width);
  let signals = new Uint32Array(capacity * BITS);
  const lent = new Map<bigint, Lent[]>();
  let size = 0;

  function place(key: bigint, within: BigUint64Array): number {
    const mask = within.length - 1;
    let at = Number(key & 0xffffffffn) & mask;
    for (;;) {
      const there = within[at];
      if (there === key || there === 0n) return at;
      at = (at + 1) & mask;
    }
  }

  function grow(): void {
    const wider = new BigUint64Array(capacity * 2);
    const widerTimes = new Float64Array(capacity * 2 * width);
    const widerSignals = new Uint32Array(capacity * 2 * BITS);
    for (let row = 0; row < capacity; row++) {
      const key = keys[row] ?? 0n;
      if (key === 0n) continue;
      const to = place(key, wider);
      wider[to] = key;
      widerTimes.set(times.subarray(row * width, (row + 1) * width), to * width);
      widerSignals.set(signals.subarray(row * BITS, (row + 1) * BITS), to * BITS);
    }
    capacity *= 2;
    keys = wider;
    times = widerTimes;
    signals = widerSignals;
  }

  return {
    get size() {
      return size;
    },
    find(key) {
      const row = place(key, keys);
      return keys[row] === key && key !== 0n ? row : -1;
    },
    take(key) {
      if ((size + 1) * 2 > capacity) grow();
      const row = place(key, keys);
      if (keys[row] === 0n) {
        keys[row] = key;
        size++;
      }
      return row;
    },
    get: (row, slot, field) => times[row * width + slot * FIELDS + field] ?? 0,
    set(row, slot, field, value) {
      times[row * width + slot * FIELDS + field] = value;
    },
    signal(row, cell) {
      const word = row * BITS + (cell >> 5);
      const bit = 1 << (cell & 31);
      if (((signals[word] ?? 0) & bit) === 0) return undefined;
      return ((signals[word + WORDS] ?? 0) & bit) !== 0;
    },
    setSignal(row, cell, agrees) {
      const word = row * BITS + (cell >> 5);
      const bit = 1 << (cell & 31);
      const said = signals[word + WORDS] ?? 0;
      signals[word] = (signals[word] ?? 0) | bit;
      signals[word + WORDS] = agrees ? said | bit : said & ~bit;
    },
    keysWith(field) {
      const found: bigint[] = [];
      for (let row = 0; row < capacity; row++) {
        const key = keys[row] ?? 0n;
        if (key === 0n) continue;
        for (let slot = 0; slot < slots; slot++) {
          if ((times[row * width + slot * FIELDS + field] ?? 0) === 0) continue;
          found.push(key);
          break;
        }
      }
      return found;
    },
    clear(field) {
      for (let at: number = field; at < times.length; at += FIELDS) times[at] = 0;
    },
    lent,
    lend(key, { under, slot, agreed, until }) {
      const all = lent.get(key) ?? [];
      lent.set(key, all);
      const before = all.find((each) => each.under === under && each.slot === slot);
      if (before === undefined) all.push({ under, slot, agreed, until, stands: true });
      else if (agreed >= before.agreed) Object.assign(before, { agreed, until, stands: true });
    },
    lentAt: (row) => (lent.size === 0 ? NOTHING_LENT : (lent.get(keys[row] ?? 0n) ?? NOTHING_LENT)),
  };
}
