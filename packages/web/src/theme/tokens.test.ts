import { describe, expect, it } from 'vitest';
import { contrastRatio } from './contrast.ts';
import { type TokenName, tokens } from './tokens.ts';

const plain: TokenName[] = ['page', 'surface', 'raised', 'sunken', 'hover'];
const onPlain: TokenName[] = ['text', 'muted', 'accent-text', 'good', 'bad', 'warn', 'info'];
const onTint: [TokenName, TokenName][] = [
  ['accent-text', 'accent-soft'],
  ['on-accent', 'accent'],
  ['good', 'good-soft'],
  ['bad', 'bad-soft'],
  ['warn', 'warn-soft'],
  ['info', 'info-soft'],
  ['text', 'accent-soft'],
  ['text', 'warn-soft'],
  ['text', 'bad-soft'],
  ['text', 'info-soft'],
  ['text', 'good-soft'],
];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const pairs = [...onPlain.flatMap((text) => plain.map((ground) => [text, ground] as const)), ...onTint];

  it.each(pairs)('keeps %s readable on %s (4.5:1)', (text, ground) => {
    expect(contrastRatio(tokens[theme][text], tokens[theme][ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps the accent visible as a mark (3:1)', () => {
    expect(contrastRatio(tokens[theme].accent, tokens[theme].surface)).toBeGreaterThanOrEqual(3);
  });
});

it('measures black on white as 21:1', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
