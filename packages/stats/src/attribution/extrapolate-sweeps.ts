import { COLUMNS } from './solve-visits.ts';

/** Of more rows than this every so many-th tells how the steps lie to each other. */
const ROWS_LOOKED_AT = 8192;

/** What the last sweep did, by which the next begins further on. */
export type Extrapolation = {
  /** To be called before a sweep. */
  begin(visits: Float64Array): void;
  /** After a sweep: moves the visits on to where it and the one before lead. */
  extrapolate(visits: Float64Array): void;
  /** Where something else moved the visits, the last steps say nothing of the next. */
  forget(): void;
};

/**
 * Anderson's acceleration with one step of memory (Anderson 1965, J. ACM 12:547), column by column: the mixture of the
 * last two answers that would have moved least. What slows the sweeps is mostly one eigenvector, which this takes
 * away: on a million journeys at order 4 a sweep leaves a tenth of what was missing instead of three. Any mixture is
 * allowed, so that a sample of the rows is enough to find it.
 */
export function createExtrapolation(length: number): Extrapolation {
  const before = new Float64Array(length);
  const answers = new Float64Array(length);
  const stride = Math.ceil(length / COLUMNS / ROWS_LOOKED_AT) * COLUMNS;
  const steps = new Float64Array(Math.ceil(length / Math.max(1, stride)) * COLUMNS);
  let knows = false;

  /** By how much of the way between the two answers each column goes back. */
  function weigh(visits: Float64Array): Float64Array {
    const along = new Float64Array(COLUMNS);
    const across = new Float64Array(COLUMNS);
    for (let base = 0, kept = 0; base < length; base += stride, kept += COLUMNS) {
      for (let j = 0; j < COLUMNS; j += 1) {
        const step = (visits[base + j] ?? 0) - (before[base + j] ?? 0);
        const turn = step - (steps[kept + j] ?? 0);
        steps[kept + j] = step;
        along[j] = (along[j] ?? 0) + turn * step;
        across[j] = (across[j] ?? 0) + turn * turn;
      }
    }
    return along.map((dot, j) => {
      const size = across[j] ?? 0;
      return knows && size > 0 ? dot / size : 0;
    });
  }

  return {
    begin: (visits) => before.set(visits),
    forget: () => {
      knows = false;
    },
    extrapolate: (visits) => {
      const parts = weigh(visits);
      for (let base = 0; base < length; base += COLUMNS) {
        for (let j = 0; j < COLUMNS; j += 1) {
          const now = visits[base + j] ?? 0;
          visits[base + j] = now - (parts[j] ?? 0) * (now - (answers[base + j] ?? 0));
          answers[base + j] = now;
        }
      }
      knows = true;
    },
  };
}
