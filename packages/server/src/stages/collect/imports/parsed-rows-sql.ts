import type { ImportField } from '@rondo/contract';
import { identifierRank, identityKeySql, isPlainIdentifierSql } from '../../../platform/identifiers/index.ts';
import type { Binder } from './binder.ts';
import { booleanSql, integerSql, isEmptySql, moneySql, numberSql, timeSql } from './parse-value-sql.ts';
import type { ImportPlan, PlannedField } from './plan-import.ts';
import { brokenRowSql, cellSql, isRowSql, rowSql, type Staging } from './stage-file.ts';

export type ParsedRows = {
  /** A query with `row`, `g` (group), `r_<field>` (text), `v_<field>` (value), `k_<field>` (identifier), `faults`. */
  sql: string;
  identifiers: readonly PlannedField[];
};

/** Values that a row must have right to be taken at all: what it needs, when it was, and what is added up. */
export function mustBeRight(field: ImportField): boolean {
  return field.required || field.role === 'time' || field.role === 'measure';
}

export function identifiersOf(plan: ImportPlan): PlannedField[] {
  return plan.fields
    .filter(({ field }) => field.identifier !== undefined)
    .sort(
      (one, other) =>
        identifierRank(one.field.identifier ?? '') - identifierRank(other.field.identifier ?? ''),
    );
}

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
      return field.values === undefined ? `${raw}` : listedSql(field, raw);
  }
}

/** A value as exports write it → as Rondo stores it; an unknown one stays where the field may hold any text. */
function listedSql(field: ImportField, raw: string): string {
  const entries = Object.entries(field.values ?? {});
  const list = (values: string[]) =>
    `[${values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(', ')}]`;
  const known = `transform(lower(${raw}), ${list(entries.map(([from]) => from))}, ${list(entries.map(([, to]) => to))}, '')`;
  const own = `if(${raw} IN (${list(entries.map(([, to]) => to)).slice(1, -1)}), ${raw}, ${known})`;
  return field.required ? `nullIf(${own}, '')` : `if(${own} != '', ${own}, lower(${raw}))`;
}

const WRONG: Partial<Record<ImportField['type'], string>> = {
  money: 'not-a-number',
  number: 'not-a-number',
  integer: 'not-a-whole-number',
  time: 'not-a-time',
  date: 'not-a-time',
  boolean: 'not-yes-or-no',
  currency: 'not-a-currency',
};

export function isTyped(field: ImportField): boolean {
  return WRONG[field.type] !== undefined || (field.values !== undefined && field.required);
}

function faultSql({ field }: PlannedField): string {
  const raw = `r_${field.name}`;
  const fault = (condition: string, reason: string, taken: boolean) =>
    `if(${condition}, [('${field.name}', ${reason}, leftUTF8(${raw}, 200), ${taken ? 1 : 0})], [])`;
  if (field.identifier !== undefined) {
    return fault(
      `${raw} != '' AND tupleElement(k_${field.name}, 3) = 0`,
      `tupleElement(k_${field.name}, 1)`,
      !field.required,
    );
  }
  if (!isTyped(field)) return field.required ? fault(`${raw} = ''`, "'missing'", false) : '';
  const reason = `'${WRONG[field.type] ?? 'unknown-value'}'`;
  const empty = isEmptySql(raw);
  const wrong = fault(`isNull(v_${field.name}) AND NOT ${empty}`, reason, !mustBeRight(field));
  return field.required
    ? `if(${empty}, [('${field.name}', 'missing', leftUTF8(${raw}, 200), 0)], ${wrong})`
    : wrong;
}

/**
 * Every row with its values and its faults. `people` is the table of the identifiers that had to pass through
 * JavaScript; those that are plain already are taken as they stand.
 */
export function parsedRowsSql(
  plan: ImportPlan,
  staging: Staging,
  people: string,
  binder: Binder,
  range = '',
): ParsedRows {
  const identifiers = identifiersOf(plan);
  const plain = plan.fields.filter(({ field }) => field.identifier === undefined);
  const raws = plan.fields.map((planned) => `${rawSql(plan, planned, binder)} AS r_${planned.field.name}`);
  const rest = plan.rest.map(
    (column, index) => `${cellSql(plan.shape, column.column, binder)} AS x_${index}`,
  );
  const group = plan.groups.length > 0 ? 'tupleElement(w, 1)' : '0';
  const inner = `SELECT ${rowSql(plan.shape)} AS row, ${group} AS g, ${brokenRowSql(plan.shape)} AS broken${[...raws, ...rest].map((each) => `, ${each}`).join('')} ${sourceSql(plan, staging, binder, range)}`;

  const joins = identifiers
    .map(
      ({ field }, index) =>
        `LEFT ANY JOIN (SELECT raw, value, key, reason FROM ${people} WHERE kind = '${field.identifier}') AS j${index} ON j${index}.raw = r_${field.name}`,
    )
    .join('\n');
  const keys = identifiers.map(({ field }, index) => {
    const raw = `r_${field.name}`;
    const kind = `'${field.identifier}'`;
    const isPlain = isPlainIdentifierSql(field.identifier ?? '', raw);
    return `if(${isPlain}, (${kind}, ${raw}, ${identityKeySql(kind, raw)}), (if(ifNull(j${index}.key, 0) = 0, ifNull(j${index}.reason, 'empty'), ${kind}), ifNull(j${index}.value, ''), ifNull(j${index}.key, 0))) AS k_${field.name}`;
  });
  const values = plain.map((planned) => `${valueSql(plan, planned, binder)} AS v_${planned.field.name}`);
  const faults = [
    "if(broken != '', [('row', broken, '', 0)], [])",
    ...plan.fields.map(faultSql).filter((sql) => sql !== ''),
    ...(plan.kind.needsPerson ? [noPersonSql(identifiers)] : []),
  ];
  return {
    identifiers,
    sql: `SELECT s.*${[...keys, ...values].map((each) => `, ${each}`).join('')},
arrayConcat(CAST([], 'Array(Tuple(String, String, String, UInt8))'), ${faults.join(', ')}) AS faults,
arrayExists(fault -> tupleElement(fault, 4) = 0, faults) AS is_rejected
FROM (${inner}) AS s
${joins}`,
  };
}

function noPersonSql(identifiers: readonly PlannedField[]): string {
  const [first] = identifiers;
  const none = identifiers.map(({ field }) => `tupleElement(k_${field.name}, 3) = 0`).join(' AND ');
  return `if(broken = '' AND ${none === '' ? 'true' : none}, [('${first?.field.name ?? 'user_id'}', 'no-person', '', 0)], [])`;
}
