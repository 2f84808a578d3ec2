import { request } from 'node:http';
import type { CampaignList, LinkDetail, LinkList, LinkWithFigures } from '@rondo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { openTestRecords, type TestRecords } from '../../../test/support/records.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';
import { virtualClock } from '../../platform/clock.ts';
import { silentLog } from '../../platform/log.ts';
import { createClickQueue } from './click-queue.ts';
import { createLinkStore } from './store.ts';

const BROWSER = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };

describe('tracking links', () => {
  let server: TestServer;
  let writeKey: string;
  beforeAll(async () => {
    server = await startTestServer();
    writeKey = await server.writeKey('site');
  });

  const open = (link: { code: string }, headers: Record<string, string> = BROWSER, method = 'GET') =>
    new Promise<{ status: number; headers: Headers; text: string }>((resolve, reject) => {
      const sent = request(`${server.url}/l/${link.code}`, { method, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const pairs = Object.entries(answer.headers).map(([name, value]): [string, string] => [
            name,
            String(value),
          ]);
          resolve({
            status: answer.statusCode ?? 0,
            headers: new Headers(pairs),
            text: Buffer.concat(chunks).toString(),
          });
        });
      });
      sent.on('error', reject).end();
    });
  const make = (input: Record<string, unknown>) =>
    server.ask<LinkWithFigures>('POST', '/api/links', {
      channel: 'influencer',
      source: 'instagram',
      target: 'https://shop.example/lamps?size=2#red',
      ...input,
    });
  const refusal = async (input: Record<string, unknown>) => {
    const outcome = await make(input).then(
      () => 'taken',
      (error: Error) => error.message,
    );
    return outcome;
  };

  it('leads to its target with the campaign’s parameters and joins the click to what the visitor does later', async () => {
    const link = await make({ campaign: 'autumn_light', creative: 'reel-1', creator: 'hannas-hem' });
    expect(link.url).toBe(`${server.url}/l/${link.code}`);
    expect(link.medium).toBe('influencer');
    const answer = await open(link);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    const target = new URL(answer.headers.get('location') ?? '');
    expect(target.hash).toBe('#red');
    expect(Object.fromEntries(target.searchParams)).toMatchObject({
      size: '2',
      utm_source: 'instagram',
      utm_medium: 'influencer',
      utm_campaign: 'autumn_light',
      utm_content: 'reel-1',
    });

    const common = {
      anonymousId: 'visitor-17',
      context: { rondo_click: target.searchParams.get('rondo_click') },
    };
    const batch = [
      { ...common, type: 'page', name: 'Lamps' },
      { ...common, type: 'track', event: 'Order Completed', properties: { order_id: 'o-1', revenue: 120 } },
    ];
    const sent = await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ writeKey, batch }),
    });
    expect(sent.status).toBe(200);
    await eventually(async () => {
      const rows = await server.events.query<{
        channel: string;
        campaign: string;
        creative: string;
        creator: string;
        kinds: string[];
      }>(
        "SELECT channel, campaign, creative, creator, identifiers.kind AS kinds FROM events WHERE event = 'Link Clicked' AND toString(properties.link) = {code:String}",
        { code: link.code },
      );
      expect(rows).toEqual([
        {
          channel: 'influencer',
          campaign: 'autumn_light',
          creative: 'reel-1',
          creator: 'hannas-hem',
          kinds: ['click_id'],
        },
      ]);
      const shared = await server.events.query<{ values: string }>(
        "SELECT uniqExact(arrayFilter(i -> i.kind = 'click_id', identifiers)[1].key) AS values FROM events WHERE event IN ('Link Clicked', 'Order Completed')",
      );
      expect(shared[0]?.values).toBe('1');
    });
  });

  it('keeps robots, previews and prefetching apart', async () => {
    const link = await make({ code: 'Robots' });
    expect(link.code).toBe('robots');
    await open({ code: 'ROBOTS' });
    await open(link, BROWSER, 'HEAD');
    await open(link, { 'user-agent': 'WhatsApp/2.23' });
    const previewed = await open(link, { ...BROWSER, 'sec-purpose': 'prefetch' });
    expect(previewed.headers.get('location')).not.toContain('rondo_click');
    await eventually(async () => {
      const { items, lost, waiting } = await server.ask<LinkList>('GET', '/api/links');
      const figures = items.find((one) => one.code === 'robots')?.figures;
      expect(figures).toMatchObject({ clicks: 1, people: 1, previews: 3, orders: 0 });
      expect([lost, waiting]).toEqual([0, 0]);
    });
    const nobody = await server.events.queryOne<{ known: string }>(
      "SELECT countIf(identity_key != 0) AS known FROM events WHERE event = 'Link Previewed'",
    );
    expect(nobody.known).toBe('0');
    const detail = await server.ask<LinkDetail>('GET', `/api/links/${link.id}`);
    expect(new Set(detail.days.map((one) => one.day)).size).toBe(30);
    for (const { day } of detail.days) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(detail.days.at(-1)).toMatchObject({ clicks: 1, previews: 3 });
    expect(detail.referrers).toEqual([{ host: '', clicks: 1 }]);
  });

  it('never leads anywhere but to the target that was given at the beginning', async () => {
    expect(await refusal({ target: 'javascript:alert(1)' })).toMatch(/400.*\/target/);
    expect(await refusal({ target: `${server.url}/l/abc` })).toMatch(/400.*\/target/);
    expect(await refusal({ channel: 'direct' })).toMatch(/400.*\/channel/);
    expect(await refusal({ code: '../x' })).toMatch(/400.*\/code/);
    expect(await refusal({ code: 'robots' })).toMatch(/409.*\/code/);
    const link = await make({ code: 'fixed', target: 'https://shop.example/' });
    const answer = await fetch(`${server.url}/l/fixed?target=https://evil.example&url=//evil.example`, {
      redirect: 'manual',
      headers: BROWSER,
    });
    expect(answer.headers.get('location')).toMatch(/^https:\/\/shop\.example\/\?utm_source=instagram/);
    const changed = await server.ask<LinkWithFigures>('PATCH', `/api/links/${link.id}`, {
      name: 'Poster',
      archived: true,
    });
    expect([changed.name, changed.archived, changed.target]).toEqual([
      'Poster',
      true,
      'https://shop.example/',
    ]);
    expect((await open(link)).status).toBe(302);
    await server.ask('DELETE', `/api/links/${link.id}`);
    const gone = await open(link, { ...BROWSER, 'accept-language': 'sv-SE,sv;q=0.9' });
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('Länken leder ingenstans');
  });

  it('asks who may', async () => {
    for (const [method, path] of [
      ['GET', '/api/links'],
      ['POST', '/api/links'],
      ['DELETE', '/api/links/x'],
      ['GET', '/api/campaigns'],
      ['POST', '/api/campaigns'],
    ]) {
      const answer = await fetch(`${server.url}${path}`, { method: method ?? '' });
      expect(answer.status).toBe(401);
    }
  });

  it('shows campaigns that arrive as not described, until someone describes them', async () => {
    await eventually(async () => {
      const list = await server.ask<CampaignList>('GET', '/api/campaigns');
      expect(list.items.find((one) => one.key === 'autumn_light')).toMatchObject({
        id: null,
        seen: { touches: 1, spend: null, channels: ['influencer'] },
      });
      expect(list.notDescribed).toBe(1);
    });
    const campaign = await server.ask<{ id: string; name: string }>('POST', '/api/campaigns', {
      key: 'autumn_light',
      name: 'Autumn light',
      start: '2026-10-01',
      end: '2026-11-30',
      budget: 5000,
      channels: ['influencer'],
    });
    const list = await server.ask<CampaignList>('GET', '/api/campaigns');
    expect(list).toMatchObject({
      notDescribed: 0,
      items: [{ id: campaign.id, name: 'Autumn light', budget: 5000, seen: { touches: 1 } }],
    });
    const wrong = await server
      .ask('PATCH', `/api/campaigns/${campaign.id}`, { end: '2026-09-01' })
      .catch((error: Error) => error.message);
    expect(wrong).toMatch(/400.*\/end/);
    const twice = await server
      .ask('POST', '/api/campaigns', { key: 'autumn_light', name: 'Again' })
      .catch((error: Error) => error.message);
    expect(twice).toMatch(/409.*\/key/);
    expect(
      await server.ask('PATCH', `/api/campaigns/${campaign.id}`, { end: null, budget: null }),
    ).toMatchObject({ end: null, budget: null, start: '2026-10-01' });
    await server.ask('DELETE', `/api/campaigns/${campaign.id}`);
    expect((await server.ask<CampaignList>('GET', '/api/campaigns')).notDescribed).toBe(1);
  });
});

