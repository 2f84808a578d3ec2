/**
 * Journeys as plain arrays: path i touches `steps[starts[i]]` … `steps[starts[i + 1] - 1]`, oldest first, each a place in
 * `channels`. So many journeys along it converted, so many did not; `value` is what its conversions were worth together.
 */
export type Paths = {
  channels: readonly string[];
  steps: Uint16Array;
  starts: Uint32Array;
  conversions: Float64Array;
  value: Float64Array;
  nulls: Float64Array;
  /** Whose journey it is, where that is known: people are resampled as a whole. Otherwise each journey is its own. */
  person?: Uint32Array;
};

/** What each channel is given, in the order of `channels`. */
export type Credit = { conversions: Float64Array; value: Float64Array };

/** One journey, or many alike. */
export type PathRow = {
  channels: readonly string[];
  conversions: number;
  value: number;
  nulls: number;
  person?: number;
};

/** More channels than this do not fit a step of 16 bits. */
export const MOST_CHANNELS = 65_535;

export const pathCount = (paths: Paths): number => paths.conversions.length;

export const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** Channels are numbered in the order in which they first appear. Throws a RangeError beyond `MOST_CHANNELS`. */
export function packPaths(rows: readonly PathRow[]): Paths {
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) {
    for (const channel of row.channels) if (!numbers.has(channel)) numbers.set(channel, numbers.size);
    starts[i + 1] = (starts[i] ?? 0) + row.channels.length;
  }
  if (numbers.size > MOST_CHANNELS) throw new RangeError(`there are more than ${MOST_CHANNELS} channels`);
  const steps = new Uint16Array(starts[rows.length] ?? 0);
  let at = 0;
  for (const row of rows) {
    for (const channel of row.channels) {
      steps[at] = numbers.get(channel) ?? 0;
      at += 1;
    }
  }
  const paths: Paths = {
    channels: [...numbers.keys()],
    steps,
    starts,
    conversions: Float64Array.from(rows, (row) => row.conversions),
    value: Float64Array.from(rows, (row) => row.value),
    nulls: Float64Array.from(rows, (row) => row.nulls),
  };
  if (rows.some((row) => row.person !== undefined)) {
    paths.person = Uint32Array.from(rows, (row, i) => row.person ?? i);
  }
  return paths;
}
