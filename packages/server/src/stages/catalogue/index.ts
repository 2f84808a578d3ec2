import type {
  CatalogueChange,
  CatalogueEntry,
  CatalogueRules,
  NewCatalogueEntry,
  PlanPolicy,
} from '@rondo/contract';
import { notFound, RondoError } from '../../platform/error.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Consumer } from '../../platform/events/consumers.ts';
import type { Records } from '../../platform/records/open-records.ts';
import { sightingsOf } from './learn-catalogue.ts';
import { createCatalogueStore } from './store.ts';

export { catalogueRoutes } from './routes.ts';

/** What intake enforces, in the form in which it looks it up. */
export type EnforcedPlan = {
  unknownEvents: PlanPolicy;
  events: ReadonlyMap<
    string,
    {
      policy: PlanPolicy;
      properties: ReadonlyMap<string, { type: string; required: boolean; policy: PlanPolicy }>;
    }
  >;
};

export type Catalogue = {
  list(): Promise<CatalogueEntry[]>;
  rules(): Promise<CatalogueRules>;
  setRules(rules: CatalogueRules): Promise<void>;
  add(entry: NewCatalogueEntry): Promise<CatalogueEntry>;
  change(id: string, change: CatalogueChange): Promise<CatalogueEntry>;
  /** The plan as of the last refresh, at most a few seconds old. */
  plan(): EnforcedPlan;
  refresh(): Promise<void>;
  consumer: Consumer;
  stop(): void;
};

const REFRESH_MS = 5_000;

export async function openCatalogue(deps: { events: Events; records: Records }): Promise<Catalogue> {
  const store = createCatalogueStore(deps.records);
  let plan = planOf(await store.list(), (await store.rules()).unknownEvents);

  async function refresh(): Promise<void> {
    plan = planOf(await store.list(), (await store.rules()).unknownEvents);
  }
  // Another process on this installation may have changed the plan; failing to read it leaves the last one in force.
  const timer = setInterval(() => void refresh().catch(() => undefined), REFRESH_MS);
  timer.unref();

  async function find(id: string): Promise<CatalogueEntry> {
    const entry = await store.find(id);
    if (entry === undefined) throw notFound('catalogue entry', id);
    return entry;
  }

  return {
    list: () => store.list(),
    rules: () => store.rules(),
    async setRules(rules) {
      await store.setRules(rules);
      await refresh();
    },
    async add(entry) {
      const id = await store.add(entry);
      if (id === undefined) {
        throw new RondoError({
          code: 'already-there',
          message: `The catalogue has a ${entry.kind} “${entry.name}” already.`,
          cure: 'Change that entry instead.',
          status: 409,
          field: 'name',
        });
      }
      await refresh();
      return find(id);
    },
    async change(id, change) {
      await find(id);
      await store.change(id, change);
      await refresh();
      return find(id);
    },
    plan: () => plan,
    refresh,
    consumer: {
      name: 'catalogue',
      most: 200_000,
      rest: 2_000,
      async consume(range) {
        const sightings = await sightingsOf(deps.events, range);
        return (transaction) => store.learn(transaction, sightings);
      },
    },
    stop: () => clearInterval(timer),
  };
}

function planOf(entries: readonly CatalogueEntry[], unknownEvents: PlanPolicy): EnforcedPlan {
  type Properties = Map<string, { type: string; required: boolean; policy: PlanPolicy }>;
  const events = new Map<string, { policy: PlanPolicy; properties: Properties }>();
  for (const entry of entries) {
    if (entry.kind === 'event') events.set(entry.name, { policy: entry.policy, properties: new Map() });
  }
  for (const { kind, event, name, type, required, policy } of entries) {
    if (kind === 'property' && policy !== 'allow')
      events.get(event)?.properties.set(name, { type, required, policy });
  }
  return { unknownEvents, events };
}
