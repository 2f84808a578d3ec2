import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecentHashes } from './recent-hashes.ts';

const WINDOW = 1_000;

/** Few values, so that they meet again; those that the table keeps for itself (0 and 1); and neighbours in one slot. */
const hash = fc.oneof(
  fc.bigInt({ min: 0n, max: 40n }),
  fc.constantFrom(1n << 32n, (1n << 32n) + 1n, (1n << 64n) - 1n, 1n << 63n),
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
);

/** (0,0) and (0,1) mark free and removed slots, so the hashes 0 and 1 are kept as 2^32 and 2^32 + 1. */
const kept = (value: bigint) => (value <= 1n ? (1n << 32n) + value : value);

describe('recent hashes', () => {
  it('are a set, whatever is added and removed in whatever order', () => {
    const step = fc.record({ does: fc.constantFrom('add', 'add', 'remove', 'has'), hash });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const recent = createRecentHashes(WINDOW, 0);
        const model = new Set<bigint>();
        for (const { does, hash } of steps) {
          const value = kept(hash);
          if (does === 'has') expect(recent.has(hash)).toBe(model.has(value));
          if (does === 'add') {
            expect(recent.add(hash, 0)).toBe(!model.has(value));
            model.add(value);
          }
          if (does === 'remove') {
            recent.remove(hash);
            model.delete(value);
          }
          expect(recent.size).toBe(model.size);
        }
      }),
    );
  });

  it('stay a set through growth, and through removals that leave marks behind', () => {
    const recent = createRecentHashes(WINDOW, 0);
    const model = new Set<bigint>();
    // A generator with a fixed seed: collisions and rehashes fall alike on every run.
    let state = 88172645463325252n;
    const next = () => {
      state ^= (state << 13n) & 0xffffffffffffffffn;
      state ^= state >> 7n;
      state ^= (state << 17n) & 0xffffffffffffffffn;
      return state;
    };
    const values = Array.from({ length: 30_000 }, next);
    for (const [index, value] of values.entries()) {
      if (recent.add(value, 0) === model.has(value)) throw new Error(`${value} was added wrongly`);
      model.add(value);
      // Two of three go again, so the table is more often tidied than grown.
      if (index % 3 !== 0) {
        const gone = values[index >> 1] ?? value;
        recent.remove(gone);
        model.delete(gone);
      }
    }
    expect(recent.size).toBe(model.size);
    expect(values.filter((value) => recent.has(value) !== model.has(value))).toEqual([]);
  });

  it('remember for one window at least and for two at most', () => {
    const moment = fc.record({ after: fc.integer({ min: 0, max: WINDOW }), hash });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 200 }), (moments) => {
        const recent = createRecentHashes(WINDOW, 0);
        const takenAt = new Map<bigint, number>();
        let now = 0;
        for (const { after, hash } of moments) {
          now += after;
          const value = kept(hash);
          const before = takenAt.get(value);
          const isNew = recent.add(hash, now);
          if (before === undefined || now - before >= 2 * WINDOW) expect(isNew).toBe(true);
          else if (now - before < WINDOW) expect(isNew).toBe(false);
          if (isNew) takenAt.set(value, now);
        }
      }),
    );
  });

  it('go on forgetting after the clock was set back by a year', () => {
    const year = 365 * 86_400_000;
    const recent = createRecentHashes(WINDOW, year);
    recent.add(7n, year);
    expect(recent.add(7n, 0)).toBe(false);
    recent.add(8n, WINDOW);
    recent.add(9n, 2 * WINDOW);
    expect(recent.has(7n)).toBe(false);
  });
});
