/**
 * Comparison vectors as sufficient statistics: how many pairs show each combination of levels. Level 0 says that one of
 * the two values is unknown, 1 that they disagree, and each higher level a closer agreement.
 */
export type ComparisonVectors = {
  /** How many levels each comparison has, without the unknown one. */
  levels: readonly number[];
  /** One row after another: the level of every comparison. */
  gammas: Uint8Array;
  /** How many pairs show each row. */
  counts: Float64Array;
  /** What each comparison says about who somebody is; no pair is taken for a household where it is missing. */
  roles?: readonly ComparisonRole[];
};

/**
 * `name` and `personal` tell the people of one household apart (a given name; a date of birth, a number of one's own),
 * `contact` mostly does (an e-mail address, a phone), `shared` is common to a household or a town.
 */
export type ComparisonRole = {
  says: 'name' | 'personal' | 'contact' | 'shared';
  /** The lowest level that counts as agreeing: born within ten years of each other is none. */
  agreesFrom: number;
};

/**
 * Whether a vector shows nothing but a household: nothing personal agrees, and either names are known to differ or no
 * contact agrees. Such a pair is never one person, however rare the address that it shares.
 */
export function showsHouseholdOnly({ levels, gammas, roles }: ComparisonVectors, row: number): boolean {
  if (roles === undefined) return false;
  let namesDiffer = false;
  let contact = false;
  for (const [k, { says, agreesFrom }] of roles.entries()) {
    const level = gammas[row * levels.length + k] ?? 0;
    if (level === 0 || says === 'shared') continue;
    if (level < agreesFrom) namesDiffer ||= says === 'name';
    else if (says === 'contact') contact = true;
    else return false;
  }
  return namesDiffer || !contact;
}

/** For each comparison the probability of each level; index 0 (unknown) is not used. */
export type LevelProbabilities = readonly Float64Array[];

export type MatchModel = {
  /** P(level | the two records are one person). */
  m: LevelProbabilities;
  /** P(level | they are two). */
  u: LevelProbabilities;
  /** P(two records drawn at random are one person). */
  prior: number;
};

/**
 * A vector as one number: the levels as digits of a mixed radix, the first comparison the least. Fits a double up to
 * 2^53.
 */
export function strides(levels: readonly number[]): number[] {
  const result: number[] = [];
  let stride = 1;
  for (const count of levels) {
    result.push(stride);
    stride *= count + 1;
  }
  return result;
}

export function readVectors(
  levels: readonly number[],
  codes: ArrayLike<number>,
  counts: ArrayLike<number>,
): ComparisonVectors {
  const gammas = new Uint8Array(codes.length * levels.length);
  for (let row = 0; row < codes.length; row++) {
    let rest = codes[row] ?? 0;
    for (const [k, count] of levels.entries()) {
      gammas[row * levels.length + k] = rest % (count + 1);
      rest = Math.floor(rest / (count + 1));
    }
  }
  return { levels, gammas, counts: Float64Array.from(counts) };
}
