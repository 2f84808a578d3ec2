/**
 * `npm run bench:match [NAME …]`: matching held against what it must reach on sets of known truth, and its speed beside the
 * same work written by hand in the engine. Fails where a figure is missed or was not checked. `npm run bench match`
 * prints the speed alone.
 */
import { LARGE_MATCH_ROWS, SMALL_MATCH_ROWS } from '../packages/server/test/evaluation/match-sets.ts';
import {
  describeTolerance,
  hasEvaluationData,
  holds,
  type RowSet,
} from '../packages/server/test/evaluation/rows.ts';
import type { BenchRow } from './support/bench.ts';
import { measureMatchSpeed } from './support/match-speed.ts';

export const name = 'match';

const WANTED_SHARE = 0.8;

export async function run(): Promise<BenchRow[]> {
  return measureMatchSpeed(WANTED_SHARE);
}

async function checkSet({ name: title, count, compute }: RowSet): Promise<number> {
  console.log(`\n${title}`);
  try {
    const rows = await compute();
    for (const row of rows) {
      console.log(
        `  ${holds(row) ? '✓' : '✗'} ${row.name}: expected ${describeTolerance(row)} ${row.expected}, obtained ${row.obtained.toFixed(5)}`,
      );
    }
    return rows.filter((row) => !holds(row)).length + Math.abs(count - rows.length);
  } catch (error) {
    console.log(`  ✗ not checked: ${error instanceof Error ? error.message : String(error)}`);
    return count;
  }
}

async function checkSpeed(): Promise<number> {
  console.log('\nspeed');
  try {
    let missed = 0;
    for (const row of await run()) {
      const ratio = row.ours / row.ceiling;
      const isMet = row.wanted === undefined || ratio >= row.wanted;
      if (!isMet) missed++;
      const wanted = row.wanted === undefined ? '' : `, wanted at least ${row.wanted}`;
      console.log(
        `  ${isMet ? '✓' : '✗'} ${row.name}: ${Math.round(row.ours).toLocaleString('en')} ${row.unit}; ${row.ceilingIs}: ${Math.round(row.ceiling).toLocaleString('en')}; ratio ${ratio.toFixed(2)}${wanted}${row.note ? `; ${row.note}` : ''}`,
      );
    }
    return missed;
  } catch (error) {
    console.log(`  ✗ not measured: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function main(asked: readonly string[]): Promise<number> {
  const isAsked = (title: string): boolean =>
    asked.length === 0 || asked.some((part) => title.includes(part));
  const sets = [...SMALL_MATCH_ROWS, ...LARGE_MATCH_ROWS].filter((set) => isAsked(set.name));
  if (sets.length > 0 && !hasEvaluationData()) {
    console.error('Nothing was checked: set RONDO_EVALUATION_DATA to the folder of the evaluation data.');
    return 1;
  }
  let missed = 0;
  for (const set of sets) missed += await checkSet(set);
  if (isAsked('speed')) missed += await checkSpeed();
  console.log(`\n${missed === 0 ? 'All rows hold.' : `${missed} rows missed or not checked.`}`);
  return missed;
}

if (import.meta.main) process.exitCode = (await main(process.argv.slice(2))) === 0 ? 0 : 1;
