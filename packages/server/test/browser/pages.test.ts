/**
 * Every page, looked at by axe in light, dark and Hebrew, wide and narrow. With RONDO_LOOK_AT_PAGES=1 every page is also
 * loaded anew in each combination and its picture kept in test-output/screenshots, for people to look at.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
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
  goWithin,
  heights,
  keepPicture,
  type Scheme,
  type Settle,
  showScheme,
  startWith,
  type Width,
  watchRequests,
} from '../support/look-at-page.ts';
import { listScenes, type SceneEntry } from '../support/scenes.ts';
import { type Examples, seedCompany } from '../support/seed-company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const KEEP_PICTURES = process.env.RONDO_LOOK_AT_PAGES === '1';
const BUDGET_BYTES = 350_000;
const languages = ['en', 'he'] as const;
type Language = (typeof languages)[number];
const ONE_PAGE_MS = KEEP_PICTURES ? 600_000 : 180_000;
const ALL_PAGES_MS = 900_000;
/** Colours alone differ between light and dark, and those are the same in every language. */
const COLOURS = 'color-contrast';

const scenes = await listScenes();
/** Pages of those who are not signed in; the others send them to the sign-in. */
const OF_NOBODY = ['/sign-in', '/set-up'];
const pages = scenes.filter(({ path }) => !OF_NOBODY.includes(path));

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

/** A tab in one language, with what it complained about. */
type Visitor = { page: Page; language: Language; complaints: string[]; settle: Settle };

async function enter(context: BrowserContext, language: Language, address: string): Promise<Visitor> {
  const page = await context.newPage();
  const visitor = { page, language, complaints: watchPage(page), settle: watchRequests(page) };
  await startWith(page, language, 'light');
  await resize(page, 1440);
  await page.goto(address);
  await visitor.settle();
  return visitor;
}

async function resize(page: Page, width: Width): Promise<void> {
  await page.setViewportSize({ width, height: heights[width] });
}

/** What the page complained about since the last time. */
function takeComplaints({ complaints, language }: Visitor): string[] {
  return complaints.splice(0).map((complaint) => `${language}: ${complaint}`);
}

/** Looks at the page on screen: what axe and the eye find, said with the view in which they do. */
async function look({ page, language, settle }: Visitor): Promise<string[]> {
  const faults: string[] = [];
  const say = (view: string, found: string[]) =>
    faults.push(...found.map((fault) => `${view}-${language}: ${fault}`));
  const inEnglish = language === 'en';
  say('1440-light', await findBarriers(page, inEnglish ? {} : { within: 'main', without: [COLOURS] }));
  say('1440-light', await findExcess(page));
  if (inEnglish) {
    await showScheme(page, 'dark');
    say('1440-dark', await findBarriers(page, { only: [COLOURS] }));
  }
  await resize(page, 390);
  await settle();
  // Tables became cards, drawn in dark from the first: a change of scheme would leave those below the window unpainted.
  if (inEnglish) say('390-dark', await findBarriers(page, { within: 'main' }));
  say('390', await findExcess(page));
  if (inEnglish) await showScheme(page, 'light');
  await resize(page, 1440);
  return faults;
}

const pictured: readonly { width: Width; scheme: Scheme }[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 1024, scheme: 'light' },
  { width: 390, scheme: 'dark' },
  { width: 390, scheme: 'light' },
];

/** Each combination loaded anew, with its picture: slow, for people. */
async function picture(context: BrowserContext, address: string, name: string): Promise<void> {
  await Promise.all(
    languages.map(async (language) => {
      const page = await context.newPage();
      const settle = watchRequests(page);
      for (const { width, scheme } of pictured) {
        await resize(page, width);
        await startWith(page, language, scheme);
        await page.goto(address);
        await settle();
        await keepPicture(page, `${name}-${width}-${scheme}-${language}`);
      }
      await page.close();
    }),
  );
}

