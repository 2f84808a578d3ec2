import type { Binder } from './binder.ts';
import { LINE_FIELDS } from './group-lines.ts';
import { isEmptySql, numberSql } from './parse-value-sql.ts';
import { propertyName } from './plain-header.ts';
import { accountsOf, type ImportPlan, identifiersOf, type PlannedField } from './plan-import.ts';

/** What is the same for all rows of one import. */
export type LogRowContext = { lane: number; importId: string; receivedAt: string; binder: Binder };

/** Identifiers that have a place of their own in a call; the others stand among `externalIds`. */
const OWN_PLACE = ['user_id', 'anonymous_id', 'email', 'phone'];
/** What a bought row came under: `context.purchase`, as the API writes it. */
const PURCHASE = { supplier: 0, licence: 0, legal_basis: 0, expires_at: 0 };

const isoSql = (moment: string) => `concat(replaceOne(toString(${moment}), ' ', 'T'), 'Z')`;

/**
 * Rows with `key_text`, `key_hash` and the columns of `parsedRowsSql` → rows of the log, with the payload that a
 * tracking call of the same content would have. Everything behind the log treats the two alike.
 */
export function logRowsSql(plan: ImportPlan, rows: string, context: LogRowContext): string {
  const { binder } = context;
  const identifiers = identifiersOf(plan);
  const groups = Math.max(1, plan.groups.length);
  const seq = groups === 1 ? 'row' : `(row - 1) * ${groups} + g`;
  const time = plan.fields.find(({ field }) => field.role === 'time' && field.name === 'timestamp');
  const receivedAt = `toDateTime64(${binder.text(context.receivedAt)}, 3, 'UTC')`;
  const moment = time === undefined ? receivedAt : `ifNull(v_timestamp, ${receivedAt})`;
  const event = plan.kind.type === 'identify' ? "''" : eventSql(plan);
  return `SELECT toUInt32(${context.lane}) AS node, toUInt64(${seq}) AS seq, key_hash AS message_hash, key_text AS message_id,
${receivedAt} AS received_at, ${sourceSql(plan, binder)} AS source, ${binder.text(context.importId)} AS import_id,
'${plan.kind.type ?? 'track'}' AS type, ${event} AS event,
if(empty(ids), toUInt64(0), tupleElement(ids[1], 3)) AS identity_key, ids AS identifiers, ${moment} AS timestamp,
${payloadSql(plan, identifiers, event)} AS payload, ${identifierListSql(accountsOf(plan))} AS accounts
FROM (SELECT *, ${identifierListSql(identifiers)} AS ids FROM (${rows}))`;
}

/** What was bought is known by its supplier, as what is bought over the API is. */
function sourceSql(plan: ImportPlan, binder: Binder): string {
  if (plan.source !== '') return binder.text(plan.source);
  return plan.kind.purchase ? 'trimBoth(r_supplier)' : binder.text(`import:${plan.kind.id}`);
}

function identifierListSql(identifiers: readonly PlannedField[]): string {
  const list = identifiers.map(({ field }) => `k_${field.name}`).join(', ');
  return list === ''
    ? "CAST([], 'Array(Tuple(String, String, UInt64))')"
    : `arrayFilter(id -> tupleElement(id, 3) != 0, [${list}])`;
}

function eventSql(plan: ImportPlan): string {
  const name = plan.kind.eventField;
  if (name === undefined) return `'${(plan.kind.event ?? '').replaceAll("'", "\\'")}'`;
  const values = plan.fields.find(({ field }) => field.name === name)?.field.values;
  return values === undefined ? `r_${name}` : `ifNull(v_${name}, '')`;
}

/** `,"name":value` or '' where there is none; put together in one pass without arrays. */
function payloadSql(plan: ImportPlan, identifiers: readonly PlannedField[], event: string): string {
  const isIdentify = plan.kind.type === 'identify';
  const value = (kind: string) => identifiers.find(({ field }) => field.identifier === kind);
  const member = (name: string, text: string) =>
    `if(${text} = '', '', concat(',"${name}":', toJSONString(${text})))`;
  const known = (kind: string, name: string) => {
    const planned = value(kind);
    return planned === undefined ? '' : member(name, knownValue(planned));
  };
  const own = plan.fields.filter(
    ({ field }) =>
      field.identifier === undefined &&
      field.role !== 'time' &&
      field.name !== plan.kind.eventField &&
      !(plan.kind.purchase && field.name in PURCHASE) &&
      !(plan.hasLines && field.name in LINE_FIELDS),
  );
  const facts = [
    ...own.map((planned) => factSql(planned, member)),
    ...plan.rest.map((_, index) => restSql(plan, index, member)),
    currencySql(plan),
    plan.hasLines ? `if(lines IN ('', '[]'), '', concat(',"products":', lines))` : '',
  ];
  const contact = [known('email', 'email'), known('phone', 'phone')];
  // By these a person is found; where traits are bought, they are not among them.
  const placed = plan.kind.purchase ? OWN_PLACE.slice(0, 2) : OWN_PLACE;
  const others = identifiers.filter(({ field }) => !placed.includes(field.identifier ?? ''));
  const traits = plan.kind.purchase
    ? facts
    : isIdentify
      ? [...contact, ...others.map((planned) => member(planned.field.name, knownValue(planned))), ...facts]
      : contact;
  const parts = [
    `'{"type":"${plan.kind.type ?? 'track'}","messageId":'`,
    'toJSONString(key_text)',
    isIdentify ? '' : `',"event":', toJSONString(${event})`,
    known('user_id', 'userId'),
    known('anonymous_id', 'anonymousId'),
    `',"timestamp":"', ${isoSql('timestamp')}, '"'`,
    `',"${isIdentify ? 'traits' : 'properties'}":', ${objectSql(isIdentify ? traits : facts)}`,
    `',"context":', ${contextSql(isIdentify ? [] : traits, others, plan.kind.purchase === true)}`,
    "'}'",
  ];
  return `concat(${parts.filter((part) => part !== '').join(', ')})`;
}

