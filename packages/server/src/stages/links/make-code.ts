import { randomInt } from 'node:crypto';

/** Without 0 and o, 1 and l, which are mixed up when a code is read aloud or typed from a poster. */
const ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
const LENGTH = 7;

/** 32^7 is 3.4 × 10^10 codes: with 10,000 links, one guess in 3 million hits one. */
export function makeCode(random: (below: number) => number = (below) => randomInt(below)): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[random(ALPHABET.length)] ?? '').join('');
}

/** Codes are compared without regard to capital letters: people type them from posters. */
export function canonicalCode(code: string): string {
  return code.toLowerCase();
}
