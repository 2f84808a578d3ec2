import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser, watchPage, whySkipped } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The library as its package ships it. */
const LIBRARY = join(
  dirname(createRequire(import.meta.url).resolve('@segment/analytics-next/package.json')),
  'dist/umd',
);

describe.skipIf(noBrowser !== undefined)(`@segment/analytics-next in a browser${whySkipped}`, () => {
  let server: TestServer;
  let browser: Browser;
  let shop = '';
  let writeKey = '';

  beforeAll(async () => {
    [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
    writeKey = await server.writeKey('shop');
    const site = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://shop.test');
      if (pathname.endsWith('.js')) {
        response.setHeader('content-type', 'text/javascript');
        response.end(readFileSync(join(LIBRARY, basename(pathname))));
        return;
      }
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Lamps</title><link rel="icon" href="data:,"><h1>Lamps</h1>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    afterAll(() => void site.close());
    const address = site.address();
    // Another host than Rondo's, as in life: every request is cross-origin.
    shop = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
  });

  it('reads its settings from Rondo and delivers page, identify, track, group and reset', async () => {
    const page = await browser.newPage();
    const faults = watchPage(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(server.url)) asked.push(new URL(request.url()).pathname);
    });
    await page.goto(
      `${shop}/lamps?utm_source=newsletter&utm_medium=email&utm_campaign=spring&utm_content=hero`,
    );
    await page.addScriptTag({ url: `${shop}/index.js` });
    // As text, because it runs in the page, whose globals this program does not have.
    await page.evaluate(`(async () => {
      const analytics = AnalyticsNext.AnalyticsBrowser.load({
        writeKey: ${JSON.stringify(writeKey)},
        cdnURL: ${JSON.stringify(server.url)},
      });
      await analytics.page('Catalogue', 'Lamps', { colour: 'blå' });
      await analytics.identify('u-7', { email: 'anna@lingon.example', plan: 'gold' });
      await analytics.track('Product Added', { product_id: 'LMP-014', price: 129.5 });
      await analytics.group('g-1', { name: 'Lingon' });
      await analytics.reset();
      await analytics.track('After Reset');
    })()`);
    await eventually(async () => {
      const stored = await server.events.query(
        `SELECT type, event, user_id AS user, channel, JSONExtractString(toString(properties), 'product_id') AS product
         FROM events WHERE source = 'shop' ORDER BY timestamp, type`,
      );
      expect(stored).toEqual([
        { type: 'page', event: expect.any(String), user: '', channel: 'email', product: '' },
        { type: 'identify', event: '', user: 'u-7', channel: '', product: '' },
        { type: 'track', event: 'Product Added', user: 'u-7', channel: '', product: 'LMP-014' },
        { type: 'group', event: '', user: 'u-7', channel: '', product: '' },
        { type: 'track', event: 'After Reset', user: '', channel: '', product: '' },
      ]);
    }, 20_000);
    expect(asked).toContain(`/v1/projects/${writeKey}/settings`);
    expect(asked.filter((path) => path === '/v1/t').length).toBeGreaterThanOrEqual(2);
    expect(faults).toEqual([]);

    // The visitor before reset is one person: cookie, user id and e-mail address belong together; after it, another.
    const visitors = await server.events.query<{ cookies: string; before: string }>(
      "SELECT uniqExact(anonymous_id) AS cookies, uniqExactIf(anonymous_id, event != 'After Reset') AS before FROM events WHERE source = 'shop'",
    );
    expect(visitors).toEqual([{ cookies: '2', before: '1' }]);
    await page.close();
  });

  it('sends the last event of a page that is left', async () => {
    const page = await browser.newPage();
    await page.goto(`${shop}/lamps`);
    await page.addScriptTag({ url: `${shop}/index.js` });
    await page.evaluate(`(async () => {
      window.analytics = AnalyticsNext.AnalyticsBrowser.load(
        { writeKey: ${JSON.stringify(writeKey)}, cdnURL: ${JSON.stringify(server.url)} },
        { integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 10, timeout: 60_000 } } } } },
      );
      await analytics.ready();
      await analytics.track('Left');
    })()`);
    await page.goto('about:blank');
    await eventually(async () => {
      const stored = await server.events.query("SELECT event FROM events WHERE event = 'Left'");
      expect(stored).toEqual([{ event: 'Left' }]);
    }, 20_000);
    await page.close();
  });
});
