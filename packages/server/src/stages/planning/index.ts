import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { Metrics } from '../metrics/index.ts';
import { createGoals, type Goals } from './goals.ts';
import { createInventory, type InventoryService, type Usage } from './inventory.ts';
import { readsOfChart } from './reads-of-chart.ts';

export type { Usage } from './inventory.ts';
export { planningRoutes } from './routes.ts';

export type Planning = {
  goals: Goals;
  inventory: InventoryService;
  /** What goals and saved charts read, for the inventory. */
  usages(): Promise<Usage[]>;
};

export type PlanningDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  metrics: Metrics;
  /** Who reads which data: other stages tell through this port, which main fills. */
  usages(): Promise<Usage[]>;
};

export function createPlanning(deps: PlanningDeps): Planning {
  const { metrics } = deps;
  const goals = createGoals(deps);
  return {
    goals,
    inventory: createInventory(deps),
    async usages() {
      const [set, charts] = await Promise.all([goals.list(), metrics.charts.list()]);
      const usages: Usage[] = [];
      for (const goal of set)
        usages.push({ kind: 'goal', name: goal.name, reads: await metrics.reads(goal.metric) });
      for (const chart of charts)
        usages.push({ kind: 'chart', name: chart.name, reads: await readsOfChart(metrics, chart) });
      // Profiles are made of these, whoever looks at them.
      usages.push({ kind: 'profile', name: 'people', reads: ['identify', 'group'] });
      return usages;
    },
  };
}
