import type { GraphNode } from './person-graph.ts';

export type Place = { node: GraphNode; x: number; y: number };
export type Line = {
  node: GraphNode;
  /** An SVG path, from the identifier that it hangs on. */
  path: string;
  /** Where it is pressed. */
  at: { x: number; y: number };
};
export type GraphLayout = {
  width: number;
  height: number;
  nodeWidth: number;
  places: Place[];
  lines: Line[];
};

export const NODE_HEIGHT = 40;
const ROW = 52;
const GAP = 96;
/** A line runs straight into its identifier, so that what is pressed on it stands clear of others. */
const STRAIGHT = 28;
const INDENT = 30;
const NARROW = 620;
const nodeWidths = { least: 168, most: 260 };

/** `mirrored`: for languages that run from right to left. */
type Room = { width: number; mirrored: boolean };

/** One column a step away from the middle of it all; where there is no room for columns, one row below the other. */
export function layOutGraph(root: GraphNode, room: Room): GraphLayout {
  return room.width < NARROW ? layOutDown(root, room) : layOutAcross(root, room);
}

function layOutAcross(root: GraphNode, room: Room): GraphLayout {
  const columns = depthOf(root) + 1;
  const fitting = (room.width - (columns - 1) * GAP) / columns;
  const nodeWidth = Math.round(Math.min(nodeWidths.most, Math.max(nodeWidths.least, fitting)));
  const width = columns * nodeWidth + (columns - 1) * GAP;
  const turn = (x: number): number => (room.mirrored ? width - x : x);
  const drawing: Pick<GraphLayout, 'places' | 'lines'> = { places: [], lines: [] };
  let rows = 0;

  /** Answers with the middle of the row on which the node stands. */
  function place(node: GraphNode, depth: number): number {
    const start = depth * (nodeWidth + GAP);
    const below = node.children.map((child) => ({ child, middle: place(child, depth + 1) }));
    const [first, last] = [below[0], below.at(-1)];
    const middle =
      first === undefined || last === undefined
        ? ROW * rows++ + NODE_HEIGHT / 2
        : (first.middle + last.middle) / 2;
    const x = room.mirrored ? turn(start + nodeWidth) : start;
    drawing.places.push({ node, x, y: middle - NODE_HEIGHT / 2 });
    const end = start + nodeWidth + GAP;
    const [from, half, straight, to] = [
      start + nodeWidth,
      end - (GAP + STRAIGHT) / 2,
      end - STRAIGHT,
      end,
    ].map(turn);
    for (const { child, middle: there } of below) {
      drawing.lines.push({
        node: child,
        path: `M${from} ${middle}C${half} ${middle} ${half} ${there} ${straight} ${there}H${to}`,
        // Where lines have parted from one another.
        at: { x: turn(end - STRAIGHT / 2), y: there },
      });
    }
    return middle;
  }
  place(root, 0);
  return { width, height: ROW * (rows - 1) + NODE_HEIGHT, nodeWidth, ...inOrder(drawing) };
}

function layOutDown(root: GraphNode, { width, mirrored }: Room): GraphLayout {
  const depth = depthOf(root);
  const indent = Math.min(INDENT, Math.max(12, (width - nodeWidths.least) / Math.max(1, depth)));
  const nodeWidth = Math.round(width - indent * depth);
  const turn = (x: number): number => (mirrored ? width - x : x);
  const drawing: Pick<GraphLayout, 'places' | 'lines'> = { places: [], lines: [] };

  function place(node: GraphNode, at: number): number {
    const y = ROW * drawing.places.length;
    const start = at * indent;
    drawing.places.push({ node, x: mirrored ? turn(start + nodeWidth) : start, y });
    for (const child of node.children) {
      const middle = place(child, at + 1) + NODE_HEIGHT / 2;
      const [from, to] = [turn(start + indent / 2), turn(start + indent)];
      drawing.lines.push({
        node: child,
        path: `M${from} ${y + NODE_HEIGHT}V${middle}H${to}`,
        at: { x: from, y: middle },
      });
    }
    return y;
  }
  place(root, 0);
  return {
    width,
    height: ROW * (drawing.places.length - 1) + NODE_HEIGHT,
    nodeWidth,
    ...inOrder(drawing),
  };
}

/** From top to bottom: the order in which the arrow keys go. */
function inOrder({
  places,
  lines,
}: Pick<GraphLayout, 'places' | 'lines'>): Pick<GraphLayout, 'places' | 'lines'> {
  return { places, lines: lines.toSorted((a, b) => a.at.y - b.at.y || a.at.x - b.at.x) };
}

function depthOf(node: GraphNode): number {
  return node.children.reduce((most, child) => Math.max(most, depthOf(child) + 1), 0);
}
