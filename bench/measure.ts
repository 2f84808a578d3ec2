/**
 * `npm run bench:measure [NAME …]`: every model beside its published figures: expected, obtained, tolerance. Fails where
 * a figure is missed and where one was not checked.
 */
import { ROW_SETS } from '../packages/server/test/evaluation/row-sets.ts';
import {
  describeTolerance,
  hasEvaluationData,
  holds,
  type RowSet,
} from '../packages/server/test/evaluation/rows.ts';

/** Prints the rows of one set; answers how many were missed or not checked. */
async function printSet({ name, count, compute }: RowSet): Promise<number> {
  const started = performance.now();
  console.log(`\n${name}`);
  try {
    const rows = await compute();
    for (const row of rows) {
      const mark = holds(row) ? '✓' : '✗';
      console.log(
        `  ${mark} ${row.name}: expected ${row.expected}, obtained ${row.obtained}, ${describeTolerance(row)}`,
      );
    }
    console.log(`  ${rows.length} of ${count} rows, ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return rows.filter((row) => !holds(row)).length + Math.abs(count - rows.length);
  } catch (error) {
    console.log(
      `  ✗ not checked: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return count;
  }
}

const wanted = process.argv.slice(2);
const sets = ROW_SETS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (!hasEvaluationData() || sets.length === 0) {
  console.error('Nothing was checked: set RONDO_EVALUATION_DATA to the folder of the evaluation data.');
  process.exit(1);
}
let missed = 0;
for (const set of sets) missed += await printSet(set);
console.log(`\n${missed === 0 ? 'All rows hold.' : `${missed} rows missed or not checked.`}`);
process.exitCode = missed === 0 ? 0 : 1;
