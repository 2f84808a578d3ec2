import { expect, it } from 'vitest';
import { readNextPath } from './read-next-path.ts';

it('goes back to the page that asked', () => {
  expect(readNextPath('/people/12?tab=timeline#x')).toBe('/people/12?tab=timeline#x');
});

it.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/',
  undefined,
  12,
])('never leaves the site or loops: %s', (next) => {
  expect(readNextPath(next)).toBe('/');
});
