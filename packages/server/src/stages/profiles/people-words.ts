import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import { normaliseIdentifier } from '../../platform/identifiers/index.ts';

export type PeopleSearch = {
  /** For each word, ways to have it: a person has one of them when each part begins one of the person's terms. */
  words: string[][][];
  /** Each of these suffices, as the beginning of a term. */
  beginnings: string[];
  /** Keys of identifiers that the whole text may be. */
  keys: bigint[];
};

const MOST_WORDS = 6;

// What is pasted along with right-to-left text and from spreadsheets.
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** Lower case without accents, as migrations/events/0004_identity.sql folds the terms. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '');
}

/**
 * What somebody typed into the search → what to look for. A phone number is found however it is written, an e-mail
 * address by the mailbox that it reaches.
 */
export function readSearch(typed: string, defaultRegion: string): PeopleSearch {
  const trimmed = typed.replace(INVISIBLE, ' ').trim();
  const beginnings = beginningOfNumber(trimmed, defaultRegion);
  // The groups of a phone number are no words: 06 and 05 would begin what a million people have.
  const text = beginnings.length > 0 ? trimmed.replace(/\s+/g, '') : trimmed;
  const words = foldText(text)
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'(<]+|["')>]+$/g, ''))
    .filter((word) => word !== '');
  const keys: bigint[] = [];
  for (const kind of ['email', 'phone'] as const) {
    const normalised = normaliseIdentifier(kind, trimmed, { defaultRegion });
    if (normalised.outcome === 'ok') keys.push(normalised.key);
  }
  return { words: words.slice(0, MOST_WORDS).map(waysToHave), beginnings, keys };
}

const LEAST_DIGITS = 5;

/** The beginning of a phone number, as far as it was typed: 070-174 is +4670174 in Sweden. */
function beginningOfNumber(text: string, defaultRegion: string): string[] {
  if (!/^\+?[\d\s()./-]+$/.test(text)) return [];
  const digits = text.replace(/\D/g, '');
  if (digits.length < LEAST_DIGITS) return [];
  if (text.startsWith('+')) return [`+${digits}`];
  if (digits.startsWith('00')) return [`+${digits.slice(2)}`];
  if (!digits.startsWith('0') || !isSupportedCountry(defaultRegion)) return [];
  return [`+${getCountryCallingCode(defaultRegion)}${digits.slice(1)}`];
}

/**
 * “Ek-Ström” may be an id as it stands or, as names are kept word by word, two words. What has a digit or an @ in it is
 * kept as it stands: the first part of an address begins those of very many.
 */
function waysToHave(word: string): string[][] {
  if (/[\d@]/.test(word)) return [[word]];
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  return parts.length > 1 && parts.length <= MOST_WORDS ? [[word], parts] : [[word]];
}
