export type Counts = { passed: number; failed: number; skipped: number };

type Assertion = { status: string; fullName: string };
type TestFile = { name: string; status: string; assertions: Assertion[] };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readFiles(report: unknown): TestFile[] {
  const results = isRecord(report) && Array.isArray(report.testResults) ? report.testResults : [];
  return results.filter(isRecord).map((file) => ({
    name: String(file.name),
    status: String(file.status),
    assertions: (Array.isArray(file.assertionResults) ? file.assertionResults : [])
      .filter(isRecord)
      .map((one) => ({ status: String(one.status), fullName: String(one.fullName) })),
  }));
}

/**
 * Counts vitest's JSON report. A file that could not be loaded holds no tests and counts as one failed; so does a run
 * that ended badly though no test failed (an unhandled error, a report that is not there).
 */
export function countTests(report: unknown, exitCode: number): { counts: Counts; skipped: string[] } {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const skipped: string[] = [];
  for (const file of readFiles(report)) {
    for (const { status, fullName } of file.assertions) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else {
        counts.skipped += 1;
        skipped.push(fullName);
      }
    }
    const loaded = file.assertions.some((one) => one.status === 'failed');
    if (file.status === 'failed' && !loaded) counts.failed += 1;
  }
  if (exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return { counts, skipped };
}

/** What to print last, and how to end. Checks (types, lint, layers, unused code) count as one each. */
export function describeEnd(input: {
  checks: Counts;
  tests: Counts;
  skipped: readonly string[];
  forbidSkipped: boolean;
}): { lines: string[]; exitCode: number } {
  const { checks, tests, skipped, forbidSkipped } = input;
  const lines = skipped.map((name) => `skipped: ${name}`);
  const none = tests.passed + tests.failed === 0;
  if (none) lines.push('No test ran: that is a failure of its own.');
  if (skipped.length > 0 && forbidSkipped)
    lines.push('Skipping is forbidden here (RONDO_FORBID_SKIPPED_TESTS=1).');
  const failed = checks.failed + tests.failed;
  const skips = checks.skipped + tests.skipped;
  lines.push(`${checks.passed + tests.passed} passed, ${failed} failed, ${skips} skipped`);
  return { lines, exitCode: failed > 0 || none || (forbidSkipped && skips > 0) ? 1 : 0 };
}
