import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test('the same seed gives the same stream, another seed another', () => {
  const draw = (seed: number): number[] => {
    const random = createRandom(seed);
    return Array.from({ length: 5 }, () => random.uniform());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('uniforms and normals have the moments of their distributions', () => {
  const random = createRandom(1);
  const size = 200_000;
  let sum = 0;
  let normalSum = 0;
  let normalSquares = 0;
  for (let i = 0; i < size; i += 1) {
    sum += random.uniform();
    const normal = random.normal();
    normalSum += normal;
    normalSquares += normal * normal;
  }
  // Five standard errors of each mean.
  expect(Math.abs(sum / size - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / size));
  expect(Math.abs(normalSum / size)).toBeLessThan(5 / Math.sqrt(size));
  expect(Math.abs(normalSquares / size - 1)).toBeLessThan(5 * Math.sqrt(2 / size));
});

test('integers cover their range evenly', () => {
  const random = createRandom(3);
  const counts = [0, 0, 0];
  for (let i = 0; i < 30_000; i += 1) {
    const drawn = random.integer(3);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(10_000));
});
