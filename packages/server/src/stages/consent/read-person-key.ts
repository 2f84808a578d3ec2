import { invalid } from '../../platform/error.ts';
import { normaliseIdentifier } from '../../platform/identifiers/index.ts';

const MOST_64_BITS = 2n ** 64n - 1n;

/** A person's id, the key of any of the person's identifiers, or an identifier as `kind:value`. */
export function readPersonKey(field: string, text: string, defaultRegion: string): bigint {
  if (/^\d{1,20}$/.test(text)) {
    const key = BigInt(text);
    if (key > 0n && key <= MOST_64_BITS) return key;
  }
  const at = text.indexOf(':');
  if (at > 0) {
    const result = normaliseIdentifier(text.slice(0, at), text.slice(at + 1), { defaultRegion });
    if (result.outcome === 'ok') return result.key;
  }
  throw invalid(
    field,
    `“${text}” is neither a person’s id nor an identifier.`,
    'Write an id as the page of a person shows it, or an identifier such as email:anna@example.com.',
  );
}
