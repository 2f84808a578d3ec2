import { createPairTable } from './pair-table.ts';
import { type Credit, type Paths, pathCount } from './paths.ts';

/** What of a journey counts: every touch, or only the first with each channel. */
export type PathTransform = 'exposure' | 'first';

/** The channels of each path after the transform, one after the other. */
function transformPaths(paths: Paths, kind: PathTransform): Pick<Paths, 'steps' | 'starts'> {
  if (kind === 'exposure') return paths;
  const steps = new Uint16Array(paths.steps.length);
  const starts = new Uint32Array(paths.starts.length);
  const metBy = new Int32Array(paths.channels.length).fill(-1);
  let at = 0;
  for (let i = 0; i < pathCount(paths); i += 1) {
    starts[i] = at;
    for (let from = paths.starts[i] ?? 0; from < (paths.starts[i + 1] ?? 0); from += 1) {
      const channel = paths.steps[from] ?? 0;
      if (metBy[channel] === i) continue;
      metBy[channel] = i;
      steps[at] = channel;
      at += 1;
    }
  }
  starts[pathCount(paths)] = at;
  return { steps, starts };
}

/**
 * Fractional attribution by counterfactuals, as Google's open-source fractribution does it: a touch earns
 * max(0, p(path) − p(path without it)), where p is the share of the journeys along exactly that path that converted (0
 * where there was none); the touches of a path share its conversions in that proportion, and the last takes all where
 * none earned anything.
 */
export function creditByCounterfactual(paths: Paths, kind: PathTransform): Credit {
  const { steps, starts } = transformPaths(paths, kind);
  const nodes = createPairTable(paths.channels.length);
  const count = pathCount(paths);
  const nodeOf = new Int32Array(count);
  for (let i = 0; i < count; i += 1) {
    let node = 0;
    for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at += 1)
      node = nodes.intern(node, steps[at] ?? 0) + 1;
    nodeOf[i] = node;
  }
  const known = nodes.size() + 1;
  const converted = new Float64Array(known);
  const value = new Float64Array(known);
  const journeys = new Float64Array(known);
  const example = new Int32Array(known).fill(-1);
  for (let i = 0; i < count; i += 1) {
    const node = nodeOf[i] ?? 0;
    const conversions = paths.conversions[i] ?? 0;
    converted[node] = (converted[node] ?? 0) + conversions;
    value[node] = (value[node] ?? 0) + (paths.value[i] ?? 0);
    journeys[node] = (journeys[node] ?? 0) + conversions + (paths.nulls[i] ?? 0);
    if (example[node] === -1) example[node] = i;
  }
  const rate = (node: number): number => {
    const all = journeys[node] ?? 0;
    return all > 0 ? (converted[node] ?? 0) / all : 0;
  };
  const credit: Credit = {
    conversions: new Float64Array(paths.channels.length),
    value: new Float64Array(paths.channels.length),
  };
  for (let i = 0; i < count; i += 1) {
    const node = nodeOf[i] ?? 0;
    const [conversions, worth] = [converted[node] ?? 0, value[node] ?? 0];
    if (example[node] !== i || (conversions === 0 && worth === 0)) continue;
    const path = steps.subarray(starts[i] ?? 0, starts[i + 1] ?? 0);
    const gains = new Float64Array(path.length);
    let total = 0;
    for (let without = 0; without < path.length; without += 1) {
      let other = 0;
      for (let at = 0; at < path.length && other !== -1; at += 1) {
        if (at === without) continue;
        const next = nodes.find(other, path[at] ?? 0);
        other = next === -1 ? -1 : next + 1;
      }
      const gain = Math.max(0, rate(node) - (other === -1 ? 0 : rate(other)));
      gains[without] = gain;
      total += gain;
    }
    if (total === 0) {
      gains[path.length - 1] = 1;
      total = 1;
    }
    for (const [at, channel] of path.entries()) {
      const share = (gains[at] ?? 0) / total;
      credit.conversions[channel] = (credit.conversions[channel] ?? 0) + conversions * share;
      credit.value[channel] = (credit.value[channel] ?? 0) + worth * share;
    }
  }
  return credit;
}
