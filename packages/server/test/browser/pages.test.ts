// Not part of `npm test` until its findings are mended: RONDO_LOOK_AT_PAGES=1 npx vitest run packages/server/test/browser/pages.test.ts
import type { Browser, BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  noBrowser,
  openBrowser,
  type Role,
  requireBuiltPages,
  setUp,
  signIn,
  watchPage,
  whySkipped,
} from '../support/browser.ts';
import {
  findBarriers,
  findExcess,
  heights,
  keepPicture,
  type Scheme,
  showScheme,
  startWith,
  type Width,
  watchRequests,
} from '../support/look-at-page.ts';
import { listScenes, type SceneEntry } from '../support/scenes.ts';
import { type Examples, seedCompany } from '../support/seed-company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const BUDGET_BYTES = 350_000;
const languages = ['en', 'he'] as const;
type Language = (typeof languages)[number];
/**
 * On the wide page colours change without loading anew. On the narrow one they cannot: cards below the window are left
 * unpainted (`content-visibility`), and axe would see their colours from before.
 */
const views: readonly { width: Width; scheme: Scheme }[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 390, scheme: 'dark' },
  { width: 390, scheme: 'light' },
];
const ONE_PAGE_MS = 300_000;

const scenes = await listScenes();
/** Pages of those who are not signed in; the others send them to the sign-in. */
const OF_NOBODY = ['/sign-in', '/set-up'];
const pages = scenes.filter(({ path }) => !OF_NOBODY.includes(path));
/** Its table of typed-in figures takes the headless browser gigabytes in full-page pictures; it is visited, not pictured. */
const NOT_PICTURED = ['/data/figures'];
const pictured = pages.filter(({ path }) => !NOT_PICTURED.includes(path));

function nameOf(path: string): string {
  return path.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'home';
}

function addressOf({ path }: SceneEntry, examples: Examples): string {
  return path.replace(/\$(\w+)/g, (_all, name: string) => {
    const example = examples[name];
    if (example) return encodeURIComponent(example);
    throw new TypeError(`${path}: seed-company.ts gives no example of $${name}`);
  });
}

/** Opens a page in one language and looks at it in each of the views; the faults found, each with its view's name. */
async function lookAt(
  context: BrowserContext,
  address: string,
  name: string,
  language: Language,
  wanted = views,
): Promise<string[]> {
  const page = await context.newPage();
  const complaints = watchPage(page);
  const settle = watchRequests(page);
  const faults: string[] = [];
  for (const [at, { width, scheme }] of wanted.entries()) {
    await page.setViewportSize({ width, height: heights[width] });
    if (at === 0 || width < 1000) {
      await startWith(page, language, scheme);
      await page.goto(address);
    } else await showScheme(page, scheme);
    await settle();
    const view = `${name}-${width}-${scheme}-${language}`;
    await keepPicture(page, view);
    // Colours alone differ between light and dark, and those are the same in every language.
    const turned = wanted.findIndex((other) => other.width === width) < at;
    const rules = turned ? ['color-contrast'] : undefined;
    const found = [
      ...(at === 0 || language === 'en' ? await findBarriers(page, rules) : []),
      ...(await findExcess(page)),
    ];
    faults.push(...found.map((fault) => `${view}: ${fault}`));
  }
  faults.push(...complaints.map((complaint) => `${name} in ${language}: ${complaint}`));
  await page.close();
  return faults;
}

