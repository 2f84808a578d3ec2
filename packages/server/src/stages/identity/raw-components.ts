import { type EdgeTable, NONE } from './edge-table.ts';
import { type KeyState, rawRootOf } from './key-state.ts';

/** Identifiers that live edges tie together, refused edges included: what cannot influence each other is apart. */
export type Components = {
  /** Puts an edge among those of its component; answers with the component's root. */
  link(edge: number): number;
  markDirty(key: number): void;
  edgesOf(root: number): number[];
  /** Roots of the components that are to be weighed again. */
  dirty(): number[];
  forgetDirty(): void;
};

export function createComponents(state: KeyState, edges: EdgeTable): Components {
  let dirtyRoots: number[] = [];

  function markDirty(key: number): void {
    const root = rawRootOf(state, key);
    if (state.dirty[root] === 1) return;
    state.dirty[root] = 1;
    dirtyRoots.push(root);
  }

  function link(edge: number): number {
    const left = rawRootOf(state, edges.left(edge));
    const right = rawRootOf(state, edges.right(edge));
    if (left !== right) {
      state.raw[right] = left;
      const tail = state.tail[left] ?? NONE;
      const head = state.head[right] ?? NONE;
      if (tail === NONE) state.head[left] = head;
      else if (head !== NONE) edges.setNext(tail, head);
      if (head !== NONE) state.tail[left] = state.tail[right] ?? NONE;
      if (state.dirty[right] === 1 && state.dirty[left] !== 1) {
        state.dirty[left] = 1;
        dirtyRoots.push(left);
      }
    }
    const tail = state.tail[left] ?? NONE;
    if (tail === NONE) state.head[left] = edge;
    else edges.setNext(tail, edge);
    state.tail[left] = edge;
    edges.setNext(edge, NONE);
    return left;
  }

  return {
    link,
    markDirty,
    edgesOf(root) {
      const found: number[] = [];
      for (let edge = state.head[root] ?? NONE; edge !== NONE; edge = edges.next(edge)) found.push(edge);
      return found;
    },
    dirty() {
      const roots = new Set<number>();
      for (const root of dirtyRoots) {
        const now = rawRootOf(state, root);
        if (state.dirty[now] === 1) roots.add(now);
      }
      return [...roots];
    },
    forgetDirty() {
      dirtyRoots = [];
    },
  };
}
