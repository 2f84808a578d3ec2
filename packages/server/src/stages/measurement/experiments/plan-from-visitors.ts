import type { ExperimentPlanQuery, PlannedExperiment } from '@rondo/contract';
import { moment } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { type AskDeps, readSums } from './ask-experiment.ts';
import { checkMetric } from './check-definition.ts';
import { planPeople } from './plan-people.ts';
import { addRows, summarise, unitsOf } from './summarise-arms.ts';
import { VISITORS } from './units-sql.ts';

const DAYS = 28;

/** How long an experiment on all visitors would take, by what the visitors of the last weeks did. */
export async function planFromVisitors(
  { events, frame, now }: Pick<AskDeps, 'events' | 'frame' | 'now'>,
  query: ExperimentPlanQuery,
  signal?: AbortSignal,
): Promise<PlannedExperiment> {
  const {
    kind,
    events: names,
    per,
    days = DAYS,
    effect = 0.05,
    alpha = 0.05,
    power = 0.8,
    variations = 2,
  } = query;
  const metric = { name: '', kind, events: names, ...(per === undefined ? {} : { per }) };
  checkMetric('', metric);
  const to = now.toISOString();
  const from = new Date(now.getTime() - days * 86_400_000).toISOString();
  const rows = await readSums(
    events,
    VISITORS,
    metric,
    {
      from: moment(from),
      to: moment(to),
      counted_to: moment(to),
      zone: frame.timeZone,
      currency: frame.currency,
      window_seconds: days * 86_400,
      covariate_days: 0,
    },
    signal,
  );
  const totals = addRows(new Map(), rows);
  const sums = totals.get('')?.get(1);
  const people = unitsOf(totals, 1);
  const control = sums && summarise(kind, sums);
  if (control === undefined || people < 2 || !(control.unadjustedMean !== 0))
    throw notEnough(
      `Of ${people} visitors in the last ${days} days nobody did what the metric counts.`,
      'Choose events that visitors have, or look further back.',
    );
  return {
    outcome: 'answered',
    people,
    ...planPeople({
      kind,
      control,
      effect,
      alpha: alpha / (variations - 1),
      power,
      peoplePerDay: people / days,
      smallestShare: 1 / variations,
      units: query.people ?? Math.floor(people / variations),
    }),
  };
}