describe.skipIf(noBrowser !== undefined)(`every page in a browser${whySkipped}`, () => {
  let server: TestServer;
  let browser: Browser;
  /** One for each language: pages of one context share what they remember. */
  let owners: Record<Language, BrowserContext>;
  let examples: Examples;

  beforeAll(async () => {
    await requireBuiltPages();
    [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
    await setUp(server);
    examples = await seedCompany(server);
    const [en, he] = await Promise.all(languages.map(() => signIn(browser, server)));
    if (en === undefined || he === undefined) throw new TypeError('two languages, two contexts');
    owners = { en, he };
  }, 300_000);

  it('downloads less than 350 kB of compressed JavaScript before Home', async () => {
    const context = await signIn(browser, server);
    const page = await context.newPage();
    const settle = watchRequests(page);
    const sizes: Promise<{ url: string; bytes: number; encoding: string | undefined }>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      const size = async () => ({
        url: new URL(request.url()).pathname,
        bytes: (await request.sizes()).responseBodySize,
        encoding: (await (await request.response())?.allHeaders())?.['content-encoding'],
      });
      sizes.push(size());
    });
    await page.goto('/');
    await settle();
    const scripts = await Promise.all(sizes);
    await context.close();
    expect(scripts.filter(({ bytes, encoding }) => encoding === undefined && bytes > 2_000)).toEqual([]);
    const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(scripts.length).toBeGreaterThan(3);
    expect(total).toBeLessThan(BUDGET_BYTES);
  });

  it.each(pictured.map((scene) => [scene.path, scene] as const))(
    '%s is sound in light and dark, English and Hebrew, wide and narrow',
    async (path, scene) => {
      const address = addressOf(scene, examples);
      const found = await Promise.all(
        languages.map((language) => lookAt(owners[language], address, nameOf(path), language)),
      );
      expect(found.flat()).toEqual([]);
    },
    ONE_PAGE_MS,
  );

  it('shows the sign-in soundly to those who are not signed in, and leads them there', async () => {
    const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/campaigns');
    await page.waitForURL((url) => url.pathname === '/sign-in');
    expect(new URL(page.url()).searchParams.get('next')).toContain('/campaigns');
    await page.close();
    const found: string[][] = [];
    for (const language of languages) found.push(await lookAt(context, '/sign-in', 'sign-in', language));
    // A browser logs the 401 by which the page learns that nobody is signed in.
    expect(found.flat().filter((fault) => !fault.includes('/api/session'))).toEqual([]);
    await context.close();
  });

  describe.each<{ role: Role; hidden: string[] }>([
    { role: 'viewer', hidden: ['/people', '/settings/members', '/settings/keys', '/settings/audit'] },
    { role: 'analyst', hidden: ['/settings/members', '/settings/keys'] },
    { role: 'marketer', hidden: [] },
  ])('as $role', ({ role, hidden }) => {
    it(
      'finds in the navigation what the role may open, and every such page works',
      async () => {
        const context = await signIn(browser, server, role);
        const session: unknown = await (await context.request.get('/api/session')).json();
        const may = permissionsIn(session);
        const page = await context.newPage();
        const complaints = watchPage(page);
        const settle = watchRequests(page);
        await page.goto('/');
        await settle();
        const shown: string[] = await page.evaluate(
          "[...document.querySelectorAll('aside nav a')].map((link) => new URL(link.href).pathname)",
        );
        const expected = pages.filter(
          ({ group, permission }) => group && (!permission || may.has(permission)),
        );
        expect(shown).toEqual(expected.map(({ path }) => path));
        expect(shown.filter((path) => hidden.includes(path))).toEqual([]);
        for (const scene of pages.filter(({ permission }) => !permission || may.has(permission))) {
          const address = addressOf(scene, examples);
          await page.goto(address);
          await settle();
          expect(new URL(page.url()).pathname).toBe(address);
        }
        for (const path of hidden) {
          await page.goto(path);
          await page.waitForURL((url) => url.pathname !== path);
        }
        expect(complaints).toEqual([]);
        await context.close();
      },
      ONE_PAGE_MS,
    );
  });
});

function permissionsIn(session: unknown): Set<unknown> {
  const list = typeof session === 'object' && session !== null ? Reflect.get(session, 'permissions') : [];
  return new Set(Array.isArray(list) ? list : []);
}

describe.skipIf(noBrowser !== undefined)(`an empty installation in a browser${whySkipped}`, () => {
  it('says on every page what belongs there', async () => {
    await requireBuiltPages();
    const [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
    const visitor = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' });
    const link = server.rondo.signInLink ?? '';
    const first: string[][] = [];
    for (const language of languages) first.push(await lookAt(visitor, link, 'set-up', language));
    expect(first.flat().filter((fault) => !fault.includes('/api/session'))).toEqual([]);
    await visitor.close();

    await setUp(server);
    const owner = await signIn(browser, server);
    const faults: string[] = [];
    for (const scene of pages.filter(({ path }) => !path.includes('$'))) {
      const view = [{ width: 1440, scheme: 'light' }] as const;
      faults.push(...(await lookAt(owner, scene.path, `empty-${nameOf(scene.path)}`, 'en', view)));
    }
    expect(faults).toEqual([]);
  }, 300_000);
});
