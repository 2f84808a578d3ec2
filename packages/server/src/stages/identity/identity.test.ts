import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { createLane, identityOn, keyOf } from '../../../test/support/identity.ts';
import { openTestRecords } from '../../../test/support/records.ts';
import type { Events } from '../../platform/events/client.ts';

let events: Events;
let on: ReturnType<typeof identityOn>;
beforeAll(async () => {
  events = await startTestEvents();
  on = identityOn(events);
});
beforeEach(() => on.startOver());

async function ledgerRows(): Promise<number> {
  return Number((await events.queryOne<{ n: string }>('SELECT count() AS n FROM identity_edges')).n);
}

describe('identity', () => {
  it('makes a merge hold for every query, and appends evidence only once', async () => {
    const { lane, process, close } = await on.open();
    await lane.write([
      'track 1 anonymous_id:a',
      'identify 2 user_id:u anonymous_id:a email:m@x.se',
      'track 3 user_id:u anonymous_id:a',
    ]);
    process.consumers.wake();
    await process.consumers.settled();
    const u = String(keyOf('user_id:u'));
    expect(await on.whose('anonymous_id:a', 'email:m@x.se', 'user_id:u', 'email:other@x.se')).toEqual([
      u,
      u,
      u,
      String(keyOf('email:other@x.se')),
    ]);
    expect(await ledgerRows()).toBe(3);
    const person = await process.identity.personKeys(keyOf('email:m@x.se'));
    expect(person.id).toBe(keyOf('user_id:u'));
    expect(person.keys).toHaveLength(3);
    await process.stop();
    await close();
  });

  it('changes nothing when it starts again, has to read all again, and mends a map that lost rows', async () => {
    const first = await on.open();
    await first.lane.write([
      'identify 2 user_id:u anonymous_id:a',
      'identify 1 user_id:v anonymous_id:a',
      'identify 3 user_id:u email:m@x.se',
    ]);
    first.process.consumers.wake();
    await first.process.consumers.settled();
    await first.process.stop();
    const rows = await ledgerRows();
    const before = await on.whose('user_id:u', 'user_id:v', 'anonymous_id:a', 'email:m@x.se');
    expect(before[2]).toBe(before[1]);

    // As after a crash between the ledger and the map, with the checkpoint not yet written.
    await first.records.deleteFrom('checkpoints').execute();
    for (const table of ['identity_map', 'identity_changes']) await events.command(`TRUNCATE TABLE ${table}`);
    await events.command('SYSTEM RELOAD DICTIONARY identity_base');
    await events.command('SYSTEM RELOAD DICTIONARY identity_delta');
    const again = on.startProcess(first.records, () => [first.lane.lane]);
    await again.consumers.settled();
    expect(await ledgerRows()).toBe(rows);
    expect(await on.whose('user_id:u', 'user_id:v', 'anonymous_id:a', 'email:m@x.se')).toEqual(before);
    await again.stop();
    await first.close();
  });

  it('undoes an import: what only it said is gone, what others said stays', async () => {
    const { lane, process, close } = await on.open();
    await lane.write(
      ['identify 1 crm_id:7 email:m@x.se', 'identify 2 crm_id:7 phone:+46700000001'],
      'file-1',
    );
    await lane.write(['identify 3 crm_id:7 email:m@x.se']);
    process.consumers.wake();
    await process.consumers.settled();
    const crm = String(keyOf('crm_id:7'));
    expect(await on.whose('email:m@x.se', 'phone:+46700000001')).toEqual([crm, crm]);
    await process.identity.retractImport('file-1');
    expect(await on.whose('email:m@x.se', 'phone:+46700000001')).toEqual([
      crm,
      String(keyOf('phone:+46700000001')),
    ]);
    expect(await ledgerRows()).toBe(1);
    await process.stop();
    await close();
  });

  it('keeps a pair apart whatever comes later, says who decided it, and takes that back', async () => {
    const { lane, process, close } = await on.open();
    await lane.write(['identify 1 user_id:u email:m@x.se']);
    process.consumers.wake();
    await process.consumers.settled();
    await process.identity.separate(keyOf('user_id:u'), keyOf('email:m@x.se'), 'Astrid');
    const apart = [String(keyOf('user_id:u')), String(keyOf('email:m@x.se'))];
    expect(await on.whose('user_id:u', 'email:m@x.se')).toEqual(apart);
    await lane.write(['identify 9 user_id:u email:m@x.se']);
    process.consumers.wake();
    await process.consumers.settled();
    await process.stop();

    // On fresh records: what was decided stands in the ledger, not in the memory of a process.
    const other = await openTestRecords();
    const again = on.startProcess(other.records, () => [lane.lane]);
    await again.consumers.settled();
    expect(await on.whose('user_id:u', 'email:m@x.se')).toEqual(apart);
    const explained = await again.identity.explain(await again.identity.personKeys(keyOf('user_id:u')));
    expect(explained.apart).toMatchObject([
      { other: keyOf('email:m@x.se'), because: { reason: 'by-hand', by: 'Astrid' } },
    ]);
    await again.identity.reunite(keyOf('user_id:u'), keyOf('email:m@x.se'), 'Astrid');
    expect(new Set(await on.whose('user_id:u', 'email:m@x.se')).size).toBe(1);
    await again.stop();
    await other.close();
    await close();
  });

  it('lets a blocked identifier join nobody, for all of the past, and releases it', async () => {
    const { lane, process, close } = await on.open();
    await lane.write(['identify 1 user_id:u device_id:kiosk', 'identify 2 email:m@x.se device_id:kiosk']);
    process.consumers.wake();
    await process.consumers.settled();
    expect(new Set(await on.whose('user_id:u', 'email:m@x.se')).size).toBe(1);
    const kiosk = { kind: 'device_id', value: 'kiosk', key: keyOf('device_id:kiosk') };
    await process.identity.block(kiosk, 'Astrid');
    expect(new Set(await on.whose('user_id:u', 'email:m@x.se', 'device_id:kiosk')).size).toBe(3);
    await process.identity.unblock(kiosk.key);
    expect(new Set(await on.whose('user_id:u', 'email:m@x.se', 'device_id:kiosk')).size).toBe(1);
    await process.stop();
    await close();
  });

  it('explains a person as a tree and says why a neighbour is another', async () => {
    const { lane, process, close } = await on.open();
    await lane.write([
      'identify 1 user_id:u anonymous_id:a',
      'identify 2 user_id:u email:m@x.se',
      'track 3 email:m@x.se anonymous_id:b',
      'track 4 user_id:w anonymous_id:b',
    ]);
    process.consumers.wake();
    await process.consumers.settled();
    const person = await process.identity.personKeys(keyOf('anonymous_id:b'));
    const { ties, apart } = await process.identity.explain(person);
    expect(ties.map((tie) => [tie.left.value, tie.right.value, tie.messageId])).toEqual([
      ['u', 'a', 'm-1-1'],
      ['u', 'm@x.se', 'm-1-2'],
      ['m@x.se', 'b', 'm-1-3'],
    ]);
    expect(apart).toMatchObject([
      {
        other: keyOf('user_id:w'),
        edge: { messageId: 'm-1-4' },
        because: { reason: 'limit', kind: 'user_id', limit: 1 },
      },
    ]);
    await process.stop();
    await close();
  });

  it('is kept by one of two processes, for the lanes of both, and by the other when that one ends', async () => {
    const store = await openTestRecords();
    const [laneOne, laneTwo] = [createLane(events, 1), createLane(events, 2)];
    const one = on.startProcess(store.records, () => [laneOne.lane]);
    await laneOne.write(['identify 1 user_id:u anonymous_id:a']);
    one.consumers.wake();
    await one.consumers.settled();
    const two = on.startProcess(await store.openAgain(), () => [laneTwo.lane]);
    await laneTwo.write(['identify 2 user_id:u email:m@x.se']);
    // What the projector of process two would note.
    await store.records
      .insertInto('checkpoints')
      .values({ consumer: 'projector', node: 2, seq: 1, updated_at: '' })
      .execute();
    const u = String(keyOf('user_id:u'));
    await eventually(async () => expect(await on.whose('email:m@x.se', 'anonymous_id:a')).toEqual([u, u]));

    // A request to the process that does not keep identities is carried out by the one that does.
    await two.identity.separate(keyOf('user_id:u'), keyOf('email:m@x.se'), 'Astrid');
    expect(await on.whose('email:m@x.se')).toEqual([String(keyOf('email:m@x.se'))]);

    await one.stop();
    await laneTwo.write(['identify 3 user_id:u phone:+46700000001']);
    two.consumers.wake();
    await eventually(async () =>
      expect(await on.whose('phone:+46700000001', 'email:m@x.se')).toEqual([
        u,
        String(keyOf('email:m@x.se')),
      ]),
    );
    await two.stop();
    await store.close();
  });
});
