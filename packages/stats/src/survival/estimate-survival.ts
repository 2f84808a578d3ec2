import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { factorise, solveFactor } from '../regression/cholesky.ts';

export type SurvivalStep = {
  time: number;
  atRisk: number;
  events: number;
  survival: number;
  standardError: number;
  interval: [number, number];
};

const Z = 1.959963984540054;

/**
 * Share still there after each time (Kaplan and Meier 1958, JASA 53:457), with Greenwood's variance (1926) and 95 % intervals on
 * the log(−log) scale, which stay within 0 and 1 (Kalbfleisch and Prentice 1980, 1.3). `ended[i]` is 1 where the time ended with
 * the event, 0 where it was still running; those are at risk up to and including their time. `counts[i]` is how many a row
 * stands for, one where it is left out.
 */
export function estimateSurvival(
  times: Float64Array,
  ended: Uint8Array,
  counts?: Float64Array,
): SurvivalStep[] {
  const order = Uint32Array.from(times, (_time, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let variance = 0;
  let atRisk = counts === undefined ? times.length : counts.reduce((sum, count) => sum + count, 0);
  for (let start = 0; start < order.length; ) {
    const time = times[order[start] ?? 0] ?? 0;
    let events = 0;
    let end = start;
    let leaving = 0;
    for (; end < order.length && times[order[end] ?? 0] === time; end++) {
      const row = order[end] ?? 0;
      const count = counts === undefined ? 1 : (counts[row] ?? 0);
      leaving += count;
      events += count * (ended[row] ?? 0);
    }
    if (events > 0) {
      survival *= 1 - events / atRisk;
      // With nobody left, Greenwood's term has no value, and the survival of 0 no error.
      variance += events === atRisk ? 0 : events / (atRisk * (atRisk - events));
    }
    steps.push({
      time,
      atRisk,
      events,
      survival,
      standardError: survival * Math.sqrt(variance),
      interval: intervalOf(survival, variance),
    });
    atRisk -= leaving;
    start = end;
  }
  return steps;
}

function intervalOf(survival: number, variance: number): [number, number] {
  if (survival === 0) return [0, 0];
  if (survival === 1) return [1, 1];
  const log = Math.log(survival);
  const error = (Z * Math.sqrt(variance)) / Math.abs(log);
  return [survival ** Math.exp(error), survival ** Math.exp(-error)];
}

/** The step that holds at a time: the last one that is not after it; before the first, everybody is there. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): SurvivalStep {
  let found: SurvivalStep | undefined;
  for (const step of steps) {
    if (step.time > time) break;
    found = step;
  }
  return (
    found ?? {
      time: 0,
      atRisk: steps[0]?.atRisk ?? 0,
      events: 0,
      survival: 1,
      standardError: 0,
      interval: [1, 1],
    }
  );
}

/** A share is a product of many quotients: a half may come out as a half and some 1e-16. */
const ROUNDING = 1e-9;

/** The first time at which at most `share` are left; `NaN` where it never came to that. */
export function timeUntil(
  steps: readonly SurvivalStep[],
  share: number,
  of: (step: SurvivalStep) => number,
): number {
  return steps.find((step) => of(step) <= share + ROUNDING)?.time ?? Number.NaN;
}

/**
 * Whether groups differ: the log-rank test (Mantel 1966, Cancer Chemother. Rep. 50:163): each group's events O against those
 * expected if all had the same hazard, (O−E)ᵀV⁻¹(O−E) with the hypergeometric covariance V of all groups but one.
 */
export function compareSurvival(
  times: Float64Array,
  ended: Uint8Array,
  groups: readonly string[],
  counts?: Float64Array,
): { chiSquare: number; degrees: number; pValue: number } {
  const names = [...new Set(groups)];
  const degrees = names.length - 1;
  if (degrees === 0) return { chiSquare: Number.NaN, degrees, pValue: Number.NaN };
  const number = new Map(names.map((name, k) => [name, k]));
  const order = Uint32Array.from(times, (_time, i) => i).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
  const groupOf = Uint32Array.from(order, (i) => number.get(groups[i] ?? '') ?? 0);
  const atRisk = new Float64Array(names.length);
  const countOf = (position: number): number => counts?.[order[position] ?? 0] ?? 1;
  let total = 0;
  for (const [position, k] of groupOf.entries()) {
    atRisk[k] = (atRisk[k] ?? 0) + countOf(position);
    total += countOf(position);
  }
  const excess = new Float64Array(degrees);
  const covariance = new Float64Array(degrees * degrees);
  for (let start = 0; start < order.length; ) {
    const time = times[order[start] ?? 0];
    const leaving = new Float64Array(names.length);
    let events = 0;
    let end = start;
    for (; end < order.length && times[order[end] ?? 0] === time; end++) {
      const k = groupOf[end] ?? 0;
      leaving[k] = (leaving[k] ?? 0) + countOf(end);
      if (ended[order[end] ?? 0] !== 1) continue;
      events += countOf(end);
      if (k < degrees) excess[k] = (excess[k] ?? 0) + countOf(end);
    }
    const spread = total > 1 ? (events * (total - events)) / (total - 1) : 0;
    for (let a = 0; a < degrees; a++) {
      const share = (atRisk[a] ?? 0) / total;
      excess[a] = (excess[a] ?? 0) - events * share;
      for (let b = 0; b < degrees; b++) {
        const other = (atRisk[b] ?? 0) / total;
        covariance[a * degrees + b] =
          (covariance[a * degrees + b] ?? 0) + spread * share * ((a === b ? 1 : 0) - other);
      }
    }
    for (let k = 0; k < names.length; k++) {
      atRisk[k] = (atRisk[k] ?? 0) - (leaving[k] ?? 0);
      total -= leaving[k] ?? 0;
    }
    start = end;
  }
  const solved = solveFactor(factorise(covariance, degrees), excess);
  let chiSquare = 0;
  for (let k = 0; k < degrees; k++) chiSquare += (excess[k] ?? 0) * (solved[k] ?? 0);
  return { chiSquare, degrees, pValue: 1 - chiSquareCdf(chiSquare, degrees) };
}
