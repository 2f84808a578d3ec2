import type { ChannelLift, Experiment, ExperimentResult, NotEnough } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { Events } from '../../../platform/events/client.ts';
import { newestAdFiguresSql } from '../../campaigns/index.ts';
import { type Frame, todayIn } from '../../metrics/index.ts';
import { orNotEnough } from '../or-not-enough.ts';

type Deps = {
  events: Events;
  frame: Frame;
  now: Date;
  result(experiment: Experiment): Promise<ExperimentResult>;
};

/** A count of conversions rather than of people who converted, where both are measured. */
function conversionsOf({ metrics }: ExperimentResult) {
  return (
    metrics.find(({ kind, role }) => kind === 'count' && role !== 'guardrail') ??
    metrics.find(({ kind }) => kind === 'conversion')
  );
}

/** Of each experiment whose control did without a channel: what the channel brought, with its error, and what it cost. */
export async function listLifts(experiments: readonly Experiment[], deps: Deps): Promise<ChannelLift[]> {
  const lifts = experiments.map(async (experiment): Promise<ChannelLift[]> => {
    const { tests } = experiment;
    if (tests === undefined || experiment.state === 'planned') return [];
    const measured: ExperimentResult | NotEnough = await orNotEnough(deps.result(experiment));
    if (measured.outcome !== 'answered' || measured.split.mismatch) return [];
    const metric = conversionsOf(measured);
    const [first, ...others] = metric?.comparisons ?? [];
    // Several variations are several doses of the channel: none of them is what the channel brought.
    if (metric === undefined || !first?.incremental || others.length > 0) return [];
    const peopleIn = (variation: string): number =>
      metric.variations.find((one) => one.variation === variation)?.people ?? 0;
    const { timeZone, currency } = deps.frame;
    const tomorrow = Temporal.PlainDate.from(todayIn(timeZone, deps.now)).add({ days: 1 }).toString();
    const period = { from: experiment.from, to: experiment.to ?? tomorrow };
    return [
      {
        experiment: experiment.key,
        name: experiment.name,
        channel: tests.channel,
        campaign: tests.campaign ?? null,
        metric: metric.name,
        events:
          [experiment.primary, ...(experiment.secondary ?? [])].find(({ name }) => name === metric.name)
            ?.events ?? [],
        incremental: first.incremental.total,
        standardError: first.incremental.standardError,
        people: peopleIn(first.variation),
        withheld: peopleIn(experiment.control),
        ...period,
        spend: await readSpend(deps, tests, period),
        currency,
      },
    ];
  });
  return (await Promise.all(lifts)).flat();
}

async function readSpend(
  { events, frame }: Deps,
  { channel, campaign }: { channel: string; campaign?: string },
  { from, to }: { from: string; to: string },
): Promise<number> {
  const rows = newestAdFiguresSql('date >= {from_date:Date32} AND date < {to_date:Date32}');
  const { spend } = await events.queryOne<{ spend: number }>(
    `SELECT toFloat64(sum(ifNull(spend, 0))) AS spend FROM (${rows}) WHERE channel = {channel:String}
       AND ({campaign:String} = '' OR campaign = {campaign:String}) AND currency IN ('', {currency:String})`,
    { from_date: from, to_date: to, channel, campaign: campaign ?? '', currency: frame.currency },
  );
  return spend;
}
