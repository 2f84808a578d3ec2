import { createInterface } from 'node:readline';
import type { ConsentSettings, ConsentState } from '@rondo/contract';
import type { Clock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import type { Log } from '../../platform/log.ts';
import { findSource } from './default-settings.ts';
import { concerns } from './entry.ts';
import type { PeoplePort } from './gate.ts';
import {
  type FreshSignals,
  hasRefused,
  type IntakeEvent,
  judgeEvent,
  type Rules,
  rulesOf,
  type Verdict,
} from './judge-event.ts';
import type { Ledger, NewEntry } from './ledger-store.ts';
import { createStandingTable, fieldsOfStanding, type StandingTable } from './standing-table.ts';

/** Good for one batch: it knows what was acknowledged when it was opened. */
export type IntakeGate = { judge(event: IntakeEvent): Verdict };

/** The same for a whole file: only withdrawals count. */
export type FileGate = {
  refuses(keys: readonly bigint[]): boolean;
  /** What becomes of a fact whose person refuses. */
  without(source: string): 'anonymous' | 'refuse';
};

export type IntakeConsent = {
  open(): Promise<IntakeGate>;
  /** Undefined where nobody has withdrawn anything that matters. */
  openForFile(): Promise<FileGate | undefined>;
  /** Writes down what events said; before they are acknowledged. */
  record(entries: readonly NewEntry[]): Promise<void>;
  close(): void;
};

export type IntakeConsentDeps = {
  ledger: Ledger;
  events: Events;
  clock: Clock;
  log: Log;
  people: PeoplePort;
  settings(): Promise<ConsentSettings>;
};

/** How often the people behind refusals are looked up anew: their other identifiers are refused as well. */
const WIDEN_MS = 30_000;
const WIDEN_SOON_MS = 500;
const KEYS_AT_A_TIME = 2_000;
const { agreed: AGREED, until: UNTIL, refused: REFUSED, refusedElsewhere: ELSEWHERE } = fieldsOfStanding;

/**
 * The gate of intake. It keeps what was said under each identifier in memory, and asks the records store before each batch
 * whether anything was said since: one read of one row, shared by all batches that arrive while one runs.
 */
export function createIntakeConsent(deps: IntakeConsentDeps): IntakeConsent {
  const { ledger, events, log, people } = deps;
  let rules: Rules | undefined;
  let table = createStandingTable(0);
  let known = { ordinal: -1, settings: -1 };
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let widening: Promise<void> | undefined;
  let closed = false;

  /** A read that began before the question does not do for it; one that will begin does for all who wait. */
  function catchUp(): Promise<void> {
    next ??= (running ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        running = next;
        next = undefined;
        return readNews();
      });
    return next;
  }

  async function readNews(): Promise<void> {
    const state = await ledger.state();
    if (rules === undefined || state.settings !== known.settings || state.cleared > known.ordinal) {
      const fresh = rulesOf(await deps.settings());
      const rebuilt = await rebuild(fresh);
      rules = fresh;
      table = rebuilt;
      known = { ordinal: state.ordinal, settings: state.settings };
      // One that is under way looks up the people of the table before.
      await widening?.catch(() => undefined);
      await widen();
    } else if (state.ordinal > known.ordinal) {
      const news = await ledger.newer(known.ordinal);
      for (const { entry } of news) apply(entry, rules, table);
      known = { ...known, ordinal: Math.max(state.ordinal, news.at(-1)?.ordinal ?? 0) };
      if (news.some(({ entry }) => entry.state === 'withdrawn')) widenSoon();
    }
  }

  async function rebuild(fresh: Rules): Promise<StandingTable> {
    const into = createStandingTable(fresh.slots.length);
    // First what is on its way: what is moved into the ledger meanwhile is then read there.
    const onItsWay = await ledger.newer(-1);
    const lines = createInterface({
      input: await events.queryBytes(
        // In a tuple: of what has no end there is no maximum.
        `SELECT identity_key, purpose, channel, state, origin = 'signal' AS signal, said_under,
                toUnixTimestamp64Milli(max(time)) AS at, toUnixTimestamp64Milli(argMax(tuple(expires_at), time).1) AS ends
         FROM consents WHERE origin = 'signal' OR purpose IN ({purposes:Array(String)})
         GROUP BY identity_key, purpose, channel, state, signal, said_under ORDER BY at FORMAT JSONCompactEachRow`,
        { purposes: ['', ...fresh.slots.map(({ purpose }) => purpose)] },
      ),
    });
    for await (const line of lines) {
      const row: [string, string, string, ConsentState, number, string, string, string | null] =
        JSON.parse(line);
      const [key, purpose, channel, state, signal, under, at, ends] = row;
      apply(
        {
          key,
          under: under === '0' ? '' : under,
          purpose,
          channel,
          state,
          time: Number(at),
          origin: signal === 1 ? 'signal' : '',
          expiresAt: ends === null ? null : Number(ends),
        },
        fresh,
        into,
      );
    }
    for (const { entry } of onItsWay) apply(entry, fresh, into);
    return into;
  }

  /** A refusal under one identifier holds for the others of its person; an agreement that was lent, while they are one. */
  function widen(): Promise<void> {
    widening ??= (async () => {
      const of = table;
      await judgeLent(of);
      const keys = of.keysWith(REFUSED);
      const elsewhere: { key: bigint; slot: number; time: number }[] = [];
      for (let at = 0; at < keys.length; at += KEYS_AT_A_TIME) {
        const found = await people.keysOf(keys.slice(at, at + KEYS_AT_A_TIME));
        for (const [refusing, { keys: all }] of found) {
          if (all.length < 2) continue;
          const row = of.find(refusing);
          for (const { slot } of rules?.slots ?? []) {
            const time = of.get(row, slot, REFUSED);
            if (time > 0) elsewhere.push(...all.map((key) => ({ key, slot, time })));
          }
        }
      }
      of.clear(ELSEWHERE);
      for (const { key, slot, time } of elsewhere) {
        const row = of.take(key);
        of.set(row, slot, ELSEWHERE, Math.max(time, of.get(row, slot, ELSEWHERE)));
      }
    })().finally(() => {
      widening = undefined;
    });
    return widening;
  }

  async function judgeLent(of: StandingTable): Promise<void> {
    const keys = [...of.lent.keys()];
    for (let at = 0; at < keys.length; at += KEYS_AT_A_TIME) {
      const found = await people.keysOf(keys.slice(at, at + KEYS_AT_A_TIME));
      for (const [key, { keys: all }] of found) {
        for (const lent of of.lent.get(key) ?? []) lent.stands = all.includes(lent.under);
      }
    }
  }

  let soon: NodeJS.Timeout | undefined;
  const widenAside = () => {
    if (closed || table.size === 0) return;
    widen().catch((error: unknown) =>
      log.warn({ err: error }, 'the people behind refusals could not be looked up and will be again'),
    );
  };
  function widenSoon(): void {
    if (soon !== undefined || closed) return;
    soon = setTimeout(() => {
      soon = undefined;
      widenAside();
    }, WIDEN_SOON_MS);
    soon.unref();
  }
  const timer = setInterval(widenAside, WIDEN_MS);
  timer.unref();

  return {
    async open() {
      await catchUp();
      const inForce = rules ?? rulesOf(await deps.settings());
      const fresh: FreshSignals = new Map();
      return { judge: (event) => judgeEvent(event, inForce, table, fresh) };
    },
    async openForFile() {
      await catchUp();
      // The people behind refusals as they are now, not as they were half a minute ago.
      await widening;
      await widen();
      const [inForce, of] = [rules, table];
      if (inForce === undefined || of.keysWith(REFUSED).length === 0) return undefined;
      return {
        refuses: (keys) => hasRefused(keys, inForce, of),
        without: (source) => findSource(inForce.settings, source)?.without ?? 'anonymous',
      };
    },
    async record(entries) {
      if (entries.length > 0) await ledger.append(entries);
    },
    close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(soon);
    },
  };
}

