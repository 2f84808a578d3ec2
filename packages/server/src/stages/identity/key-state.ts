import { NONE } from './edge-table.ts';
import {
  createKeyTable,
  doubled,
  type KeyTable,
  newFloat64,
  newUint8,
  newUint16,
  newUint32,
} from './key-table.ts';

/** What is known of each identifier, by its number: 40 bytes each. */
export type KeyState = {
  readonly table: KeyTable;
  add(high: number, low: number, kind: number): number;
  readonly kind: Uint16Array;
  /** Union-find over all live edges, refused ones included: what can influence each other. */
  readonly raw: Uint32Array;
  /** At a raw root: first and last of its edges, and the last one in the order of weighing. */
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
  readonly latest: Uint32Array;
  readonly dirty: Uint8Array;
  /** The number of the identifier that gives the person its id. */
  readonly person: Uint32Array;
  /** The next identifier of the same person, round in a circle. */
  readonly nextMember: Uint32Array;
  /** The identifier's first place in the ledger: twice the ordinal, one more for the right end. */
  readonly first: Float64Array;
  /** The person that identity_map has for it. */
  readonly mapped: Uint32Array;
  readonly touched: Uint8Array;
};

export function createKeyState(): KeyState {
  const table = createKeyTable();
  const length = 1 << 12;
  const state = {
    table,
    add,
    kind: new Uint16Array(length),
    raw: new Uint32Array(length),
    head: new Uint32Array(length),
    tail: new Uint32Array(length),
    latest: new Uint32Array(length),
    dirty: new Uint8Array(length),
    person: new Uint32Array(length),
    nextMember: new Uint32Array(length),
    first: new Float64Array(length),
    mapped: new Uint32Array(length),
    touched: new Uint8Array(length),
  };

  function enlarge(): void {
    state.kind = doubled(state.kind, newUint16);
    state.raw = doubled(state.raw, newUint32);
    state.head = doubled(state.head, newUint32);
    state.tail = doubled(state.tail, newUint32);
    state.latest = doubled(state.latest, newUint32);
    state.dirty = doubled(state.dirty, newUint8);
    state.person = doubled(state.person, newUint32);
    state.nextMember = doubled(state.nextMember, newUint32);
    state.first = doubled(state.first, newFloat64);
    state.mapped = doubled(state.mapped, newUint32);
    state.touched = doubled(state.touched, newUint8);
  }

  function add(high: number, low: number, kind: number): number {
    const known = table.size;
    const number = table.add(high, low);
    if (number < known) return number;
    if (number === state.kind.length) enlarge();
    state.kind[number] = kind;
    state.mapped[number] = number;
    resetKey(state, number);
    return number;
  }

  return state;
}

/** An identifier with no edges: a person by itself. */
export function resetKey(state: KeyState, number: number): void {
  state.raw[number] = number;
  state.head[number] = NONE;
  state.tail[number] = NONE;
  state.latest[number] = NONE;
  state.dirty[number] = 0;
  state.person[number] = number;
  state.nextMember[number] = number;
  state.first[number] = Number.POSITIVE_INFINITY;
}

export function rawRootOf(state: KeyState, number: number): number {
  const { raw } = state;
  let at = number;
  for (;;) {
    const parent = raw[at] ?? at;
    if (parent === at) return at;
    const grandparent = raw[parent] ?? parent;
    raw[at] = grandparent;
    at = grandparent;
  }
}
