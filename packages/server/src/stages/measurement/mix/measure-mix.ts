import type { ChannelLift, MeasuredMix, MixProgress, MixQuery } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { measureBayes } from '../../../platform/mix/measure-bayes.ts';
import { LEAST_TEST_SHARE } from '../../../platform/mix/plan-budget.ts';
import { type Metrics, todayIn } from '../../metrics/index.ts';
import type { Hooks } from '../ask-measure.ts';
import { completeQuestion } from '../complete-question.ts';
import { pastPeriod } from '../forecast/list-steps.ts';
import { notEnough } from '../or-not-enough.ts';
import { pickLifts } from '../panel/pick-lifts.ts';
import { readPanel } from '../panel/read-panel.ts';
import { type GatheredMix, gatherMix } from './gather-mix.ts';

export type MeasureMixDeps = {
  events: Events;
  clock: Clock;
  metrics: Pick<Metrics, 'frame'>;
  /** What experiments that withheld a channel by lot say that it brought. */
  lifts(signal?: AbortSignal): Promise<ChannelLift[]>;
};

const WEEKS = 104;
const FEWEST_WEEKS = 40;
const MAX_CHANGE = 0.5;
const SEED = 1;

/** What each channel brought by a Bayesian mix model on the collected orders and spend, and the best split of a budget. */
export async function measureMix(
  { events, clock, metrics, lifts }: MeasureMixDeps,
  query: MixQuery,
  { signal, report }: Hooks<MixProgress['step']>,
): Promise<MeasuredMix> {
  const { target = 'revenue', weeks = WEEKS, apart = false } = query;
  const frame = await metrics.frame();
  const { to } = pastPeriod(todayIn(frame.timeZone, clock.now()), 'week', frame.firstDay);
  const from = Temporal.PlainDate.from(to).subtract({ weeks }).toString();
  const { parameters, conversion } = completeQuestion({ from, to }, frame, clock.now());
  report({ step: 'figures', done: 0, total: 1 });
  const panel = await readPanel(events, parameters, { weeks, firstOnly: false, apart });
  const tested = pickLifts(await lifts(signal), { from, to }, conversion);
  signal.throwIfAborted();
  const gathered = gatherMix(panel, target, from, tested);
  checkEnough(gathered);
  const { input } = gathered;
  const measured = await measureBayes(
    input,
    {
      saturation: 'hill',
      length: undefined,
      holdout: undefined,
      lifts: gathered.lifts,
      returns: undefined,
      budget: query.budget,
      testShare: query.testShare ?? LEAST_TEST_SHARE,
      maxChange: query.maxChange ?? MAX_CHANGE,
      alpha: 0.1,
      draws: 1_000,
      warmUp: 500,
      seed: SEED,
    },
    { signal, report: (step, done, total) => report({ step, done, total }) },
  );
  return describeMix(gathered, measured, {
    period: { from: input.periods.labels[0] ?? from, to },
    target,
    currency: frame.currency,
    at: clock.now().toISOString(),
  });
}

function describeMix(
  { input, leftOut, lifts }: GatheredMix,
  { report, contributions }: Awaited<ReturnType<typeof measureBayes>>,
  said: Pick<MeasuredMix, 'period' | 'target' | 'currency' | 'at'>,
): MeasuredMix {
  const { budget, outOfSample } = report;
  return {
    state: 'done',
    outcome: 'answered',
    ...said,
    weeks: input.periods.labels,
    total: input.target.reduce((sum, value) => sum + value, 0),
    places: input.geos.length > 1 ? input.geos : [],
    channels: report.channels
      .map((channel, index) => ({
        channel: channel.name,
        spend: channel.spend,
        contribution: channel.contribution,
        shareOfTarget: channel.shareOfTarget,
        return: channel.return,
        marginalReturn: channel.marginalReturn,
        curve: channel.curve.map(({ spend, response }) => ({ spend, response })),
        weekly: contributions[index]?.series ?? [],
      }))
      .sort((a, b) => b.contribution.mean - a.contribution.mean),
    leftOut,
    plan:
      budget === null
        ? null
        : {
            budget: budget.budget,
            keptForTests: budget.keptForTests,
            gain: budget.gain,
            chanceOfGain: budget.chanceOfGain,
            channels: budget.channels.map(({ name = '', spent, amount, change, atBound }) => ({
              channel: name,
              spent,
              amount,
              change,
              atBound,
            })),
          },
    test:
      outOfSample === null
        ? null
        : {
            weeks: outOfSample.periods,
            error: outOfSample.weightedError,
            inside: outOfSample.insideInterval,
          },
    holdOuts: lifts.length,
    parameters: report.parameters,
    convergence: {
      draws: report.convergence.draws * report.convergence.chains,
      worstRHat: report.convergence.worstRHat,
      leastEffective: report.convergence.leastEffective,
      divergences: report.convergence.divergences,
    },
  };
}

function checkEnough({ input }: GatheredMix): void {
  const weeks = input.periods.labels.length;
  const terms = input.geos.length + input.baseline.length + 4 * input.media.length + 10;
  if (input.media.length === 0) {
    throw notEnough(
      'No channel has spend that changes in these weeks.',
      'Import what each channel cost by day or week.',
    );
  }
  if (weeks < FEWEST_WEEKS || input.target.length < terms) {
    throw notEnough(
      `There are ${weeks} whole weeks with orders; ${Math.max(FEWEST_WEEKS, terms)} are needed for ${input.media.length} channels.`,
      'Import earlier orders and spend, or wait until there are more.',
    );
  }
  if (!input.target.some((value) => value > 0)) {
    throw notEnough('The target is 0 in all weeks.', 'Choose orders, or import orders with their revenue.');
  }
}