describe('clicks while the events engine is away', () => {
  let test: TestRecords;
  beforeAll(async () => {
    test = await openTestRecords();
  });
  afterAll(() => test.close());

  it('are kept in the records store, follow when it is back, and are counted where they are lost', async () => {
    const store = createLinkStore(test.records);
    const taken: unknown[] = [];
    let away = true;
    const queue = createClickQueue({
      store,
      log: silentLog(),
      clock: virtualClock(new Date('2026-05-04T08:00:00Z')),
      mostKept: 3,
      async take(calls) {
        if (away) throw new Error('away');
        taken.push(...calls);
      },
    });
    expect(await queue.flush()).toBe(true);
    for (const id of ['a', 'b', 'c', 'd', 'e'])
      queue.add({
        type: 'track',
        event: 'Link Clicked',
        messageId: id,
        timestamp: `2026-05-04T08:00:0${taken.length}Z`,
      });
    await queue.settled();
    expect([await store.countWaiting(), queue.lost]).toEqual([3, 2]);
    expect(await queue.flush()).toBe(false);
    away = false;
    expect(await queue.flush()).toBe(true);
    expect([taken.length, await store.countWaiting()]).toEqual([3, 0]);
    queue.add({ type: 'track', event: 'Link Clicked', messageId: 'f' });
    await queue.close();
    expect(taken.length).toBe(4);
  });
});
