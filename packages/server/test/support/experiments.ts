import type { NewExperiment } from '@rondo/contract';
import { virtualClock } from '../../src/platform/clock.ts';
import type { Events } from '../../src/platform/events/client.ts';
import {
  createExperiments,
  type Experiments,
} from '../../src/stages/measurement/experiments/create-experiments.ts';
import type { TestEvent } from './insert-facts.ts';
import type { TestRecords } from './records.ts';

/** What the tests of experiments share: facts of May 2026, and the stage on the day on which they are asked about. */
const FRAME = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const NOW = new Date('2026-05-31T12:00:00Z');

/** A day of May, as `view` and `order` take it. */
export const inMay = (day: number): string => `05-${String(day).padStart(2, '0')}`;

export const view = (
  person: number,
  day: string,
  variation: string,
  experiment: string,
  more: Record<string, unknown> = {},
): TestEvent => ({
  person,
  at: `2026-${day}T10:00:00Z`,
  event: 'Experiment Viewed',
  properties: { experiment_id: experiment, variation_id: variation, ...more },
});

export const order = (
  person: number,
  day: string,
  revenue = 10,
  more: Partial<TestEvent> = {},
): TestEvent => ({
  person,
  at: `2026-${day}T12:00:00Z`,
  event: 'Order Completed',
  revenue,
  currency: 'EUR',
  ...more,
});

/** Two variations of equal weight, A the control, told by exposures. */
export const defineExperiment = (
  key: string,
  own: Pick<NewExperiment, 'name' | 'hypothesis' | 'primary'>,
): NewExperiment => ({
  key,
  ...own,
  source: { kind: 'exposures', experiment: key },
  variations: [
    { key: 'A', weight: 1 },
    { key: 'B', weight: 1 },
  ],
  control: 'A',
  from: '2026-05-01',
});

export const startExperiments = (events: Events, { records }: TestRecords): Experiments =>
  createExperiments({
    events,
    records,
    clock: virtualClock(NOW),
    metrics: { frame: async () => FRAME },
    // Segment “odd” is of odd people, “even” of the others.
    membersOf: async (segment) => ({
      sql: 'SELECT number AS person FROM numbers(1, 400) WHERE number % 2 = {p0:UInt8}',
      parameters: { p0: segment === 'odd' ? 1 : 0 },
    }),
  });
