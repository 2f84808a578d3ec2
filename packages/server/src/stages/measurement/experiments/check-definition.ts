import type { ExperimentMetric, NewExperiment } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/error.ts';
import { isPerPerson, isQuantile, isRatio } from './sums-sql.ts';

type Definition = Omit<NewExperiment, 'key'>;

const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

/** What a schema cannot say: throws at the first thing that could not be measured. */
export function checkDefinition(definition: Definition): void {
  const { source, variations, control, from, to } = definition;
  const keys = variations.map(({ key }) => key);
  const twice = repeated(keys);
  if (twice !== undefined)
    throw invalid(
      '/variations',
      `Variation “${twice}” stands twice.`,
      'Give each variation a key of its own.',
    );
  if (!keys.includes(control))
    throw invalid('/control', `There is no variation “${control}”.`, `Name one of: ${keys.join(', ')}.`);
  checkDate('/from', from);
  if (to !== undefined) {
    checkDate('/to', to);
    if (to <= from)
      throw invalid('/to', 'The experiment ends before it begins.', '“to” is the day after the last one.');
  }
  const metrics = metricsOf(definition);
  for (const { field, metric } of metrics) checkMetric(field, metric);
  const named = repeated(metrics.map(({ metric }) => metric.name));
  if (named !== undefined)
    throw invalid('/primary/name', `Two metrics are called “${named}”.`, 'Give each a name of its own.');
  if (source.kind === 'segments') {
    if (source.membersAt !== undefined) checkDate('/source/membersAt', source.membersAt);
    const without = variations.findIndex(({ segment }) => segment === undefined);
    if (without !== -1)
      throw invalid(
        `/variations/${without}/segment`,
        `Variation “${keys[without]}” has no segment.`,
        'Name the segment that its people are in.',
      );
  }
  if (source.kind === 'holdout') {
    if (variations.length !== 2)
      throw invalid(
        '/variations',
        'A hold-out has two variations.',
        'One that got the message, one that did not.',
      );
    if (source.sent === source.held)
      throw invalid(
        '/source/held',
        'Sent and withheld are the same event.',
        'Name the event of whom it was withheld from.',
      );
    checkPerPerson(metrics, 'Messages with a lot each');
  }
  const { bandit } = definition;
  if (bandit !== undefined) {
    if (source.kind !== 'exposures')
      throw invalid(
        '/bandit',
        'Shares can only be steered where people are shown variations one by one.',
        'Leave it out, or take a source of exposures.',
      );
    if (bandit.floor * variations.length > 1)
      throw invalid(
        '/bandit/floor',
        `${variations.length} variations with at least ${bandit.floor} each are more than all people.`,
        `Take at most ${1 / variations.length}.`,
      );
    checkPerPerson(metrics, 'Days with a split each');
  }
}

/** Only figures of each person can be added up over strata. */
function checkPerPerson(metrics: ReturnType<typeof metricsOf>, strata: string): void {
  const other = metrics.find(({ metric }) => !isPerPerson(metric.kind));
  if (other !== undefined)
    throw invalid(
      `${other.field}/kind`,
      `${strata} cannot be compared by a ${isRatio(other.metric.kind) ? 'ratio' : 'quantile'}.`,
      'Take a conversion, a count or revenue per person.',
    );
}

export function metricsOf(definition: Definition): { field: string; metric: ExperimentMetric }[] {
  const { primary, secondary = [], guardrails = [] } = definition;
  return [
    { field: '/primary', metric: primary },
    ...secondary.map((metric, index) => ({ field: `/secondary/${index}`, metric })),
    ...guardrails.map((metric, index) => ({ field: `/guardrails/${index}`, metric })),
  ];
}

export function checkMetric(
  field: string,
  { kind, per, quantile, property }: Omit<ExperimentMetric, 'name' | 'events'>,
): void {
  for (const [name, value] of Object.entries({ quantile, property }))
    if (value !== undefined && !isQuantile(kind))
      throw invalid(`${field}/${name}`, `A ${kind} has no ${name}.`, 'Leave it out, or take a quantile.');
  if (isRatio(kind) && per === undefined)
    throw invalid(`${field}/per`, 'A ratio needs what it is divided by.', 'Name the events below the line.');
  if (!isRatio(kind) && per !== undefined)
    throw invalid(`${field}/per`, `A ${kind} is per person.`, 'Leave it out, or take a ratio.');
}

function checkDate(field: string, date: string): void {
  try {
    Temporal.PlainDate.from(date);
  } catch {
    throw invalid(field, `“${date}” is no date.`, 'Give it as YYYY-MM-DD.');
  }
}
