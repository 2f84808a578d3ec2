import { setTimeout as sleep } from 'node:timers/promises';
import { RondoError } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';

/** Everything that an import's rows become, in the log's order; each row says which import it came from. */
const TABLES = [
  'log',
  'events',
  'traits',
  'ad_figures',
  'ad_impressions',
  'mentions',
  'kpi_values',
  'products',
  'consents',
  'import_keys',
  'import_rejects',
] as const;

/** Deletes exactly the rows of one import: one of the three exceptions to "events are only appended". */
export async function deleteImportRows(
  events: Events,
  importId: string,
  options: { keepRejects?: boolean } = {},
): Promise<void> {
  for (const table of TABLES) {
    if (table === 'import_rejects' && options.keepRejects === true) continue;
    await untilAvailable(() =>
      events.command(
        `DELETE FROM ${table} WHERE import_id = {importId:String}`,
        { importId },
        { settings: { lightweight_deletes_sync: 2 } },
      ),
    );
  }
}

const LONGEST_WAIT_MS = 60_000;

/** The engine is restarted when it dies: what must be taken away waits for it rather than stay behind. */
async function untilAvailable(work: () => Promise<void>): Promise<void> {
  for (let waited = 0; ; waited += 1_000) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RondoError) || error.status !== 503 || waited >= LONGEST_WAIT_MS) throw error;
      await sleep(1_000);
    }
  }
}
