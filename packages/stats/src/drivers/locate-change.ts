/** The leaves of a figure: each with a value in every dimension, what was expected and what happened. */
export type Leaves = {
  dimensions: readonly string[];
  /** By dimension, then by leaf. */
  values: readonly (readonly string[])[];
  expected: Float64Array;
  actual: Float64Array;
};

export type RootCause = {
  /** The dimensions that name it, in the order given, with their values. */
  where: { dimension: string; value: string }[];
  expected: number;
  actual: number;
  /** Its share of what moved abnormally. */
  power: number;
  /** From −1 to 1: how surely the leaves moved, and moved alike; found ones have at least the threshold. */
  risk: number;
  /** The leaves that it is made of. */
  leaves: Uint32Array;
};

export type Localisation = {
  /** How far a leaf may be off and still count as noise, by its deviation 2(e − a)/(e + a). */
  cutoff: number;
  abnormalLeaves: number;
  causes: RootCause[];
};

export type LocateOptions = {
  risk: number;
  power: number;
  /** No more causes than this are looked for, the shortest and largest first. */
  most?: number;
};

export const DEFAULT_LOCATE: LocateOptions = { risk: 0.5, power: 0.02 };

/** Deviations that are left out on either side before the noise is judged. */
const EXTREMES = 5;

type State = {
  leaves: Leaves;
  codes: Uint32Array[];
  sizes: number[];
  deviation: Float64Array;
  abnormal: Uint8Array;
  weight: Float64Array;
  power: Float64Array;
};

/**
 * RiskLoc (Kalander 2022, “RiskLoc: localization of multi-dimensional root causes by weighted risk”, arXiv:2205.10004): which
 * combinations of dimensions explain a change. Errors of untouched leaves are taken to lie evenly around zero, so that the
 * smaller side's extreme, mirrored, parts noise from change (3.2); every combination is then asked, the shortest first, how
 * much of its weight lies beyond (high risk), less how badly one common ratio explains its leaves (low risk), and the one of the
 * largest explanatory power among those of enough risk is taken out, until what is left explains too little (3.3, algorithm 1).
 */
export function locateChange(leaves: Leaves, options: LocateOptions = DEFAULT_LOCATE): Localisation {
  const state = prepare(leaves);
  const { cutoff } = state;
  let total = 0;
  for (const [i, power] of state.power.entries()) if (state.abnormal[i] === 1) total += power;
  if (total < 0) {
    for (let i = 0; i < state.power.length; i++) state.power[i] = -(state.power[i] ?? 0);
    total = -total;
  }
  const least = total * options.power;
  const causes: RootCause[] = [];
  let alive = Uint32Array.from(leaves.expected, (_value, i) => i);
  const abnormalLeaves = state.abnormal.reduce((sum, one) => sum + one, 0);
  while (causes.length < (options.most ?? Number.POSITIVE_INFINITY)) {
    let left = 0;
    for (const i of alive) if (state.abnormal[i] === 1) left += state.power[i] ?? 0;
    if (!(left > 0) || left < least) break;
    const cause = findCause(state, alive, least, options.risk);
    if (cause === undefined) break;
    cause.power /= total;
    causes.push(cause);
    const taken = new Set(cause.leaves);
    alive = alive.filter((i) => !taken.has(i));
  }
  return { cutoff, abnormalLeaves, causes };
}

function prepare(leaves: Leaves): State & { cutoff: number } {
  const { expected, actual } = leaves;
  const deviation = expected.map((before, i) => {
    const sum = before + (actual[i] ?? 0);
    return sum === 0 ? 0 : (2 * (before - (actual[i] ?? 0))) / sum;
  });
  const sorted = Float64Array.from(new Set(deviation)).sort();
  const low = sorted[Math.min(EXTREMES, sorted.length - 1)] ?? 0;
  const high = sorted[Math.max(0, sorted.length - 1 - EXTREMES)] ?? 0;
  const cutoff = Math.abs(low) <= Math.abs(high) ? -low : -high;
  const right = cutoff > 0 || Object.is(cutoff, 0);
  const abnormal = Uint8Array.from(deviation, (value) => ((right ? value > cutoff : value < cutoff) ? 1 : 0));
  const weight = deviation.map((value, i) => {
    if (abnormal[i] === 1) return Math.min(1, Math.abs(value));
    return expected[i] === 0 && actual[i] === 0 ? 0 : Math.min(1, Math.abs(cutoff - value));
  });
  const codes: Uint32Array[] = [];
  const sizes: number[] = [];
  for (const column of leaves.values) {
    const seen = new Map<string, number>();
    codes.push(
      Uint32Array.from(column, (value) => {
        const code = seen.get(value) ?? seen.size;
        seen.set(value, code);
        return code;
      }),
    );
    sizes.push(seen.size);
  }
  return {
    leaves,
    codes,
    sizes,
    deviation,
    abnormal,
    weight,
    power: actual.map((value, i) => value - (expected[i] ?? 0)),
    cutoff,
  };
}

