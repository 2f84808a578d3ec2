import type { ConsentSettings, PersonConsent } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../test/support/server.ts';

/** The stage reads the log in its own time, which is long on a machine that does much else. */
const PATIENCE = 20_000;
let server: TestServer;
let writeKey: string;

beforeAll(async () => {
  server = await startTestServer();
  writeKey = await server.writeKey('site');
});

async function send(batch: object[], headers: Record<string, string> = {}, key = writeKey): Promise<void> {
  const answer = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${key}:`)}`, ...headers },
    body: JSON.stringify({ batch }),
  });
  expect(answer.status).toBe(200);
}

/** Which tables hold any of these texts, wherever in a row; a key is looked for as its number as well. */
async function tablesWith(...texts: string[]): Promise<string[]> {
  const tables = await server.events.query<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = 'default' AND engine LIKE '%MergeTree%'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { n } = await server.events.queryOne<{ n: string }>(
      `SELECT countIf(multiSearchAnyCaseInsensitiveUTF8(formatRow('JSONEachRow', *), {texts:Array(String)})) AS n FROM ${name}`,
      { texts },
    );
    if (n !== '0') found.push(name);
  }
  return found.sort();
}

const no = { consent: { categoryPreferences: { Analytics: false } } };
const kept = async (where: string) =>
  server.events.query<{ event: string; properties: unknown; device: string }>(
    `SELECT event, properties, device FROM events WHERE ${where}`,
  );

