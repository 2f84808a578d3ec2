import { describe, expect, it } from 'vitest';
import { layOutGraph, NODE_HEIGHT } from './graph-layout.ts';
import type { Apart, Identifier, Tie } from './people-api.ts';
import { buildGraph, foldGraph, type GraphNode } from './person-graph.ts';

const origin = { messageId: 'm', type: 'track', event: 'Signed In', at: '', source: 'web', importId: '' };
const end = (key: string, kind = 'email'): Identifier => ({ key, kind, value: key });
const tie = (left: Identifier, right: Identifier): Tie => ({
  left,
  right,
  rule: 'event',
  evidence: 1,
  origin,
});
const apart = (left: Identifier, right: Identifier): Apart => ({
  left,
  right,
  other: 'somebody',
  origin,
  reason: 'limit',
  kind: 'user_id',
  limit: 1,
});
const cookies = (count: number) => Array.from({ length: count }, (_, at) => end(`c${at}`, 'anonymous_id'));
const write = ({ spot, children }: GraphNode): string => {
  const name = 'identifier' in spot ? spot.identifier.key : `${spot.count}×${spot.kind}`;
  return `${spot.whose === 'others' ? '!' : ''}${name}${children.length === 0 ? '' : `(${children.map(write).join(' ')})`}`;
};
const user = end('u', 'user_id');
const mail = end('m');

function draw(ties: Tie[], others: Apart[], own: Identifier[]): GraphNode {
  const graph = buildGraph({ ties, apart: others }, own);
  if (graph === undefined) throw new Error('nothing to draw');
  return graph;
}

describe('the graph of a person', () => {
  it('hangs what was not followed on the identifier of the person that it was seen with', () => {
    const [cookie = mail] = cookies(1);
    const graph = draw(
      [tie(user, mail), tie(user, cookie)],
      [apart(end('v', 'user_id'), mail)],
      [mail, user, cookie],
    );
    expect(write(graph)).toBe('u(m(!v) c0)');
  });

  it('is drawn for somebody of a single identifier, of whom nothing was followed', () => {
    expect(write(draw([], [apart(end('v', 'user_id'), mail)], [mail]))).toBe('m(!v)');
    expect(buildGraph({ ties: [], apart: [] }, [])).toBeUndefined();
  });

  it('draws many cookies as one until that is opened, and never an address among them', () => {
    const many = cookies(8);
    const graph = draw([tie(user, mail), ...many.map((one) => tie(user, one))], [], [user, mail, ...many]);
    const folded = foldGraph(graph, new Set());
    expect(folded && write(folded)).toBe('u(m 8×anonymous_id)');
    const name = folded?.children[1]?.spot.id ?? '';
    expect(foldGraph(graph, new Set([name]))?.children).toHaveLength(9);
  });

  it('draws all of a kind as one where more than sixty hang together, and gives up on what stays too many', () => {
    const mails = Array.from({ length: 70 }, (_, at) => end(`m${at}`));
    const wide = draw(
      mails.map((one) => tie(user, one)),
      [],
      [user, ...mails],
    );
    const folded = foldGraph(wide, new Set());
    expect(folded && write(folded)).toBe('u(70×email)');
    const chain = mails.slice(1).map((one, at) => tie(mails[at] ?? user, one));
    expect(foldGraph(draw(chain, [], mails), new Set())).toBeUndefined();
  });
});

describe('its layout', () => {
  const many = cookies(4);
  const graph = draw(
    [tie(user, mail), tie(mail, end('p', 'phone')), ...many.map((one) => tie(user, one))],
    [apart(mail, end('v', 'user_id'))],
    [user, mail, end('p', 'phone'), ...many],
  );
  it.each([1_100, 360])('puts no identifier on another and all within %i pixels', (width) => {
    const { places, lines, nodeWidth, ...size } = layOutGraph(graph, { width, mirrored: false });
    expect(size.width).toBeLessThanOrEqual(width);
    expect(lines).toHaveLength(places.length - 1);
    for (const [at, one] of places.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + nodeWidth).toBeLessThanOrEqual(size.width);
      expect(one.y + NODE_HEIGHT).toBeLessThanOrEqual(size.height);
      for (const other of places.slice(at + 1)) {
        const clear = Math.abs(one.x - other.x) >= nodeWidth || Math.abs(one.y - other.y) >= NODE_HEIGHT;
        expect(clear).toBe(true);
      }
    }
  });

  it.each([1_100, 360])('is the mirror of itself where words run from right to left (%i pixels)', (width) => {
    const plain = layOutGraph(graph, { width, mirrored: false });
    const mirrored = layOutGraph(graph, { width, mirrored: true });
    expect(mirrored.places.map(({ x }) => x)).toEqual(
      plain.places.map(({ x }) => plain.width - x - plain.nodeWidth),
    );
    expect(mirrored.lines.map(({ at }) => at.x)).toEqual(plain.lines.map(({ at }) => plain.width - at.x));
  });
});
