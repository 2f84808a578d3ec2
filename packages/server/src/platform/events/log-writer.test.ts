import { afterAll, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import { systemClock } from '../clock.ts';
import { silentLog } from '../log.ts';
import type { Events } from './client.ts';
import { type Consumer, createConsumers } from './consumers.ts';
import type { LogEntry } from './log-row.ts';
import { createLogVoids, stepOver } from './log-voids.ts';
import { type LogWriter, openLogWriter } from './log-writer.ts';

const events = await startTestEvents();
const { records, close } = await openTestRecords();
afterAll(close);
const voids = createLogVoids(records);

function entry(messageHash: bigint): LogEntry {
  return {
    messageHash,
    messageId: `m${messageHash}`,
    receivedAt: Date.now(),
    source: 'shop',
    importId: '',
    type: 'track',
    event: 'Counted',
    identityKey: 1n,
    identifiers: [],
    timestamp: Date.now(),
    payload: '{}',
  };
}

/** The real engine, behind a connection that loses the answer to the first insert and is slow to answer questions. */
function losesAnAnswer(): { connection: Events; asked: Promise<void>; answer(): void } {
  let lose = true;
  let wasAsked = (): void => undefined;
  let answer = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    wasAsked = resolve;
  });
  const released = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const connection: Events = {
    ...events,
    async insertBytes(...statement) {
      await events.insertBytes(...statement);
      if (!lose) return;
      lose = false;
      throw new Error('socket hang up');
    },
    async query<Row>(...question: Parameters<Events['query']>) {
      wasAsked();
      await released;
      return events.query<Row>(...question);
    },
  };
  return { connection, asked, answer };
}

it('stores once what a client sends again after a lost answer, even while the writer looks what is there', async () => {
  const { connection, asked, answer } = losesAnAnswer();
  const known = new Set<bigint>();
  const writer = await openLogWriter({
    events: connection,
    node: 7,
    voids,
    lastKnownSeq: 0,
    onCommit: () => undefined,
    onRecovered: (hashes) => {
      for (const hash of hashes) known.add(hash);
    },
  });
  await expect(writer.append([entry(1n), entry(2n)])).rejects.toThrow('socket hang up');
  // Another client's event makes the writer look; the first client's second attempt comes in meanwhile.
  const other = writer.append([entry(3n)]);
  await asked;
  const again = writer.append([entry(1n), entry(2n)]);
  answer();
  await Promise.all([other, again]);

  expect(known).toEqual(new Set([1n, 2n]));
  expect(
    await events.query('SELECT message_id, toUInt32(seq) AS seq FROM log WHERE node = 7 ORDER BY seq'),
  ).toEqual([
    { message_id: 'm1', seq: 1 },
    { message_id: 'm2', seq: 2 },
    { message_id: 'm3', seq: 3 },
  ]);
  await writer.close();
});

/** The real engine behind a connection that breaks before an insert, which the engine then carries out when `late` is called. */
function insertsLate(): { connection: Events; late(): Promise<void> } {
  let late = async (): Promise<void> => undefined;
  const connection: Events = {
    ...events,
    async insertBytes(...statement) {
      late = () => events.insertBytes(...statement);
      connection.insertBytes = events.insertBytes;
      throw new Error('timeout');
    },
  };
  return { connection, late: () => late() };
}

/** What a consumer reads of a lane, in order, each time that it is told to. */
async function consumed(writer: LogWriter): Promise<string[]> {
  const read: string[] = [];
  const consumer: Consumer = {
    name: `reader-${writer.node}`,
    most: 1_000_000,
    async consume({ node, after, upTo }) {
      const rows = await events.query<{ message_id: string }>(
        'SELECT message_id FROM log WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64} ORDER BY seq',
        { node, after, upTo },
      );
      read.push(...rows.map((row) => row.message_id));
      return undefined;
    },
  };
  const consumers = createConsumers({
    records,
    clock: systemClock,
    log: silentLog(),
    consumers: [consumer],
    lanes: async () => [{ node: writer.node, lastSeq: writer.lastSeq }],
  });
  consumers.start();
  await consumers.settled();
  await consumers.stop();
  return read;
}

const openOn = (node: number, connection: Events) =>
  openLogWriter({
    events: connection,
    node,
    voids,
    lastKnownSeq: 0,
    onCommit: () => undefined,
    onRecovered: () => undefined,
  });

it('gives no number out twice and lets nobody read an insert that the engine carries out after it was given up', async () => {
  const { connection, late } = insertsLate();
  const writer = await openOn(8, connection);
  await expect(writer.append([entry(1n), entry(2n)])).rejects.toThrow('timeout');
  await writer.append([entry(3n)]);
  await late();
  // The client was told that its events are not stored, and sends them again.
  await writer.append([entry(1n), entry(2n)]);
  await writer.close();

  expect(
    await events.queryOne(
      'SELECT toUInt32(count()) AS stored, toUInt32(uniqExact(seq)) AS numbers FROM log WHERE node = 8',
    ),
  ).toEqual({ stored: 5, numbers: 5 });
  expect(await consumed(writer)).toEqual(['m3', 'm1', 'm2']);
});

it('takes away, at its next start, what came late, and leaves room for what may still come', async () => {
  const { connection, late } = insertsLate();
  const writer = await openOn(9, connection);
  await expect(writer.append([entry(1n)])).rejects.toThrow('timeout');
  await writer.append([entry(2n)]);
  expect(await consumed(writer)).toEqual(['m2']);
  await late();
  await writer.close();

  // This process dies with another insert on its way.
  const dying = insertsLate();
  const second = await openOn(9, dying.connection);
  const ids = () =>
    events.query<{ id: string }>('SELECT message_id AS id FROM log WHERE node = 9 ORDER BY seq');
  expect(await ids()).toEqual([{ id: 'm2' }]);
  await expect(second.append([entry(4n)])).rejects.toThrow('timeout');
  const third = await openOn(9, events);
  await third.append([entry(5n)]);
  await dying.late();
  expect(await consumed(third)).toEqual(['m5']);
  expect(third.lastSeq).toBeGreaterThan(second.lastSeq);
  await third.close();
});

it('steps over void numbers', () => {
  expect(stepOver(0, 10, undefined)).toEqual({ upTo: 10, isVoid: false });
  expect(stepOver(0, 10, { from: 11, to: 12 })).toEqual({ upTo: 10, isVoid: false });
  expect(stepOver(0, 10, { from: 4, to: 6 })).toEqual({ upTo: 3, isVoid: false });
  expect(stepOver(3, 10, { from: 4, to: 6 })).toEqual({ upTo: 6, isVoid: true });
  expect(stepOver(4, 10, { from: 4, to: 6 })).toEqual({ upTo: 6, isVoid: true });
  expect(stepOver(3, 5, { from: 4, to: 6 })).toEqual({ upTo: 5, isVoid: true });
});
