import type { Core } from './contract-component.ts';
import { createCoarseGrid } from './correct-coarsely.ts';
import { createExtrapolation } from './extrapolate-sweeps.ts';
import type { Cycle, Equations } from './write-equations.ts';

/** How far a solution may be off, relative to itself, before the sweeps stop. */
export const EXACT = 1e-12;
const MOST_SWEEPS = 200_000;
/** After so many sweeps that brought it no nearer, nothing but sweeps is tried: those settle for certain. */
const MOST_SETBACKS = 5;
/** The correction costs three sweeps: it is made only where one leaves more than this of what was missing. */
const SLOW_PACE = 0.5;
/** So many of the last sweeps tell how far the solution is. */
const PACES_KEPT = 4;
/** So many right-hand sides are solved at once: their visits share a cache line and each edge is read once. */
export const COLUMNS = 8;

/** Sweeps did not settle: the journeys hardly ever end. */
export class NotSolvedError extends RangeError {}

/** A component's core for the columns at hand. */
export type Columns = {
  core: Core;
  /** What comes into each row of the core other than along its ways. */
  given: Float64Array;
  /** Which columns do not enter a row of the core, as bits. */
  held: Uint8Array;
  /** Which columns a way is cut off for between its ends, as bits. */
  cut: Uint8Array;
};

/**
 * How often each state is visited, x = (I − Qᵀ)⁻¹ b, for `COLUMNS` chains at once: in column j the states that hold
 * channel `removed + j` are not entered (Anderl, Becker, von Wangenheim and Schumann 2016, Int. J. Res. Mark. 33:457:
 * the removal effect). Columns beyond the last channel remove nothing. Visits are by row of the equations.
 *
 * Components without a cycle are solved by substitution, in one pass. Of the others only the core is iterated
 * (`contractComponent`), by Gauss–Seidel sweeps: for a chain that ends with certainty they settle (Varga 2000, Matrix
 * Iterative Analysis, section 3). They begin at the visits while nothing is removed, are extrapolated
 * (`createExtrapolation`), and where they settle slowly, the totals per last channel are corrected between sweeps by a
 * small dense system (`createCoarseGrid`). It stops when what is missing, judged by the pace at which the steps shrink,
 * is below `precision` of the most frequent visit. `visits` may be those of other columns: all are written anew.
 */
export function solveVisits(
  { equations, cycles }: { equations: Equations; cycles: readonly Cycle[] },
  visits: Float64Array,
  removed: number,
  precision = EXACT,
): void {
  const { tokens, window } = equations;
  const count = equations.right.length;
  const held = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    held[row] = columnsOf(tokens, row * window, (row + 1) * window, removed);
  }
  const substitute = (row: number): void => sumRow(equations, held, visits, row, visits, row * COLUMNS);
  let solved = 0;
  for (const { start, end, core } of cycles) {
    for (; solved < start; solved += 1) substitute(solved);
    solved = end;
    const { rows, between } = core;
    for (let at = 0; at < rows.length; at += 1) {
      const base = (rows[at] ?? 0) * COLUMNS;
      visits.fill(0, base, base + COLUMNS);
    }
    // What comes into the core from elsewhere, while nothing is in the core yet.
    for (let at = 0; at < between.length; at += 1) substitute(between[at] ?? 0);
    const given = new Float64Array(rows.length * COLUMNS);
    // The visits while nothing is removed are not far off.
    const own = new Float64Array(rows.length * COLUMNS);
    const heldOfCore = new Uint8Array(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0;
      const bits = held[row] ?? 0;
      heldOfCore[at] = bits;
      sumRow(equations, held, visits, row, given, at * COLUMNS);
      for (let j = 0; j < COLUMNS; j += 1) {
        own[at * COLUMNS + j] = (bits >> j) & 1 ? 0 : (equations.visited[row] ?? 0);
      }
    }
    solveCore({ core, given, held: heldOfCore, cut: cutWays(core, removed) }, own, precision);
    for (let at = 0; at < rows.length; at += 1) {
      const base = (rows[at] ?? 0) * COLUMNS;
      for (let j = 0; j < COLUMNS; j += 1) visits[base + j] = own[at * COLUMNS + j] ?? 0;
    }
    for (let at = 0; at < between.length; at += 1) substitute(between[at] ?? 0);
  }
  for (; solved < count; solved += 1) substitute(solved);
}

/** Which of the columns remove one of the channels `from` … `to`, as bits. */
function columnsOf(channels: Uint16Array, from: number, to: number, removed: number): number {
  let bits = 0;
  for (let at = from; at < to; at += 1) {
    const column = (channels[at] ?? 0) - removed;
    if (column >= 0 && column < COLUMNS) bits |= 1 << column;
  }
  return bits;
}

function cutWays({ passing, passingStarts }: Core, removed: number): Uint8Array {
  const cut = new Uint8Array(passingStarts.length - 1);
  for (let way = 0; way < cut.length; way += 1) {
    cut[way] = columnsOf(passing, passingStarts[way] ?? 0, passingStarts[way + 1] ?? 0, removed);
  }
  return cut;
}