describe.skipIf(noBrowser !== undefined)(`every page in a browser${whySkipped}`, () => {
  let server: TestServer;
  let browser: Browser;
  let owner: BrowserContext;
  let visitors: Visitor[];
  let examples: Examples;

  beforeAll(async () => {
    await requireBuiltPages();
    [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
    await setUp(server);
    examples = await seedCompany(server);
    owner = await signIn(browser, server);
    // One context for each language: pages of one context share what they remember.
    const contexts = [owner, await signIn(browser, server)];
    visitors = await Promise.all(
      languages.map((language, at) => enter(contexts[at] ?? owner, language, '/account')),
    );
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

  it.each(pages.map((scene) => [scene.path, scene] as const))(
    '%s is sound in light and dark, English and Hebrew, wide and narrow',
    async (path, scene) => {
      const address = addressOf(scene, examples);
      const found = await Promise.all(
        visitors.map(async (visitor) => {
          await goWithin(visitor.page, address);
          await visitor.settle();
          expect(new URL(visitor.page.url()).pathname).toBe(address);
          const faults = await look(visitor);
          return [...faults, ...takeComplaints(visitor)];
        }),
      );
      if (KEEP_PICTURES) await picture(owner, address, nameOf(path));
      expect(found.flat()).toEqual([]);
    },
    ONE_PAGE_MS,
  );

  it(
    'shows the sign-in soundly to those who are not signed in, and leads them there',
    async () => {
      const found: string[] = [];
      for (const language of languages) {
        const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' });
        const visitor = await enter(context, language, '/campaigns');
        await visitor.page.waitForURL((url) => url.pathname === '/sign-in');
        expect(new URL(visitor.page.url()).searchParams.get('next')).toContain('/campaigns');
        await visitor.settle();
        found.push(...(await look(visitor)), ...takeComplaints(visitor));
        if (KEEP_PICTURES) await picture(context, '/sign-in', 'sign-in');
        await context.close();
      }
      // A browser logs the 401 by which the page learns that nobody is signed in.
      expect(found.filter((fault) => !fault.includes('/api/session'))).toEqual([]);
    },
    ONE_PAGE_MS,
  );

  const hiddenFrom = {
    viewer: ['/people', '/settings/members', '/settings/keys', '/settings/audit', '/settings/requests'],
    analyst: ['/settings/members', '/settings/keys'],
    marketer: ['/settings/members', '/settings/keys'],
  };
  // Whoever may least opens all there is to open; the others what is added for them, or can be changed by them.
  const changedByMarketers = ['/data', '/segments', '/goals', '/campaigns', '/links', '/actions'];
  it.each<{ role: Role; hidden: string[]; added: string[] | undefined }>([
    { role: 'viewer', hidden: hiddenFrom.viewer, added: undefined },
    { role: 'analyst', hidden: hiddenFrom.analyst, added: hiddenFrom.viewer },
    { role: 'marketer', hidden: hiddenFrom.marketer, added: changedByMarketers },
  ])(
    'shows as $role in the navigation what the role may open, and such pages work',
    async ({ role, hidden, added }) => {
      const context = await signIn(browser, server, role);
      const session: unknown = await (await context.request.get('/api/session')).json();
      const may = permissionsIn(session);
      const { page, complaints, settle } = await enter(context, 'en', '/');
      const shown: string[] = await page.evaluate(
        "[...document.querySelectorAll('aside nav a')].map((link) => new URL(link.href).pathname)",
      );
      const open = pages.filter(({ permission }) => !permission || may.has(permission));
      expect(shown).toEqual(open.filter(({ group }) => group).map(({ path }) => path));
      expect(shown.filter((path) => hidden.includes(path))).toEqual([]);
      const tried = open.filter(({ path }) => added?.some((start) => path.startsWith(start)) ?? true);
      expect(tried.length).toBeGreaterThan(0);
      for (const scene of tried) {
        const address = addressOf(scene, examples);
        await goWithin(page, address);
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
    ALL_PAGES_MS,
  );
});

function permissionsIn(session: unknown): Set<unknown> {
  const list = typeof session === 'object' && session !== null ? Reflect.get(session, 'permissions') : [];
  return new Set(Array.isArray(list) ? list : []);
}

describe.skipIf(noBrowser !== undefined)(`an empty installation in a browser${whySkipped}`, () => {
  it(
    'says on every page what belongs there',
    async () => {
      await requireBuiltPages();
      const [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
      const faults: string[] = [];
      for (const language of languages) {
        const context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' });
        const visitor = await enter(context, language, server.rondo.signInLink ?? '');
        faults.push(...(await look(visitor)), ...takeComplaints(visitor));
        if (KEEP_PICTURES) await keepPicture(visitor.page, `set-up-1440-light-${language}`);
        await context.close();
      }
      await setUp(server);
      const visitor = await enter(await signIn(browser, server), 'en', '/account');
      const { page, settle } = visitor;
      for (const { path } of pages.filter((scene) => !scene.path.includes('$'))) {
        await goWithin(page, path);
        await settle();
        const found = [...(await findBarriers(page, { within: 'main' })), ...(await findExcess(page))];
        faults.push(...[...found, ...takeComplaints(visitor)].map((fault) => `empty ${path}: ${fault}`));
        if (KEEP_PICTURES) await keepPicture(page, `empty-${nameOf(path)}-1440-light-en`);
      }
      expect(faults.filter((fault) => !fault.includes('/api/session'))).toEqual([]);
    },
    ALL_PAGES_MS,
  );
});
