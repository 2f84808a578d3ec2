import { everyPurposeOrChannel } from '@rondo/contract';
import type { ConsentPlace } from '../../consent/index.ts';
import type { Binder } from './binder.ts';
import type { Fault } from './faults-sql.ts';
import { type ImportPlan, identifiersOf } from './plan-import.ts';

/** The columns of the ledger of consents that an import fills. */
export const PERMISSION_COLUMNS = [
  'identity_key',
  'purpose',
  'channel',
  'state',
  'time',
  'message_id',
  'origin',
  'source',
  'import_id',
  'text_version',
  'language',
  'page',
  'country',
  'evidence',
  'actor',
  'reason',
  'expires_at',
  'recorded_at',
] as const;

const ALL = `'${everyPurposeOrChannel}'`;
/** Beyond a day ahead no time zone explains it. */
const AHEAD_MS = 86_400_000;

const has = (plan: ImportPlan, name: string) => plan.fields.some(({ field }) => field.name === name);
const text = (plan: ImportPlan, name: string) => (has(plan, name) ? `r_${name}` : "''");
const time = (plan: ImportPlan, name: string) => (has(plan, name) ? `v_${name}` : 'NULL');

/**
 * Rows with `key_text` and the columns of `parsedRowsSql` → rows of `consents`: one for each identifier of a row. A
 * permission keeps the time at which it was given, so that no withdrawal since is undone by it; a time ahead of ours is
 * brought back to the import's, for what people say after it must count.
 */
export function permissionRowsSql(
  plan: ImportPlan,
  rows: string,
  context: { importId: string; receivedAt: string; binder: Binder },
): string {
  const { binder } = context;
  const received = `toDateTime64(${binder.text(context.receivedAt)}, 3, 'UTC')`;
  const keys = identifiersOf(plan).map(({ field }) => `tupleElement(k_${field.name}, 3)`);
  const unlessAll = (column: string) => `if(${column} = ${ALL}, '', ${column})`;
  const version = text(plan, 'text_version');
  const parts = [
    text(plan, 'proof'),
    `if(${text(plan, 'ip')} = '', '', concat('IP ', ${text(plan, 'ip')}))`,
    // A version that is no number of ours still shows which words were read.
    `if(${version} = '' OR match(${version}, '^[0-9]{1,9}$'), '', concat('text version ', ${version}))`,
  ];
  const source = has(plan, 'source') ? "nullIf(r_source, '')" : 'NULL';
  return `SELECT identity_key, purpose, channel, state, time, message_id, origin, source, import_id, text_version, language, page, country,
evidence, actor, reason, ${endSql(plan)} AS expires_at, recorded_at
FROM (SELECT arrayJoin(arrayFilter(key -> key != 0, [${keys.join(', ')}])) AS identity_key,
  ifNull(${unlessAll('v_purpose')}, '') AS purpose, ifNull(${unlessAll('v_channel')}, '') AS channel, ifNull(v_status, '') AS state,
  least(ifNull(${time(plan, 'timestamp')}, ${received}), ${received}) AS time, key_text AS message_id, 'import' AS origin,
  ifNull(${source}, ${plan.source === '' ? `'import:${plan.kind.id}'` : binder.text(plan.source)}) AS source,
  ${binder.text(context.importId)} AS import_id, toUInt32OrZero(${version}) AS text_version,
  lower(leftUTF8(${text(plan, 'language')}, 35)) AS language, leftUTF8(${text(plan, 'page')}, 500) AS page,
  leftUTF8(${text(plan, 'country')}, 100) AS country,
  leftUTF8(arrayStringConcat(arrayFilter(part -> part != '', [${parts.join(', ')}]), ', '), 1000) AS evidence,
  '' AS actor, leftUTF8(${text(plan, 'reason')}, 500) AS reason, ${time(plan, 'expires_at')} AS own_end, ${received} AS recorded_at
FROM (${rows}))`;
}

/** The sooner of what the row says and what the purpose allows; only agreements end. */
function endSql({ places }: ImportPlan): string {
  const limited = places.filter(({ months }) => months !== null);
  const own = "CAST(own_end, 'Nullable(DateTime64(3, \\'UTC\\'))')";
  const ends =
    limited.length === 0
      ? own
      : `if(purpose IN (${limited.map(({ purpose }) => `'${purpose}'`).join(', ')}),
  least(ifNull(${own}, ${lastSql(limited)}), ${lastSql(limited)}), ${own})`;
  return `if(state IN ('granted', 'confirmed'), ${ends}, NULL)`;
}

function lastSql(limited: readonly ConsentPlace[]): string {
  const names = limited.map(({ purpose }) => `'${purpose}'`).join(', ');
  return `addMonths(time, transform(toString(purpose), [${names}], [${limited.map(({ months }) => months).join(', ')}], 0))`;
}

/** What is wrong with an answer although each of its words is known. Purposes' ids are letters, digits and hyphens. */
export function faultsOfPermission(plan: ImportPlan): Fault[] {
  const cells = plan.places.flatMap(({ purpose, channels }) =>
    channels.map((each) => `'${purpose}.${each}'`),
  );
  const fault = (field: string, condition: string, reason: string): Fault => ({
    condition: `ifNull(${condition}, false)`,
    field,
    reason: `'${reason}'`,
    value: has(plan, field) ? `leftUTF8(r_${field}, 200)` : "''",
    taken: false,
  });
  const agrees = "v_status != 'withdrawn'";
  const single = `v_purpose != ${ALL} AND v_channel != ${ALL}`;
  const given = time(plan, 'timestamp');
  const latest = new Date(plan.now.getTime() + AHEAD_MS).toISOString().replace('T', ' ').replace('Z', '');
  return [
    fault(
      'channel',
      `${single} AND concat(v_purpose, '.', v_channel) NOT IN (${cells.join(', ') || "''"})`,
      'channel-not-asked',
    ),
    fault('purpose', `${agrees} AND v_purpose = ${ALL}`, 'permission-for-all'),
    fault('channel', `${agrees} AND v_channel = ${ALL}`, 'permission-for-all'),
    fault('timestamp', `${agrees} AND isNull(${given})`, 'permission-without-time'),
    ...(has(plan, 'timestamp')
      ? [fault('timestamp', `${given} > toDateTime64('${latest}', 3, 'UTC')`, 'in-the-future')]
      : []),
  ];
}
