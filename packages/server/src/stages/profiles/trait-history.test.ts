import { describe, expect, it } from 'vitest';
import { findPath } from './find-path.ts';
import { readSearch } from './people-words.ts';
import { nameFrom, readTraits, type TraitRow } from './trait-history.ts';

const row = (name: string, value: string, at: number, messageId = 'm', type = 'string'): TraitRow => ({
  name,
  value,
  type,
  source: 's',
  importId: '',
  at,
  messageId,
});

describe('traits', () => {
  it('take the last written value; at the same time the greater message id', () => {
    expect(readTraits([row('a', 'old', 1), row('a', 'new', 2)])[0]?.value).toBe('new');
    expect(readTraits([row('a', 'x', 1, 'm2'), row('a', 'y', 1, 'm1')])[0]?.value).toBe('x');
  });

  it('say since when a value holds, however often it was sent again', () => {
    const [trait] = readTraits([
      row('a', 'x', 1),
      row('a', 'y', 2),
      row('a', 'y', 3),
      row('a', 'x', 4),
      row('a', 'x', 5),
    ]);
    expect(trait).toMatchObject({
      value: 'x',
      since: new Date(4).toISOString(),
      confirmed: new Date(5).toISOString(),
    });
    expect(trait?.earlier.map((value) => value.value)).toEqual(['y', 'x']);
  });

  it('are gone when they were set to null', () => {
    expect(readTraits([row('a', 'x', 1), row('a', '', 2, 'm', 'null')])).toEqual([]);
  });

  it('give a name, whole or in parts', () => {
    expect(nameFrom(new Map([['name', ' Bo Ek ']]))).toBe('Bo Ek');
    expect(
      nameFrom(
        new Map([
          ['firstName', 'Bo'],
          ['last_name', 'Ek'],
        ]),
      ),
    ).toBe('Bo Ek');
    expect(nameFrom(new Map([['city', 'Umeå']]))).toBe('');
  });
});

describe('readSearch', () => {
  it('folds words and lets a hyphenated one stand for its parts', () => {
    expect(readSearch('  Åsa Ek-Ström ', 'SE').words).toEqual([[['asa']], [['ek-strom'], ['ek', 'strom']]]);
  });
  it('knows a phone number in the form of its country', () => {
    expect(readSearch('070-174 06 05', 'SE').keys).toEqual(readSearch('+46701740605', 'NL').keys);
    expect(readSearch('070-174 06 05', 'SE').keys).toHaveLength(1);
  });
});

describe('findPath', () => {
  const tie = (left: string, right: string) => ({ left: { key: left }, right: { key: right } });
  const tree = [tie('1', '2'), tie('2', '3'), tie('2', '4'), tie('4', '5')];
  it('leads from one identifier to the other', () => {
    expect(findPath(tree, '1', '5')).toEqual([tree[0], tree[2], tree[3]]);
    expect(findPath(tree, '3', '3')).toEqual([]);
    expect(findPath(tree, '1', '9')).toEqual([]);
  });
});
