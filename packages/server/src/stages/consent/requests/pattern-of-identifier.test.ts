import { describe, expect, it } from 'vitest';
import { NAMED, NOT_NAMED } from '../../../../test/support/written-identifiers.ts';
import { createTextSearch, joinPatterns, patternsOf } from './pattern-of-identifier.ts';

const searchFor = (kind: string, value: string) =>
  createTextSearch(joinPatterns(patternsOf({ kind, value })));

describe('An identifier in a text', () => {
  it.each(NAMED)('is found: %s %s in %s', (kind, value, text) => {
    const search = searchFor(kind, value);
    expect(search.matches(text)).toBe(true);
    expect(search.matches(search.blackOut(text))).toBe(false);
  });

  it.each(NOT_NAMED)('is not taken for another: %s %s in %s', (kind, value, text) => {
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
