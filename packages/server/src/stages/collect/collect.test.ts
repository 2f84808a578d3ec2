import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { createConsumers } from '../../platform/events/consumers.ts';
import { silentLog } from '../../platform/log.ts';
import { migrateRecords } from '../../platform/records/migrate.ts';
import { openRecords, type Records } from '../../platform/records/open-records.ts';
import { createConsent } from '../consent/index.ts';
import { type CollectDeps, openCollect } from './index.ts';
import { noPlan } from './intake/follow-tracking-plan.ts';

let events: Events;
let records: Records;

const nobody = { keysOf: async () => new Map(), sourcesOf: async () => new Map() };
const depsOf = (): CollectDeps => ({
  events,
  records,
  clock: systemClock,
  log: silentLog(),
  node: 1,
  plan: () => noPlan,
  consent: createConsent({ events, records, clock: systemClock, log: silentLog(), people: nobody }).intake,
  defaultRegion: () => 'SE',
  onCommit: () => {},
  count: () => {},
});
const open = () => openCollect(depsOf());

async function drain(collect: Awaited<ReturnType<typeof open>>): Promise<void> {
  const consumers = createConsumers({
    records,
    clock: systemClock,
    log: silentLog(),
    consumers: [collect.projector],
    lanes: collect.lanes,
  });
  consumers.start();
  await consumers.settled();
  await consumers.stop();
}

beforeAll(async () => {
  events = await startTestEvents();
  records = await openRecords({ kind: 'sqlite', path: ':memory:' });
  await migrateRecords(records);
});

