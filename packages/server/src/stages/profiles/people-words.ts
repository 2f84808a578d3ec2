import { normaliseIdentifier } from '../../platform/identifiers/index.ts';

export type PeopleSearch = {
  /** For each word, ways to have it: a person has one of them when each part begins one of the person's terms. */
  words: string[][][];
  /** Keys of identifiers that the whole text may be. */
  keys: bigint[];
};

const MOST_WORDS = 6;

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
export function readSearch(text: string, defaultRegion: string): PeopleSearch {
  const trimmed = text.trim();
  const words = foldText(trimmed)
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'(<]+|["')>]+$/g, ''))
    .filter((word) => word !== '');
  const keys: bigint[] = [];
  for (const kind of ['email', 'phone'] as const) {
    const normalised = normaliseIdentifier(kind, trimmed, { defaultRegion });
    if (normalised.outcome === 'ok') keys.push(normalised.key);
  }
  return { words: words.slice(0, MOST_WORDS).map(waysToHave), keys };
}

/** “Ek-Ström” may be an id as it stands or, as names are kept word by word, two words. */
function waysToHave(word: string): string[][] {
  const parts = word.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  return parts.length > 1 && parts.length <= MOST_WORDS ? [[word], parts] : [[word]];
}
