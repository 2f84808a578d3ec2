import type { ImportField } from '@rondo/contract';
import { isEmptySql } from './parse-value-sql.ts';
import { faultsOfPermission } from './permission-rows-sql.ts';
import { type ImportPlan, identifiersOf, type PlannedField } from './plan-import.ts';

/** One way in which a row can be wrong, over the columns of `parsedRowsSql`. */
export type Fault = { condition: string; field: string; reason: string; value: string; taken: boolean };

const WRONG: Partial<Record<ImportField['type'], string>> = {
  money: 'not-a-number',
  number: 'not-a-number',
  integer: 'not-a-whole-number',
  time: 'not-a-time',
  date: 'not-a-time',
  boolean: 'not-yes-or-no',
  currency: 'not-a-currency',
};

/** Values that a row must have right to be taken at all: what it needs, when it was, and what is added up. */
function mustBeRight(field: ImportField): boolean {
  return field.required || field.role === 'time' || field.role === 'measure';
}

function faultsOf(plan: ImportPlan): Fault[] {
  const identifiers = identifiersOf(plan);
  const broken: Fault = {
    condition: "broken != ''",
    field: 'row',
    reason: 'broken',
    value: "''",
    taken: false,
  };
  const noPerson: Fault = {
    condition: `broken = '' AND ${identifiers.map(({ field }) => `n_${field.name}`).join(' AND ')}`,
    field: identifiers[0]?.field.name ?? 'user_id',
    reason: "'no-person'",
    value: "''",
    taken: false,
  };
  return [
    broken,
    ...plan.fields.flatMap(faultsOfField),
    ...(plan.kind.needsPerson ? [noPerson] : []),
    ...(plan.kind.target === 'consents' ? faultsOfPermission(plan) : []),
    ...(plan.kind.purchase ? [expired(plan)] : []),
  ];
}

/** What was bought must be gone by then, so it does not come in at all. */
function expired(plan: ImportPlan): Fault {
  const now = plan.now.toISOString().replace('T', ' ').replace('Z', '');
  return {
    condition: `ifNull(v_expires_at <= toDateTime64('${now}', 3, 'UTC'), false)`,
    field: 'expires_at',
    reason: "'expired'",
    value: 'leftUTF8(r_expires_at, 200)',
    taken: false,
  };
}

/** Of these fields more can be said than that a word is unknown. */
const UNKNOWN: Readonly<Record<string, string>> = {
  purpose: 'unknown-purpose',
  channel: 'unknown-channel',
  status: 'unknown-answer',
  legal_basis: 'unknown-legal-basis',
};

function faultsOfField({ field }: PlannedField): Fault[] {
  const raw = `r_${field.name}`;
  const fault = (condition: string, reason: string, taken: boolean): Fault => ({
    condition,
    field: field.name,
    reason,
    value: `leftUTF8(${raw}, 200)`,
    taken,
  });
  if (field.identifier !== undefined || field.account !== undefined) {
    return [fault(`n_${field.name} AND ${raw} != ''`, `ifNull(q_${field.name}, 'empty')`, !field.required)];
  }
  const wrong =
    WRONG[field.type] ??
    (field.values !== undefined && field.required ? (UNKNOWN[field.name] ?? 'unknown-value') : undefined);
  if (wrong === undefined) return field.required ? [fault(`${raw} = ''`, "'missing'", false)] : [];
  // What was read is not empty: only the rest is looked up among the words for "nothing".
  const unread = `isNull(v_${field.name})`;
  const faults = [fault(`${unread} AND NOT ${isEmptySql(raw)}`, `'${wrong}'`, !mustBeRight(field))];
  if (field.required) faults.push(fault(`${unread} AND ${isEmptySql(raw)}`, "'missing'", false));
  return faults;
}

const anyOf = (faults: readonly Fault[]) =>
  faults.map(({ condition }) => `(${condition})`).join(' OR ') || 'false';

/** Whether the row is out. */
export function isRejectedSql(plan: ImportPlan): string {
  return anyOf(faultsOf(plan).filter((fault) => !fault.taken));
}

/**
 * Each fault of each row as a row of its own. The lists are only made for rows that have one: for a million good rows
 * the test alone takes half as long.
 */
export function listFaultsSql(plan: ImportPlan, rows: string): string {
  const faults = faultsOf(plan);
  const lists = faults.map(
    ({ condition, field, reason, value, taken }) =>
      `if(${condition}, [('${field}', toString(${reason}), ${value}, ${taken ? 1 : 0})], [])`,
  );
  return `SELECT DISTINCT toUInt64(row) AS row, tupleElement(fault, 1) AS field, tupleElement(fault, 2) AS reason, tupleElement(fault, 3) AS value, toUInt8(tupleElement(fault, 4)) AS taken
FROM (SELECT row, arrayJoin(arrayConcat(CAST([], 'Array(Tuple(String, String, String, UInt8))'), ${lists.join(', ')})) AS fault
      FROM (${rows}) WHERE ${anyOf(faults)})`;
}
