import type { ExperimentMetricKind } from '@rondo/contract';
import {
  type ArmSummary,
  summariseAdjusted,
  summariseMean,
  summariseProportion,
  summariseRatio,
} from '@rondo/stats';
import { isRatio } from './sums-sql.ts';

const SUMS = ['n', 'y', 'yy', 'x', 'xx', 'xy', 'd', 'dd', 'yd'] as const;
/** Units, and sums, squares and products of what they did (y), had done before (x) and, of a ratio, did below the line (d). */
export type Sums = Record<(typeof SUMS)[number], number>;
/** What a day added. */
export type SumsRow = Sums & { arm: number; stratum: string; day: string };
/** By stratum, then by arm. */
export type Totals = Map<string, Map<number, Sums>>;

const nothing = (): Sums => ({ n: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0, d: 0, dd: 0, yd: 0 });

/** Adds rows to totals; rows of different days are added one day after the other to see how figures grew. */
export function addRows(totals: Totals, rows: readonly SumsRow[]): Totals {
  for (const row of rows) {
    const arms = totals.get(row.stratum) ?? new Map<number, Sums>();
    totals.set(row.stratum, arms);
    const own = arms.get(row.arm) ?? nothing();
    arms.set(row.arm, own);
    for (const name of SUMS) own[name] += row[name];
  }
  return totals;
}

export function unitsOf(totals: Totals, arm: number): number {
  let units = 0;
  for (const arms of totals.values()) units += arms.get(arm)?.n ?? 0;
  return units;
}

/** Strata in which nothing is to be compared, as nobody was drawn, or everybody. */
export function strataWithoutLot(totals: Totals, control: number, treatment: number): number {
  return [...totals.values()].filter((arms) => !isComparable(arms, control, treatment)).length;
}

const isComparable = (arms: ReadonlyMap<number, Sums>, control: number, treatment: number): boolean =>
  (arms.get(control)?.n ?? 0) >= 2 && (arms.get(treatment)?.n ?? 0) >= 2;

/** Of a quantile, whose error follows from the values around it: an arm each, and no sums. */
export type QuantileArms = ReadonlyMap<number, ArmSummary>;

export type Pair = {
  control: ArmSummary;
  treatment: ArmSummary;
  /** The part of the variance that the time before takes away; undefined where it was not used. */
  varianceReduction: number | undefined;
};

/**
 * Control and treatment as an engine compares them; undefined where there is nobody to compare. Several strata (messages
 * with a lot each) are compared within each, and both arms' means are weighted by the treatment's units, so that what a
 * message's moment does to everybody cancels out; lots are independent, so variances add up (Neyman 1923; Imbens and
 * Rubin 2015, Causal Inference, section 9.4).
 */
export function pairOf(
  kind: ExperimentMetricKind,
  totals: Totals,
  control: number,
  treatment: number,
): Pair | undefined {
  const strata = [...totals.values()].filter((arms) => isComparable(arms, control, treatment));
  const [first] = strata;
  if (first === undefined) return undefined;
  if (strata.length > 1 || !first.has(control)) return standardise(strata, control, treatment);
  const [base, other] = [first.get(control) ?? nothing(), first.get(treatment) ?? nothing()];
  const plain = { control: summarise(kind, base), treatment: summarise(kind, other) };
  if (isRatio(kind) || !(varies(base) || varies(other))) return { ...plain, varianceReduction: undefined };
  const { arms } = summariseAdjusted([base, other].map(covariateOf));
  const [left = plain.control, right = plain.treatment] = arms;
  const before = plain.control.varianceOfMean + plain.treatment.varianceOfMean;
  const after = left.varianceOfMean + right.varianceOfMean;
  return { control: left, treatment: right, varianceReduction: before > 0 ? 1 - after / before : 0 };
}

const varies = ({ n, x, xx }: Sums): boolean => n > 1 && xx - x ** 2 / n > 1e-12 * xx;

const covariateOf = ({ n, y, yy, x, xx, xy }: Sums) => ({
  n,
  post: y,
  postSquares: yy,
  pre: x,
  preSquares: xx,
  products: xy,
});

export function summarise(kind: ExperimentMetricKind, sums: Sums): ArmSummary {
  const { n, y, yy, d, dd, yd } = sums;
  if (kind === 'conversion') return summariseProportion({ n, sum: y });
  if (!isRatio(kind)) return summariseMean({ n, sum: y, sumSquares: yy });
  return summariseRatio({
    n,
    numerator: y,
    numeratorSquares: yy,
    denominator: d,
    denominatorSquares: dd,
    products: yd,
  });
}

function standardise(strata: readonly Map<number, Sums>[], control: number, treatment: number): Pair {
  const all = strata.reduce((sum, arms) => sum + (arms.get(treatment)?.n ?? 0), 0);
  const armOf = (arm: number): ArmSummary => {
    let [units, mean, varianceOfMean] = [0, 0, 0];
    for (const arms of strata) {
      const { n, y, yy } = arms.get(arm) ?? nothing();
      const own = summariseMean({ n, sum: y, sumSquares: yy });
      const weight = (arms.get(treatment)?.n ?? 0) / all;
      units += n;
      mean += weight * own.mean;
      varianceOfMean += weight ** 2 * own.varianceOfMean;
    }
    return { units, mean, varianceOfMean, unadjustedMean: mean };
  };
  return { control: armOf(control), treatment: armOf(treatment), varianceReduction: undefined };
}
