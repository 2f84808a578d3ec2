import { foldName } from '../identifiers/index.ts';
import type { ColumnProfile } from './infer-columns.ts';

const NAME_KINDS = new Set(['given-name', 'surname', 'full-name']);
const MOST_LOOKED_AT = 5_000;
const REPEATED_SHARE = 0.75;

/**
 * Columns of names that say again what others say, such as a full name beside its parts: counted twice, a common name
 * would look like two agreements. The parts stay, since they can be compared one by one.
 */
export function markRepeats(
  profiles: readonly ColumnProfile[],
  cells: readonly (readonly string[])[],
): ColumnProfile[] {
  const names = profiles
    .map((profile, i) => ({ profile, cells: cells[i] ?? [] }))
    .filter(({ profile }) => NAME_KINDS.has(profile.kind));
  return profiles.map((profile, i) => {
    const own = cells[i] ?? [];
    if (!NAME_KINDS.has(profile.kind) || meanWords(own) < 1.5) return profile;
    const parts = names.filter(
      (other) => other.profile.name !== profile.name && meanWords(other.cells) < 1.5,
    );
    if (parts.length < 2) return profile;
    const repeated = parts.filter((part) => containedShare(part.cells, own) > REPEATED_SHARE);
    if (repeated.length < 2) return profile;
    return {
      ...profile,
      kind: 'ignore',
      because: `it repeats ${repeated.map((part) => part.profile.name).join(' and ')}`,
    };
  });
}

function eachKnown(cells: readonly string[], look: (cell: string, row: number) => void): void {
  const step = Math.max(1, Math.floor(cells.length / MOST_LOOKED_AT));
  for (let row = 0; row < cells.length; row += step) {
    const cell = cells[row];
    if (cell !== undefined && cell !== '') look(cell, row);
  }
}

function meanWords(cells: readonly string[]): number {
  let [words, known] = [0, 0];
  eachKnown(cells, (cell) => {
    words += foldName(cell).words.length;
    known++;
  });
  return known === 0 ? 0 : words / known;
}

function containedShare(part: readonly string[], whole: readonly string[]): number {
  let [contained, known] = [0, 0];
  eachKnown(part, (cell, row) => {
    const words = new Set(foldName(whole[row] ?? '').words);
    known++;
    if (foldName(cell).words.every((word) => words.has(word))) contained++;
  });
  return known === 0 ? 0 : contained / known;
}
