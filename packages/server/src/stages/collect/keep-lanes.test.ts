import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestEvents, temporaryFolder } from '../../../test/support/events.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import { systemClock, virtualClock } from '../../platform/clock.ts';
import { createConsumers } from '../../platform/events/consumers.ts';
import { silentLog } from '../../platform/log.ts';
import { openImports } from './imports/index.ts';
import { keepLanes } from './keep-lanes.ts';
import { createProjector } from './project/consumer.ts';

const events = await startTestEvents();
// From today on: the log forgets what was received a month ago.
const clock = virtualClock(systemClock.now());
const log = silentLog();
const { records, openAgain, close } = await openTestRecords();
afterAll(close);

const keep = (store: typeof records, node: number) =>
  keepLanes({ records: store, clock, log, node, onAdopted: () => undefined });

const importsOf = (node: number) =>
  openImports({
    events,
    records,
    clock,
    log,
    node,
    dataDir: temporaryFolder(),
    defaults: async () => ({ timeZone: 'UTC', currency: 'EUR', region: 'SE' }),
    onCommit: () => undefined,
    settled: async () => undefined,
    onImportUndone: async () => undefined,
  });

const CSV = [
  'user_id,timestamp,total,order_id',
  ...Array.from({ length: 40 }, (_, index) => `u${index},2026-01-02,10.50,o${index}`),
].join('\n');

async function startImport(imports: Awaited<ReturnType<typeof importsOf>>, csv: string): Promise<string> {
  const file = await imports.receive(Readable.from([Buffer.from(csv)]), 'orders.csv');
  const guess = file.guesses[0];
  if (guess === undefined) throw new Error('nothing was guessed');
  const job = await imports.start(
    { file: file.id, kind: guess.kind, mapping: guess.mapping, options: guess.options },
    'Anna',
  );
  return job.id;
}

const counted = () =>
  events.queryOne('SELECT toUInt32(count()) AS stored, toUInt32(uniqExact(order_id)) AS orders FROM events');

describe('the lane of an import', () => {
  it('is read on by another process when the one that read it is gone, from where that one had got to', async () => {
    const first = await keep(records, 1);
    const others = await openAgain();
    const second = await keep(others, 2);
    const projector = createProjector({ events, clock, log });
    const consumers = createConsumers({
      records: others,
      clock,
      log,
      consumers: [projector],
      lanes: second.lanes,
    });
    consumers.start();

    const imports = await importsOf(1);
    const id = await startImport(imports, CSV);
    await imports.idle();
    expect(await imports.find(id)).toMatchObject({ state: 'done' });
    const [lane] = await first.lanes();
    if (lane === undefined) throw new Error('the import opened no lane');
    await projector.consume({ node: lane.node, after: 0, upTo: 15 }, false);
    const checkpoint = { consumer: 'projector', node: lane.node, seq: 15, updated_at: '' };
    await records.insertInto('checkpoints').values(checkpoint).execute();

    clock.advance(29_000);
    await second.beat();
    expect(await second.lanes()).toEqual([]);
    clock.advance(2_000);
    // The first has not shown itself for too long: it no longer trusts that the lane is its own.
    expect(await first.lanes()).toEqual([]);
    await second.beat();
    expect(await second.lanes()).toEqual([lane]);
    await consumers.settled();
    await consumers.stop();
    expect(await counted()).toEqual({ stored: 40, orders: 40 });

    // It was only slow: what it had is another's now.
    await first.beat();
    expect([await first.lanes(), await second.lanes()]).toEqual([[], [lane]]);
    for (const keeper of [first, second]) keeper.close();
    await imports.close();
  });

  it('goes to one process of several that see its reader gone, also where that one never showed itself', async () => {
    await records
      .insertInto('lanes')
      .values({ node: 5_000, import_id: 'old', reader: 9, last_seq: 3, opened_at: '' })
      .execute();
    const keepers = await Promise.all([3, 4, 5].map((node) => keep(records, node)));
    const all = () => Promise.all(keepers.map((keeper) => keeper.lanes()));
    await Promise.all(keepers.map((keeper) => keeper.beat()));
    for (let passed = 0; passed < 40_000; passed += 10_000) {
      clock.advance(10_000);
      await Promise.all(keepers.map((keeper) => keeper.beat()));
    }
    expect((await all()).flat().filter(({ node }) => node === 5_000)).toEqual([{ node: 5_000, lastSeq: 3 }]);
    for (const keeper of keepers) keeper.close();
  });
});

describe('an import whose process is gone for good', () => {
  it('fails, so that the file can be imported again, and stays failed should that process wake up', async () => {
    const paused = await importsOf(6);
    const other = await importsOf(7);
    const id = await startImport(paused, CSV.replaceAll('o1', 'p1'));
    // Another process finds it gone while it is in the middle of its work.
    await other.clearAfter(6);
    await paused.idle();
    expect(await other.find(id)).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
    expect(await events.query('SELECT 1 FROM log WHERE import_id = {id:String}', { id })).toEqual([]);
    await Promise.all([paused.close(), other.close()]);
  });
});
