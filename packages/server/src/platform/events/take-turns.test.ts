import { describe, expect, it } from 'vitest';
import type { EventsReader } from './client.ts';
import { takeTurns } from './take-turns.ts';

/** An engine that answers a question when it is told to. */
function slowEngine() {
  const asked: { sql: string; answer(): void }[] = [];
  const query = (sql: string): Promise<never[]> =>
    new Promise((resolve) => {
      asked.push({ sql, answer: () => resolve([]) });
    });
  const events: EventsReader = {
    query,
    queryOne: async () => {
      throw new TypeError('nobody asks for one row');
    },
  };
  return { events, asked, names: () => asked.map(({ sql }) => sql) };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('questions that take turns', () => {
  it('are asked in their order, never more at once than may be', async () => {
    const { events, asked, names } = slowEngine();
    const turns = takeTurns(events, 2);
    const all = ['a', 'b', 'c', 'd'].map((name) => turns.query(name));
    await soon();
    expect(names()).toEqual(['a', 'b']);
    asked[1]?.answer();
    await soon();
    expect(names()).toEqual(['a', 'b', 'c']);
    for (const next of [0, 2, 3]) {
      asked[next]?.answer();
      await soon();
    }
    await Promise.all(all);
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leave the line when they are cancelled, and keep nobody from their turn', async () => {
    const { events, asked, names } = slowEngine();
    const turns = takeTurns(events, 1);
    const first = turns.query('a');
    const abort = new AbortController();
    const cancelled = turns.query('b', {}, { signal: abort.signal });
    const last = turns.query('c');
    abort.abort(new Error('enough'));
    await expect(cancelled).rejects.toThrow('enough');
    asked[0]?.answer();
    await first;
    await soon();
    expect(names()).toEqual(['a', 'c']);
    asked[1]?.answer();
    await last;
  });
});
