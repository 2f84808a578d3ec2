import { hash } from 'node:crypto';
import { domainToUnicode } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/**
 * How an identifier may stand in a text: written large, with blanks between its digits, encoded for an address or by JSON, or
 * as the hash that advertisers exchange. In the common subset of RE2 and JavaScript, because both stores are searched by it.
 */
export type IdentifierPattern = {
  /** What may stand before and after it: a mailbox may not be the end of another one. */
  bounds: 'mailbox' | 'loose' | 'strict';
  source: string;
};

type Named = { kind: string; value: string };

// Blanks that do not break, and dashes that are none, come with texts from word processors.
const BETWEEN_DIGITS = '(?:[ \u00a0\u202f()./+\u2010-\u2013-]|%20){0,2}';
const AT = '(?:@|%40|%2540)';

/** Empty for an identifier that is too plain to be told from other text ("42"): it is looked for by its key alone. */
export function patternsOf({ kind, value }: Named): IdentifierPattern[] {
  if (kind === 'email') return emailPatterns(value);
  if (kind === 'phone') return phonePatterns(value);
  const bounds = boundsOf(value);
  return bounds === undefined ? [] : [{ bounds, source: escapeText(value) }];
}

function boundsOf(value: string): 'loose' | 'strict' | undefined {
  const hasLetter = /\p{L}/u.test(value);
  const hasDigit = /\d/.test(value);
  if (value.length >= 16 && hasDigit) return 'loose';
  if (hasLetter && hasDigit) return value.length >= 6 ? 'strict' : undefined;
  return value.length >= (hasDigit ? 10 : 12) ? 'strict' : undefined;
}

function emailPatterns(value: string): IdentifierPattern[] {
  const at = value.lastIndexOf('@');
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com';
  // Gmail's mailboxes are one whatever dots and tags are written into them.
  const mailbox = isGmail
    ? `${[...local.replace(/\+.*$/, '').replaceAll('.', '')].map(escapeText).join('[.]?')}(?:\\+[A-Za-z0-9._-]*)?`
    : escapeText(local);
  const names = [...new Set([domain, domainToUnicode(domain)])].map(escapeText);
  const host = isGmail ? '(?:gmail|googlemail)[.]com' : `(?:${names.join('|')})`;
  return [{ bounds: 'mailbox', source: `${mailbox}${AT}${host}` }, ...digests(value)];
}

function phonePatterns(value: string): IdentifierPattern[] {
  const number = parsePhoneNumberFromString(value);
  if (number === undefined) return [{ bounds: 'strict', source: escapeText(value) }];
  const country = `(?:[+]|00|%2B)?${number.countryCallingCode}${BETWEEN_DIGITS}(?:[(]0[)])?${BETWEEN_DIGITS}`;
  const digits = [...number.nationalNumber].join(BETWEEN_DIGITS);
  return [
    { bounds: 'loose', source: `(?:${country}|0)?${digits}` },
    ...digests(value),
    ...digests(value.replace('+', '')),
  ];
}

/** As lists for advertising carry people: https://support.google.com/google-ads/answer/7659867 */
function digests(value: string): IdentifierPattern[] {
  return ['sha256', 'md5'].map((algorithm) => ({ bounds: 'loose', source: hash(algorithm, value, 'hex') }));
}

export function keyPattern(key: bigint): IdentifierPattern {
  return { bounds: 'loose', source: String(key) };
}

function escapeText(text: string): string {
  return [...text].map(escapeCharacter).join('');
}

const escapeSign = (sign: string) => sign.replace(/[\\^$*+?.()[\]{}|]/, '\\$&');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** As itself, taken apart into letter and accent, and as an address or JSON may write it. */
function escapeCharacter(character: string): string {
  if (/^[A-Za-z0-9._~-]$/.test(character)) return escapeSign(character);
  const bytes = [...Buffer.from(character)].map((byte) => `%${hex(byte, 2)}`);
  const units = [...Array(character.length).keys()].map(
    (index) => `\\\\u${hex(character.charCodeAt(index), 4)}`,
  );
  const ways = [
    escapeSign(character),
    escapeSign(character.normalize('NFD')),
    bytes.join(''),
    units.join(''),
  ];
  return `(?:${[...new Set(ways)].join('|')})`;
}

/** “\n” in JSON ends with a letter, and “%3D” in an address with another: both are no part of what comes after them. */
const escaped = (signs: string) => `|\\\\[bfnrt]|\\\\u[0-9A-Fa-f]{4}|%(?:25)?(?:${signs})`;
/** Codes of signs that are no letters or digits, and of those the ones that an identifier of this form has none of. */
const SIGNS = '[0189A-Fa-f][0-9A-Fa-f]|3[A-Fa-f]|[46]0|7[B-Fb-f]';
const BOUNDS = {
  mailbox: [
    `(^|[^A-Za-z0-9._%+-]${escaped(`${SIGNS}|2[0-46-9AaCcFf]|5[B-Eb-e]`)})`,
    '($|[^A-Za-z0-9.-]|[.]$|[.][^A-Za-z0-9])',
  ],
  loose: [`(^|[^A-Za-z0-9]${escaped(`${SIGNS}|2[0-9A-Fa-f]|5[B-Fb-f]`)})`, '($|[^A-Za-z0-9])'],
  strict: [`(^|[^A-Za-z0-9_-]${escaped(`${SIGNS}|2[0-9A-CEFa-cef]|5[B-Eb-e]`)})`, '($|[^A-Za-z0-9_-])'],
} as const;

const MOST_IN_ONE = 200;

/**
 * Expressions of at most 200 alternatives. Each bound is a group of its own; of the six, those of the alternative that
 * matched are filled, so `REPLACEMENT` puts them back.
 */
export function joinPatterns(patterns: readonly IdentifierPattern[]): string[] {
  const joined: string[] = [];
  for (let from = 0; from < patterns.length; from += MOST_IN_ONE) {
    const part = patterns.slice(from, from + MOST_IN_ONE);
    joined.push(
      (['mailbox', 'loose', 'strict'] as const)
        .map((bounds) => {
          const sources = part.filter((pattern) => pattern.bounds === bounds).map(({ source }) => source);
          const [before, after] = BOUNDS[bounds];
          // Never matches, and keeps the groups' numbers.
          return `${before}(?:${sources.length === 0 ? '[^\\s\\S]' : sources.join('|')})${after}`;
        })
        .join('|'),
    );
  }
  return joined;
}

export const BLACKED_OUT = '[erased]';
/** RE2 writes groups as \1, JavaScript as $1. */
export const SQL_REPLACEMENT = `\\1\\3\\5${BLACKED_OUT}\\2\\4\\6`;
const REPLACEMENT = `$1$3$5${BLACKED_OUT}$2$4$6`;

export type TextSearch = { matches(text: string): boolean; blackOut(text: string): string };

export function createTextSearch(sources: readonly string[]): TextSearch {
  const tests = sources.map((source) => new RegExp(source, 'i'));
  const all = sources.map((source) => new RegExp(source, 'gi'));
  return {
    matches: (text) => tests.some((test) => test.test(text)),
    blackOut(text) {
      let out = text;
      // Twice: of two that stand side by side the first takes the blank that the second begins with.
      for (const expression of [...all, ...all]) out = out.replace(expression, REPLACEMENT);
      return out;
    },
  };
}
