import { isMachineMade } from './identifiers.ts';
import { buildTree, type TreeNode } from './identity-tree.ts';
import type { Apart, Identifier, Tie, Why } from './people-api.ts';

/** What ties two identifiers together, or would if a rule or somebody did not stand against it. */
export type Bond = { id: string; tie: Tie } | { id: string; apart: Apart };
/** An identifier of the person, one of somebody else, or many of a kind that are drawn as one. */
export type Spot =
  | { id: string; whose: 'mine' | 'others'; identifier: Identifier }
  | { id: string; whose: 'mine' | 'others'; kind: string; count: number };
export type GraphNode = { spot: Spot; bond: Bond | undefined; children: GraphNode[] };

const MOST_NODES = 60;
/** Of a kind that says nothing by itself (cookies), so many hang on one identifier before they are drawn as one. */
const FEW = 5;

export function bondId({ left, right }: { left: Identifier; right: Identifier }): string {
  return `${left.key}~${right.key}`;
}

/** All that holds a person together and all that was not followed, as a tree to be drawn. */
export function buildGraph(
  { ties, apart }: Pick<Why, 'ties' | 'apart'>,
  own: readonly Identifier[],
): GraphNode | undefined {
  const [only] = own;
  const tree = buildTree(ties) ?? (only && { identifier: only, tie: undefined, children: [] });
  if (tree === undefined) return undefined;
  const mine = new Set(own.map(({ key }) => key));
  const aside = Map.groupBy(apart, ({ left, right }) => (mine.has(left.key) ? left : right).key);

  const draw = ({ identifier, tie, children }: TreeNode): GraphNode => ({
    spot: { id: identifier.key, whose: 'mine', identifier },
    bond: tie && { id: bondId(tie), tie },
    children: [
      ...children.map(draw),
      ...(aside.get(identifier.key) ?? []).map((one): GraphNode => {
        const other = one.left.key === identifier.key ? one.right : one.left;
        return {
          // Somebody else's identifier may be tied to several of the person's, and is drawn beside each.
          spot: { id: bondId(one), whose: 'others', identifier: other },
          bond: { id: bondId(one), apart: one },
          children: [],
        };
      }),
    ],
  });
  return draw(tree);
}

function countNodes(node: GraphNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1);
}

/**
 * Draws many of a kind that hang on one identifier as one, which can be opened (`open` holds ids of such). First what is
 * made by machines; where that leaves more than can be drawn, all others. Undefined where even that is too much.
 */
export function foldGraph(root: GraphNode, open: ReadonlySet<string>): GraphNode | undefined {
  const way = waysToFold.find((isTooMany) => countNodes(foldBelow(root, isTooMany, new Set())) <= MOST_NODES);
  return way && foldBelow(root, way, open);
}

type IsTooMany = (group: readonly GraphNode[]) => boolean;

const waysToFold: readonly IsTooMany[] = [
  (group) => group.length > FEW && group.every(({ spot }) => spot.whose === 'others' || saysNothing(spot)),
  (group) => group.length > 2,
];

function saysNothing(spot: Spot): boolean {
  return isMachineMade('identifier' in spot ? spot.identifier.kind : spot.kind);
}

function foldBelow(node: GraphNode, isTooMany: IsTooMany, open: ReadonlySet<string>): GraphNode {
  const groups = Map.groupBy(node.children, (child) => foldName(node, child));
  const children = [...groups].flatMap(([name, group]): GraphNode[] => {
    const [one] = group;
    if (name === undefined || one === undefined || open.has(name) || !isTooMany(group)) {
      return group.map((child) => foldBelow(child, isTooMany, open));
    }
    const { spot } = one;
    const kind = 'identifier' in spot ? spot.identifier.kind : spot.kind;
    return [
      { spot: { id: name, whose: spot.whose, kind, count: group.length }, bond: undefined, children: [] },
    ];
  });
  return { ...node, children };
}

/** Those that hang on the same identifier, hold nothing themselves and are of one kind go under one name. */
function foldName(parent: GraphNode, { spot, children }: GraphNode): string | undefined {
  if (children.length > 0 || !('identifier' in spot)) return undefined;
  return `${parent.spot.id} ${spot.whose} ${spot.identifier.kind}`;
}
