import { expect, it } from 'vitest';
import { countTests, describeEnd } from './count-tests.ts';

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((one) => ({ status: one, fullName: `does ${one}` })),
});
const none = { passed: 0, failed: 0, skipped: 0 };

it('counts tests by how they ended, and names those that were skipped', () => {
  const report = {
    testResults: [file('passed', 'passed', 'skipped'), file('failed', 'passed', 'failed', 'pending')],
  };
  expect(countTests(report, 1)).toEqual({
    counts: { passed: 2, failed: 1, skipped: 2 },
    skipped: ['does skipped', 'does pending'],
  });
});

it('counts a file that could not be loaded as failed', () => {
  expect(countTests({ testResults: [file('failed')] }, 1).counts).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
  expect(countTests({ testResults: [file('failed', 'passed')] }, 1).counts).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

it('counts a run that ended badly for another reason as failed', () => {
  expect(countTests({ testResults: [file('passed', 'passed')] }, 1).counts.failed).toBe(1);
  expect(countTests(undefined, 1).counts.failed).toBe(1);
});

it.each([
  ['all passed', none, { passed: 3, failed: 0, skipped: 0 }, [], true, 0, '3 passed, 0 failed, 0 skipped'],
  [
    'a test failed',
    none,
    { passed: 3, failed: 1, skipped: 0 },
    [],
    false,
    1,
    '3 passed, 1 failed, 0 skipped',
  ],
  [
    'a check failed',
    { ...none, failed: 1 },
    { passed: 3, failed: 0, skipped: 0 },
    [],
    false,
    1,
    '3 passed, 1 failed, 0 skipped',
  ],
  [
    'one was skipped',
    none,
    { passed: 3, failed: 0, skipped: 1 },
    ['x'],
    false,
    0,
    '3 passed, 0 failed, 1 skipped',
  ],
  [
    'one was skipped where none may be',
    none,
    { passed: 3, failed: 0, skipped: 1 },
    ['x'],
    true,
    1,
    '3 passed, 0 failed, 1 skipped',
  ],
  ['no test ran', { ...none, passed: 4 }, none, [], false, 1, '4 passed, 0 failed, 0 skipped'],
])('%s', (_case, checks, tests, skipped, forbidSkipped, exitCode, last) => {
  const end = describeEnd({ checks, tests, skipped, forbidSkipped });
  expect(end.exitCode).toBe(exitCode);
  expect(end.lines.at(-1)).toBe(last);
});