describe('the way of an event', () => {
  it('goes from a call through the log to events and traits', async () => {
    const collect = await open();
    const taken = await collect.takeInternal('shop', [
      {
        type: 'track',
        event: 'Order Completed',
        userId: 42,
        messageId: 'a-1',
        properties: { order_id: 'o1', revenue: '0.29', currency: 'sek', note: '2026-01-01' },
      },
      {
        type: 'identify',
        userId: 'u1',
        messageId: 'a-2',
        traits: { email: 'Heleen@Example.org', plan: 'pro', visits: 3 },
      },
      {
        type: 'page',
        anonymousId: 'cookie-1',
        messageId: 'a-3',
        context: {
          page: {
            url: 'https://shop.se/sale?utm_source=google&utm_medium=cpc&utm_campaign=spring%20sale',
            referrer: 'https://www.google.com/',
          },
        },
      },
    ]);
    expect(taken).toEqual({ accepted: 3, dropped: 0, refused: [] });
    await drain(collect);
    const rows = await events.query(
      `SELECT message_id, user_id, order_id, toString(revenue) AS revenue, currency, toString(properties.note) AS note, channel, campaign, page_path
       FROM events ORDER BY message_id`,
    );
    expect(rows).toEqual([
      {
        message_id: 'a-1',
        user_id: '42',
        order_id: 'o1',
        revenue: '0.29',
        currency: 'SEK',
        note: '2026-01-01',
        channel: '',
        campaign: '',
        page_path: '',
      },
      {
        message_id: 'a-2',
        user_id: 'u1',
        order_id: '',
        revenue: '0',
        currency: '',
        note: '',
        channel: '',
        campaign: '',
        page_path: '',
      },
      {
        message_id: 'a-3',
        user_id: '',
        order_id: '',
        revenue: '0',
        currency: '',
        note: '',
        channel: 'search',
        campaign: 'spring sale',
        page_path: '/sale',
      },
    ]);
    expect(await events.query('SELECT name, value, number FROM traits ORDER BY name')).toEqual([
      { name: 'email', value: 'Heleen@Example.org', number: null },
      { name: 'plan', value: 'pro', number: null },
      { name: 'visits', value: '3', number: 3 },
    ]);
    await collect.close();
  });

  it('takes a message once, also after a restart', async () => {
    const collect = await open();
    expect(
      await collect.takeInternal('shop', [{ type: 'track', event: 'Seen', userId: 'u1', messageId: 'a-1' }]),
    ).toMatchObject({ accepted: 0, dropped: 1 });
    const drops = await events.query(
      "SELECT reason, sum(count) AS count FROM intake_drops WHERE event = 'Seen' GROUP BY reason",
    );
    expect(drops).toEqual([{ reason: 'duplicate', count: '1' }]);
    await collect.close();
  });

  it('takes the good events of a batch and keeps the bad one with its reason and its cure, to be mended and replayed', async () => {
    const collect = await open();
    const taken = await collect.takeInternal('shop', [
      { type: 'track', userId: 'u1', messageId: 'b-1' },
      { type: 'track', event: 'Signed Up', userId: 'u1', messageId: 'b-2' },
      'not an event',
      { type: 'track', event: 'Late', userId: 'u1', messageId: 'b-3', timestamp: 'yesterday' },
    ]);
    expect(taken.accepted).toBe(1);
    expect(taken.refused.map(({ reason, field, index }) => ({ reason, field, index }))).toEqual([
      { reason: 'missing-field', field: 'event', index: 0 },
      { reason: 'wrong-shape', field: '', index: 2 },
      { reason: 'wrong-time', field: 'timestamp', index: 3 },
    ]);
    const letters = await collect.deadLetters.list({ limit: 10, offset: 0 });
    expect(letters.total).toBe(3);
    const letter = letters.items.find((item) => item.field === 'event');
    await collect.deadLetters.replay(letter?.id ?? '', {
      ...JSON.parse(letter?.payload ?? '{}'),
      event: 'Signed Up',
    });
    expect((await collect.deadLetters.list({ limit: 10, offset: 0 })).total).toBe(2);
    await drain(collect);
    expect(await events.query("SELECT count() AS n FROM events WHERE event = 'Signed Up'")).toEqual([
      { n: '2' },
    ]);
    await collect.close();
  });

  it('projects nothing twice when the checkpoint was lost', async () => {
    const before = await events.query('SELECT count() AS n, uniqExact(seq) AS seqs FROM events');
    await records.deleteFrom('checkpoints').execute();
    const collect = await open();
    await drain(collect);
    expect(await events.query('SELECT count() AS n, uniqExact(seq) AS seqs FROM events')).toEqual(before);
    await collect.close();
  });

  it('keeps the good events of a batch beside one that is nested too deeply to be written down', async () => {
    const collect = await open();
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const taken = await collect.takeInternal('shop', [
      { type: 'track', event: 'Deep', userId: 'u1', messageId: 'd-1' },
      { type: 'track', event: 'Deep', userId: 'u1', messageId: 'd-2', properties: { deep } },
    ]);
    expect(taken).toMatchObject({ accepted: 1, refused: [{ reason: 'too-deep', index: 1 }] });
    const letters = await collect.deadLetters.list({ reason: 'too-deep', limit: 10, offset: 0 });
    expect(JSON.parse(letters.items[0]?.payload ?? '')).toMatchObject({ event: 'Deep', messageId: 'd-2' });
    await collect.close();
  });

  it('does not acknowledge the second copy of an event whose first is still on its way and then fails', async () => {
    const gate = Promise.withResolvers<void>();
    gate.promise.catch(() => undefined);
    const broken: Events = { ...events, insertBytes: () => gate.promise };
    const collect = await openCollect({ ...depsOf(), events: broken });
    const call = { type: 'track', event: 'Twice', userId: 'u1', messageId: 'e-1' };
    const attempts = Promise.allSettled([
      collect.takeInternal('shop', [call]),
      collect.takeInternal('shop', [call]),
    ]);
    gate.reject(new Error('the engine went away'));
    expect((await attempts).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await collect.close();
    const mended = await open();
    expect(await mended.takeInternal('shop', [call])).toMatchObject({ accepted: 1 });
    await mended.close();
  });

  it('takes an event once although the count of what was dropped beside it failed', async () => {
    const broken: Events = { ...events, insertRows: () => Promise.reject(new Error('no room')) };
    const collect = await openCollect({ ...depsOf(), events: broken });
    const call = { type: 'track', event: 'Once', userId: 'u1', messageId: 'f-1' };
    await expect(collect.takeInternal('shop', [call, call])).rejects.toThrow('no room');
    await expect(collect.takeInternal('shop', [call])).rejects.toThrow('no room');
    expect(await events.query("SELECT count() AS n FROM log WHERE message_id = 'f-1'")).toEqual([{ n: '1' }]);
    await collect.close();
  });
});
