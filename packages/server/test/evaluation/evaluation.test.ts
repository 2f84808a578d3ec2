import { describe, expect, test } from 'vitest';
import { ROW_SETS } from './row-sets.ts';
import { hasEvaluationData, holds } from './rows.ts';

// The same rows as `npm run bench:measure` prints.
describe.skipIf(!hasEvaluationData())('published figures (needs the evaluation data)', () => {
  test.each(ROW_SETS)('$name', { timeout: 300_000 }, async ({ compute, count }) => {
    const rows = await compute();
    expect(rows.filter((row) => !holds(row) && row.open === undefined)).toEqual([]);
    expect(rows.filter((row) => !Number.isFinite(row.obtained) && row.open)).toEqual([]);
    expect(rows).toHaveLength(count);
  });
});
