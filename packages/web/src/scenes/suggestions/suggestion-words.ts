import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import type { Step } from './suggestions-api.ts';

/** What a column of the comparison is called; one that somebody added goes by its own name. */
export function columnName(column: string, t: TFunction): string {
  return t(`column.${column}`, { defaultValue: column.replaceAll('_', ' ') });
}

const NEARLY =
  /≥ 0\.9|edits ≤ 1|same-mailbox|one-digit|day-and-month|same-number|same-district|words ≥ 0\.[78]/;

/** How far two values agree, as a key of the catalogue. */
export function levelOf({ level }: Pick<Step, 'level'>): string {
  if (level === 'unknown') return 'unknown';
  if (level === 'else') return 'differ';
  if (level === 'exact') return 'same';
  if (level.startsWith('nickname')) return 'nickname';
  if (level.startsWith('swapped')) return 'swapped';
  if (level.startsWith('same-words')) return 'sameWords';
  return NEARLY.test(level) ? 'nearly' : 'similar';
}

/** All that a comparison adds to the odds, in bits. */
export const bitsOf = ({ weight, rarity = 0 }: Pick<Step, 'weight' | 'rarity'>): number => weight + rarity;

const MOST_TOLD = 1_000;
/** Less than this is told as nothing: one in ten more or less. */
const LEAST_BITS = 0.15;

/** What a comparison does to the odds, in words: “20 times likelier”. */
export function tellFactor(bits: number, t: TFunction, format: Format): string {
  if (Math.abs(bits) < LEAST_BITS) return t('factor.none');
  const factor = 2 ** Math.abs(bits);
  const direction = bits > 0 ? 'likelier' : 'unlikelier';
  if (factor > MOST_TOLD) return t(`factor.${direction}Most`, { figure: format.number(MOST_TOLD) });
  const figure = format.number(factor < 10 ? Math.round(factor * 10) / 10 : Math.round(factor));
  return t(`factor.${direction}`, { figure });
}

/** “1 in 420”, for how likely any two people are one before anything of them is known. */
export function tellPrior(bits: number, t: TFunction, format: Format): string {
  return t('priorText', { figure: format.compact(Math.max(2, Math.round(1 + 2 ** -bits))) });
}
