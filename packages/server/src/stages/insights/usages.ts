import { desks } from '@rondo/contract';
import type { Metrics } from '../metrics/index.ts';
import type { Usage } from '../planning/index.ts';
import { deskPlans } from './desks.ts';

/** What the desks' reports read, for the inventory. */
export async function usagesOfReports(metrics: Metrics): Promise<Usage[]> {
  return Promise.all(
    desks.map(async (desk) => {
      const { tiles, watched } = deskPlans[desk];
      const keys = [...new Set([...tiles, ...watched.map((one) => one.metric)])];
      const reads = (await Promise.all(keys.map((key) => metrics.reads(key)))).flat();
      return { kind: 'report' as const, name: desk, reads: [...new Set(reads)] };
    }),
  );
}
