import type { Events } from '../../../platform/events/client.ts';
import { findFormerKey } from '../../../platform/identifiers/index.ts';
import type { ErasedUpTo } from '../intake/stay-erased.ts';

const AT_ONCE = { mutations_sync: '2' } as const;
const MOST_ROWS_A_STATEMENT = 10_000;

/**
 * Takes erased people out of a lane before anybody reads it. A row with a time of its own is judged by that. One without
 * (a list of customers) says nothing new, so it stays out until the person has been seen again since the erasure.
 * Answers with how many rows those were.
 */
export async function dropErased(events: Events, lane: number, erasedUpTo: ErasedUpTo): Promise<number> {
  const byKey = await findErased(
    events,
    { rows: 'SELECT DISTINCT arrayJoin(identifiers.key) FROM log WHERE node = {lane:UInt32}', lane },
    erasedUpTo,
  );
  const tagged = {
    values: `SELECT DISTINCT (arrayJoin(identifiers) AS i).value AS value FROM log
     WHERE node = {lane:UInt32} AND i.kind = 'email' AND position(i.value, '+') > 0`,
    lane,
  };
  const erased = [...byKey, ...(await findErasedTags(events, tagged, erasedUpTo))];
  if (erased.length === 0) return 0;
  const isBack = await seenSince(events, erased);
  const rows = (condition: string) =>
    `node = ${lane} AND arrayExists(i -> i.3 IN {keys:Array(UInt64)}, identifiers)${condition}`;
  let dropped = 0;
  for (const [upTo, group] of Map.groupBy(erased, ({ until }) => until)) {
    const keys = group.map(({ key }) => key);
    const away = keys.filter((key) => !isBack.has(key));
    const before = Number.isFinite(upTo)
      ? ` AND timestamp <= fromUnixTimestamp64Milli(${Math.trunc(upTo)})`
      : '';
    dropped += await take(rows(before), keys);
    if (before !== '') dropped += await take(rows(' AND timestamp = received_at'), away);
  }
  return dropped;

  async function take(condition: string, keys: bigint[]): Promise<number> {
    if (keys.length === 0) return 0;
    const found = await events.query<{ seq: string }>(
      `SELECT toString(seq) AS seq FROM log WHERE ${condition}`,
      { keys },
    );
    // By their numbers: the engine keeps the text of each ALTER, and a key in it would be the erased person's.
    for (let from = 0; from < found.length; from += MOST_ROWS_A_STATEMENT) {
      const seqs = found.slice(from, from + MOST_ROWS_A_STATEMENT).map(({ seq }) => Number(seq));
      await events.command(
        `ALTER TABLE log DELETE WHERE node = {lane:UInt32} AND seq IN {seqs:Array(UInt64)}`,
        { lane, seqs },
        { settings: AT_ONCE },
      );
    }
    return found.length;
  }
}

/**
 * The same for answers about consent, in a table that nobody reads yet; they all go with their whole row of the file.
 * `people` is the import's table of identifiers that were not plain, as no tagged address is.
 */
export async function dropErasedPermissions(
  events: Events,
  { table, people }: { table: string; people: string },
  erasedUpTo: ErasedUpTo,
): Promise<number> {
  const byKey = await findErased(events, { rows: `SELECT DISTINCT identity_key FROM ${table}` }, erasedUpTo);
  const tagged = {
    values: `SELECT DISTINCT value FROM ${people} WHERE kind = 'email' AND position(value, '+') > 0`,
  };
  const erased = [...byKey, ...(await findErasedTags(events, tagged, erasedUpTo))];
  if (erased.length === 0) return 0;
  const isBack = await seenSince(events, erased);
  const gone = new Set<string>();
  for (const [upTo, group] of Map.groupBy(erased, ({ until }) => until)) {
    const keys = group.map(({ key }) => key);
    const found = await events.query<{ id: string }>(
      `SELECT DISTINCT message_id AS id FROM ${table} WHERE identity_key IN {keys:Array(UInt64)}
       AND (time <= fromUnixTimestamp64Milli({upTo:Int64}) OR (time = recorded_at AND identity_key IN {away:Array(UInt64)}))`,
      {
        keys,
        away: keys.filter((key) => !isBack.has(key)),
        upTo: Number.isFinite(upTo) ? Math.trunc(upTo) : Date.UTC(2299, 0),
      },
    );
    for (const { id } of found) gone.add(id);
  }
  const ids = [...gone];
  for (let from = 0; from < ids.length; from += MOST_ROWS_A_STATEMENT) {
    await events.command(
      `ALTER TABLE ${table} DELETE WHERE message_id IN {ids:Array(String)}`,
      { ids: ids.slice(from, from + MOST_ROWS_A_STATEMENT) },
      { settings: AT_ONCE },
    );
  }
  return ids.length;
}

