import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { expect, it, test, vi } from 'vitest';
import { registerBandit } from '../bandit.ts';
import { registerExperiment } from '../experiment.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-experiment-'));
const example = (name: string): string =>
  join(import.meta.dirname, '../../../../../docs/guide/examples', name);

async function lab(...args: string[]): Promise<unknown> {
  let out = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  try {
    const command = new Command().exitOverride().configureOutput({ writeErr: () => {} });
    registerExperiment(command);
    registerBandit(command);
    await command.parseAsync(args, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return JSON.parse(out);
}

function file(content: string): string {
  const path = join(folder, 'input.csv');
  writeFileSync(path, content);
  return path;
}

const ROWS =
  'variant,bought,visits,spend,before\na,1,2,5,4\na,0,1,0,1\na,0,4,1,2\nb,1,1,7,4\nb,1,2,6,5\nb,0,3,1,1\n';

it('compares several metrics of a row a unit, corrected for their number', async () => {
  const result = await lab(
    'experiment',
    '--input',
    file(ROWS),
    '--metric',
    'bought,spend',
    '--difference',
    'absolute',
  );
  expect(result).toMatchObject({
    control: 'a',
    sampleRatio: { p: 1, mismatch: false },
    comparisons: [
      {
        metric: 'bought',
        arm: 'b',
        estimate: expect.closeTo(1 / 3, 12),
        incremental: { total: expect.closeTo(1, 12) },
      },
      { metric: 'spend', arm: 'b', estimate: expect.closeTo(8 / 3, 12), pValueAdjusted: expect.any(Number) },
    ],
  });
});

it('takes ratios, covariates, quantiles and who gains most', async () => {
  const input = file(ROWS);
  const ratio = [
    '--kind',
    'ratio',
    '--metric',
    'bought',
    '--denominator',
    'visits',
    '--difference',
    'absolute',
  ];
  expect(await lab('experiment', '--input', input, ...ratio)).toMatchObject({
    comparisons: [{ estimate: expect.closeTo(2 / 6 - 1 / 7, 12) }],
  });
  expect(
    await lab('experiment', '--input', input, '--metric', 'spend', '--covariate', 'before'),
  ).toMatchObject({
    // Covariances about the means of all six: Σ(before − 17/6)(spend − 20/6) over Σ(before − 17/6)².
    comparisons: [
      { theta: expect.closeTo((20 + 0 + 2 + 28 + 30 + 1 - (17 * 20) / 6) / (63 - 17 ** 2 / 6), 12) },
    ],
  });
  const people = example('experiment.csv');
  expect(
    await lab(
      'experiment',
      '--input',
      people,
      '--metric',
      'spend',
      '--kind',
      'quantile',
      '--quantile',
      '0.95',
      '--difference',
      'absolute',
    ),
  ).toMatchObject({
    comparisons: [{ estimate: expect.any(Number), pValue: expect.any(Number) }],
  });
  expect(
    await lab(
      'experiment',
      '--input',
      people,
      '--metric',
      'bought',
      '--kind',
      'proportion',
      '--features',
      'channel,returning,spend_before',
    ),
  ).toMatchObject({
    uplift: [
      { arm: 'new', fitted: 800, tested: 400, qini: { low: expect.any(Number), curve: expect.any(Array) } },
    ],
  });
});

it('answers null where nothing varies or an arm is empty, and says why', async () => {
  expect(
    await lab('experiment', '--input', file('variant,x\na,1\na,1\nb,1\nb,1\n'), '--metric', 'x'),
  ).toMatchObject({
    comparisons: [{ estimate: null, low: null }],
    notes: expect.arrayContaining([expect.stringContaining('no difference can be told')]),
  });
  const sums = file('variant,n,sum\na,100,10\nb,0,0\n');
  expect(await lab('experiment', '--input', sums, '--summary', '--kind', 'proportion')).toMatchObject({
    comparisons: [{ estimate: null }],
    sampleRatio: { mismatch: true },
  });
});

it('plans', async () => {
  expect(
    await lab('experiment', '--plan', '--baseline', '0.05', '--effect', '0.1', '--difference', 'relative'),
  ).toMatchObject({
    unitsNeeded: { units: 30_245 },
  });
  expect(await lab('experiment', '--plan', '--baseline', '0.05', '--units', '30245')).toMatchObject({
    detectableEffect: expect.closeTo(0.005, 6),
  });
});

it('splits traffic, and warns where another policy was hardly ever logged', async () => {
  expect(
    await lab('bandit', '--input', example('arms.csv'), '--method', 'top-two', '--floor', '0.1'),
  ).toMatchObject({
    arms: [
      { arm: 'red' },
      { arm: 'green', chanceToBeBest: expect.any(Number) },
      { arm: 'blue', share: expect.any(Number) },
    ],
  });
  const rare = file(`click,p,q\n${'0,0.99,0.01\n'.repeat(500)}1,0.01,0.99\n`);
  expect(
    await lab('bandit', '--input', rare, '--reward', 'click', '--propensity', 'p', '--target', 'q'),
  ).toMatchObject({
    ips: { estimate: expect.closeTo(99 / 501, 12) },
    warnings: expect.arrayContaining([
      expect.stringContaining('effective sample'),
      expect.stringContaining('single decision'),
    ]),
  });
});

test.each([
  ['one arm', 'variant,x\na,1\na,2\n', ['--metric', 'x'], 'only one arm'],
  ['a unit without an arm', 'variant,x\na,1\n,2\n', ['--metric', 'x'], 'Line 3'],
  ['a missing figure', 'variant,x\na,NaN\nb,2\n', ['--metric', 'x'], 'Line 2'],
  ['a proportion of 2', ROWS, ['--metric', 'spend', '--kind', 'proportion'], 'a proportion counts 0 and 1'],
  ['a ratio without denominator', ROWS, ['--metric', 'spend', '--kind', 'ratio'], 'needs its denominator'],
  [
    'a denominator of 0',
    'variant,x,y\na,1,0\nb,1,1\n',
    ['--metric', 'x', '--kind', 'ratio', '--denominator', 'y'],
    'adds up to 0',
  ],
  ['no metric', ROWS, [], 'No metric'],
  ['an unknown control', ROWS, ['--metric', 'spend', '--control', 'z'], 'The arms are'],
  ['a weight too few', ROWS, ['--metric', 'spend', '--weights', 'a=1'], 'Not every arm'],
  [
    'a one-sided sequence',
    ROWS,
    ['--metric', 'spend', '--engine', 'sequential', '--alternative', 'less'],
    'one-sided',
  ],
  [
    'more successes than units',
    'variant,n,sum\na,1,2\nb,1,1\n',
    ['--summary', '--kind', 'proportion'],
    'Line 2',
  ],
])('refuses %s', async (_case, content, args, message) => {
  await expect(lab('experiment', '--input', file(content), ...args)).rejects.toMatchObject({
    message: expect.not.stringMatching(/undefined|NaN of/),
  });
  await expect(lab('experiment', '--input', file(content), ...args)).rejects.toSatisfy((error: unknown) =>
    `${error instanceof Error ? error.message : ''} ${error instanceof Object && 'cure' in error ? String(error.cure) : ''}`.includes(
      message,
    ),
  );
});

test.each([
  [['--plan', '--effect', '0.1'], 'control’s figure is missing'],
  [['--plan', '--baseline', '0.9', '--effect', '0.2'], 'no proportion'],
  [['--plan', '--baseline', '0.1'], 'nothing to plan'],
  [['--metric', 'x'], 'no file'],
])('refuses to plan %j', async (args, message) => {
  await expect(lab('experiment', ...args)).rejects.toThrow(message);
});

test.each([
  ['a propensity of 0', 'reward,propensity\n1,0\n', ['--reward', 'reward', '--target', '0.5'], 'Line 2'],
  ['no target', 'reward,propensity\n1,0.5\n', ['--reward', 'reward'], 'not known'],
  [
    'more floor than traffic',
    'arm,units,successes\na,1,0\nb,1,1\nc,1,1\n',
    ['--floor', '0.4'],
    'more than all traffic',
  ],
  ['more successes than tries', 'arm,units,successes\na,1,2\nb,1,1\n', [], 'Line 2'],
])('refuses a bandit with %s', async (_case, content, args, message) => {
  await expect(lab('bandit', '--input', file(content), ...args)).rejects.toThrow(message);
});
