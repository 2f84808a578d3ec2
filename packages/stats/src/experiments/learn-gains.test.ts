import { describe, expect, it } from 'vitest';
import {
  checkGains,
  compareGroup,
  createRandom,
  encodeFeatures,
  type GainUnits,
  type Random,
} from '../index.ts';

/** People of whom `gainers` order 0.2 more when treated; two columns, of which the first says who. */
function drawUnits(random: Random, count: number, gain: number): GainUnits & { member: Uint8Array } {
  const member = Uint8Array.from({ length: count }, () => (random.uniform() < 0.4 ? 1 : 0));
  const treated = Uint8Array.from({ length: count }, () => (random.uniform() < 0.5 ? 1 : 0));
  const outcome = Float64Array.from(member, (own, i) => {
    const rate = 0.3 + 0.3 * own + gain * own * (treated[i] ?? 0);
    return random.uniform() < rate ? 1 + Math.floor(2 * random.uniform()) : 0;
  });
  const noise = Float64Array.from(member, () => random.normal());
  return {
    member,
    treated,
    outcome,
    weight: new Float64Array(count).fill(1),
    person: Uint32Array.from(member.keys()),
    design: encodeFeatures(
      [
        { name: 'bought', kind: 'number', values: Float64Array.from(member) },
        { name: 'noise', kind: 'number', values: noise },
      ],
      count,
    ),
  };
}
const options = (random: Random) => ({ folds: 5, replicates: 60, alpha: 0.1, random });

describe('who gains', () => {
  it('is found where some gain and others do not, with an interval that leaves 0 out', () => {
    const random = createRandom(4);
    const units = drawUnits(random, 8_000, 0.2);
    const { qini, curve, judged } = checkGains(units, options(random));
    expect(qini.low).toBeGreaterThan(0);
    expect(judged / 8_000).toBeCloseTo(0.8, 1);
    // Treating the 40 % who gain brings all that treating everybody does: 0.4 · 0.2 · 1.5 orders a person.
    expect(curve[3]?.gained).toBeGreaterThan(0.8 * 0.12);
    expect(curve[9]?.low).toBeLessThan(0.12);
    expect(curve[9]?.high).toBeGreaterThan(0.12);
    expect(curve[9]?.gained).toBeCloseTo(curve[9]?.byChance ?? 0, 12);
    const group = compareGroup(units, units.member);
    expect(Math.abs((group?.inside.estimate ?? 0) - 0.3)).toBeLessThan(
      2.5 * (group?.inside.standardError ?? 0),
    );
    expect(Math.abs(group?.outside.estimate ?? 1)).toBeLessThan(2.5 * (group?.outside.standardError ?? 0));
    expect(group?.difference.pValue).toBeLessThan(1e-6);
  });

  it('is found where nobody gains no more often than promised, nor where all gain alike', () => {
    const random = createRandom(11);
    const tries = 120;
    let [found, groups] = [0, 0];
    for (let trial = 0; trial < tries; trial += 1) {
      const units = drawUnits(random, 600, 0);
      const { low, high } = checkGains(units, options(random)).qini;
      if (low > 0 || high < 0) found += 1;
      if ((compareGroup(units, units.member)?.difference.pValue ?? 1) < 0.1) groups += 1;
    }
    // 10 % of 120 are 12; more than 19 happen in 2 % of the series, fewer than 5 in 1 %.
    expect(found).toBeLessThanOrEqual(19);
    expect(groups).toBeLessThanOrEqual(19);
    expect(groups).toBeGreaterThanOrEqual(5);
  });

  it('counts a person who is many units once in the error', () => {
    const random = createRandom(2);
    const units = drawUnits(random, 1_000, 0);
    const five = <T extends { length: number }>(values: T, make: (row: number) => number) =>
      Array.from({ length: 5 * values.length }, (_, i) => make(Math.floor(i / 5)));
    const repeated = {
      treated: Uint8Array.from(five(units.treated, (row) => units.treated[row] ?? 0)),
      outcome: Float64Array.from(five(units.outcome, (row) => units.outcome[row] ?? 0)),
      weight: new Float64Array(5_000).fill(1),
      person: Uint32Array.from(five(units.person, (row) => row)),
    };
    const member = Uint8Array.from(five(units.member, (row) => units.member[row] ?? 0));
    const [once, often] = [compareGroup(units, units.member), compareGroup(repeated, member)];
    expect(often?.inside.estimate).toBeCloseTo(once?.inside.estimate ?? 0, 12);
    expect(often?.inside.standardError).toBeCloseTo(once?.inside.standardError ?? 0, 12);
    expect(compareGroup(units, new Uint8Array(1_000))).toBeUndefined();
  });
});
