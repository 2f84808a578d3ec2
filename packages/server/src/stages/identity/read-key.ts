import { invalid } from '../../platform/error.ts';

const MOST_64_BITS = 2n ** 64n - 1n;

/** The key of an identifier as a request has it. */
export function readKey(text: string, field: string): bigint {
  const key = BigInt(text);
  if (key > 0n && key <= MOST_64_BITS) return key;
  throw invalid(
    field,
    `${field} is not a key of an identifier.`,
    'Take it from the profile’s list of identifiers.',
  );
}
