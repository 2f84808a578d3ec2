import { createInterface } from 'node:readline';
import type { Events } from '../../../platform/events/client.ts';
import { isPlainIdentifierSql, normaliseIdentifier } from '../../../platform/identifiers/index.ts';
import { createBinder } from './binder.ts';
import { rawSql, sourceSql } from './parsed-rows-sql.ts';
import { type ImportPlan, keyedOf, keyKindOf } from './plan-import.ts';
import type { Staging } from './stage-file.ts';

const BATCH_ROWS = 20_000;
/** Sorting and grouping go to disk beyond this, so that memory does not grow with the file. */
export const BOUNDED = {
  max_bytes_before_external_group_by: '300000000',
  max_bytes_before_external_sort: '300000000',
} as const;

type Person = { kind: string; raw: string; value: string; key: string; reason: string };

/**
 * Normalises the distinct identifiers of a file that are not plain already, and puts the answers into `table`, which
 * the import joins. Only distinct values pass through JavaScript, a batch at a time.
 */
export async function identifyPeople(
  events: Events,
  plans: readonly ImportPlan[],
  staging: Staging,
  table: string,
  signal?: AbortSignal,
): Promise<void> {
  await events.command(
    `CREATE TABLE ${table} (kind LowCardinality(String), raw String, value String, key UInt64, reason LowCardinality(String)) ENGINE = MergeTree ORDER BY (kind, raw)`,
  );
  const options = { settings: BOUNDED, ...(signal === undefined ? {} : { signal }) };
  for (const plan of plans) {
    for (const planned of keyedOf(plan)) {
      const kind = keyKindOf(planned);
      const binder = createBinder();
      const raws = `SELECT ${rawSql(plan, planned, binder)} AS raw ${sourceSql(plan, staging, binder)}`;
      const sql = `SELECT raw FROM (${raws}) WHERE raw != '' AND NOT ${isPlainIdentifierSql(kind, 'raw')} GROUP BY raw FORMAT JSONCompactEachRow`;
      const lines = createInterface({ input: await events.queryBytes(sql, binder.parameters, options) });
      let batch: Person[] = [];
      for await (const line of lines) {
        const [raw]: unknown[] = JSON.parse(line);
        if (typeof raw === 'string') batch.push(normalise(kind, raw, plan.region));
        if (batch.length < BATCH_ROWS) continue;
        await events.insertRows(table, batch);
        batch = [];
      }
      await events.insertRows(table, batch);
    }
  }
}

function normalise(kind: string, raw: string, region: string): Person {
  const result = normaliseIdentifier(kind, raw, region === '' ? {} : { defaultRegion: region });
  return result.outcome === 'ok'
    ? { kind, raw, value: result.value, key: String(result.key), reason: '' }
    : { kind, raw, value: '', key: '0', reason: result.reason };
}