type Applied = {
  key: string;
  under: string;
  purpose: string;
  channel: string;
  state: ConsentState;
  time: number;
  origin: string;
  expiresAt: number | null;
};

function apply(entry: Applied, rules: Rules, table: StandingTable): void {
  const key = BigInt(entry.key);
  if (key === 0n) return;
  for (const { purpose, slot } of rules.slots) {
    if (!concerns(entry, purpose, 'web')) continue;
    const row = table.take(key);
    if (entry.state === 'withdrawn') {
      table.set(row, slot, REFUSED, Math.max(entry.time, table.get(row, slot, REFUSED)));
    } else if (entry.under !== '' && (entry.state === 'granted' || entry.state === 'confirmed')) {
      const until = entry.expiresAt ?? 0;
      table.lend(key, { under: BigInt(entry.under), slot, agreed: entry.time, until });
    } else if (entry.state !== 'pending' && entry.time >= table.get(row, slot, AGREED)) {
      table.set(row, slot, AGREED, entry.time);
      table.set(row, slot, UNTIL, entry.state === 'expired' ? 1 : (entry.expiresAt ?? 0));
    }
  }
  const cell = rules.cellOf.get(`${entry.purpose}.${entry.channel}`);
  if (entry.origin === 'signal' && cell !== undefined) {
    table.setSignal(table.take(key), cell, entry.state !== 'withdrawn');
  }
}
