import type { ExperimentMetric, NewExperiment } from '@rondo/contract';
import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../platform/error.ts';
import { isRatio } from './sums-sql.ts';

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
    const ratio = metrics.find(({ metric }) => isRatio(metric.kind));
    if (ratio !== undefined)
      throw invalid(
        `${ratio.field}/kind`,
        'Messages with a lot each cannot be compared by a ratio.',
        'Take a conversion, a count or revenue per person.',
      );
  }
}

export function metricsOf(definition: Definition): { field: string; metric: ExperimentMetric }[] {
  const { primary, secondary = [], guardrails = [] } = definition;
  return [
    { field: '/primary', metric: primary },
    ...secondary.map((metric, index) => ({ field: `/secondary/${index}`, metric })),
    ...guardrails.map((metric, index) => ({ field: `/guardrails/${index}`, metric })),
  ];
}

export function checkMetric(field: string, { kind, per }: Pick<ExperimentMetric, 'kind' | 'per'>): void {
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
