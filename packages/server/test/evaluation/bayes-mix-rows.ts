import { readFileSync } from 'node:fs';
import { readMix } from '../../src/lab/mix/read-mix.ts';
import { measureBayes } from '../../src/platform/mix/measure-bayes.ts';
import { evaluationData, type Row, type RowSet } from './rows.ts';

const file = (...path: string[]): string => evaluationData('measure', ...path);

/** What `rondo lab mix` answers without further options; `--holdout 0` leaves the second fit out. */
const SETTINGS = {
  length: undefined,
  holdout: 0,
  lifts: undefined,
  returns: undefined,
  budget: undefined,
  testShare: 0.1,
  maxChange: 1,
  alpha: 0.1,
  draws: 1_000,
  warmUp: 500,
  seed: 1,
} as const;

function convergenceRows({ convergence }: Awaited<ReturnType<typeof measureBayes>>['report']): Row[] {
  return [
    {
      name: 'largest R-hat of all parameters',
      expected: 1.01,
      obtained: convergence.worstRHat,
      tolerance: { atMost: true },
    },
    {
      name: 'fewest effective draws of all parameters',
      expected: 400,
      obtained: convergence.leastEffective,
      tolerance: { atLeast: true },
    },
  ];
}

type Truth = { share_of_media: Record<string, number>; share_of_y: Record<string, number> };

async function recoveryRows(): Promise<Row[]> {
  const truth: Truth = JSON.parse(readFileSync(file('mmm-recovery-small', 'truth_summary.json'), 'utf8'));
  const input = readMix({
    input: file('mmm-recovery-small', 'data.csv'),
    date: 'date',
    target: 'y',
    media: Object.keys(truth.share_of_y).join(','),
    controls: 'c1,c2',
    trend: 'linear',
    fourier: 2,
  });
  // Processor time of all threads: what else the machine is doing is no property of the model.
  const started = process.cpuUsage();
  const { report } = await measureBayes(input, { ...SETTINGS, saturation: 'hill' });
  const { user, system } = process.cpuUsage(started);
  const { channels } = report;
  let [error, mediaError, inside, width] = [0, 0, 0, 0];
  for (const { name, shareOfTarget, shareOfMedia } of channels) {
    const share = truth.share_of_media[name] ?? Number.NaN;
    error += Math.abs(shareOfTarget.mean - (truth.share_of_y[name] ?? Number.NaN)) / channels.length;
    mediaError += Math.abs(shareOfMedia.mean - share) / channels.length;
    if (shareOfMedia.low <= share && share <= shareOfMedia.high) inside++;
    width += (shareOfMedia.high - shareOfMedia.low) / channels.length;
  }
  return [
    // With the true carry-over and saturation, least squares errs by 0.026 here: the baseline's noise is no model's fault.
    {
      name: 'mean error of the four shares of media',
      expected: 0.02,
      obtained: mediaError,
      tolerance: { atMost: true },
      open: true,
    },
    {
      name: 'mean error of the shares of the target',
      expected: 0.02,
      obtained: error,
      tolerance: { atMost: true },
    },
    {
      name: 'shares of media inside their 90 % interval',
      expected: 3,
      obtained: inside,
      tolerance: { atLeast: true },
    },
    { name: 'mean width of those intervals', expected: 0.15, obtained: width, tolerance: { atMost: true } },
    {
      name: 'seconds on two cores',
      expected: 10,
      obtained: (user + system) / 2e6,
      tolerance: { atMost: true },
    },
    ...convergenceRows(report),
  ];
}

async function pymcRows(): Promise<Row[]> {
  const input = readMix({
    input: file('mmm-pymc-example', 'mmm_example.csv'),
    date: 'date_week',
    target: 'y',
    media: 'x1,x2',
    controls: 'event_1,event_2',
    trend: 'linear',
    fourier: 2,
  });
  const { report } = await measureBayes(input, { ...SETTINGS, saturation: 'logistic' });
  const mean = (name: string): number =>
    report.parameters.find((own) => own.name === name)?.mean ?? Number.NaN;
  const row = (name: string, expected: number, within: number): Row => ({
    name,
    expected,
    obtained: mean(name),
    tolerance: { within },
  });
  return [
    row('x1: carried over', 0.4, 0.05),
    row('x2: carried over', 0.2, 0.05),
    row('x1: saturation rate', 4, 1),
    row('x2: saturation rate', 3, 1),
    ...convergenceRows(report),
  ];
}

export const BAYES_MIX_ROWS: readonly RowSet[] = [
  { name: 'mmm-recovery-small', count: 7, compute: recoveryRows },
  { name: 'mmm-pymc-example', count: 6, compute: pymcRows },
];
