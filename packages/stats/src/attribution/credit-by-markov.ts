import { buildChain, type Chain } from './build-chain.ts';
import { orderStates, type SolvingOrder } from './order-states.ts';
import { type Credit, type Paths, pathCount, sumOf } from './paths.ts';
import { COLUMNS, EXACT, solveVisits } from './solve-visits.ts';
import { type Flow, writeEquations } from './write-equations.ts';

/** A chain made ready to be solved for any numbers of the same journeys. */
export type PreparedChain = { chain: Chain; solvingOrder: SolvingOrder };

export type MarkovCredit = Credit & {
  order: number;
  states: number;
  /** The probability that a journey converts, and what a journey is worth. */
  conversionRate: number;
  valuePerJourney: number;
  /** By which part each falls when the channel is removed; NaN where there is nothing to fall. */
  removal: Credit;
};

export function prepareChain(paths: Paths, order: number): PreparedChain {
  const chain = buildChain(paths, order);
  return { chain, solvingOrder: orderStates(chain) };
}

/** Sums of what goes along each edge and into and out of each state. */
export function sumFlow(chain: Chain, paths: Paths): Flow & { journeys: number } {
  const flow: Flow = {
    edges: new Float64Array(chain.from.length),
    starts: new Float64Array(chain.states),
    out: new Float64Array(chain.states),
    conversions: new Float64Array(chain.states),
    value: new Float64Array(chain.states),
  };
  const add = (array: Float64Array, at: number, amount: number): void => {
    array[at] = (array[at] ?? 0) + amount;
  };
  let journeys = 0;
  for (let i = 0; i < pathCount(paths); i += 1) {
    const converted = paths.conversions[i] ?? 0;
    const weight = converted + (paths.nulls[i] ?? 0);
    const last = chain.last[i] ?? -1;
    if (weight === 0 || last === -1) continue;
    journeys += weight;
    add(flow.starts, chain.first[i] ?? 0, weight);
    const end = chain.routeStarts[i + 1] ?? 0;
    for (let at = chain.routeStarts[i] ?? 0; at < end; at += 1) add(flow.edges, chain.route[at] ?? 0, weight);
    add(flow.out, last, weight);
    add(flow.conversions, last, converted);
    add(flow.value, last, paths.value[i] ?? 0);
  }
  for (let edge = 0; edge < flow.edges.length; edge += 1) {
    add(flow.out, chain.from[edge] ?? 0, flow.edges[edge] ?? 0);
  }
  return { ...flow, journeys };
}

/**
 * Markov attribution of any order, solved exactly. A channel's removal effect is the part of the conversions (of the
 * value) that is lost when every state that holds it leads nowhere; credit is conversions in proportion to the removal
 * effects (Anderl et al. 2016, Int. J. Res. Mark. 33:457). A conversion is worth the mean of those that came from the
 * same last state.
 */
export function creditByMarkov(
  paths: Paths,
  order: number,
  prepared = prepareChain(paths, order),
  precision = EXACT,
): MarkovCredit {
  const { chain, solvingOrder } = prepared;
  const flow = sumFlow(chain, paths);
  const channels = paths.channels.length;
  // With nothing removed, each state is visited as often as it was: all conversions remain.
  const all = { conversions: sumOf(flow.conversions), value: sumOf(flow.value) };
  // A visit to row i of the equations is worth so much.
  const worth: Credit = {
    conversions: new Float64Array(chain.states),
    value: new Float64Array(chain.states),
  };
  for (const [row, state] of solvingOrder.states.entries()) {
    const out = flow.out[state] ?? 0;
    if (out === 0) continue;
    worth.conversions[row] = (flow.conversions[state] ?? 0) / out;
    worth.value[row] = (flow.value[state] ?? 0) / out;
  }
  const remaining: Credit = {
    conversions: new Float64Array(channels),
    value: new Float64Array(channels),
  };
  const system = writeEquations(chain, solvingOrder, flow);
  const visits = new Float64Array(chain.states * COLUMNS);
  for (let removed = 0; removed < channels; removed += COLUMNS) {
    solveVisits(system, visits, removed, precision);
    const left = sumWorth(visits, worth);
    for (let j = 0; j < COLUMNS && removed + j < channels; j += 1) {
      remaining.conversions[removed + j] = left.conversions[j] ?? 0;
      remaining.value[removed + j] = left.value[j] ?? 0;
    }
  }
  const removal: Credit = {
    conversions: removalEffects(remaining.conversions, all.conversions),
    value: removalEffects(remaining.value, all.value),
  };
  return {
    order,
    states: chain.states,
    conversionRate: all.conversions / flow.journeys,
    valuePerJourney: all.value / flow.journeys,
    removal,
    conversions: inProportion(removal.conversions, sumOf(paths.conversions)),
    value: inProportion(removal.value, sumOf(paths.value)),
  };
}

/** What the visits of each column are worth together. */
function sumWorth(visits: Float64Array, worth: Credit): Credit {
  const conversions = new Float64Array(COLUMNS);
  const value = new Float64Array(COLUMNS);
  for (let row = 0; row < worth.conversions.length; row += 1) {
    const [converted, valued] = [worth.conversions[row] ?? 0, worth.value[row] ?? 0];
    if (converted === 0 && valued === 0) continue;
    for (let j = 0; j < COLUMNS; j += 1) {
      const visited = visits[row * COLUMNS + j] ?? 0;
      conversions[j] = (conversions[j] ?? 0) + visited * converted;
      value[j] = (value[j] ?? 0) + visited * valued;
    }
  }
  return { conversions, value };
}

const removalEffects = (remaining: Float64Array, all: number): Float64Array =>
  remaining.map((left) => (all === 0 ? Number.NaN : 1 - left / all));

function inProportion(effects: Float64Array, total: number): Float64Array {
  const sum = sumOf(effects);
  return effects.map((effect) => (total === 0 ? 0 : (effect / sum) * total));
}