async function seenSince(events: Events, erased: readonly { key: bigint }[]): Promise<Set<bigint>> {
  const seen = await events.query<{ key: string }>(
    'SELECT DISTINCT toString(identity_key) AS key FROM identifiers WHERE identity_key IN {keys:Array(UInt64)}',
    { keys: erased.map(({ key }) => key) },
  );
  return new Set(seen.map(({ key }) => BigInt(key)));
}

/** Takes impressions on erased people's devices out of a table that nobody reads yet. Each row has a time of its own. */
export async function dropErasedDevices(
  events: Events,
  table: string,
  erasedUpTo: ErasedUpTo,
): Promise<number> {
  const erased = await findErased(events, { rows: `SELECT DISTINCT identity_key FROM ${table}` }, erasedUpTo);
  let dropped = 0;
  for (const [upTo, group] of Map.groupBy(erased, ({ until }) => until)) {
    const before = Number.isFinite(upTo)
      ? ` AND timestamp <= fromUnixTimestamp64Milli(${Math.trunc(upTo)})`
      : '';
    const found = await events.query<{ row: string }>(
      `SELECT toString(row) AS row FROM ${table} WHERE identity_key IN {keys:Array(UInt64)}${before}`,
      { keys: group.map(({ key }) => key) },
    );
    for (let from = 0; from < found.length; from += MOST_ROWS_A_STATEMENT) {
      const rows = found.slice(from, from + MOST_ROWS_A_STATEMENT).map(({ row }) => Number(row));
      await events.command(
        `ALTER TABLE ${table} DELETE WHERE row IN {rows:Array(UInt64)}`,
        { rows },
        { settings: AT_ONCE },
      );
    }
    dropped += found.length;
  }
  return dropped;
}

/** The keys of a lane stream past as 8-byte numbers: a million take a second or two. */
async function findErased(
  events: Events,
  { rows, ...parameters }: { rows: string; lane?: number },
  erasedUpTo: ErasedUpTo,
): Promise<{ key: bigint; until: number }[]> {
  const bytes = await events.queryBytes(`${rows} FORMAT RowBinary`, parameters);
  const found: { key: bigint; until: number }[] = [];
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const whole = buffer.length - (buffer.length % 8);
    for (let at = 0; at < whole; at += 8) {
      const key = buffer.readBigUInt64LE(at);
      const until = erasedUpTo(key);
      if (until !== undefined) found.push({ key, until });
    }
    rest = buffer.subarray(whole);
  }
  return found;
}

/** Who was erased under the key that an address had before its tag was ignored is known by that one, too. */
async function findErasedTags(
  events: Events,
  { values, ...parameters }: { values: string; lane?: number },
  erasedUpTo: ErasedUpTo,
): Promise<{ key: bigint; until: number }[]> {
  const found: { key: bigint; until: number }[] = [];
  for (const { value } of await events.query<{ value: string }>(values, parameters)) {
    const renamed = findFormerKey('email', value);
    const until = renamed && erasedUpTo(renamed.former);
    if (renamed !== undefined && until !== undefined) found.push({ key: renamed.key, until });
  }
  return found;
}
