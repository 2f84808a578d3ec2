import { afterAll, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import { systemClock } from '../clock.ts';
import { silentLog } from '../log.ts';
import { createConsumers, type Lane } from './consumers.ts';
import type { LogEntry } from './log-row.ts';
import { createLogVoids } from './log-voids.ts';
import { openLogWriter } from './log-writer.ts';

const events = await startTestEvents();
const { records, close } = await openTestRecords();
afterAll(close);

const open = (node: number) =>
  openLogWriter({
    events,
    node,
    voids: createLogVoids(records),
    lastKnownSeq: 0,
    onCommit: () => undefined,
    onRecovered: () => undefined,
  });

let hashes = 0n;
const entry = (messageId: string): LogEntry => ({
  messageHash: ++hashes,
  messageId,
  receivedAt: Date.now(),
  source: 'shop',
  importId: '',
  type: 'track',
  event: 'Counted',
  identityKey: 1n,
  identifiers: [],
  timestamp: Date.now(),
  payload: '{}',
});

it('gives each lane its turn, so that imports are read while events come in all the time', async () => {
  const [live, first, second] = await Promise.all([1, 1_000, 1_001].map(open));
  if (!live || !first || !second) throw new Error('no writers');
  await live.append([entry('live')]);
  await first.append(['a1', 'a2', 'a3'].map(entry));
  await second.append(['b1', 'b2'].map(entry));
  const laneOf = ({ node, lastSeq }: Lane): Lane => ({ node, lastSeq });
  const targets = [first, second].map(laneOf);

  const read: string[] = [];
  const consumers = createConsumers({
    records,
    clock: systemClock,
    log: silentLog(),
    // The store lists imports in no order.
    lanes: async () => [laneOf(live), ...(read.length % 2 ? targets : targets.toReversed())],
    consumers: [
      {
        name: 'reader',
        most: 2,
        async consume({ node, after, upTo }) {
          // Whenever something is read, a live event has come in meanwhile: that lane is never done.
          await live.append([entry('live')]);
          const rows = await events.query<{ id: string }>(
            'SELECT message_id AS id FROM log WHERE node = {node:UInt32} AND seq > {after:UInt64} AND seq <= {upTo:UInt64} ORDER BY seq',
            { node, after, upTo },
          );
          read.push(rows.map(({ id }) => id).join(' '));
          return undefined;
        },
      },
    ],
  });
  consumers.start();
  await eventually(async () => expect(read.length).toBeGreaterThan(5));
  await consumers.stop();
  expect(read.slice(0, 6)).toEqual(['live', 'a1 a2', 'b1 b2', 'live live', 'a3', 'live live']);
  for (const writer of [live, first, second]) await writer.close();
});