function knownValue({ field }: PlannedField): string {
  return `if(tupleElement(k_${field.name}, 3) = 0, '', tupleElement(k_${field.name}, 2))`;
}

/** Members begin with a comma; the first one's is taken off. */
function objectSql(members: readonly string[]): string {
  const present = members.filter((member) => member !== '');
  if (present.length === 0) return "'{}'";
  return `concat('{', substring(${present.length === 1 ? present[0] : `concat(${present.join(', ')})`}, 2), '}')`;
}

function contextSql(traits: readonly string[], others: readonly PlannedField[], bought: boolean): string {
  const ids = others.map(
    (planned) =>
      `if(${knownValue(planned)} = '', '', concat(',{"id":', toJSONString(${knownValue(planned)}), ',"type":"${planned.field.identifier}","collection":"users","encoding":"none"}'))`,
  );
  const present = traits.filter((trait) => trait !== '');
  const members = ['\',"library":{"name":"rondo-import"}\''];
  if (bought) members.push(PURCHASE_SQL);
  if (present.length > 0) members.push(`',"traits":', ${objectSql(present)}`);
  if (ids.length > 0)
    members.push(
      `',"externalIds":[', substring(${ids.length === 1 ? ids[0] : `concat(${ids.join(', ')})`}, 2), ']'`,
    );
  return `concat('{', substring(concat(${members.join(', ')}), 2), '}')`;
}

function factSql(planned: PlannedField, member: (name: string, text: string) => string): string {
  const { field } = planned;
  const value = `v_${field.name}`;
  switch (field.type) {
    case 'money':
    case 'number':
    case 'integer':
    case 'boolean':
      return `ifNull(concat(',"${field.name}":', toString(${value})), '')`;
    case 'time':
      return `ifNull(concat(',"${field.name}":"', ${isoSql(value)}, '"'), '')`;
    case 'date':
      return `ifNull(concat(',"${field.name}":"', toString(toDate32(${value})), '"'), '')`;
    case 'currency':
      return `ifNull(concat(',"${field.name}":"', ${value}, '"'), '')`;
    default:
      return member(field.name, field.values === undefined ? `r_${field.name}` : `ifNull(${value}, '')`);
  }
}

function restSql(plan: ImportPlan, index: number, member: (name: string, text: string) => string): string {
  const column = plan.rest[index];
  if (column === undefined) return '';
  // Names come from headers: only letters, digits and underscores are left of them.
  const name = propertyName(column.name);
  const raw = `x_${index}`;
  const text = member(name, raw);
  if (!column.numeric) return text;
  const number = `ifNull(concat(',"${name}":', toString(${numberSql(raw, column.decimal)})), ${text})`;
  return `if(${isEmptySql(raw)}, '', ${number})`;
}

/** Amounts without a currency are in the one that was chosen, or the workspace's. */
function currencySql(plan: ImportPlan): string {
  const hasMoney = plan.fields.some(({ field }) => field.type === 'money');
  const mapped = plan.fields.some(({ field }) => field.name === 'currency');
  if (!hasMoney || !/^[A-Z]{3}$/.test(plan.currency)) return '';
  const standard = `',"currency":"${plan.currency}"'`;
  return mapped ? `if(isNull(v_currency) OR ${isEmptySql('r_currency')}, ${standard}, '')` : standard;
}

const PURCHASE_SQL = `concat(',"purchase":{"supplier":', toJSONString(trimBoth(r_supplier)), ',"licence":', toJSONString(trimBoth(r_licence)), ',"legalBasis":', toJSONString(ifNull(v_legal_basis, '')), ',"expiresAt":"', ifNull(${isoSql('v_expires_at')}, ''), '"}')`;
