/** One unit of the test: whether it was treated, what came of it, and how much it was thought to gain. */
export type UpliftRows = { treated: Uint8Array; outcome: Float64Array; predicted: Float64Array };

export type Qini = {
  /** Area between the Qini curve and the straight line, per unit: 0 is no better than chance. */
  coefficient: number;
  /** Additional outcomes when the best fraction is treated, at each tenth. */
  curve: { fraction: number; gained: number; byChance: number }[];
};

/**
 * Qini curve and coefficient (Radcliffe 2007, Direct Marketing Analytics Journal 1:14): units by predicted gain, highest
 * first; what was gained by the first k is treated outcomes − control outcomes × treated/control among them. The area is
 * by trapezoids over the share of units, per unit. Ties in the prediction are taken together, with a straight line through them. Weights let a bootstrap
 * count units several times.
 */
export function measureQini({ treated, outcome, predicted }: UpliftRows, weights?: Float64Array): Qini {
  const order = Uint32Array.from(predicted.keys()).sort((a, b) => (predicted[b] ?? 0) - (predicted[a] ?? 0));
  const points: { units: number; gained: number }[] = [{ units: 0, gained: 0 }];
  const seen = { treated: 0, control: 0, treatedOutcome: 0, controlOutcome: 0 };
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at] ?? 0;
    const weight = weights?.[row] ?? 1;
    const result = weight * (outcome[row] ?? 0);
    if (treated[row] === 1) {
      seen.treated += weight;
      seen.treatedOutcome += result;
    } else {
      seen.control += weight;
      seen.controlOutcome += result;
    }
    const next = order[at + 1];
    if (next !== undefined && predicted[next] === predicted[row]) continue;
    const expected = seen.control > 0 ? (seen.controlOutcome * seen.treated) / seen.control : 0;
    points.push({ units: seen.treated + seen.control, gained: seen.treatedOutcome - expected });
  }
  const end = points[points.length - 1] ?? { units: 0, gained: 0 };
  let area = 0;
  for (let i = 1; i < points.length; i += 1) {
    const [before, after] = [points[i - 1], points[i]];
    if (before === undefined || after === undefined) continue;
    area += ((after.units - before.units) * (after.gained + before.gained)) / 2;
  }
  const curve = Array.from({ length: 10 }, (_, i) => {
    const fraction = (i + 1) / 10;
    const units = fraction * end.units;
    const reached = points.findIndex((point) => point.units >= units - 1e-9);
    const [before, after] = [points[reached - 1], points[reached]];
    // Among ties nobody is more promising, so a part of them gains that part.
    const gained =
      before === undefined || after === undefined
        ? end.gained
        : before.gained +
          ((after.gained - before.gained) * (units - before.units)) / (after.units - before.units);
    return { fraction, gained, byChance: fraction * end.gained };
  });
  return {
    coefficient: end.units > 0 ? (area - (end.units * end.gained) / 2) / end.units ** 2 : Number.NaN,
    curve,
  };
}
