import { expect, it } from 'vitest';
import { guessCurrency, guessRegion, guessWeekStart, listCurrencies } from './set-up-guesses.ts';

it.each([
  ['sv', 'SEK', 1],
  ['en-US', 'USD', 0],
  ['he', 'ILS', 0],
  ['nl', 'EUR', 1],
  ['ar-EG', 'EUR', 6],
  ['nonsense-', 'EUR', 1],
] as const)('guesses for %s: %s, day %d', (tag, currency, weekStart) => {
  expect(guessCurrency(tag)).toBe(currency);
  expect(guessWeekStart(tag)).toBe(weekStart);
});

it('names currencies in the language of the reader', () => {
  expect(listCurrencies('sv').find((item) => item.value === 'SEK')?.label).toBe('SEK – svensk krona');
});

it('guesses the country of phone numbers, and none from a tag without one', () => {
  expect(guessRegion('sv')).toBe('SE');
  expect(guessRegion('en-GB')).toBe('GB');
  expect(guessRegion('es-419')).toBeUndefined();
});