describe('intake', () => {
  it('never joins what came without consent to a person, in whatever field the person stands', async () => {
    const who = { userId: 'zebedee-9', anonymousId: 'cookie-zebedee' };
    const properties = {
      order_id: 'O-zebedee',
      revenue: 42,
      currency: 'EUR',
      category: 'Lamps',
      brand: 'for Zebedee',
      note: 'ring zebedee@quux.example',
      url: 'https://zebedee:pw@shop.example/u/zebedee-9/lamps?utm_source=news&email=zebedee@quux.example#zebedee',
      products: [{ sku: 'L-1', price: 42, engraving: 'zebedee', name: 'zebedee' }],
    };
    const context = {
      ...no,
      ip: '203.0.113.77',
      userAgent: 'Mozilla/5.0 (iPhone) zebedee',
      traits: { email: 'zebedee@quux.example', phone: '+46701234599' },
      page: { url: 'https://shop.example/hello/zebedee%40quux.example', title: 'Hello Zebedee' },
      externalIds: [{ type: 'loyalty', id: 'zebedee-77' }],
    };
    const messages = ['zebedee-1', 'zebedee-2', 'zebedee-3', 'zebedee-4', 'zebedee-5', 'zebedee-6'];
    await send([
      { type: 'track', event: 'Order Completed', messageId: messages[0], ...who, properties, context },
      { type: 'page', name: 'Zebedee’s page', messageId: messages[1], ...who, context },
      { type: 'identify', messageId: messages[2], ...who, traits: { name: 'Zebedee Quux' }, context },
      { type: 'alias', messageId: messages[3], userId: 'zebedee-9', previousId: 'zebedee-old', context },
      // Faulty ones are kept among the dead letters, without what they must not tell.
      { type: 'track', event: '', messageId: messages[4], ...who, properties, context },
      { type: 'track', event: 7, messageId: messages[5], ...who, properties, context },
    ]);
    await eventually(
      async () => expect(await kept("order_id = '' AND identity_key = 0")).toHaveLength(2),
      PATIENCE,
    );
    expect(await tablesWith('zebedee', 'quux', '203.0.113.77', '701234599')).toEqual([]);
    const [order] = await kept("event = 'Order Completed'");
    expect(order).toMatchObject({
      device: 'phone',
      properties: {
        revenue: '42',
        currency: 'EUR',
        category: 'Lamps',
        url: 'https://shop.example/u/%E2%80%A6/lamps?utm_source=news',
      },
    });
    const drops = await server.events.query<{ reason: string; n: string }>(
      'SELECT reason, sum(count) AS n FROM intake_drops GROUP BY reason',
    );
    expect(drops).toEqual([{ reason: 'no-consent', n: '2' }]);
    expect((await server.events.queryOne<{ n: string }>('SELECT count() AS n FROM dead_letters')).n).toBe(
      '2',
    );
    // What was said is in the ledger, under the keys alone.
    const held = await server.ask<PersonConsent>('GET', '/api/consent/people/user_id%3Azebedee-9');
    expect(held.ledger).toMatchObject([{ state: 'withdrawn', purpose: 'analytics', origin: 'signal' }]);
  });

  it('acts on a withdrawal made elsewhere, whatever the site goes on stamping on its events', async () => {
    const yes = { consent: { categoryPreferences: { analytics: true } } };
    const view = (messageId: string) => ({ type: 'page', messageId, userId: 'yvonne-1', context: yes });
    const views = async () =>
      (
        await server.events.queryOne<{ n: string }>(
          "SELECT count() AS n FROM events WHERE user_id = 'yvonne-1'",
        )
      ).n;
    await send([view('y1')]);
    await eventually(async () => expect(await views()).toBe('1'), PATIENCE);
    await server.ask('POST', '/api/consent/people/user_id%3Ayvonne-1/withdraw', {
      purpose: 'analytics',
      channel: '',
      reason: 'asked on the phone',
    });
    await send([view('y2'), { ...view('y3'), context: {} }]);
    await eventually(async () => {
      expect(await kept("message_id LIKE 'anonymous-%' AND type = 'page' AND identity_key = 0")).toHaveLength(
        3,
      );
    }, PATIENCE);
    expect(await views()).toBe('1');
    // Saying no and then yes again on the site is a new choice, and holds.
    await send([{ ...view('y4'), context: no }]);
    await send([view('y5')]);
    await eventually(async () => expect(await views()).toBe('2'), PATIENCE);
  });

  it('reads Global Privacy Control, and follows a source that needs a yes first or keeps nothing without one', async () => {
    const settings = await server.ask<ConsentSettings>('GET', '/api/consent/settings');
    const strict: ConsentSettings = {
      ...settings,
      sources: [{ source: 'app', bases: [{ purpose: 'analytics', basis: 'opt-in' }], without: 'refuse' }],
    };
    await server.ask('PUT', '/api/consent/settings', strict);
    const app = await server.writeKey('app');
    const track = (event: string, userId: string, context = {}) => ({
      type: 'track',
      event,
      userId,
      context,
    });
    await send([track('Silent', 'xaver-1')], {}, app);
    await send(
      [track('Asked', 'xaver-2', { consent: { categoryPreferences: { analytics: 'granted' } } })],
      {},
      app,
    );
    await send([track('Asked Before', 'xaver-2')], {}, app);
    await send([track('Guarded', 'xaver-3')], { 'sec-gpc': '1' });
    await send([track('Open', 'xaver-4')]);
    await eventually(async () => expect(await kept("event = 'Open'")).toHaveLength(1), PATIENCE);
    await eventually(async () => expect(await kept("event = 'Asked Before'")).toHaveLength(1), PATIENCE);
    const rows = await server.events.query(
      "SELECT event, user_id FROM events WHERE event IN ('Silent', 'Asked', 'Asked Before', 'Guarded', 'Open') ORDER BY event",
    );
    expect(rows).toEqual([
      { event: 'Asked', user_id: 'xaver-2' },
      { event: 'Asked Before', user_id: 'xaver-2' },
      { event: 'Guarded', user_id: '' },
      { event: 'Open', user_id: 'xaver-4' },
    ]);
    expect(await tablesWith('xaver-1', 'xaver-3')).toEqual([]);
    const held = await server.ask<PersonConsent>('GET', '/api/consent/people/user_id%3Axaver-3');
    expect(held.ledger.map(({ purpose, channel, evidence }) => [purpose, channel, evidence])).toEqual(
      expect.arrayContaining([
        ['profiling', 'web', 'Global Privacy Control'],
        ['marketing', 'ads', 'Global Privacy Control'],
      ]),
    );
  });
});
