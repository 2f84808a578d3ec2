import { describe, expect, it } from 'vitest';
import { readAst } from './read-ast.ts';

describe('readAst', () => {
  it('reads kinds, names and children, without aliases', () => {
    const text =
      'A (children 2)\n Function sum (alias z (children 9)) (children 1)\n  Identifier a.b\n Literal 1 (alias q)\n';
    expect(readAst(text)).toEqual({
      kind: 'A',
      name: '',
      children: [
        { kind: 'Function', name: 'sum', children: [{ kind: 'Identifier', name: 'a.b', children: [] }] },
        { kind: 'Literal', name: '1', children: [] },
      ],
    });
  });

  it.each([
    ['a line too many', 'A (children 1)\n B\n C'],
    ['a line too few', 'A (children 2)\n B'],
    ['a child at the wrong depth', 'A (children 1)\n  B'],
    ['a name that goes on in the next line', 'A (children 1)\n Identifier x\ny'],
    [
      'a name that poses as a parent',
      'A (children 2)\n Identifier x (children 1)\n  Function plus\n Identifier secret\n B',
    ],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(readAst(text)).toBeUndefined();
  });
});
