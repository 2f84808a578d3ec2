import type {
  Experiment,
  ExperimentGains,
  ExperimentGainsProgress,
  ExperimentGainsQuery,
  ExperimentMetric,
} from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/error.ts';
import { runInThread } from '../../../platform/jobs/run-in-thread.ts';
import { PURCHASE_EVENTS } from '../../metrics/index.ts';
import type { Hooks } from '../ask-measure.ts';
import { notEnough } from '../or-not-enough.ts';
import { type AskDeps, notBegun, parametersOf, timesOf, unitsOf } from './ask-experiment.ts';
import { metricsOf } from './check-definition.ts';
import { type GainRow, gainRowsSql } from './gain-features-sql.ts';
import { isPerPerson, metricParameters } from './sums-sql.ts';
import { countUnitsSql } from './units-sql.ts';
import type { GainAnswer, GainProgress, GainQuestion } from './weigh-gains.ts';

const OPENED = 'Email Opened';
/** More units say hardly more, and take memory and minutes; then a part of the people is drawn. */
const MOST_UNITS = 200_000;
/** Of each variation: the first fifth learns, and each group needs its own. */
const FEWEST_UNITS = 500;
const SEED = 1;

/** Who gains more than others by a variation; heavy, hence in a thread. */
export async function learnWhoGains(
  experiment: Experiment,
  query: ExperimentGainsQuery,
  deps: AskDeps,
  { signal, report }: Hooks<ExperimentGainsProgress['step']>,
): Promise<ExperimentGains> {
  const { metric, kind } = pickMetric(experiment, query);
  const { control, treated, variation } = pickArms(experiment, query);
  if (experiment.state === 'planned') throw notBegun(experiment);
  report({ step: 'people', done: 0, total: 1 });
  const units = await unitsOf(experiment, deps);
  const parameters = { ...parametersOf(experiment, deps), ...units.parameters };
  const counted = await deps.events.query<{ arm: number; crossed: number | boolean; units: number }>(
    countUnitsSql(units),
    parameters,
    { signal },
  );
  const unitsIn = (arm: number): number =>
    counted.reduce((sum, one) => sum + (one.arm === arm && !one.crossed ? one.units : 0), 0);
  const [few, all] = [Math.min(unitsIn(control), unitsIn(treated)), unitsIn(control) + unitsIn(treated)];
  if (few < FEWEST_UNITS)
    throw notEnough(
      `There are ${few} in the smaller variation; who gains is told of ${FEWEST_UNITS} in each at least.`,
      'Wait until more people have seen it.',
    );
  const parts = Math.ceil(all / MOST_UNITS);
  const rows = await deps.events.query<GainRow>(
    gainRowsSql(units, metric),
    {
      ...parameters,
      ...metricParameters(metric),
      control_unit: control,
      treated_unit: treated,
      parts,
      purchases: [...PURCHASE_EVENTS],
      opened: OPENED,
    },
    { signal },
  );
  report({ step: 'model', done: 0, total: 1 });
  const question = packRows(rows, treated, metric.better ?? 'more', experiment.alpha ?? 0.05);
  const answer = await runInThread<GainAnswer, GainProgress>(
    new URL('./gains-worker.ts', import.meta.url),
    question,
    { signal, onProgress: (progress) => report({ step: 'model', ...progress }) },
  );
  const { countedTo } = timesOf(experiment, deps);
  const lastDay = Temporal.Instant.from(countedTo).toZonedDateTimeISO(deps.frame.timeZone).toPlainDate();
  const { treated: treatedUnits, control: controlUnits, ...told } = answer;
  return {
    outcome: 'answered',
    experiment: experiment.key,
    at: deps.now.toISOString(),
    from: experiment.from,
    to: (experiment.to !== undefined && experiment.windowDays === undefined
      ? Temporal.PlainDate.from(experiment.to)
      : lastDay.add({ days: 1 })
    ).toString(),
    variation,
    control: experiment.control,
    metric: metric.name,
    kind,
    better: metric.better ?? 'more',
    currency: deps.frame.currency,
    units: {
      treated: treatedUnits,
      control: controlUnits,
      people: new Set(rows.map(({ person }) => person)).size,
      part: 1 / parts,
    },
    ...told,
  };
}

function pickMetric(experiment: Experiment, { metric: name }: ExperimentGainsQuery) {
  const known = metricsOf(experiment).map(({ metric }) => metric);
  const metric: ExperimentMetric | undefined =
    name === undefined ? known.find(({ kind }) => isPerPerson(kind)) : known.find((one) => one.name === name);
  if (metric === undefined || !isPerPerson(metric.kind)) {
    const fit = known.filter(({ kind }) => isPerPerson(kind)).map((one) => one.name);
    throw invalid(
      'metric',
      name === undefined || metric !== undefined
        ? 'Who gains is learned from what each person did: a ratio or a quantile does not tell.'
        : `There is no metric “${name}”.`,
      fit.length === 0 ? 'Add a metric per person to the experiment.' : `Name one of: ${fit.join(', ')}.`,
    );
  }
  return { metric, kind: metric.kind };
}

function pickArms({ variations, control }: Experiment, query: ExperimentGainsQuery) {
  const keys = variations.map(({ key }) => key);
  const others = keys.filter((key) => key !== control);
  const variation = query.variation ?? others[0] ?? '';
  if (!others.includes(variation))
    throw invalid(
      'variation',
      `“${variation}” is no variation that is compared with the control.`,
      `Name one of: ${others.join(', ')}.`,
    );
  return { variation, control: keys.indexOf(control) + 1, treated: keys.indexOf(variation) + 1 };
}

function packRows(
  rows: readonly GainRow[],
  treated: number,
  better: 'more' | 'less',
  alpha: number,
): GainQuestion {
  const number = (of: (row: GainRow) => number): Float64Array => Float64Array.from(rows, of);
  const code = (of: (row: GainRow) => string): Uint32Array => {
    const codes = new Map<string, number>();
    return Uint32Array.from(rows, (row) => {
      const known = codes.get(of(row)) ?? codes.size;
      codes.set(of(row), known);
      return known;
    });
  };
  return {
    treated: Uint8Array.from(rows, ({ arm }) => (arm === treated ? 1 : 0)),
    value: number(({ value }) => value),
    stratum: code(({ stratum }) => stratum),
    person: code(({ person }) => person),
    orders: number(({ orders }) => orders),
    spend: number(({ spend }) => spend),
    visits: number(({ visits }) => visits),
    opens: number(({ opens }) => opens),
    country: rows.map(({ country }) => country),
    channel: rows.map(({ channel }) => channel),
    better,
    alpha,
    seed: SEED,
  };
}
