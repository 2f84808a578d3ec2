export type Identifier = { readonly kind: string; readonly value: string; readonly key: bigint };

/**
 * Why two identifiers are taken for one person. `event`: one event carried both. `alias`: an alias call said so.
 * `manual`: a person decided. `probable`: matching found them likely enough for a rule of the workspace to follow it.
 * Of these two the last on a pair counts. `mailbox`: an address had another key before its tag was ignored; both are the
 * keys of one mailbox.
 */
export type EdgeRule = (typeof edgeRules)[number];

/** In memory an edge has the number of its rule here, so new ones come last. */
export const edgeRules = ['event', 'alias', 'manual', 'probable', 'mailbox'] as const;

/** A piece of evidence; several may speak for the same pair. */
export type Edge = {
  readonly left: Identifier;
  readonly right: Identifier;
  readonly rule: EdgeRule;
  /** Of the source event, in milliseconds. */
  readonly timestamp: number;
  readonly messageId: string;
  readonly importId: string;
  /**
   * Counts only while this identifier joins nobody: the event's strongest, to which the others were tied instead.
   * Left out, it counts in any case.
   */
  readonly behind?: bigint | undefined;
};

/** An alias or a decision names both ids itself, so it may join two of a unique kind: the one is the other's new name. */
export function isExplicit(rule: EdgeRule): boolean {
  return rule === 'alias' || rule === 'manual' || rule === 'mailbox';
}

/** The order in which edges are weighed, whatever order they arrived in: time of the event, message id, keys. */
export function compareEdges(a: Edge, b: Edge): number {
  return (
    a.timestamp - b.timestamp ||
    compare(a.messageId, b.messageId) ||
    comparePairs(a, b) ||
    compare(a.rule, b.rule)
  );
}

/** A pair is the same in either direction. */
export function pairOf(a: bigint, b: bigint): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function comparePairs(a: Edge, b: Edge): number {
  const [a1, a2] = endsOf(a);
  const [b1, b2] = endsOf(b);
  return compare(a1, b1) || compare(a2, b2);
}

function endsOf({ left, right }: Edge): [bigint, bigint] {
  return left.key < right.key ? [left.key, right.key] : [right.key, left.key];
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
