/**
 * `npm test`: every check and every test, one after the other finished even where one fails, so that all faults show at
 * once. Its last line counts them: “N passed, N failed, N skipped”.
 *
 *   node scripts/run-checks.ts [file …]    all checks, and only the tests of these files
 *
 * Fails where anything failed, where no test ran and, with RONDO_FORBID_SKIPPED_TESTS=1, where anything was skipped.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, countTests, describeEnd } from './count-tests.ts';

const root = join(import.meta.dirname, '..');
const REPORT = join(root, 'test-output', 'vitest.json');

/** Two at a time: that is what two cores take. */
const CHECKS = ['check:types', 'check:lint', 'check:layers', 'check:unused'];

type Ended = { code: number; output: string };

function run(program: string, args: string[], show: boolean): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    const parts: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => parts.push(part));
    child.stderr?.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });
}

async function runChecks(): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...CHECKS];
  async function worker(): Promise<void> {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { code, output } = await run('npm', ['run', '--silent', check], false);
      console.log(`${code === 0 ? '✓' : '✗'} ${check}`);
      if (code === 0) counts.passed += 1;
      else {
        counts.failed += 1;
        console.log(output.trimEnd());
      }
    }
  }
  await Promise.all([worker(), worker()]);
  return counts;
}

async function runTests(): Promise<{ counts: Counts; skipped: string[] }> {
  mkdirSync(join(root, 'test-output'), { recursive: true });
  rmSync(REPORT, { force: true });
  const args = [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ];
  const { code } = await run('npx', ['--no-install', ...args], true);
  return countTests(readReport(), code);
}

function readReport(): unknown {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8'));
  } catch {
    return undefined;
  }
}

const checks = await runChecks();
const { counts: tests, skipped } = await runTests();
const end = describeEnd({
  checks,
  tests,
  skipped,
  forbidSkipped: process.env.RONDO_FORBID_SKIPPED_TESTS === '1',
});
for (const line of end.lines) console.log(line);
process.exitCode = end.exitCode;
