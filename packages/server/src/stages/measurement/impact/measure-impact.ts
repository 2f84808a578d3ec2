import type { ImpactProgress, ImpactQuery, MeasuredImpact } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { RondoError } from '../../../platform/error.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { type Metrics, todayIn } from '../../metrics/index.ts';
import type { Hooks } from '../ask-measure.ts';
import { describeImpact } from './describe-impact.ts';
import { gatherImpact } from './gather-impact.ts';
import type { ImpactFound, ImpactQuestion, ImpactReached } from './impact-worker.ts';
import { PLACEBOS, planSteps } from './plan-steps.ts';

export type MeasureImpactDeps = { metrics: Pick<Metrics, 'explore' | 'frame'>; clock: Clock };

const ALPHA = 0.05;
/** The same question gives the same answer. */
const SEED = 1;
/** From a calm level to one that drifts much, per step; a week is seven days of drift. */
const DEVIATIONS = { day: [0.01, 0.1, 0.3], week: [0.03, 0.3, 0.8] } as const;

/** What something changed that happened on a day: a figure as it was, beside what it would have been. */
export async function measureImpact(
  { metrics, clock }: MeasureImpactDeps,
  query: ImpactQuery,
  { signal, report }: Hooks<ImpactProgress['step']>,
): Promise<MeasuredImpact> {
  const { grain = 'day' } = query;
  const frame = await metrics.frame();
  const plan = planSteps(query, grain, todayIn(frame.timeZone, clock.now()), frame.firstDay);
  report({ step: 'figures', done: 0, total: 1 });
  const gathered = await gatherImpact(metrics, query, grain, plan);
  signal.throwIfAborted();
  const question: ImpactQuestion = {
    input: gathered.input,
    ends: PLACEBOS,
    deviations: DEVIATIONS[grain],
    alpha: ALPHA,
    seed: SEED,
  };
  const found = await runInThread<ImpactFound, ImpactReached>(
    new URL('./impact-worker.ts', import.meta.url),
    question,
    { signal, onProgress: report },
  );
  if (found.outcome === 'refused') throw new RondoError(found.refusal);
  return describeImpact(query, gathered, found, {
    grain,
    end: plan.end,
    seed: SEED,
    at: clock.now().toISOString(),
  });
}
