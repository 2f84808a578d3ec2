import { expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import type { Events } from './client.ts';
import type { LogEntry } from './log-row.ts';
import { openLogWriter } from './log-writer.ts';

const events = await startTestEvents();

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
