import fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  buildJourneys,
  chooseOrder,
  createRandom,
  creditByCounterfactual,
  creditByMarkov,
  creditByOrderedShapley,
  creditByPosition,
  creditByShapley,
  creditLastExcept,
  creditTimeDecay,
  type PathRow,
  type Paths,
  packPaths,
  resamplePaths,
  sumOf,
} from '../index.ts';

const row = (path: string, conversions: number, nulls = 0, value = conversions): PathRow => ({
  channels: path.split('>'),
  conversions,
  value,
  nulls,
});

const someRows = fc.array(
  fc.record({
    channels: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 }),
    conversions: fc.nat(5),
    value: fc.nat(50),
    nulls: fc.nat(5),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The chance to convert by a dense solution of the definition; states that hold `without` lead nowhere. */
function convertsDensely(rows: readonly PathRow[], order: number, without?: string): number {
  const counts = new Map<string, Map<string, number>>();
  const count = (from: string, to: string, weight: number): void => {
    const row = counts.get(from) ?? new Map<string, number>();
    counts.set(from, row.set(to, (row.get(to) ?? 0) + weight));
  };
  for (const { channels, conversions, nulls } of rows) {
    if (conversions + nulls === 0) continue;
    let state = 'start';
    for (let at = 0; at <= Math.max(0, channels.length - order); at += 1) {
      const next = channels.slice(at, at + order).join('>');
      if (next !== state) count(state, next, conversions + nulls);
      state = next;
    }
    count(state, 'conversion', conversions);
    count(state, 'null', nulls);
  }
  const states = [...counts.keys()];
  const matrix = Matrix.eye(states.length);
  const right = new Matrix(states.length, 1);
  for (const [i, state] of states.entries()) {
    if (without !== undefined && state.split('>').includes(without)) continue;
    const row = counts.get(state) ?? new Map<string, number>();
    const out = [...row.values()].reduce((a, b) => a + b, 0);
    for (const [next, weight] of row) {
      if (next === 'conversion') right.set(i, 0, weight / out);
      const j = states.indexOf(next);
      if (j !== -1) matrix.set(i, j, matrix.get(i, j) - weight / out);
    }
  }
  return solve(matrix, right).get(states.indexOf('start'), 0);
}

describe('Markov attribution', () => {
  it.each([1, 2, 3])('of order %i is the dense solution of its definition', (order) => {
    fc.assert(
      fc.property(someRows, (rows) => {
        fc.pre(rows.some(({ conversions }) => conversions > 0));
        const paths = packPaths(rows);
        const markov = creditByMarkov(paths, order);
        const all = convertsDensely(rows, order);
        expect(markov.conversionRate).toBeCloseTo(all, 10);
        for (const [i, channel] of paths.channels.entries()) {
          const left = convertsDensely(rows, order, channel);
          expect(markov.removal.conversions[i]).toBeCloseTo(1 - left / all, 10);
        }
        expect(sumOf(markov.conversions)).toBeCloseTo(sumOf(paths.conversions), 9);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    { order: 3, onwards: 0.75 },
    { order: 3, onwards: 0.999 },
    { order: 2, onwards: 0.99 },
  ])(
    'is it, too, where hundreds of states lead back to one another: $order, $onwards',
    ({ order, onwards }) => {
      const random = createRandom(80);
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
      const rows = Array.from({ length: 300 }, () => {
        let at = random.integer(names.length);
        const channels = [names[at] ?? ''];
        while (channels.length < 400 && random.uniform() < onwards) {
          at = random.uniform() < 0.6 ? (at + 1) % names.length : random.integer(names.length);
          channels.push(names[at] ?? '');
        }
        return { channels, conversions: random.integer(3), value: 1, nulls: random.integer(5) };
      });
      const paths = packPaths(rows);
      const { removal, states } = creditByMarkov(paths, order);
      const all = convertsDensely(rows, order);
      // More states than the coarse grid has groups, so that it is no solution by itself.
      if (order === 3) expect(states).toBeGreaterThan(200);
      for (const [i, channel] of paths.channels.entries()) {
        expect(removal.conversions[i]).toBeCloseTo(1 - convertsDensely(rows, order, channel) / all, 10);
      }
    },
  );

  it('settles where journeys go to and fro a thousand times', () => {
    const long = packPaths([
      {
        channels: Array.from({ length: 4001 }, (_, i) => 'ab'.charAt(i % 2)),
        conversions: 1,
        value: 1,
        nulls: 0,
      },
      row('c', 1, 2),
    ]);
    // Half the weight is on journeys that hold a and b; c converts a third of its own.
    const { removal, conversionRate } = creditByMarkov(long, 1);
    expect(conversionRate).toBeCloseTo(2 / 4, 10);
    expect(removal.conversions[0]).toBeCloseTo(0.5, 9);
    expect(removal.conversions[2]).toBeCloseTo(0.5, 9);
  });

  it('gives nothing where nobody converted', () => {
    const markov = creditByMarkov(packPaths([row('a>b', 0, 3)]), 1);
    expect(Array.from(markov.conversions)).toEqual([0, 0]);
    expect(Array.from(markov.removal.conversions)).toEqual([Number.NaN, Number.NaN]);
  });

  it('has no order to choose where all converted', () => {
    expect(chooseOrder(packPaths([row('a>b', 3)]))).toBeUndefined();
  });
});

describe('Shapley attribution', () => {
  it('is the Shapley value of the definition', () => {
    const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
    fc.assert(
      fc.property(someRows, (rows) => {
        const paths = packPaths(rows);
        const { channels } = paths;
        const worth = (set: readonly string[]): number =>
          rows.reduce(
            (sum, one) =>
              sum + (one.channels.every((channel) => set.includes(channel)) ? one.conversions : 0),
            0,
          );
        const credit = creditByShapley(paths);
        for (const [i, channel] of channels.entries()) {
          let value = 0;
          for (let bits = 0; bits < 1 << channels.length; bits += 1) {
            const set = channels.filter((_, at) => (bits >> at) & 1);
            if (set.includes(channel)) continue;
            const weight =
              (factorial(set.length) * factorial(channels.length - set.length - 1)) /
              factorial(channels.length);
            value += weight * (worth([...set, channel]) - worth(set));
          }
          expect(credit.conversions[i]).toBeCloseTo(value, 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('in order tells who opens from who closes, and adds up to the Shapley value', () => {
    // Worked by hand: a opens both journeys; b joins the first as second; a’s repetition changes nothing.
    const paths = packPaths([row('a>a>b', 6), row('a', 4), row('b>a', 2)]);
    const { conversions, byPosition } = creditByOrderedShapley(paths);
    expect(byPosition.map((place) => Array.from(place.conversions))).toEqual([
      [7, 1],
      [1, 3],
    ]);
    expect(Array.from(conversions)).toEqual(Array.from(creditByShapley(paths).conversions));
  });
});

describe('Counterfactual attribution', () => {
  it('gives a touch what the path converts better than without it', () => {
    // p(a>b) = 0.6; without a: p(b) = 0.1; without b: p(a) = 0.3. So a gains 0.5 and b 0.3 of 6 conversions.
    const paths = packPaths([row('a>b', 6, 4), row('b', 1, 9), row('a', 3, 7)]);
    const credit = creditByCounterfactual(paths, 'exposure');
    expect(credit.conversions[0]).toBeCloseTo(6 * (0.5 / 0.8) + 3, 12);
    expect(credit.conversions[1]).toBeCloseTo(6 * (0.3 / 0.8) + 1, 12);
  });

  it('falls back on the last touch where no touch helped', () => {
    const paths = packPaths([row('a>b', 1, 9), row('a', 9, 1), row('b', 9, 1)]);
    expect(Array.from(creditByCounterfactual(paths, 'first').conversions)).toEqual([9, 10]);
  });
});

describe('Rules', () => {
  it('weigh one, two and many touches', () => {
    const paths = packPaths([row('a', 10), row('b>c', 10), row('d>e>f>g', 10)]);
    const share = Array.from(creditByPosition(paths, 0.4, 0.4).conversions);
    for (const [i, expected] of [10, 5, 5, 4, 1, 1, 4].entries()) expect(share[i]).toBeCloseTo(expected, 12);
    expect(Array.from(creditByPosition(packPaths([row('a>b', 2)]), 0, 0).conversions)).toEqual([1, 1]);
    const old = creditTimeDecay(packPaths([row('a>b', 3)]), 7, Float64Array.of(10_000, 9_993));
    expect(old.conversions[0]).toBeCloseTo(1, 12);
    expect(Array.from(creditLastExcept(packPaths([row('x>x', 1), row('a>x', 1)]), 0).conversions)).toEqual([
      1, 1,
    ]);
  });
});

describe('Journeys out of events', () => {
  const at = (person: string, time: number, channel?: string, conversions = 0) => ({
    person,
    time,
    channel,
    conversions,
    value: conversions * 10,
  });
  const written = ({ channels, steps, starts }: Paths) =>
    Array.from(starts.slice(0, -1), (start, i) =>
      Array.from(steps.subarray(start, starts[i + 1]), (step) => channels[step]).join('>'),
    );

  it('look back from each conversion and end after silence', () => {
    const built = buildJourneys(
      [
        at('p', 0, 'a'),
        at('p', 20, 'b'),
        at('p', 25, undefined, 1),
        at('p', 60, undefined, 1),
        at('q', 1, 'a'),
        at('q', 5, 'b'),
        at('q', 50, 'c'),
        at('r', 10, 'd', 2),
      ],
      { lookback: 10, window: 30 },
    );
    // p: only b is within ten days of the first conversion, and nothing of the second. a alone led nowhere.
    expect(written(built.paths)).toEqual(['b', 'a', 'a>b', 'c', 'd']);
    expect(Array.from(built.paths.conversions)).toEqual([1, 0, 0, 0, 2]);
    expect(Array.from(built.paths.nulls)).toEqual([0, 1, 1, 1, 0]);
    expect(built.unattributed).toEqual({ conversions: 1, value: 10 });
    expect(built.open).toBe(1);
    expect(built.ages[0]).toBe(5);
  });

  it('are drawn anew by person, as a whole', () => {
    const { paths } = buildJourneys(
      Array.from({ length: 400 }, (_, i) => [at(`p${i}`, 0, 'a', 1), at(`p${i}`, 1, 'b', 1)]).flat(),
      { lookback: 0, window: 1 },
    );
    const drawn = resamplePaths(paths, createRandom(1));
    for (let i = 0; i < 800; i += 2) expect(drawn.conversions[i]).toBe(drawn.conversions[i + 1]);
    expect(Math.abs(sumOf(drawn.conversions) - 800)).toBeLessThan(5 * 2 * Math.sqrt(400));
    expect(new Set(drawn.conversions).size).toBeGreaterThan(2);
  });
});
