import { buildChain } from './build-chain.ts';
import { sumFlow } from './credit-by-markov.ts';
import type { Paths } from './paths.ts';

/** How likely `to` comes next after `after`: runs of channels, or “(start)”, “(conversion)” and “(null)”. */
export type Transition = { after: string; to: string; probability: number };

/** The Markov chain of order k in words; what never happened is left out. */
export function listTransitions(paths: Paths, order: number): Transition[] {
  const chain = buildChain(paths, order);
  const flow = sumFlow(chain, paths);
  const name = (state: number): string =>
    Array.from(chain.tokens.subarray(state * order, (state + 1) * order))
      .flatMap((token) => paths.channels[token] ?? [])
      .join(' > ');
  const transitions: Transition[] = [];
  const add = (after: string, to: string, weight: number, out: number): void => {
    if (weight > 0) transitions.push({ after, to, probability: weight / out });
  };
  const onwards = new Float64Array(chain.states);
  for (let state = 0; state < chain.states; state += 1) {
    add('(start)', name(state), flow.starts[state] ?? 0, flow.journeys);
  }
  for (let edge = 0; edge < chain.from.length; edge += 1) {
    const source = chain.from[edge] ?? 0;
    const weight = flow.edges[edge] ?? 0;
    onwards[source] = (onwards[source] ?? 0) + weight;
    add(name(source), name(chain.to[edge] ?? 0), weight, flow.out[source] ?? 0);
  }
  for (let state = 0; state < chain.states; state += 1) {
    const out = flow.out[state] ?? 0;
    const converted = flow.conversions[state] ?? 0;
    add(name(state), '(conversion)', converted, out);
    add(name(state), '(null)', out - converted - (onwards[state] ?? 0), out);
  }
  return transitions;
}
