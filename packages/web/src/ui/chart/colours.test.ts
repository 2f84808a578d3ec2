import { describe, expect, it } from 'vitest';
import { contrastRatio } from '../../theme/contrast.ts';
import { tokens } from '../../theme/tokens.ts';
import { allColours, channelColour, seriesColour, shadeOf } from './colours.ts';

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(allColours[theme])('%s stands out from the surface (3:1)', (colour) => {
    expect(contrastRatio(colour, tokens[theme].surface)).toBeGreaterThanOrEqual(3);
  });

  it.each([0, 0.2, 0.4, 0.55, 0.7, 0.9, 1])('writes readably on the shade for %d', (share) => {
    const { ground, text } = shadeOf(share, theme);
    expect(contrastRatio(ground, text)).toBeGreaterThanOrEqual(4.5);
  });

  it('gives no two channels the same colour', () => {
    expect(new Set(allColours[theme]).size).toBe(allColours[theme].length);
  });
});

it('knows a channel under its many names', () => {
  const search = channelColour('search', 'light');
  for (const name of ['Paid search', 'google_ads', 'Shopping', 'CPC'])
    expect(channelColour(name, 'light')).toBe(search);
  expect(channelColour('Organic search', 'light')).not.toBe(search);
  expect(channelColour('organic_social', 'light')).not.toBe(channelColour('organic_search', 'light'));
  expect(channelColour('E-mail', 'dark')).toBe(channelColour('newsletter', 'dark'));
});

it('paints what came by no known channel like the rest, and like no channel', () => {
  expect(channelColour('', 'light')).toBe(channelColour('other', 'light'));
  expect(channelColour('', 'light')).not.toBe(channelColour('Paid search', 'light'));
});

it('keeps the colour of an unknown channel', () => {
  expect(channelColour('Buzzwoo', 'light')).toBe(channelColour('buzzwoo', 'light'));
  expect(seriesColour(9, 'light')).toBe(seriesColour(1, 'light'));
});
