import { describe, expect, it } from 'vitest';
import { createTextSearch, joinPatterns, patternsOf } from './pattern-of-identifier.ts';

const searchFor = (kind: string, value: string) =>
  createTextSearch(joinPatterns(patternsOf({ kind, value })));

describe('An identifier in a text', () => {
  it.each([
    ['email', 'alice@example.com', 'to Alice@Example.com, please'],
    ['email', 'alice@example.com', '{"email":"alice@example.com"}'],
    ['email', 'alice@example.com', '/welcome?mail=alice%40example.com&x=1'],
    ['email', 'alice@example.com', 'Write to alice@example.com.'],
    ['email', 'al.ice@gmail.com', 'alice+shop@googlemail.com'],
    ['email', 'alice@example.com', 'ff8d9819fc0e12bf0d24892e45987e249a28dce836a85cad60e28eaaa8c6d976'],
    ['phone', '+46701740605', '070-174 06 05'],
    ['phone', '+46701740605', 'tel:+46 (0)70 174 06 05'],
    ['phone', '+46701740605', '0046701740605'],
    ['phone', '+46701740605', '"701740605"'],
    ['customer_number', 'C-100123', 'customer C-100123 called'],
    ['anonymous_id', '6f1c1d1e-3b1a-4d36-9d6f-0b7a1c2d3e4f', 'click-6f1c1d1e-3b1a-4d36-9d6f-0b7a1c2d3e4f'],
  ])('is found: %s %s in %s', (kind, value, text) => {
    const search = searchFor(kind, value);
    expect(search.matches(text)).toBe(true);
    expect(search.matches(search.blackOut(text))).toBe(false);
  });

  it.each([
    ['email', 'alice@example.com', 'malice@example.com'],
    ['email', 'alice@example.com', 'x.alice@example.com'],
    ['email', 'alice@example.com', 'alice@example.com.au'],
    ['phone', '+46701740605', '10701740605'],
    ['phone', '+46701740605', '7017406051'],
    ['customer_number', 'C-100123', 'C-100123-B'],
  ])('is not taken for another: %s %s in %s', (kind, value, text) => {
    expect(searchFor(kind, value).matches(text)).toBe(false);
  });

  it('leaves the rest of the text, and of two neighbours neither', () => {
    expect(searchFor('email', 'a1@x.org').blackOut('a1@x.org;a1@x.org a1@x.org!')).toBe(
      '[erased];[erased] [erased]!',
    );
  });

  it('is too plain to look for where it is a small number or a short word', () => {
    for (const value of ['42', '12345', 'alice', 'u7']) {
      expect(patternsOf({ kind: 'user_id', value })).toEqual([]);
    }
  });
});
