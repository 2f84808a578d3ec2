import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { LinkWithFigures } from '@rondo/contract';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './support/eventually.ts';
import { startTestServer, type TestServer } from './support/server.ts';

const CHROMIUM = process.env.RONDO_CHROMIUM ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(CHROMIUM))('rondo.js in a real browser (skipped without Chromium)', () => {
  let server: TestServer;
  let browser: Browser;
  let shop: string;
  let tag = '';

  beforeAll(async () => {
    execFileSync(process.execPath, [fileURLToPath(new URL('../../sdk/build.mjs', import.meta.url))]);
    server = await startTestServer();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    const site = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Lamps</title><script>window.rondo=window.rondo||function(){(rondo.q=rondo.q||[]).push(arguments)};rondo('track','Early')</script>${tag}`,
      );
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = site.address();
    // Another host than Rondo's, as in life: requests are cross-origin, cookies are not shared.
    shop = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
    afterAll(() => void site.close());
  });
  afterAll(() => browser?.close());

  const seen = (key: string) =>
    server.events.query<{ type: string; event: string; anonymous_id: string; channel: string }>(
      'SELECT type, event, anonymous_id, channel FROM events WHERE source = {key:String} ORDER BY timestamp, type',
      { key },
    );

  it('joins a click on a tracking link to what the visitor does on the site', async () => {
    const key = await server.writeKey('shop');
    tag = `<script async src="${server.url}/rondo.js" data-write-key="${key}"></script>`;
    const link = await server.ask<LinkWithFigures>('POST', '/api/links', {
      target: `${shop}/lamps`,
      channel: 'influencer',
      source: 'instagram',
      creator: 'hanna',
    });
    const page = await browser.newPage({
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    await page.goto(link.url);
    expect(new URL(page.url()).pathname).toBe('/lamps');
    await page.waitForFunction("!location.search.includes('rondo_click')");
    await page.waitForFunction("'flush' in rondo");
    // Leaving the page sends what waits.
    await page.goto('about:blank');
    await eventually(async () => {
      const events = await seen('shop');
      expect(events.map((one) => [one.type, one.event, one.channel])).toEqual([
        ['page', '', 'influencer'],
        ['track', 'Early', ''],
      ]);
      expect(new Set(events.map((one) => one.anonymous_id)).size).toBe(1);
    }, 20_000);
    await eventually(async () => {
      const { figures } = (await server.ask<{ link: LinkWithFigures }>('GET', `/api/links/${link.id}`)).link;
      expect(figures).toMatchObject({ clicks: 1, people: 1, previews: 0 });
      const people = await server.events.query<{ value: string; people: string }>(
        "SELECT uniqExact(dictGetOrDefault('identity_delta', 'profile_id', identity_key, dictGetOrDefault('identity_base', 'profile_id', identity_key, identity_key))) AS people FROM events WHERE identity_key != 0",
      );
      expect(people[0]?.people).toBe('1');
    }, 20_000);
    await page.close();
  }, 60_000);

  it('stores and sends nothing before the visitor agrees', async () => {
    const key = await server.writeKey('careful');
    tag = `<script async src="${server.url}/rondo.js" data-write-key="${key}" data-consent="required"></script>`;
    const context = await browser.newContext();
    const page = await context.newPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/v1/')) sent.push(request.url());
    });
    await page.goto(`${shop}/`);
    await page.waitForFunction("'consent' in rondo");
    await page.waitForTimeout(2_500);
    expect([sent, (await context.cookies()).length, await page.evaluate('localStorage.length')]).toEqual([
      [],
      0,
      0,
    ]);
    await page.evaluate("rondo('consent', 'granted')");
    await eventually(
      async () => expect((await seen('careful')).map((one) => one.type).sort()).toEqual(['page', 'track']),
      20_000,
    );
    expect((await context.cookies()).map((cookie) => cookie.name).sort()).toEqual([
      'rondo_anonymous_id',
      'rondo_consent',
    ]);
    await context.close();
  }, 60_000);
});
