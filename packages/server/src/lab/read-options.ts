import { InvalidArgumentError } from 'commander';

/** Parsers of option values: what is wrong is said by the command line itself, with the option's name. */
export function parseNumber(bounds: { least?: number; most?: number } = {}): (text: string) => number {
  return (text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = bounds;
    if (!Number.isFinite(value) || value < least || value > most) {
      throw new InvalidArgumentError(`It takes a number ${sayBounds(least, most)}.`);
    }
    return value;
  };
}

export function parseInteger(bounds: { least?: number; most?: number } = {}): (text: string) => number {
  const parse = parseNumber(bounds);
  return (text) => {
    const value = parse(text);
    if (!Number.isInteger(value)) throw new InvalidArgumentError('It takes a whole number.');
    return value;
  };
}

function sayBounds(least: number, most: number): string {
  if (Number.isFinite(least) && Number.isFinite(most)) return `from ${least} to ${most}`;
  if (Number.isFinite(least)) return `of at least ${least}`;
  return Number.isFinite(most) ? `of at most ${most}` : 'such as 0.5';
}
