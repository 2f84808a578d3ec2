import type { ConsentOrigin, ConsentState } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { LedgerEntry } from './entry.ts';
import type { ConsentDb } from './tables.ts';

/** An entry before it has its time: one that was said now, or one that tells of an earlier moment. */
export type NewEntry = Omit<LedgerEntry, 'time'> & { time?: number };
export type Numbered = { ordinal: number; entry: LedgerEntry };
export type LedgerState = { ordinal: number; cleared: number; settings: number };

export type Ledger = {
  /** Acknowledged when it resolves: from then on every process's gate knows. Within the caller's transaction, when that commits. */
  append(entries: readonly NewEntry[], within?: ConsentDb): Promise<number>;
  state(): Promise<LedgerState>;
  newer(than: number): Promise<Numbered[]>;
  /** All that was ever said under these identifiers. */
  readOf(keys: readonly string[]): Promise<LedgerEntry[]>;
  /** Moves what was appended into the events engine; forgets what has been there for long. */
  store(): Promise<void>;
  /** What came by another way (an import) is in the ledger: every gate reads it anew. */
  markChanged(): Promise<void>;
};

/** For so long the records store keeps entries that are in the ledger: a gate that slept longer reads everything anew. */
const KEPT_MS = 10 * 60_000;
const AT_A_TIME = 5_000;

export function createLedger(deps: { db: ConsentDb; events: Events; clock: Clock }): Ledger {
  const { db, events, clock } = deps;
  const stateQuery = db
    .selectFrom('consent_clock')
    .select(['ordinal', 'cleared', 'settings'])
    .where('id', '=', 1)
    .compile();

  async function appendWithin(entries: readonly NewEntry[], within: ConsentDb): Promise<number> {
    const now = clock.now().getTime();
    // The row's lock puts all processes in line, so that numbers become visible in their order.
    const tick = await within
      .updateTable('consent_clock')
      .set(({ eb }) => ({
        ordinal: eb('ordinal', '+', 1),
        last_ms: eb
          .case()
          .when('last_ms', '>=', now)
          .then(eb('last_ms', '+', 1))
          .else(now)
          .end(),
      }))
      .where('id', '=', 1)
      .returning(['ordinal', 'last_ms'])
      .executeTakeFirstOrThrow();
    const latest = Number(tick.last_ms);
    const recorded_at = new Date(now).toISOString();
    const rows = entries.map((entry, part) => ({
      ordinal: Number(tick.ordinal),
      part,
      identity_key: entry.key,
      entry: JSON.stringify({ ...entry, time: Math.min(entry.time ?? latest, latest) }),
      recorded_at,
      stored: 0,
    }));
    for (let at = 0; at < rows.length; at += 100) {
      await within
        .insertInto('consent_entries')
        .values(rows.slice(at, at + 100))
        .execute();
    }
    return latest;
  }

  return {
    append: (entries, within) =>
      within === undefined
        ? db.transaction().execute((transaction) => appendWithin(entries, transaction))
        : appendWithin(entries, within),
    async state() {
      const { rows } = await db.executeQuery(stateQuery);
      const [row] = rows;
      return {
        ordinal: Number(row?.ordinal ?? 0),
        cleared: Number(row?.cleared ?? 0),
        settings: Number(row?.settings ?? 0),
      };
    },
    async newer(than) {
      const rows = await db
        .selectFrom('consent_entries')
        .select(['ordinal', 'entry'])
        .where('ordinal', '>', than)
        .orderBy('ordinal')
        .orderBy('part')
        .execute();
      return rows.map((row) => ({ ordinal: Number(row.ordinal), entry: readEntry(row.entry) }));
    },
    async readOf(keys) {
      if (keys.length === 0) return [];
      // First what is on its way: what is moved meanwhile is then found where it went.
      const fresh: LedgerEntry[] = [];
      for (let at = 0; at < keys.length; at += 500) {
        const rows = await db
          .selectFrom('consent_entries')
          .select('entry')
          .where('identity_key', 'in', keys.slice(at, at + 500))
          .execute();
        fresh.push(...rows.map((row) => readEntry(row.entry)));
      }
      const stored = await events.query<StoredRow>(
        `SELECT * FROM consents FINAL WHERE identity_key IN {keys:Array(UInt64)}`,
        { keys: keys.map(BigInt) },
      );
      return dedupe([...fresh, ...stored.map(fromRow)]);
    },
    async store() {
      for (;;) {
        const rows = await db
          .selectFrom('consent_entries')
          .select(['ordinal', 'part', 'entry', 'recorded_at'])
          .where('stored', '=', 0)
          .orderBy('ordinal')
          .orderBy('part')
          .limit(AT_A_TIME)
          .execute();
        const last = rows.at(-1);
        if (last === undefined) break;
        await events.insertRows(
          'consents',
          rows.map((row) => toRow(readEntry(row.entry), row.recorded_at)),
        );
        // Of the last number there may be more parts than were read; they stay for the next round.
        const whole = rows.length < AT_A_TIME ? Number(last.ordinal) : Number(last.ordinal) - 1;
        await db
          .updateTable('consent_entries')
          .set({ stored: 1 })
          .where('stored', '=', 0)
          .where(({ eb, or, and }) =>
            or([
              eb('ordinal', '<=', whole),
              and([eb('ordinal', '=', Number(last.ordinal)), eb('part', '<=', last.part)]),
            ]),
          )
          .execute();
        if (rows.length < AT_A_TIME) break;
      }
      await forgetOld();
    },
    async markChanged() {
      await db
        .updateTable('consent_clock')
        .set(({ eb, ref }) => ({
          ordinal: eb('ordinal', '+', 1),
          cleared: eb(ref('ordinal'), '+', 1),
          last_ms: eb
            .case()
            .when('last_ms', '<', clock.now().getTime())
            .then(clock.now().getTime())
            .else(ref('last_ms'))
            .end(),
        }))
        .where('id', '=', 1)
        .execute();
    },
  };

  async function forgetOld(): Promise<void> {
    const before = new Date(clock.now().getTime() - KEPT_MS).toISOString();
    const oldest = await db
      .selectFrom('consent_entries')
      .select(({ fn }) => fn.max('ordinal').as('ordinal'))
      .where('stored', '=', 1)
      .where('recorded_at', '<', before)
      .executeTakeFirst();
    if (oldest?.ordinal === null || oldest?.ordinal === undefined) return;
    const upTo = Number(oldest.ordinal);
    await db.transaction().execute(async (within) => {
      await within
        .updateTable('consent_clock')
        .set(({ eb, ref }) => ({
          cleared: eb.case().when('cleared', '<', upTo).then(upTo).else(ref('cleared')).end(),
        }))
        .where('id', '=', 1)
        .execute();
      await within
        .deleteFrom('consent_entries')
        .where('ordinal', '<=', upTo)
        .where('stored', '=', 1)
        .execute();
    });
  }
}

