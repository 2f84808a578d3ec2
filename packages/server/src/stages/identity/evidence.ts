import type { EdgeRule } from './edge.ts';

/** A 64-bit key as two numbers: millions of them as bigint keep the garbage collector busy. */
export type Halves = { high: number; low: number };
export type KeyParts = Halves & { kind: string };
export type Evidence = {
  left: KeyParts;
  right: KeyParts;
  rule: EdgeRule;
  importId: string;
  /** See `Edge.behind`. */
  behind: Halves | undefined;
  /** Milliseconds. */
  time: number;
  /** 32 bits of the message id's hash. */
  message: number;
  ordinal: number;
};
export type MapChange = { key: bigint; profile: bigint };
/** An identifier that is seen with more others that name a person than is normal for its kind. */
export type LearnedJunk = { key: bigint; degree: number; norm: number };