function findCause(
  state: State,
  alive: Uint32Array,
  least: number,
  threshold: number,
): RootCause | undefined {
  const dimensions = state.leaves.dimensions.length;
  for (let layer = 1; layer <= dimensions; layer++) {
    let best: RootCause | undefined;
    for (const chosen of combinations(dimensions, layer)) {
      const groups = groupLeaves(state, alive, chosen)
        .filter(({ power, hasAbnormal }) => hasAbnormal && power > (best?.power ?? least))
        .sort((a, b) => b.power - a.power);
      for (const { power, leaves } of groups) {
        const risk = highRisk(state, leaves) - lowRisk(state, leaves);
        if (risk < threshold) continue;
        best = describe(state, chosen, leaves, power, risk);
        break;
      }
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

type Group = { power: number; hasAbnormal: boolean; leaves: Uint32Array };

function groupLeaves(state: State, alive: Uint32Array, chosen: readonly number[]): Group[] {
  const members = new Map<number, number[]>();
  for (const i of alive) {
    let key = 0;
    for (const dimension of chosen) {
      key = key * (state.sizes[dimension] ?? 1) + (state.codes[dimension]?.[i] ?? 0);
    }
    const own = members.get(key);
    if (own === undefined) members.set(key, [i]);
    else own.push(i);
  }
  return Array.from(members.values(), (own): Group => {
    let power = 0;
    let hasAbnormal = false;
    for (const i of own) {
      power += state.power[i] ?? 0;
      if (state.abnormal[i] === 1) hasAbnormal = true;
    }
    return { power, hasAbnormal, leaves: Uint32Array.from(own) };
  });
}

/** Share of the weight that lies beyond the cutoff; one is added to the rest, so that a single leaf never is certain. */
function highRisk({ abnormal, weight }: State, leaves: Uint32Array): number {
  let beyond = 0;
  let rest = 1;
  for (const i of leaves) {
    if (abnormal[i] === 1) beyond += weight[i] ?? 0;
    else rest += weight[i] ?? 0;
  }
  return beyond / (beyond + rest);
}

/** How far the leaves are from moving by one common ratio (the ripple effect), over how far they moved. */
function lowRisk({ leaves: { expected, actual }, deviation }: State, leaves: Uint32Array): number {
  let before = 0;
  let after = 0;
  for (const i of leaves) {
    if (expected[i] === 0 || actual[i] === 0) continue;
    before += expected[i] ?? 0;
    after += actual[i] ?? 0;
  }
  if (before === 0) return 0;
  let left = 0;
  let moved = 0;
  for (const i of leaves) {
    if (expected[i] === 0 || actual[i] === 0) continue;
    const rippled = ((expected[i] ?? 0) * after) / before;
    const sum = rippled + (actual[i] ?? 0);
    if (sum !== 0) left += Math.abs((2 * (rippled - (actual[i] ?? 0))) / sum);
    moved += Math.abs(deviation[i] ?? 0);
  }
  return moved === 0 ? 0 : left / moved;
}

function describe(
  { leaves }: State,
  chosen: readonly number[],
  own: Uint32Array,
  power: number,
  risk: number,
): RootCause {
  const first = own[0] ?? 0;
  let expected = 0;
  let actual = 0;
  for (const i of own) {
    expected += leaves.expected[i] ?? 0;
    actual += leaves.actual[i] ?? 0;
  }
  return {
    where: chosen.map((dimension) => ({
      dimension: leaves.dimensions[dimension] ?? '',
      value: leaves.values[dimension]?.[first] ?? '',
    })),
    expected,
    actual,
    power,
    risk,
    leaves: own,
  };
}

function combinations(count: number, size: number): number[][] {
  const result: number[][] = [];
  const extend = (chosen: number[], from: number): void => {
    if (chosen.length === size) {
      result.push(chosen);
      return;
    }
    for (let next = from; next < count; next++) extend([...chosen, next], next + 1);
  };
  extend([], 0);
  return result;
}
