import type {
  Experiment,
  ExperimentAllocation,
  ExperimentAllocationQuery,
  ExperimentPolicies,
  ExperimentPolicyQuery,
} from '@rondo/contract';
import { invalid } from '../../../platform/error.ts';
import { moment } from '../../metrics/index.ts';
import { notEnough } from '../or-not-enough.ts';
import { type AskDeps, notBegun, parametersOf, readSums, timesOf, unitsOf } from './ask-experiment.ts';
import { type ChanceRow, judgePolicies, readShares } from './judge-policies.ts';
import { steerBandit } from './steer-bandit.ts';
import { isPerPerson, metricParameters, unitsWithFactsSql } from './sums-sql.ts';
import { countUnitsSql } from './units-sql.ts';

const SETTLE_DAYS = 7;
const DAY_MS = 86_400_000;

/** The next shares, from people who had their time: who has just seen it has not decided yet, and would count as a no. */
export async function askAllocation(
  experiment: Experiment,
  { seed = 1 }: ExperimentAllocationQuery,
  deps: AskDeps,
  signal?: AbortSignal,
): Promise<ExperimentAllocation> {
  const { bandit, primary } = experiment;
  if (bandit === undefined)
    throw invalid(
      'key',
      `“${experiment.key}” does not run as a bandit.`,
      'Give its definition a “bandit” with a method and a floor.',
    );
  if (experiment.state === 'planned') throw notBegun(experiment);
  const settleDays = bandit.settleDays ?? experiment.windowDays ?? SETTLE_DAYS;
  const { from, to } = timesOf(experiment, deps);
  const settledTo = new Date(
    Math.min(Date.parse(to), deps.now.getTime() - settleDays * DAY_MS),
  ).toISOString();
  const parameters = parametersOf(experiment, deps);
  const units = await unitsOf(experiment, deps);
  const options = signal === undefined ? {} : { signal };
  const [rows, counted] = await Promise.all([
    settledTo <= from
      ? []
      : readSums(
          deps.events,
          units,
          primary,
          {
            ...parameters,
            to: moment(settledTo),
            counted_to: moment(deps.now.toISOString()),
            window_seconds: settleDays * 86_400,
            covariate_days: 0,
          },
          signal,
        ),
    deps.events.query<{ crossed: number | boolean; people: number }>(
      countUnitsSql(units),
      { ...parameters, ...units.parameters },
      options,
    ),
  ]);
  if (rows.length === 0)
    throw notEnough(
      `Nobody saw “${experiment.name}” ${settleDays} days ago or earlier, so no results have settled.`,
      'Keep the shares as they are until then.',
    );
  return steerBandit({
    experiment,
    bandit,
    settleDays,
    at: deps.now,
    rows,
    people: counted.reduce((sum, { crossed, people }) => sum + (crossed ? 0 : people), 0),
    seed,
  });
}

/** What other shares would have brought, by the chances that exposures carry. */
export async function askPolicies(
  experiment: Experiment,
  { shares }: ExperimentPolicyQuery,
  deps: AskDeps,
  signal?: AbortSignal,
): Promise<ExperimentPolicies> {
  const { source, primary, variations } = experiment;
  if (source.kind !== 'exposures' || !isPerPerson(primary.kind))
    throw invalid(
      'key',
      'Other shares can be judged of exposures and a primary metric per person only.',
      'Take an experiment whose variations people are shown, decided by a conversion, a count or revenue.',
    );
  if (experiment.state === 'planned') throw notBegun(experiment);
  const keys = variations.map(({ key }) => key);
  const asked = shares === undefined ? [] : [readShares(shares, keys)];
  const units = await unitsOf(experiment, deps);
  const own = 'arraySum(arrayMap(f -> f.2, own))';
  const rows = await deps.events.query<ChanceRow>(
    `SELECT arm, chance, half, toFloat64(count()) AS n, sum(value) AS y, sum(value * value) AS yy
     FROM (SELECT arm, round(chance, 6) AS chance, toUInt8(cityHash64(person) % 2) AS half, ${primary.kind === 'conversion' ? `least(1., ${own})` : own} AS value
       FROM (${unitsWithFactsSql(units, primary, ['chance'])}))
     GROUP BY arm, chance, half ORDER BY arm, chance, half`,
    { ...parametersOf(experiment, deps), ...units.parameters, ...metricParameters(primary) },
    signal === undefined ? {} : { signal },
  );
  const everybody = keys.map((_, index) => keys.map((_key, other) => (other === index ? 1 : 0)));
  const judged = judgePolicies(experiment, rows, [...everybody, ...asked]);
  if (judged.decisions < 2)
    throw notEnough(
      'No exposure carries the chance with which its variation was drawn.',
      'Send it with each exposure as the property variation_probability, above 0 and at most 1.',
    );
  return {
    outcome: 'answered',
    experiment: experiment.key,
    at: deps.now.toISOString(),
    metric: primary.name,
    currency: deps.frame.currency,
    ...judged,
  };
}
