import { Type } from 'typebox';
import { notFound } from '../../platform/error.ts';
import { normaliseIdentifier } from '../../platform/identifiers/index.ts';

const MOST_64_BITS = 2n ** 64n - 1n;

export const PersonId = Type.Object({
  id: Type.String({
    minLength: 1,
    maxLength: 500,
    description:
      'A person’s id, the key of any of the person’s identifiers, or an identifier as `kind:value`',
  }),
});

/** `12345` is a key; `email:anna@example.com` is an identifier. `what` is told where it is neither. */
export function readId(text: string, defaultRegion: string, what: 'person' | 'account'): bigint {
  if (/^[0-9]{1,20}$/.test(text)) {
    const key = BigInt(text);
    if (key > 0n && key <= MOST_64_BITS) return key;
  }
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  if (/^[a-z][a-z0-9_]{0,49}$/.test(kind)) {
    const normalised = normaliseIdentifier(kind, text.slice(colon + 1), { defaultRegion });
    if (normalised.outcome === 'ok') return normalised.key;
  }
  throw notFound(what, text);
}
