import { doubled, newFloat64, newUint8, newUint32 } from './key-table.ts';

/** Why an edge joins nobody at present. */
export const REMOVED = 1;
export const BANNED = 2;
export const BLOCKED = 4;
/** It stands behind an identifier that joins people itself. */
export const ASIDE = 8;
export const NONE = 0xffffffff;

/**
 * The evidence in memory, an edge a row: 54 bytes each instead of an object of 200. One row for each pair, rule,
 * import and identifier behind which it stands, with the earliest time at which it was given and the ordinals of its rows in the ledger.
 */
export type EdgeTable = {
  readonly size: number;
  find(left: number, right: number, rule: number, importNumber: number, behind: number): number;
  add(left: number, right: number, rule: number, importNumber: number, behind: number): number;
  /** Which end is the left one is told by the first row in the ledger. */
  orient(edge: number, left: number, right: number): void;
  left(edge: number): number;
  right(edge: number): number;
  rule(edge: number): number;
  importNumber(edge: number): number;
  /** 0: behind none. */
  behind(edge: number): number;
  time(edge: number): number;
  /** The ledger's row that holds the message id of that time. */
  timeOrdinal(edge: number): number;
  /** The message id's hash, to see without it that two edges are of one message. */
  message(edge: number): number;
  setTime(edge: number, time: number, timeOrdinal: number, message: number): void;
  /** The first row in the ledger: it decides which identifier gives a person its id. */
  firstOrdinal(edge: number): number;
  setFirstOrdinal(edge: number, ordinal: number): void;
  flags(edge: number): number;
  setFlags(edge: number, flags: number): void;
  next(edge: number): number;
  setNext(edge: number, next: number): void;
};

export function createEdgeTable(): EdgeTable {
  let lefts = new Uint32Array(1 << 12);
  let rights = new Uint32Array(1 << 12);
  let rules = new Uint8Array(1 << 12);
  let imports = new Uint32Array(1 << 12);
  let behinds = new Uint32Array(1 << 12);
  let times = new Float64Array(1 << 12);
  let timeOrdinals = new Float64Array(1 << 12);
  let firstOrdinals = new Float64Array(1 << 12);
  let messages = new Uint32Array(1 << 12);
  let flags = new Uint8Array(1 << 12);
  let nexts = new Uint32Array(1 << 12);
  let slots = new Uint32Array(1 << 13);
  let size = 0;

  /** A pair is the same in either direction. */
  function slotOf(a: number, b: number, rule: number, importNumber: number, behind: number): number {
    const least = Math.min(a, b);
    const most = Math.max(a, b);
    const mask = slots.length - 1;
    let hash =
      Math.imul(least, 0x9e3779b1) ^
      Math.imul(most, 0x85ebca6b) ^
      Math.imul(importNumber * 4 + rule, 0xc2b2ae35) ^
      Math.imul(behind, 0x27d4eb2f);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (;;) {
      const edge = (slots[slot] ?? 0) - 1;
      if (edge < 0) return slot;
      const left = lefts[edge] ?? 0;
      const right = rights[edge] ?? 0;
      if (
        Math.min(left, right) === least &&
        Math.max(left, right) === most &&
        rules[edge] === rule &&
        imports[edge] === importNumber &&
        behinds[edge] === behind
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  function enlarge(): void {
    lefts = doubled(lefts, newUint32);
    rights = doubled(rights, newUint32);
    rules = doubled(rules, newUint8);
    imports = doubled(imports, newUint32);
    behinds = doubled(behinds, newUint32);
    times = doubled(times, newFloat64);
    timeOrdinals = doubled(timeOrdinals, newFloat64);
    firstOrdinals = doubled(firstOrdinals, newFloat64);
    messages = doubled(messages, newUint32);
    flags = doubled(flags, newUint8);
    nexts = doubled(nexts, newUint32);
    slots = new Uint32Array(slots.length * 2);
    for (let edge = 0; edge < size; edge++) {
      slots[
        slotOf(lefts[edge] ?? 0, rights[edge] ?? 0, rules[edge] ?? 0, imports[edge] ?? 0, behinds[edge] ?? 0)
      ] = edge + 1;
    }
  }

  return {
    get size() {
      return size;
    },
    find: (left, right, rule, importNumber, behind) =>
      (slots[slotOf(left, right, rule, importNumber, behind)] ?? 0) - 1,
    add(left, right, rule, importNumber, behind) {
      const slot = slotOf(left, right, rule, importNumber, behind);
      lefts[size] = left;
      rights[size] = right;
      rules[size] = rule;
      imports[size] = importNumber;
      behinds[size] = behind;
      nexts[size] = NONE;
      slots[slot] = size + 1;
      size++;
      if (size === lefts.length) enlarge();
      return size - 1;
    },
    orient(edge, left, right) {
      lefts[edge] = left;
      rights[edge] = right;
    },
    left: (edge) => lefts[edge] ?? 0,
    right: (edge) => rights[edge] ?? 0,
    rule: (edge) => rules[edge] ?? 0,
    importNumber: (edge) => imports[edge] ?? 0,
    behind: (edge) => behinds[edge] ?? 0,
    time: (edge) => times[edge] ?? 0,
    timeOrdinal: (edge) => timeOrdinals[edge] ?? 0,
    message: (edge) => messages[edge] ?? 0,
    setTime(edge, time, timeOrdinal, message) {
      times[edge] = time;
      timeOrdinals[edge] = timeOrdinal;
      messages[edge] = message;
    },
    firstOrdinal: (edge) => firstOrdinals[edge] ?? 0,
    setFirstOrdinal(edge, ordinal) {
      firstOrdinals[edge] = ordinal;
    },
    flags: (edge) => flags[edge] ?? 0,
    setFlags(edge, value) {
      flags[edge] = value;
    },
    next: (edge) => nexts[edge] ?? NONE,
    setNext(edge, next) {
      nexts[edge] = next;
    },
  };
}
