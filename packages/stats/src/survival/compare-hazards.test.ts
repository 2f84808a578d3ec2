import { expect, it } from 'vitest';
import { compareHazards, compareSurvival, createRandom } from '../index.ts';

const random = createRandom(2);
const spells = Array.from({ length: 400 }, (_, i) => {
  const group = i % 4 === 0 ? 'A' : 'B';
  const time = Math.ceil((-Math.log(random.uniform()) * 20) / (group === 'A' ? 1.6 : 1));
  return { group, stratum: '', time: Math.min(40, time), ended: time < 40, count: 1 };
});

it('is the log-rank test, and its ratio that of the hazards', () => {
  const { chiSquare } = compareSurvival(
    Float64Array.from(spells, ({ time }) => time),
    Uint8Array.from(spells, ({ ended }) => Number(ended)),
    spells.map(({ group }) => group),
  );
  const found = compareHazards(spells);
  const [a, b] = [found.get('A'), found.get('B')];
  expect(((a?.logRatio ?? 0) / (a?.standardError ?? 1)) ** 2).toBeCloseTo(chiSquare, 8);
  expect(a?.logRatio).toBeCloseTo(-(b?.logRatio ?? 0), 12);
  expect(Math.abs((a?.logRatio ?? 0) - Math.log(1.6))).toBeLessThan(2 * (a?.standardError ?? 0));
});

it('compares within strata only, and counts as many as a row stands for', () => {
  const doubled = spells.map((spell) => ({ ...spell, count: 2 }));
  const apart = spells.flatMap((spell) => [
    { ...spell, stratum: 'x' },
    { ...spell, stratum: 'y' },
  ]);
  expect(compareHazards(doubled).get('A')?.logRatio).toBeCloseTo(
    compareHazards(apart).get('A')?.logRatio ?? 0,
    2,
  );
  const alone = spells.map((spell) => ({ ...spell, stratum: spell.group }));
  expect(compareHazards(alone).size).toBe(0);
});
