import { Readable } from 'node:stream';
import { systemClock } from '../../src/platform/clock.ts';
import type { Events } from '../../src/platform/events/client.ts';
import { type Consumers, createConsumers, type Lane } from '../../src/platform/events/consumers.ts';
import { encodeLogRows, LOG_COLUMNS, type LogEntry } from '../../src/platform/events/log-row.ts';
import { hash64, identityKey } from '../../src/platform/identifiers/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import type { Records } from '../../src/platform/records/open-records.ts';
import { createIdentity, type Identifier, type Identity, personOf } from '../../src/stages/identity/index.ts';
import { openTestRecords, type TestRecords } from './records.ts';

const TABLES = [
  'log',
  'identity_edges',
  'identity_edge_keys',
  'identity_map',
  'identity_members',
  'identity_changes',
  'identity_squashes',
];

/** `kind:value` */
export function identifierOf(text: string): Identifier {
  const [kind = '', value = ''] = text.split(':');
  return { kind, value, key: identityKey(kind, value) };
}
export const keyOf = (text: string): bigint => identifierOf(text).key;

export type IdentityProcess = { identity: Identity; consumers: Consumers; stop(): Promise<void> };
export type Lanes = ReturnType<typeof createLane>;
type OpenIdentity = TestRecords & {
  lane: Lanes;
  process: IdentityProcess;
  take(lines: readonly string[], importId?: string): Promise<void>;
};

/** The identity stage on a real engine and a real records store, fed through a lane of the log. */
export function identityOn(events: Events) {
  async function startOver(): Promise<void> {
    for (const table of TABLES) await events.command(`TRUNCATE TABLE ${table}`);
    for (const name of ['identity_base', 'identity_delta'])
      await events.command(`SYSTEM RELOAD DICTIONARY ${name}`);
  }

  function startProcess(records: Records, own: () => Lane[]): IdentityProcess {
    const identity = createIdentity({ events, records, clock: systemClock, log: silentLog() });
    const consumers = createConsumers({
      records,
      clock: systemClock,
      log: silentLog(),
      consumers: [identity.consumer],
      lanes: async () => own(),
    });
    consumers.start();
    return {
      identity,
      consumers,
      async stop() {
        await identity.close();
        await consumers.stop();
      },
    };
  }

  async function open(): Promise<OpenIdentity> {
    const store = await openTestRecords();
    const lane = createLane(events, 1);
    const process = startProcess(store.records, () => [lane.lane]);
    return {
      ...store,
      lane,
      process,
      /** Writes lines into the log and waits until they are taken. */
      async take(lines, importId) {
        await lane.write(lines, importId);
        process.consumers.wake();
        await process.consumers.settled();
      },
    };
  }

  /** Whose each of these is, according to a query. */
  async function whose(...texts: string[]): Promise<string[]> {
    const rows = await events.query<{ person: string }>(
      `SELECT toString(${personOf('key')}) AS person FROM (SELECT arrayJoin({keys:Array(UInt64)}) AS key)`,
      { keys: texts.map(keyOf) },
    );
    return rows.map((row) => row.person);
  }

  return { startOver, startProcess, open, whose };
}

/** A lane of the log that can be written to: `type second kind:value …` a line; `#id` among them is the message's id. */
export function createLane(events: Events, node: number) {
  let seq = 0;
  return {
    get lane(): Lane {
      return { node, lastSeq: seq };
    },
    async write(lines: readonly string[], importId = ''): Promise<void> {
      const entries = lines.map((line, index): LogEntry => {
        const [type = '', second = '0', ...texts] = line.split(' ');
        const identifiers = texts.filter((text) => !text.startsWith('#')).map(identifierOf);
        const named = texts.find((text) => text.startsWith('#'))?.slice(1);
        const messageId = named ?? `m-${node}-${seq + index + 1}`;
        return {
          messageHash: hash64(messageId),
          messageId,
          // The log forgets what was received longer ago than its window.
          receivedAt: Date.now(),
          source: 'site',
          importId,
          type,
          event: '',
          identityKey: identifiers[0]?.key ?? 0n,
          identifiers,
          timestamp: Date.UTC(2026, 4, 4) + Number(second) * 1000,
          payload: '{}',
        };
      });
      await events.insertBytes(
        `INSERT INTO log (${LOG_COLUMNS}) FORMAT RowBinary`,
        Readable.from([encodeLogRows(node, seq + 1, entries)]),
      );
      seq += lines.length;
    },
  };
}
