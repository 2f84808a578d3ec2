import { invalid } from '../../../platform/error.ts';
import { identifierFaults, normaliseIdentifier } from '../../../platform/identifiers/index.ts';
import type { WrittenSubject } from './store.ts';

const MOST_64_BITS = 2n ** 64n - 1n;

/** `12345` is a person’s id or the key of an identifier; `email:anna@example.com` is an identifier, known here or not. */
export function readSubject(text: string, defaultRegion: string): WrittenSubject {
  const asked = text.trim();
  if (/^[0-9]{1,20}$/.test(asked)) {
    const key = BigInt(asked);
    if (key > 0n && key <= MOST_64_BITS) return { asked, key: String(key) };
  }
  const colon = asked.indexOf(':');
  const kind = colon > 0 ? asked.slice(0, colon) : asked.includes('@') ? 'email' : '';
  if (!/^[a-z][a-z0-9_]{0,49}$/.test(kind)) {
    throw invalid(
      'body/person',
      `“${asked}” names no person.`,
      'Give a person’s id, or an identifier as kind:value, such as email:anna@example.com or phone:+46701740605.',
    );
  }
  const found = normaliseIdentifier(kind, asked.slice(colon + 1), { defaultRegion });
  if (found.outcome !== 'ok') {
    const { message, cure } = identifierFaults[found.reason];
    throw invalid('body/person', `“${asked}” ${message}.`, cure);
  }
  return {
    asked: `${kind}:${found.value}`,
    key: String(found.key),
    identifier: { kind, value: found.value },
  };
}
