import type { ImportField } from '@rondo/contract';
import { identityKeySql, isPlainIdentifierSql } from '../../../platform/identifiers/index.ts';
import type { Binder } from './binder.ts';
import { isRejectedSql } from './faults-sql.ts';
import { booleanSql, integerSql, isEmptySql, moneySql, numberSql, timeSql } from './parse-value-sql.ts';
import { type ImportPlan, keyedOf, keyKindOf, type PlannedField } from './plan-import.ts';
import { brokenRowSql, cellSql, isRowSql, rowSql, type Staging } from './stage-file.ts';

/** The text of a field before it is parsed; in a wide table `w` is the group. */
export function rawSql(plan: ImportPlan, { source }: PlannedField, binder: Binder): string {
  if (source.from === 'column') return cellSql(plan.shape, source.column, binder);
  if (source.from === 'constant') return `toString(${binder.text(source.value)})`;
  return `tupleElement(w, ${source.element + 2})`;
}

/** The staged rows of the file, turned where the table is wide. */
export function sourceSql(plan: ImportPlan, staging: Staging, binder: Binder, range = ''): string {
  const filter = `${isRowSql(plan.shape)}${range}`;
  if (plan.groups.length === 0) return `FROM ${staging.table} WHERE ${filter}`;
  const groups = plan.groups.map((group, index) => {
    const elements = group.map((element) => {
      if (element === undefined) return "''";
      return 'text' in element
        ? `toString(${binder.text(element.text)})`
        : cellSql(plan.shape, element.column, binder);
    });
    const filled = group.flatMap((element) =>
      element !== undefined && 'column' in element ? [cellSql(plan.shape, element.column, binder)] : [],
    );
    return { tuple: `tuple(${index + 1}, ${elements.join(', ')})`, filled };
  });
  // A group without a value in a row says nothing about it: no row of zeros is made up.
  const list = `arrayFilter((each, some) -> some, [${groups.map(({ tuple }) => tuple).join(', ')}], [${groups.map(({ filled }) => filled.map((cell) => `NOT ${isEmptySql(cell)}`).join(' OR ')).join(', ')}])`;
  return `FROM ${staging.table} ARRAY JOIN ${list} AS w WHERE ${filter}`;
}

function valueSql(plan: ImportPlan, planned: PlannedField, binder: Binder): string {
  const { field, decimal } = planned;
  const raw = `r_${field.name}`;
  switch (field.type) {
    case 'money':
      return moneySql(raw, decimal);
    case 'number':
      return numberSql(raw, decimal);
    case 'integer':
      return integerSql(raw, decimal);
    case 'boolean':
      return booleanSql(raw);
    case 'time':
    case 'date':
      return timeSql(raw, planned.timeFormat, binder.text(plan.timeZone));
    case 'currency':
      return `if(match(${raw}, '^[A-Za-z]{3}$'), upper(${raw}), NULL)`;
    default:
      return field.values === undefined ? `${raw}` : listedSql(field, raw, binder);
  }
}

/** A value as exports write it → as Rondo stores it; an unknown one stays where the field may hold any text. */
function listedSql(field: ImportField, raw: string, binder: Binder): string {
  const entries = Object.entries(field.values ?? {});
  const list = (values: string[]) =>
    `[${values.map((value) => (/['\\]/.test(value) ? binder.text(value) : `'${value}'`)).join(', ')}]`;
  const known = `transform(lower(${raw}), ${list(entries.map(([from]) => from))}, ${list(entries.map(([, to]) => to))}, '')`;
  const own = `if(${raw} IN (${list(entries.map(([, to]) => to)).slice(1, -1)}), ${raw}, ${known})`;
  return field.required ? `nullIf(${own}, '')` : `if(${own} != '', ${own}, lower(${raw}))`;
}

/**
 * Every row with its values: `row`, `g` (group), `r_<field>` (text), `v_<field>` (value), `k_<field>` (identifier),
 * `x_<n>` (kept columns) and `is_rejected`. `people` is the table of the identifiers that had to pass through
 * JavaScript; those that are plain already are taken as they stand.
 */
export function parsedRowsSql(
  plan: ImportPlan,
  staging: Staging,
  people: string,
  binder: Binder,
  range = '',
): string {
  const identifiers = keyedOf(plan);
  const plain = plan.fields.filter(({ field }) => field.identifier === undefined);
  const raws = plan.fields.map((planned) => `${rawSql(plan, planned, binder)} AS r_${planned.field.name}`);
  const rest = plan.rest.map(
    (column, index) => `${cellSql(plan.shape, column.column, binder)} AS x_${index}`,
  );
  const group = plan.groups.length > 0 ? 'tupleElement(w, 1)' : '0';
  const inner = `SELECT ${rowSql(plan.shape)} AS row, ${group} AS g, ${brokenRowSql(plan.shape)} AS broken${plan.hasLines ? ', __products AS lines' : ''}${[...raws, ...rest].map((each) => `, ${each}`).join('')} ${sourceSql(plan, staging, binder, range)}`;

  // Names nobody (n_), why (q_), and the identifier with its key (k_), which is only hashed where it is asked for.
  const joins = identifiers.map(
    (planned, index) =>
      `LEFT ANY JOIN (SELECT raw, value, key, reason FROM ${people} WHERE kind = '${keyKindOf(planned)}') AS j${index} ON j${index}.raw = r_${planned.field.name}`,
  );
  const keys = identifiers.flatMap((planned, index) => {
    const { field } = planned;
    const raw = `r_${field.name}`;
    const kind = `'${keyKindOf(planned)}'`;
    return [
      `${isPlainIdentifierSql(keyKindOf(planned), raw)} AS p_${field.name}`,
      `NOT p_${field.name} AND ifNull(j${index}.key, 0) = 0 AS n_${field.name}`,
      `j${index}.reason AS q_${field.name}`,
      `if(p_${field.name}, (${kind}, ${raw}, ${identityKeySql(kind, raw)}), (${kind}, ifNull(j${index}.value, ''), ifNull(j${index}.key, 0))) AS k_${field.name}`,
    ];
  });
  const values = plain.map((planned) => `${valueSql(plan, planned, binder)} AS v_${planned.field.name}`);
  return `SELECT s.*${[...keys, ...values].map((each) => `, ${each}`).join('')}, ${isRejectedSql(plan)} AS is_rejected
FROM (${inner}) AS s
${joins.join('\n')}`;
}
