/** One part of a figure before and after: a sum, or the two sides of a ratio. */
export type ChangePart = { key: string; before: Sides; after: Sides };
/** For a sum, `denominator` is left out. */
export type Sides = { numerator: number; denominator?: number };

export type Contribution = {
  key: string;
  /** What the part adds to the change of the whole, in the figure's unit; all parts together are the change. */
  contribution: number;
  /** Contribution over the whole change: its explanatory power. */
  power: number;
  /** How much its share of the whole has shifted (0 to ln 2), whatever the direction. */
  surprise: number;
  /** For a ratio: how much of the contribution is the part's own rate, and how much its weight. */
  rate?: number;
  mix?: number;
};

export type ChangeExplanation = { change: number; parts: Contribution[] };

/**
 * Splits the change of a figure among its parts.
 *
 * Sums: each part's own difference. Ratios R = Σn/Σd with weights w = d/Σd and rates r = n/d: a part's contribution is
 * w̄·Δr (its rate moved) plus (r̄ − R̄)·Δw (its weight moved), bars being means of before and after; these add up to ΔR
 * exactly (the symmetric Kitagawa decomposition, Kitagawa 1955, JASA 50:1168). As w̄·Δr + r̄·Δw = Δ(n/Σd), that holds with parts
 * that have a numerator and no denominator, too (spend on a channel without orders): what they add is their rate's.
 * Explanatory power and surprise as Adtributor has them (Bhagwan et al. 2014, NSDI, sections 4.1 and 4.2).
 */
export function explainChange(parts: readonly ChangePart[]): ChangeExplanation {
  const isRatio = parts.some(
    (part) => part.before.denominator !== undefined || part.after.denominator !== undefined,
  );
  const before = totals(parts.map((part) => part.before));
  const after = totals(parts.map((part) => part.after));
  const wholeBefore = isRatio ? ratio(before.numerator, before.denominator) : before.numerator;
  const wholeAfter = isRatio ? ratio(after.numerator, after.denominator) : after.numerator;
  const change = wholeAfter - wholeBefore;
  const middle = (wholeBefore + wholeAfter) / 2;

  const explained = parts.map((part): Contribution => {
    const surprise = divergence(
      share(part.before.numerator, before.numerator),
      share(part.after.numerator, after.numerator),
    );
    if (!isRatio) {
      const contribution = part.after.numerator - part.before.numerator;
      return { key: part.key, contribution, power: change === 0 ? 0 : contribution / change, surprise };
    }
    const weightBefore = share(part.before.denominator ?? 0, before.denominator);
    const weightAfter = share(part.after.denominator ?? 0, after.denominator);
    const contribution =
      ratio(part.after.numerator, after.denominator) -
      ratio(part.before.numerator, before.denominator) -
      middle * (weightAfter - weightBefore);
    // A part that was not there has no rate of its own; the other side's keeps the change in its weight.
    const rateBefore = rateOf(part.before) ?? rateOf(part.after);
    const rateAfter = rateOf(part.after) ?? rateOf(part.before);
    const rate =
      rateBefore === undefined || rateAfter === undefined
        ? contribution
        : ((weightBefore + weightAfter) / 2) * (rateAfter - rateBefore);
    const mix = contribution - rate;
    return {
      key: part.key,
      contribution,
      power: change === 0 ? 0 : contribution / change,
      surprise,
      rate,
      mix,
    };
  });
  explained.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return { change, parts: explained };
}

export type DimensionExplanation = {
  dimension: string;
  chosen: Contribution[];
  power: number;
  surprise: number;
};

/** Adtributor's thresholds: a part must explain a tenth by itself, and the chosen parts two thirds together. */
const LEAST_POWER_OF_A_PART = 0.1;
const ENOUGH_POWER = 0.67;

/**
 * The dimension that explains most of a change: among those of which a few parts explain two thirds of it, the one
 * whose parts' shares shifted most. Undefined where no dimension does (everything moved alike).
 */
export function chooseDimension(
  explanations: ReadonlyMap<string, ChangeExplanation>,
): DimensionExplanation | undefined {
  let best: DimensionExplanation | undefined;
  for (const [dimension, { parts }] of explanations) {
    const chosen: Contribution[] = [];
    let power = 0;
    let surprise = 0;
    for (const part of [...parts].sort((a, b) => b.surprise - a.surprise)) {
      if (part.power < LEAST_POWER_OF_A_PART) continue;
      chosen.push(part);
      power += part.power;
      surprise += part.surprise;
      if (power >= ENOUGH_POWER) break;
    }
    // All parts together explain everything of any dimension: that says nothing.
    const few = chosen.length > 0 && chosen.length <= Math.max(1, Math.floor(parts.length / 2));
    if (power < ENOUGH_POWER || !few) continue;
    if (best === undefined || surprise > best.surprise) best = { dimension, chosen, power, surprise };
  }
  return best;
}

function totals(sides: readonly Sides[]): { numerator: number; denominator: number } {
  let numerator = 0;
  let denominator = 0;
  for (const side of sides) {
    numerator += side.numerator;
    denominator += side.denominator ?? 0;
  }
  return { numerator, denominator };
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.max(0, part / whole);
}

function rateOf(side: Sides): number | undefined {
  return side.denominator === undefined || side.denominator === 0
    ? undefined
    : side.numerator / side.denominator;
}

/** One part's term of the Jensen–Shannon divergence between two distributions. */
function divergence(p: number, q: number): number {
  const term = (x: number) => (x === 0 ? 0 : x * Math.log((2 * x) / (p + q)));
  return (term(p) + term(q)) / 2;
}
