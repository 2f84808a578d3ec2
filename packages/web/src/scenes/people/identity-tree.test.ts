import { describe, expect, it } from 'vitest';
import { buildTree, pathBetween, stationsOf, type TreeNode } from './identity-tree.ts';
import type { Tie } from './people-api.ts';

const end = (key: string) => ({ key, kind: 'email', value: key });
const tie = (left: string, right: string): Tie => ({
  left: end(left),
  right: end(right),
  rule: 'event',
  evidence: 1,
  origin: {
    messageId: `${left}${right}`,
    type: 'track',
    event: 'Signed In',
    at: '',
    source: '',
    importId: '',
  },
});
const ties = [tie('1', '2'), tie('1', '3'), tie('3', '4'), tie('5', '1')];
const write = (node: TreeNode): string =>
  node.children.length === 0
    ? node.identifier.key
    : `${node.identifier.key}(${node.children.map(write).join(' ')})`;

describe('the tree of a person', () => {
  it('hangs every identifier once on the one with the most ties', () => {
    const tree = buildTree(ties);
    expect(tree && write(tree)).toBe('1(2 3(4) 5)');
    expect(buildTree([])).toBeUndefined();
  });

  it('has one path between any two, whichever way its ties point', () => {
    expect(pathBetween(ties, '4', '5').map((one) => one.origin.messageId)).toEqual(['34', '13', '51']);
    expect(stationsOf(pathBetween(ties, '4', '5'), '4').map((one) => one.key)).toEqual(['4', '3', '1', '5']);
    expect(pathBetween(ties, '2', '2')).toEqual([]);
  });
});
