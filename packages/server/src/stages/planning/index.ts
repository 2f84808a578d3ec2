import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Records } from '../../platform/records/open-records.ts';
import type { Metrics } from '../metrics/index.ts';
import { createGoals, type Goals } from './goals.ts';
import { createInventory, type InventoryService, type Usage } from './inventory.ts';

export type { Usage } from './inventory.ts';
export { planningRoutes } from './routes.ts';

export type Planning = { goals: Goals; inventory: InventoryService };

export type PlanningDeps = {
  events: Events;
  records: Records;
  clock: Clock;
  metrics: Metrics;
  /** Who reads which data: other stages tell through this port, which main fills. */
  usages(): Promise<Usage[]>;
};

export function createPlanning(deps: PlanningDeps): Planning {
  return { goals: createGoals(deps), inventory: createInventory(deps) };
}
