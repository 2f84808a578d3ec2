import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';

const SCREENSHOTS = join(import.meta.dirname, '../../../../test-output/screenshots');
/** Thousands of rows make pictures that nobody looks at. */
const TALLEST = 4_000;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const heights = { 390: 844, 1024: 768, 1440: 900 } as const;
export type Width = keyof typeof heights;
export type Scheme = 'light' | 'dark';

/** For what a tab draws or loads by itself. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Waits until the page asks for nothing more and shows no placeholders; a stream of events (the live debugger) stays
 * open for good and does not count. Call `watchRequests` before the page is opened.
 */
export type Settle = () => Promise<void>;

export function watchRequests(page: Page): Settle {
  const open = new Set<Request>();
  let last = Date.now();
  page.on('request', (request) => {
    last = Date.now();
    if (request.resourceType() !== 'eventsource' && !request.url().includes('/live')) open.add(request);
  });
  const close = (request: Request) => {
    last = Date.now();
    open.delete(request);
  };
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear());
  return async () => {
    const deadline = Date.now() + 60_000;
    const quiet = () => open.size === 0 && Date.now() - last > 250;
    for (;;) {
      await page.waitForTimeout(50);
      // As text, because it runs in the page, whose globals this program does not have.
      const waiting =
        'document.querySelector("#root > *") === null || document.querySelector(".mantine-Skeleton-root") !== null';
      if (quiet() && !(await page.evaluate(waiting))) break;
      if (Date.now() > deadline)
        throw new Error(`${page.url()} was not ready in a minute (${open.size} requests under way)`);
    }
    // Chromium was seen to leave a tab without an end to its loading of fonts, or without frames, for minutes.
    await page.evaluate(
      `Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, ${LONGEST_WAIT_MS}))]).then(() => undefined)`,
    );
    await endTransitions(page);
  };
}

/** As the switch in the header does, without loading the page anew: another tab's choice arrives the same way. */
export async function showScheme(page: Page, scheme: Scheme): Promise<void> {
  await page.evaluate(`{
    localStorage.setItem('rondo.scheme', '${scheme}');
    dispatchEvent(new StorageEvent('storage', { key: 'rondo.scheme', newValue: '${scheme}', storageArea: localStorage }));
  }`);
  await page.waitForFunction(`document.documentElement.dataset.mantineColorScheme === '${scheme}'`);
  await endTransitions(page);
}

/**
 * Colours on their way are neither the old nor the new ones; a busy machine draws no frame for a while. The end of one
 * may begin another (a child that inherits what its parent just became), hence again until there is none.
 */
async function endTransitions(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    // What turns for ever has no end to be put to.
    const ends = (animation) => Number.isFinite(Number(animation.effect?.getComputedTiming().endTime));
    for (let frame = 0; frame < 100; frame += 1) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, ${LONGEST_WAIT_MS});
      });
      const running = document.getAnimations().filter(ends);
      if (running.length === 0) return;
      for (const animation of running) animation.finish();
    }
  })()`);
}

/** As a link in the page does: another page of the application, without loading it all anew. */
export async function goWithin(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(address)})`);
}

/** Whatever it was, from the next load on. */
export async function startWith(page: Page, language: string, scheme: Scheme): Promise<void> {
  await page.addInitScript(
    `localStorage.setItem('rondo.language', '${language}'); localStorage.setItem('rondo.scheme', '${scheme}')`,
  );
}

/** Which part axe looks at and which rules it applies; all of both where nothing is said. */
export type AxeScope = { within?: string; only?: readonly string[]; without?: readonly string[] };

/** What axe finds to be serious or worse: “rule: where (why)”. */
export async function findBarriers(page: Page, { within, only, without }: AxeScope = {}): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axe);
  const place = within === undefined ? 'document' : `document.querySelector('${within}') ?? document`;
  const rules = [
    ...(only === undefined ? [] : [`runOnly: ${JSON.stringify(only)},`]),
    ...(without === undefined
      ? []
      : [`rules: ${JSON.stringify(Object.fromEntries(without.map((rule) => [rule, { enabled: false }])))},`]),
  ].join(' ');
  return page.evaluate(`axe.run(${place}, { ${rules} preload: false, resultTypes: ['violations'] }).then(({ violations }) =>
    violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map((node) => id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 120) + ' (' + node.any.map((check) => check.message).join('; ').slice(0, 200) + ')'),
      ),
  )`);
}

/** How many pixels the page is wider than its window, and what sticks out. */
export async function findExcess(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide <= 0) return [];
    const sticking = [...document.querySelectorAll('body *')].filter((node) => {
      const { left, right } = node.getBoundingClientRect();
      return right > innerWidth + 1 || left < -1;
    });
    return [wide + ' pixels wider than its window: ' + sticking.slice(0, 3).map((node) => node.tagName + '.' + node.className).join(', ')];
  })()`);
}

export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const window = page.viewportSize();
  const height: number = await page.evaluate('document.documentElement.scrollHeight');
  // As tall as the page before the picture is taken: in one “of the full page”, charts are caught between two drawings.
  if (window !== null) await page.setViewportSize({ ...window, height: Math.min(height, TALLEST) });
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined))))',
  );
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  if (window !== null) await page.setViewportSize(window);
}
