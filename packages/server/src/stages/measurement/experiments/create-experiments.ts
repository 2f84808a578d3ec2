import type {
  ChannelLift,
  Experiment,
  ExperimentAllocation,
  ExperimentAllocationQuery,
  ExperimentChange,
  ExperimentGains,
  ExperimentGainsProgress,
  ExperimentGainsQuery,
  ExperimentList,
  ExperimentPeople,
  ExperimentPeopleQuery,
  ExperimentPlanQuery,
  ExperimentPolicies,
  ExperimentPolicyQuery,
  ExperimentResult,
  NewExperiment,
  PlannedExperiment,
} from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { invalid } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { type Metrics, todayIn } from '../../metrics/index.ts';
import { createMeasureDesk, type MeasureDesk } from '../ask-measure.ts';
import { askAllocation, askPolicies } from './ask-bandit.ts';
import { type AskDeps, readExperiment, readPeople, stateOf } from './ask-experiment.ts';
import { checkDefinition } from './check-definition.ts';
import { createExperimentsStore, type StoredExperiment } from './experiments-store.ts';
import { findExperiments, isSameSource } from './find-experiments.ts';
import { learnWhoGains } from './learn-who-gains.ts';
import { listLifts } from './list-lifts.ts';
import { measureExperiment } from './measure-experiment.ts';
import { planFromVisitors } from './plan-from-visitors.ts';

/** Who gains, of one experiment as it is defined at the moment of asking. */
type GainsQuestion = ExperimentGainsQuery & { key: string; updatedAt: string };

export type Experiments = {
  /** What is defined, and what is only seen in the data. */
  list(): Promise<ExperimentList>;
  get(key: string): Promise<Experiment>;
  add(experiment: NewExperiment, by: string): Promise<Experiment>;
  change(key: string, definition: ExperimentChange): Promise<Experiment>;
  remove(key: string): Promise<void>;
  result(key: string, signal?: AbortSignal): Promise<ExperimentResult>;
  people(key: string, query: ExperimentPeopleQuery): Promise<ExperimentPeople>;
  /** The next shares of one that runs as a bandit. */
  allocation(
    key: string,
    query: ExperimentAllocationQuery,
    signal?: AbortSignal,
  ): Promise<ExperimentAllocation>;
  /** What other shares would have brought, by the chances that exposures carry. */
  policies(key: string, query: ExperimentPolicyQuery, signal?: AbortSignal): Promise<ExperimentPolicies>;
  /** Who gains more than others: the answer, or how far it is. */
  gains(
    key: string,
    query: ExperimentGainsQuery,
    waitMs: number,
  ): Promise<ExperimentGains | ExperimentGainsProgress>;
  cancelGains(key: string, query: ExperimentGainsQuery): Promise<boolean>;
  close(): void;
  plan(query: ExperimentPlanQuery, signal?: AbortSignal): Promise<PlannedExperiment>;
  /** What experiments that withheld a channel say that it brought: for whoever weighs it against other estimates. */
  lifts(signal?: AbortSignal): Promise<ChannelLift[]>;
};

export type ExperimentsDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  metrics: Pick<Metrics, 'frame'>;
  membersOf: AskDeps['membersOf'];
};

export function createExperiments(deps: ExperimentsDeps): Experiments {
  const { events, clock, metrics, membersOf } = deps;
  const store = createExperimentsStore(deps.records, clock);
  const ask = async (): Promise<AskDeps> => ({
    events,
    frame: await metrics.frame(),
    now: clock.now(),
    membersOf,
  });

  async function withState(stored: StoredExperiment): Promise<Experiment> {
    const { timeZone } = await metrics.frame();
    return { ...stored, state: stateOf(stored, todayIn(timeZone, clock.now())) };
  }
  const get = async (key: string): Promise<Experiment> => withState(await store.find(key));
  const listDefined = async (): Promise<Experiment[]> => Promise.all((await store.list()).map(withState));
  const result = async (experiment: Experiment, signal?: AbortSignal): Promise<ExperimentResult> =>
    measureExperiment(await readExperiment(experiment, await ask(), signal));

  const gainsDesk: MeasureDesk<GainsQuestion, ExperimentGains, ExperimentGainsProgress['step']> =
    createMeasureDesk(
      async ({ key, updatedAt: _updatedAt, ...query }, hooks) =>
        learnWhoGains(await get(key), query, await ask(), hooks),
      'people',
    );
  const gainsQuestion = async (key: string, query: ExperimentGainsQuery): Promise<GainsQuestion> => {
    const { updatedAt } = await get(key);
    return { ...query, key, updatedAt };
  };

  return {
    get,
    allocation: async (key, query, signal) => askAllocation(await get(key), query, await ask(), signal),
    policies: async (key, query, signal) => askPolicies(await get(key), query, await ask(), signal),
    gains: async (key, query, waitMs) => gainsDesk.ask(await gainsQuestion(key, query), waitMs),
    cancelGains: async (key, query) => gainsDesk.cancel(await gainsQuestion(key, query)),
    close: gainsDesk.close,
    async list() {
      const { timeZone } = await metrics.frame();
      const [items, found] = await Promise.all([listDefined(), findExperiments(events, timeZone)]);
      return {
        items,
        total: items.length,
        found: found.filter(({ source }) => !items.some((item) => isSameSource(item.source, source))),
      };
    },
    async add(experiment, by) {
      checkDefinition(experiment);
      return withState(await store.add(experiment, by));
    },
    async change(key, definition) {
      checkDefinition(definition);
      return withState(await store.change(key, definition));
    },
    remove: store.remove,
    result: async (key, signal) => result(await get(key), signal),
    async people(key, { variation, limit = 100, after = 0 }) {
      const experiment = await get(key);
      const arm = experiment.variations.findIndex((one) => one.key === variation) + 1;
      if (arm === 0)
        throw invalid(
          'variation',
          `There is no variation “${variation}”.`,
          `Name one of: ${experiment.variations.map((one) => one.key).join(', ')}.`,
        );
      const rows = await readPeople(experiment, await ask(), { arm, limit: limit + 1, after });
      return {
        items: rows.slice(0, limit),
        ...(rows.length > limit ? { next: after + limit } : {}),
      };
    },
    plan: async (query, signal) => planFromVisitors(await ask(), query, signal),
    lifts: async (signal) =>
      listLifts(await listDefined(), { ...(await ask()), result: (one) => result(one, signal) }),
  };
}
