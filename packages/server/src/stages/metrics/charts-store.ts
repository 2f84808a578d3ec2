import { randomUUID } from 'node:crypto';
import type { Chart, ChartChange, ChartKind, NewChart } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/error.ts';
import type { Records } from '../../platform/records/open-records.ts';

type ChartRow = {
  id: string;
  name: string;
  kind: ChartKind;
  definition: string;
  created_by: string;
  created_at: string;
  updated_at: string;
};

export type Charts = {
  list(): Promise<Chart[]>;
  find(id: string): Promise<Chart>;
  create(chart: NewChart, by: string): Promise<Chart>;
  change(id: string, change: ChartChange): Promise<Chart>;
  remove(id: string): Promise<void>;
};

/** Saved questions: a page's settings under a name. What they show is computed anew each time. */
export function createCharts(records: Records, clock: Clock): Charts {
  const db = records.withTables<{ charts: ChartRow }>();

  async function find(id: string): Promise<Chart> {
    const row = await db.selectFrom('charts').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw notFound('chart', id);
    return readChart(row);
  }

  return {
    find,
    async list() {
      const rows = await db
        .selectFrom('charts')
        .selectAll()
        .orderBy('updated_at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(readChart);
    },
    async create(chart, by) {
      const now = clock.now().toISOString();
      const row: ChartRow = {
        id: randomUUID(),
        name: chart.name,
        kind: chart.kind,
        definition: JSON.stringify(chart.definition),
        created_by: by,
        created_at: now,
        updated_at: now,
      };
      await db.insertInto('charts').values(row).execute();
      return readChart(row);
    },
    async change(id, change) {
      await find(id);
      await db
        .updateTable('charts')
        .set({
          updated_at: clock.now().toISOString(),
          ...(change.name === undefined ? {} : { name: change.name }),
          ...(change.kind === undefined ? {} : { kind: change.kind }),
          ...(change.definition === undefined ? {} : { definition: JSON.stringify(change.definition) }),
        })
        .where('id', '=', id)
        .execute();
      return find(id);
    },
    async remove(id) {
      await find(id);
      await db.deleteFrom('charts').where('id', '=', id).execute();
    },
  };
}

function readChart(row: ChartRow): Chart {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    definition: JSON.parse(row.definition),
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
