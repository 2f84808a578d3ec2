import type { KpiValue, KpiValueInput, KpiValueList } from '@rondo/contract';
import type { Clock } from '../../../platform/clock.ts';
import { invalid } from '../../../platform/error.ts';
import type { Events } from '../../../platform/events/client.ts';
import { hash64 } from '../../../platform/identifiers/index.ts';

/** Figures that people type in: the same figure typed again replaces the earlier one. */
export async function enterKpiValues(
  events: Events,
  clock: Clock,
  values: readonly KpiValueInput[],
  enteredBy: string,
): Promise<string[]> {
  const received_at = clock.now().toISOString();
  const rows = values.map((value, index) => {
    if (
      Number.isNaN(Date.parse(`${value.date}T00:00:00Z`)) ||
      !new Date(`${value.date}T00:00:00Z`).toISOString().startsWith(value.date)
    ) {
      throw invalid(
        `values.${index}.date`,
        `${value.date} is not a day that exists.`,
        'Write it as 2026-01-31.',
      );
    }
    const period = value.period ?? 'day';
    const source = value.source ?? '';
    const id = hash64(['typed', value.kpi, value.date, period, value.dimension ?? '', source].join('\0'));
    return {
      message_hash: String(id),
      import_id: '',
      row: 0,
      received_at,
      kpi: value.kpi,
      date: value.date,
      period,
      value: value.value,
      unit: value.unit ?? '',
      source,
      dimensions:
        value.dimension === undefined || value.dimension === '' ? {} : { dimension: value.dimension },
      entered_by: enteredBy,
      is_deleted: 0,
    };
  });
  await events.insertRows('kpi_values', rows);
  return rows.map((row) => row.message_hash);
}

/** Takes a typed-in figure away; one that came with a file goes with the undo of its import. */
export async function deleteKpiValue(events: Events, clock: Clock, id: string): Promise<boolean> {
  const [row] = await events.query<Record<string, unknown>>(
    "SELECT * FROM kpi_values FINAL WHERE message_hash = {id:UInt64} AND import_id = ''",
    { id },
  );
  if (row === undefined) return false;
  await events.insertRows('kpi_values', [{ ...row, received_at: clock.now().toISOString(), is_deleted: 1 }]);
  return true;
}

export type KpiFilter = {
  kpi?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  /** How many of them, newest first, were on the pages before. */
  after: number;
};

export async function listKpiValues(events: Events, filter: KpiFilter): Promise<KpiValueList> {
  const wanted = `FROM kpi_values FINAL
     WHERE ({kpi:String} = '' OR kpi = {kpi:String}) AND date >= toDate32({from:String}) AND date < toDate32({to:String})`;
  const parameters = {
    kpi: filter.kpi ?? '',
    from: filter.from ?? '1900-01-02',
    to: filter.to ?? '2299-12-30',
  };
  const [rows, [count], names] = await Promise.all([
    events.query<KpiRow>(
      `SELECT message_hash AS id, kpi, toString(date) AS day, period, value, unit, dimensions, source, entered_by, import_id
       ${wanted} ORDER BY date DESC, kpi, id LIMIT {limit:UInt32} OFFSET {after:UInt32}`,
      { ...parameters, limit: filter.limit, after: filter.after },
    ),
    events.query<{ total: number | string }>(`SELECT count() AS total ${wanted}`, parameters),
    events.query<{ kpi: string }>('SELECT DISTINCT kpi FROM kpi_values FINAL ORDER BY kpi LIMIT 1000', {}),
  ]);
  const total = Number(count?.total ?? 0);
  const shown = filter.after + rows.length;
  return {
    items: rows.map(({ day, entered_by, import_id, ...row }) => ({
      ...row,
      date: day,
      enteredBy: entered_by,
      importId: import_id,
    })),
    total,
    kpis: names.map(({ kpi }) => kpi),
    ...(rows.length > 0 && shown < total ? { next: shown } : {}),
  };
}

type KpiRow = Omit<KpiValue, 'date' | 'enteredBy' | 'importId'> & {
  day: string;
  entered_by: string;
  import_id: string;
};