type StoredRow = {
  identity_key: string;
  said_under: string;
  purpose: string;
  channel: string;
  state: ConsentState;
  time: string;
  message_id: string;
  origin: ConsentOrigin;
  source: string;
  text_version: number;
  language: string;
  page: string;
  country: string;
  evidence: string;
  actor: string;
  reason: string;
  expires_at: string | null;
};

/** What this process wrote into its own table. */
const readEntry = (text: string): LedgerEntry => ({ under: '', ...JSON.parse(text) });

function toRow(entry: LedgerEntry, recordedAt: string): object {
  const { key, under, time, messageId, textVersion, expiresAt, ...rest } = entry;
  return {
    ...rest,
    identity_key: key,
    said_under: under === '' ? '0' : under,
    time: new Date(time).toISOString(),
    message_id: messageId,
    text_version: textVersion,
    expires_at: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    import_id: '',
    recorded_at: recordedAt,
  };
}

function fromRow(row: StoredRow): LedgerEntry {
  return {
    key: row.identity_key,
    under: row.said_under === '0' ? '' : row.said_under,
    purpose: row.purpose,
    channel: row.channel,
    state: row.state,
    time: Date.parse(row.time),
    messageId: row.message_id,
    origin: row.origin,
    source: row.source,
    textVersion: row.text_version,
    language: row.language,
    page: row.page,
    country: row.country,
    evidence: row.evidence,
    actor: row.actor,
    reason: row.reason,
    expiresAt: row.expires_at === null ? null : Date.parse(row.expires_at),
  };
}

function dedupe(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const known = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    const { key, purpose, channel, state, time, messageId } = entry;
    known.set([key, purpose, channel, state, time, messageId].join('\0'), entry);
  }
  return [...known.values()];
}
