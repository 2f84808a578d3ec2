import { describe, expect, it } from 'vitest';
import { waitForOwn } from './wait-for-own.ts';

const soon = async () => undefined;

describe('waiting for the own installation', () => {
  it('waits while the demo still answers and while nothing does', async () => {
    let asked = 0;
    await waitForOwn(async () => {
      asked += 1;
      if (asked === 1) return { demo: true };
      if (asked < 4) throw new TypeError('refused');
      return { demo: false };
    }, soon);
    expect(asked).toBe(4);
  });
  it('gives up after a minute, naming where to look', async () => {
    await expect(waitForOwn(async () => ({ demo: true }), soon)).rejects.toThrow(/terminal/);
  });
});
