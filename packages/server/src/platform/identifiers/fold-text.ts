/**
 * Text folded to plain ASCII where its script allows: lower case, no marks (accents, niqqud), one blank between words.
 * The events engine compares bytes, so that a letter must be one byte for its similarities to mean what they say.
 */

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ĳ: 'ij',
};

/** One letter for each of the Hebrew ones, final forms as the others: for comparing, not for reading. */
const HEBREW = 'abgdhwzjtykklmmnnsxppccqrfo';

function foldLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code >= 0x5d0 && code <= 0x5ea) return HEBREW[code - 0x5d0] ?? letter;
  return LETTERS[letter] ?? letter;
}

// Apostrophes, geresh and gershayim stand inside words: O'Brien, צ'ירינסקי, צה״ל.
const INSIDE_WORDS = /['’‘`´ʼ׳״]/g;

/** Words of letters and digits, folded, with one blank between them. */
export function foldText(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase();
  // What most values are takes the short way.
  if (/^[a-z0-9 ]*$/.test(plain)) return plain.trim().replace(/ {2,}/g, ' ');
  return plain
    .replace(/\p{M}/gu, '')
    .replace(INSIDE_WORDS, '')
    .replace(/\P{ASCII}/gu, foldLetter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
