import { hash } from 'node:crypto';

/**
 * The first eight bytes of MD5, as an unsigned 64-bit number, most significant byte first. MD5 because node and
 * ClickHouse both have it built in and agree to the bit; nothing here is a secret or a signature.
 * Measured: through the hex text and BigInt it takes 0.5 µs, through a Buffer 1.5 µs.
 */
export function hash64(text: string): bigint {
  return BigInt(`0x${hash('md5', text, 'hex').slice(0, 16)}`);
}

/** The same in ClickHouse SQL: `expression` is a String expression of ours, never a value from outside. */
export function hash64Sql(expression: string): string {
  return `reinterpretAsUInt64(reverse(substring(MD5(${expression}), 1, 8)))`;
}

/** The key of an identifier: `canonical` as `normaliseIdentifier` returns it. */
export function identityKey(kind: string, canonical: string): bigint {
  return hash64(`${kind}\0${canonical}`);
}

export function identityKeySql(kindExpression: string, canonicalExpression: string): string {
  return hash64Sql(`concat(${kindExpression}, '\\0', ${canonicalExpression})`);
}

/**
 * Strongest first. What a company gave out itself beats what people typed, which beats what a browser holds.
 * Kinds that are not listed stand before `device_id`.
 */
const strength: readonly string[] = ['user_id', 'crm_id', 'customer_number', 'email', 'phone', 'card_number'];
const weakest: readonly string[] = ['device_id', 'anonymous_id', 'click_id'];

export function identifierRank(kind: string): number {
  const strong = strength.indexOf(kind);
  if (strong >= 0) return strong;
  const weak = weakest.indexOf(kind);
  return weak >= 0 ? strength.length + 1 + weak : strength.length;
}

/** What a company is known by, strongest first; the keys are made as those of persons. */
const ACCOUNT_KINDS: readonly string[] = ['group_id', 'company_id', 'company_number', 'vat_number'];

export function accountRank(kind: string): number {
  const rank = ACCOUNT_KINDS.indexOf(kind);
  return rank >= 0 ? rank : ACCOUNT_KINDS.length;
}

/** The identifier that an event is filed under; the first of equally strong ones. */
export function strongestIdentifier<T extends { readonly kind: string }>(
  identifiers: readonly T[],
): T | undefined {
  let best: T | undefined;
  for (const identifier of identifiers) {
    if (best === undefined || identifierRank(identifier.kind) < identifierRank(best.kind)) best = identifier;
  }
  return best;
}
