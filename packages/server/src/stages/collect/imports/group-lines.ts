import type { Events } from '../../../platform/events/client.ts';
import { createBinder } from './binder.ts';
import { BOUNDED } from './identify-people.ts';
import { integerSql, moneySql, numberSql } from './parse-value-sql.ts';
import { rawSql } from './parsed-rows-sql.ts';
import type { ImportPlan, PlannedField } from './plan-import.ts';
import { isRowSql, type Staging } from './stage-file.ts';

/** Field of an order → the same of one of its products, as Segment's specification calls it. */
export const LINE_FIELDS: Readonly<Record<string, string>> = {
  product_id: 'product_id',
  product_name: 'name',
  category: 'category',
  price: 'price',
  quantity: 'quantity',
};

export type GroupedFile = { staging: Staging; plans: readonly ImportPlan[] };

/**
 * Some shops (Shopify) write a row for each product of an order and say whose order it is, when and how much only in the
 * first. Such a file becomes a table of one row an order, the first, with all its products beside it; a file with one row
 * an order is left as it is (undefined). Rows without a first row stay, to be rejected.
 */
export async function groupLines(
  events: Events,
  { staging, plans }: GroupedFile,
  table: string,
  signal?: AbortSignal,
): Promise<GroupedFile | undefined> {
  const [plan] = plans;
  if (plan === undefined || plans.length > 1 || plan.kind.id !== 'orders' || plan.groups.length > 0)
    return undefined;
  const column = (name: string) =>
    plan.fields.find(({ field, source }) => field.name === name && source.from === 'column');
  const [order, time, total] = [column('order_id'), column('timestamp'), column('total')];
  const products = plan.fields.filter(
    ({ field, source }) => source.from === 'column' && LINE_FIELDS[field.name] !== undefined,
  );
  if (order === undefined || time === undefined || total === undefined || products.length === 0)
    return undefined;

  const binder = createBinder();
  const raw = (planned: PlannedField) => rawSql(plan, planned, binder);
  const isFurther = `(${raw(order)} != '' AND ${raw(time)} = '' AND ${raw(total)} = '')`;
  const options = { settings: BOUNDED, ...(signal === undefined ? {} : { signal }) };
  const further = await events.query(
    `SELECT 1 FROM ${staging.table} WHERE ${isRowSql(staging.shape)} AND ${isFurther} LIMIT 1`,
    binder.parameters,
    options,
  );
  if (further.length === 0) return undefined;

  const rowNumber = staging.shape.format === 'parquet' ? '__row' : 'row';
  const firsts = `SELECT ${raw(order)} FROM ${staging.table} WHERE ${isRowSql(staging.shape)} AND ${raw(order)} != '' AND NOT ${isFurther}`;
  await events.command(
    `CREATE TABLE ${table} ENGINE = MergeTree ORDER BY tuple() AS
     SELECT s.*, lines.products AS __products FROM
     (SELECT *, ${raw(order)} AS __order FROM ${staging.table} WHERE ${isRowSql(staging.shape)} AND NOT (${isFurther} AND ${raw(order)} IN (${firsts}))) AS s
     LEFT ANY JOIN
     (SELECT ${raw(order)} AS __order, concat('[', arrayStringConcat(arrayMap(line -> line.2, arraySort(groupArrayIf((${rowNumber}, json), json != '{}'))), ','), ']') AS products
      FROM (SELECT *, ${lineSql(products, raw)} AS json FROM ${staging.table} WHERE ${isRowSql(staging.shape)}) WHERE __order != '' GROUP BY __order) AS lines
     ON s.__order = lines.__order`,
    binder.parameters,
    { ...options, settings: { ...BOUNDED, join_use_nulls: 0 } },
  );
  return { staging: { ...staging, table }, plans: [{ ...plan, hasLines: true }] };
}

const PARSED: ReadonlyMap<string, typeof numberSql> = new Map([
  ['money', moneySql],
  ['number', numberSql],
  ['integer', integerSql],
]);

/** One product as JSON, from what its row says of it. */
function lineSql(products: readonly PlannedField[], raw: (planned: PlannedField) => string): string {
  const members = products.map((planned) => {
    const name = LINE_FIELDS[planned.field.name];
    const text = raw(planned);
    const parse = PARSED.get(planned.field.type);
    return parse === undefined
      ? `if(${text} = '', '', concat(',"${name}":', toJSONString(${text})))`
      : `ifNull(concat(',"${name}":', toString(${parse(text, planned.decimal)})), '')`;
  });
  return `concat('{', substring(${members.length === 1 ? members[0] : `concat(${members.join(', ')})`}, 2), '}')`;
}
