import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Events } from '../../platform/events/client.ts';
import { createConsumers } from '../../platform/events/consumers.ts';
import { silentLog } from '../../platform/log.ts';
import { migrateRecords } from '../../platform/records/migrate.ts';
import { openRecords, type Records } from '../../platform/records/open-records.ts';
import { openCollect } from './index.ts';
import { noPlan } from './intake/follow-tracking-plan.ts';

let events: Events;
let records: Records;

const open = () =>
  openCollect({
    events,
    records,
    clock: systemClock,
    log: silentLog(),
    node: 1,
    plan: () => noPlan,
    defaultRegion: () => 'SE',
    onCommit: () => {},
    count: () => {},
  });

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
});
