import { invalid } from '../../platform/error.ts';

/** Rules that a schema cannot hold, with a cure for each. */

export function checkCurrency(currency: string): string {
  if (!Intl.supportedValuesOf('currency').includes(currency)) {
    throw invalid(
      '/currency',
      `“${currency}” is not a currency of ISO 4217.`,
      'Write three letters, such as EUR, SEK or ILS.',
    );
  }
  return currency;
}

export function checkTimeZone(timeZone: string): string {
  try {
    // Fixed offsets pass here, too, but have no summer time and no name in every store: only names with a slash, or UTC.
    const name = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
    if (timeZone === 'UTC' || (timeZone.includes('/') && !timeZone.startsWith('Etc/') && name !== ''))
      return timeZone;
  } catch {
    // Falls through to the one message.
  }
  throw invalid(
    '/timeZone',
    `“${timeZone}” is not a time zone.`,
    'Write an IANA name, such as Europe/Stockholm, or UTC.',
  );
}

const REGION_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

export function checkRegion(region: string): string {
  if (REGION_NAMES.of(region) === undefined) {
    throw invalid(
      '/defaultRegion',
      `“${region}” is not a country.`,
      'Write two letters, such as SE, NL or IL.',
    );
  }
  return region;
}

/** What people type into one line: no control characters, no outer blanks. */
export function checkName(field: string, name: string): string {
  const clean = name.replace(/\p{Cc}+/gu, ' ').trim();
  if (clean === '') throw invalid(field, 'The name is empty.', 'Write a name.');
  return clean;
}

/** Lower case throughout: two members who differ by a capital are one. */
export function checkEmail(field: string, email: string): string {
  const clean = email.trim().toLowerCase();
  if (!/^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:"]+$/.test(clean)) {
    throw invalid(field, `“${email}” is not an e-mail address.`, 'Write it like name@example.org.');
  }
  return clean;
}

const SHORTEST_PASSWORD = 12;

/** Length is what counts (NIST SP 800-63B); no rules about kinds of characters, but nothing that a guess starts with. */
export function checkPassword(field: string, password: string, about: readonly string[]): string {
  if ([...password].length < SHORTEST_PASSWORD) {
    throw invalid(
      field,
      `The password is shorter than ${SHORTEST_PASSWORD} characters.`,
      'Take a longer one; a few words that only you would put together are good.',
    );
  }
  const plain = password.toLowerCase();
  const known = about.some((word) => word.length >= 3 && plain === word.toLowerCase());
  if (known || new Set(plain).size < 5) {
    throw invalid(
      field,
      'The password is easy to guess.',
      'Take a few words that only you would put together.',
    );
  }
  return password;
}
