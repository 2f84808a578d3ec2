/**
 * Pictures of Rondo's pages, to be looked at: each route in light and dark, in several languages and widths.
 *
 *   node scripts/take-screenshots.ts --base http://127.0.0.1:8080 --link 'http://127.0.0.1:8080/sign-in?token=…' \
 *     --routes /,/people,/segments --languages en,he --widths 1440,1024,390 --themes light,dark
 *
 * Instead of `--link`, `--cookie name=value` uses a session that is there already. Fails when a page logs an error,
 * answers with one, or is wider than the window.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    link: { type: 'string' },
    cookie: { type: 'string' },
    routes: { type: 'string', default: '/' },
    themes: { type: 'string', default: 'light,dark' },
    languages: { type: 'string', default: 'en,he' },
    widths: { type: 'string', default: '1440,1024,390' },
    out: { type: 'string', default: 'test-output/screenshots' },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    /** Only what is in the window, not the whole page. */
    window: { type: 'boolean', default: false },
    /** Clicked before the picture is taken: a CSS selector. */
    click: { type: 'string' },
    /** Longer than the slowest animation; charts take 250 ms. */
    settle: { type: 'string', default: '500' },
  },
});

const heights: Record<string, number> = { '390': 844, '1024': 768, '1440': 900 };
const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

type Shot = { route: string; theme: string; language: string; width: number };

async function openContext(browser: Browser, base: URL): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: base.origin, reducedMotion: 'reduce' });
  if (values.cookie) {
    const [name = '', ...rest] = values.cookie.split('=');
    await context.addCookies([{ name, value: rest.join('='), url: base.origin }]);
  }
  if (values.link) {
    const page = await context.newPage();
    await page.goto(new URL(values.link, base).href);
    await page.waitForURL((url) => url.pathname !== '/sign-in', { timeout: 20_000 });
    await page.close();
  }
  return context;
}

async function takeShot(page: Page, shot: Shot, folder: string, faults: string[]): Promise<void> {
  const name = `${shot.route.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home'}-${shot.width}-${shot.theme}-${shot.language}`;
  const note = (text: string): void => {
    faults.push(`${name}: ${text}`);
  };
  page.removeAllListeners();
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  await page.setViewportSize({ width: shot.width, height: heights[String(shot.width)] ?? 900 });
  await page.evaluate(
    ({ theme, language }) => {
      localStorage.setItem('rondo.scheme', theme);
      localStorage.setItem('rondo.language', language);
    },
    { theme: shot.theme, language: shot.language },
  );
  const response = await page.goto(shot.route, { waitUntil: 'networkidle' });
  if (response && response.status() >= 400) note(`answered ${response.status()}`);
  // As text, because it runs in the page, whose globals this program does not have.
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  if (values.click) await page.click(values.click);
  await page.waitForTimeout(Number(values.settle));
  const excess = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  if (excess > 0) note(`is ${excess} pixels wider than its window of ${shot.width}`);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !values.window });
}

if (values.base === undefined) {
  console.error(
    'Usage: node scripts/take-screenshots.ts --base URL [--link URL | --cookie name=value] [--routes /,/people …]',
  );
  process.exit(2);
}

const folder = resolve(values.out);
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: values.chromium,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

const faults: string[] = [];
let taken = 0;
try {
  const context = await openContext(browser, new URL(values.base));
  const page = await context.newPage();
  await page.goto('/', { waitUntil: 'domcontentloaded' });
  for (const route of list(values.routes)) {
    for (const width of list(values.widths).map(Number)) {
      for (const theme of list(values.themes)) {
        for (const language of list(values.languages)) {
          await takeShot(page, { route, theme, language, width }, folder, faults);
          taken += 1;
        }
      }
    }
  }
} finally {
  await browser.close();
}

for (const fault of faults) console.error(fault);
console.log(`${taken} pictures in ${folder}, ${faults.length} faults`);
process.exit(faults.length > 0 || taken === 0 ? 1 : 0);
