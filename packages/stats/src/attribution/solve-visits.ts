import type { Core } from './contract-component.ts';
import { createCoarseGrid } from './correct-coarsely.ts';
import type { Cycle, Equations } from './write-equations.ts';

/** How far a solution may be off, relative to itself, before the sweeps stop. */
export const EXACT = 1e-12;
const MOST_SWEEPS = 200_000;
/** Worse than this many sweeps in a row, and the coarse correction is left out. */
const MOST_SETBACKS = 5;
/** The correction costs three sweeps: it is made only where one leaves more than this of what was missing. */
const SLOW_PACE = 0.5;
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
 * Iterative Analysis, section 3). Where they settle slowly, the totals per last channel are corrected between
 * sweeps by a small dense system (`createCoarseGrid`). It stops when what is missing, judged by the pace at which the steps shrink, is below
 * `precision` of the solution. `visits` may be those of other columns: all of them are written anew.
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
    for (const row of core.rows) visits.fill(0, row * COLUMNS, (row + 1) * COLUMNS);
    // What comes into the core from elsewhere, while nothing is in the core yet.
    for (const row of core.between) substitute(row);
    const given = new Float64Array(core.rows.length * COLUMNS);
    for (const [at, row] of core.rows.entries()) sumRow(equations, held, visits, row, given, at * COLUMNS);
    const own = solveCore(
      {
        core,
        given,
        held: Uint8Array.from(core.rows, (row) => held[row] ?? 0),
        cut: cutWays(core, removed),
      },
      precision,
    );
    for (const [at, row] of core.rows.entries()) {
      for (let j = 0; j < COLUMNS; j += 1) visits[row * COLUMNS + j] = own[at * COLUMNS + j] ?? 0;
    }
    for (const row of core.between) substitute(row);
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

function solveCore(columns: Columns, precision: number): Float64Array {
  const visits = columns.given.slice();
  const grid = createCoarseGrid(columns);
  const scale = { largest: 0 };
  let before = Number.POSITIVE_INFINITY;
  let setbacks = 0;
  for (let sweeps = 1; ; sweeps += 1) {
    if (sweeps > MOST_SWEEPS) throw new NotSolvedError('the journeys hardly ever end');
    scale.largest = 0;
    const step = sweep(columns, visits, scale);
    const pace = step / before;
    before = step;
    if (step === 0) break;
    // What is missing after steps that shrink by `pace` is their geometric rest.
    if (sweeps > 2 && pace < 1 && (step * pace) / (1 - pace) <= precision * scale.largest) break;
    // Steps of a few units in the last place only wander.
    if (sweeps > 4 && step <= 1e-15 * scale.largest) break;
    if (pace > 1) setbacks += 1;
    if (setbacks < MOST_SETBACKS && pace > SLOW_PACE) grid.correct(visits);
  }
  return visits;
}

/** Solves each row of the core for its own visits, once; answers the largest step. */
function sweep(
  { core: { starts, source, probability }, given, held, cut }: Columns,
  visits: Float64Array,
  scale: { largest: number },
): number {
  let largestStep = 0;
  let largest = scale.largest;
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
      if (now > largest) largest = now;
      visits[base + j] = now;
    }
  }
  scale.largest = largest;
  return largestStep;
}