/** Writes the visits of a row, as the rows before it give them. */
function sumRow(
  { rows, source, probability, right }: Equations,
  held: Uint8Array,
  visits: Float64Array,
  row: number,
  into: Float64Array,
  base: number,
): void {
  // Eight sums by name stay in registers: a third of the time of a loop over them.
  const given = right[row] ?? 0;
  let [a, b, c, d, e, f, g, h] = [given, given, given, given, given, given, given, given];
  const last = rows[row + 1] ?? 0;
  for (let at = rows[row] ?? 0; at < last; at += 1) {
    const p = probability[at] ?? 0;
    const from = (source[at] ?? 0) * COLUMNS;
    a += p * (visits[from] ?? 0);
    b += p * (visits[from + 1] ?? 0);
    c += p * (visits[from + 2] ?? 0);
    d += p * (visits[from + 3] ?? 0);
    e += p * (visits[from + 4] ?? 0);
    f += p * (visits[from + 5] ?? 0);
    g += p * (visits[from + 6] ?? 0);
    h += p * (visits[from + 7] ?? 0);
  }
  const bits = held[row] ?? 0;
  into[base] = bits & 1 ? 0 : a;
  into[base + 1] = bits & 2 ? 0 : b;
  into[base + 2] = bits & 4 ? 0 : c;
  into[base + 3] = bits & 8 ? 0 : d;
  into[base + 4] = bits & 16 ? 0 : e;
  into[base + 5] = bits & 32 ? 0 : f;
  into[base + 6] = bits & 64 ? 0 : g;
  into[base + 7] = bits & 128 ? 0 : h;
}

/** Brings the visits of a core from where they begin to what they are. */
function solveCore(columns: Columns, visits: Float64Array, precision: number): void {
  const grid = createCoarseGrid(columns);
  // Removing a channel makes no visit more frequent than this.
  const most = visits.reduce((largest, one) => Math.max(largest, one), 0);
  grid.correct(visits);
  const trace = createExtrapolation(visits.length);
  const paces: number[] = [];
  let before = Number.POSITIVE_INFINITY;
  let setbacks = 0;
  for (let sweeps = 1; ; sweeps += 1) {
    if (sweeps > MOST_SWEEPS) throw new NotSolvedError('the journeys hardly ever end');
    trace.begin(visits);
    const step = sweep(columns, visits);
    const pace = step / before;
    before = step;
    if (step === 0) break;
    // A lucky sweep says little of the next: the slowest of the last ones, and never a quick one, tells what is missing.
    paces.push(pace);
    if (paces.length > PACES_KEPT) paces.shift();
    const slowest = Math.max(SLOW_PACE, ...paces);
    // What is missing after steps that shrink by so much is their geometric rest.
    if (sweeps > 2 && slowest < 1 && (step * slowest) / (1 - slowest) <= precision * most) break;
    // Steps of a few units in the last place only wander; where they no longer shrink, they may be some more.
    if (sweeps > 4 && step <= (pace < 1 ? 1e-15 : 1e-14) * most) break;
    if (pace >= 1) setbacks += 1;
    if (setbacks < MOST_SETBACKS && pace > SLOW_PACE) {
      grid.correct(visits);
      trace.forget();
    } else if (setbacks < MOST_SETBACKS) {
      trace.extrapolate(visits);
    }
  }
}

/** Solves each row of the core for its own visits, once; answers the largest step. */
function sweep(
  { core: { starts, source, probability }, given, held, cut }: Columns,
  visits: Float64Array,
): number {
  let largestStep = 0;
  const sums = new Float64Array(COLUMNS);
  for (let row = 0; row < held.length; row += 1) {
    const base = row * COLUMNS;
    let a = given[base] ?? 0;
    let b = given[base + 1] ?? 0;
    let c = given[base + 2] ?? 0;
    let d = given[base + 3] ?? 0;
    let e = given[base + 4] ?? 0;
    let f = given[base + 5] ?? 0;
    let g = given[base + 6] ?? 0;
    let h = given[base + 7] ?? 0;
    const last = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < last; at += 1) {
      const p = probability[at] ?? 0;
      const from = (source[at] ?? 0) * COLUMNS;
      const hidden = cut[at] ?? 0;
      if (hidden === 0) {
        a += p * (visits[from] ?? 0);
        b += p * (visits[from + 1] ?? 0);
        c += p * (visits[from + 2] ?? 0);
        d += p * (visits[from + 3] ?? 0);
        e += p * (visits[from + 4] ?? 0);
        f += p * (visits[from + 5] ?? 0);
        g += p * (visits[from + 6] ?? 0);
        h += p * (visits[from + 7] ?? 0);
      } else {
        a += hidden & 1 ? 0 : p * (visits[from] ?? 0);
        b += hidden & 2 ? 0 : p * (visits[from + 1] ?? 0);
        c += hidden & 4 ? 0 : p * (visits[from + 2] ?? 0);
        d += hidden & 8 ? 0 : p * (visits[from + 3] ?? 0);
        e += hidden & 16 ? 0 : p * (visits[from + 4] ?? 0);
        f += hidden & 32 ? 0 : p * (visits[from + 5] ?? 0);
        g += hidden & 64 ? 0 : p * (visits[from + 6] ?? 0);
        h += hidden & 128 ? 0 : p * (visits[from + 7] ?? 0);
      }
    }
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
    sums[5] = f;
    sums[6] = g;
    sums[7] = h;
    const bits = held[row] ?? 0;
    for (let j = 0; j < COLUMNS; j += 1) {
      const now = (bits >> j) & 1 ? 0 : (sums[j] ?? 0);
      const step = Math.abs(now - (visits[base + j] ?? 0));
      if (step > largestStep) largestStep = step;
      visits[base + j] = now;
    }
  }
  return largestStep;
}
