import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Bench, BenchRow } from './support/bench.ts';

/**
 * npm run bench [name …]: runs all benches, or those named, one after another, and prints a row for each figure.
 * Ends with 1 when a bench threw or measured nothing: a row that is missing must not look like a row that is fine.
 */
const asked = process.argv.slice(2);
/** Commands of their own, which hold models against published figures. */
const COMMANDS = ['run.ts', 'measure.ts', 'match.ts', 'truth.ts'];
const files = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !COMMANDS.includes(file))
  .sort();
const failures: string[] = [];
let measured = 0;

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

function print(row: BenchRow): void {
  const ratio = row.ours / row.ceiling;
  if (!Number.isFinite(ratio) || ratio <= 0) throw new Error(`${row.name} has no ratio`);
  const met =
    row.wanted === undefined
      ? ''
      : (row.better === 'higher' ? ratio >= row.wanted : ratio <= row.wanted)
        ? ' met'
        : ' MISSED';
  const wanted =
    row.wanted === undefined ? '–' : `${row.better === 'higher' ? '≥' : '≤'} ${row.wanted}${met}`;
  console.log(
    `| ${row.name} | ${number(row.ours)} ${row.unit} | ${number(row.ceiling)} | ${ratio.toFixed(2)} | ${wanted} | ${row.ceilingIs}${row.note ? `; ${row.note}` : ''} |`,
  );
  measured++;
}

console.log(
  `Machine: ${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
console.log('| what | ours | ceiling | ratio | wanted | the ceiling is |\n|---|---|---|---|---|---|');
for (const file of files) {
  const bench: Bench = await import(new URL(file, import.meta.url).href);
  if (asked.length > 0 && !asked.includes(bench.name)) continue;
  try {
    const rows = await bench.run();
    if (rows.length === 0) throw new Error('it measured nothing');
    for (const row of rows) print(row);
  } catch (error) {
    failures.push(`${bench.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
for (const failure of failures) console.error(`NOT MEASURED ${failure}`);
if (failures.length > 0 || measured === 0) process.exit(1);
process.exit(0);
