import type { Experiment, ExperimentMetric } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import type { RondoError } from '../../../platform/error.ts';
import type { Events, EventsReader, Parameters } from '../../../platform/events/client.ts';
import { takeTurns } from '../../../platform/events/take-turns.ts';
import { type Frame, moment, startOfDay } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { metricsOf } from './check-definition.ts';
import type { ExperimentFacts, MetricSums } from './measure-experiment.ts';
import { readQuantiles } from './read-quantiles.ts';
import type { SumsRow } from './summarise-arms.ts';
import { isQuantile, metricParameters, peopleSql, sumsSql } from './sums-sql.ts';
import { countUnitsSql, exposuresSql, holdoutSql, type Sql, segmentsSql, strangersSql } from './units-sql.ts';

export type AskDeps = {
  events: Events;
  frame: Frame;
  now: Date;
  /** Who was in a segment at a moment: a query with one column, `person`. */
  membersOf(segment: string, at: Date): Promise<Sql>;
};

const COVARIATE_DAYS = 28;
/** What happens later than this after an exposure is not its doing; and a window must have some length. */
const OPEN_WINDOW_DAYS = 3_650;
const DAY_MS = 86_400_000;

/** From when to when people are taken in, and until when what they do counts. */
export function timesOf(experiment: Experiment, { frame, now }: Pick<AskDeps, 'frame' | 'now'>) {
  const from = startOfDay(experiment.from, frame.timeZone);
  const end = experiment.to === undefined ? undefined : startOfDay(experiment.to, frame.timeZone);
  const nowText = now.toISOString();
  const to = end === undefined || end > nowText ? nowText : end;
  const after = (experiment.windowDays ?? 0) * DAY_MS;
  const counted = Math.min(now.getTime(), Date.parse(to) + after);
  return { from, to, countedTo: new Date(counted).toISOString() };
}

export async function unitsOf(experiment: Experiment, deps: AskDeps): Promise<Sql> {
  const { source, variations, control, bandit } = experiment;
  const keys = variations.map(({ key }) => key);
  switch (source.kind) {
    case 'exposures':
      return exposuresSql(source, keys, bandit !== undefined);
    case 'holdout': {
      const arm = keys.indexOf(control) + 1;
      return holdoutSql(source, { control: arm, treatment: 3 - arm });
    }
    case 'segments': {
      const at = new Date(startOfDay(source.membersAt ?? experiment.from, deps.frame.timeZone));
      return segmentsSql(
        await Promise.all(variations.map(({ segment = '' }) => deps.membersOf(segment, at))),
      );
    }
  }
}

export function parametersOf(experiment: Experiment, deps: AskDeps): Parameters {
  const { from, to, countedTo } = timesOf(experiment, deps);
  return {
    from: moment(from),
    to: moment(to),
    counted_to: moment(countedTo),
    zone: deps.frame.timeZone,
    currency: deps.frame.currency,
    window_seconds: (experiment.windowDays ?? OPEN_WINDOW_DAYS) * 86_400,
    covariate_days: experiment.covariateDays ?? COVARIATE_DAYS,
  };
}

export async function readSums(
  events: EventsReader,
  units: Sql,
  metric: ExperimentMetric,
  parameters: Parameters,
  signal?: AbortSignal,
): Promise<SumsRow[]> {
  return events.query<SumsRow>(
    sumsSql(units, metric),
    { ...parameters, ...units.parameters, ...metricParameters(metric) },
    signal === undefined ? {} : { signal },
  );
}

/** All that the answer is made of, as sums. */
export async function readExperiment(
  experiment: Experiment,
  deps: AskDeps,
  signal?: AbortSignal,
): Promise<ExperimentFacts> {
  const { frame, now } = deps;
  if (experiment.state === 'planned') throw notBegun(experiment);
  const events = takeTurns(deps.events);
  const units = await unitsOf(experiment, deps);
  const parameters = { ...parametersOf(experiment, deps), ...units.parameters };
  const options = signal === undefined ? {} : { signal };
  const [counted, strangers, metrics] = await Promise.all([
    events.query<{ arm: number; crossed: number | boolean; people: number }>(
      countUnitsSql(units),
      parameters,
      options,
    ),
    experiment.source.kind === 'exposures'
      ? events.query<{ variation: string; people: number; robot: number | boolean }>(
          strangersSql(),
          parameters,
          options,
        )
      : [],
    Promise.all(
      metricsOf(experiment).map(async ({ field, metric }) => {
        const own = { metric, role: roleOf(field) };
        if (!isQuantile(metric.kind))
          return { ...own, rows: await readSums(events, units, metric, parameters, signal) };
        const [rows, quantiles] = await Promise.all([
          readSums(events, units, { ...metric, kind: 'count' }, parameters, signal),
          readQuantiles(events, units, metric, parameters, signal),
        ]);
        return { ...own, rows, quantiles };
      }),
    ),
  ]);
  const { from, to } = timesOf(experiment, deps);
  for (const [index, { key }] of experiment.variations.entries()) {
    if (!counted.some(({ arm, crossed }) => arm === index + 1 && !crossed)) throw nobodyIn(key, experiment);
  }
  return {
    experiment,
    at: now,
    days: (Date.parse(to) - Date.parse(from)) / DAY_MS,
    currency: frame.currency,
    metrics,
    crossed: counted.reduce((sum, { crossed, people }) => sum + (crossed ? people : 0), 0),
    robots: strangers.reduce((sum, { robot, people }) => sum + (robot ? people : 0), 0),
    unknown: strangers.flatMap(({ variation, people, robot }) => (robot ? [] : [{ variation, people }])),
  };
}

export async function readPeople(
  experiment: Experiment,
  deps: AskDeps,
  { arm, limit, after }: { arm: number; limit: number; after: number },
): Promise<{ person: string; exposedAt: string; message: string; value: number }[]> {
  if (experiment.state === 'planned') return [];
  const units = await unitsOf(experiment, deps);
  return deps.events.query(peopleSql(units, experiment.primary), {
    ...parametersOf(experiment, deps),
    ...units.parameters,
    ...metricParameters(experiment.primary),
    arm,
    limit,
    after,
  });
}

const roleOf = (field: string): MetricSums['role'] =>
  field === '/primary' ? 'primary' : field.startsWith('/secondary') ? 'secondary' : 'guardrail';

export function stateOf({ from, to }: Pick<Experiment, 'from' | 'to'>, today: string): Experiment['state'] {
  if (from > today) return 'planned';
  return to !== undefined && to <= today ? 'ended' : 'running';
}

export function notBegun({ from }: Experiment): RondoError {
  return notEnough(
    `The experiment begins on ${from}.`,
    'Come back when people have seen it; until then plan how many it needs.',
  );
}

function nobodyIn(variation: string, { source, from, to }: Experiment): RondoError {
  const until = to === undefined ? '' : ` to ${Temporal.PlainDate.from(to).subtract({ days: 1 })}`;
  const cure = {
    exposures:
      'Check experiment_id and variation_id of the “Experiment Viewed” events against the definition, and its dates.',
    holdout: 'Check the names of the two events, the campaign and the dates of the definition.',
    segments: 'Look whether the segment has members at the moment that the definition names.',
  };
  return notEnough(`Nobody is in variation “${variation}” from ${from}${until}.`, cure[source.kind]);
}
