import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import {
  noBrowser,
  OWNER,
  openBrowser,
  requireBuiltPages,
  watchPage,
  whySkipped,
} from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { findExcess, keepPicture } from '../support/look-at-page.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const DAY_MS = 86_400_000;
const NOW = Date.now();
/** Noon of a day some days ago: inside the header's 28 days whatever the zone. */
const noon = (daysAgo: number): string =>
  `${new Date(NOW - daysAgo * DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`;
const dayOf = (daysAgo: number): string => noon(daysAgo).slice(0, 10);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What the test's own company sold: the figures that the pages must show follow from these rows alone. */
const CONTACTS = 200;
const firstNames = ['Alva', 'Björn', 'Cilla', 'David', 'Elsa', 'Folke', 'Greta', 'Hugo'];
const contacts = Array.from({ length: CONTACTS }, (_, at) => ({
  email: `kund${at}@lingon.example`,
  first: firstNames[at % firstNames.length] ?? '',
  last: `Sjöberg${at}`,
}));
const shopOrders = Array.from({ length: 300 }, (_, at) => ({
  id: `S-${1000 + at}`,
  email: `kund${(at * at) % 150}@lingon.example`,
  total: 5 + (at % 7) * 5,
  daysAgo: 3 + (at % 20),
}));
const sources = [
  {
    channel: 'search',
    label: 'Paid search',
    utm: 'utm_source=google&utm_medium=cpc',
    people: 24,
    total: 100,
  },
  { channel: 'email', label: 'E-mail', utm: 'utm_source=letter&utm_medium=email', people: 16, total: 25 },
] as const;
const webOrders = sources.flatMap((source) =>
  Array.from({ length: source.people }, (_, at) => ({
    ...source,
    id: `${source.channel}-${at}`,
    daysAgo: 3 + (at % 20),
  })),
);
const ORDERS = shopOrders.length + webOrders.length;
const REVENUE = sum([...shopOrders, ...webOrders].map(({ total }) => total));

function ordersOf(email: string): typeof shopOrders {
  return shopOrders.filter((order) => order.email === email);
}
const regulars = contacts.filter(({ email }) => ordersOf(email).length >= 3).length;
const best = contacts.toSorted(
  (a, b) =>
    sum(ordersOf(b.email).map(({ total }) => total)) - sum(ordersOf(a.email).map(({ total }) => total)),
)[0] ?? { email: '', first: '', last: '' };

const csv = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(`${rows.map((row) => row.join(';')).join('\n')}\n`);
const files = {
  contacts: csv([
    ['E-mail', 'First name', 'Last name', 'City', 'Created'],
    ...contacts.map(({ email, first, last }) => [email, first, last, 'Umeå', dayOf(26)]),
  ]),
  orders: csv([
    ['Order number', 'Order date', 'E-mail', 'Total', 'Currency'],
    ...shopOrders.map(({ id, daysAgo, email, total }) => [id, noon(daysAgo), email, total.toFixed(2), 'EUR']),
  ]),
};

async function sendVisits(url: string, writeKey: string): Promise<void> {
  const batch = webOrders.flatMap(({ id, utm, daysAgo, total, channel }) => {
    const at = Date.parse(noon(daysAgo));
    const who = { anonymousId: `cookie-${id}` };
    const page = `https://shop.lingon.example/lamps?${utm}&utm_campaign=spring`;
    return [
      {
        ...who,
        type: 'page',
        messageId: `p-${id}`,
        timestamp: new Date(at - 600_000).toISOString(),
        properties: { url: page },
        context: {
          page: { url: page },
          campaign: {
            source: /utm_source=(\w+)/.exec(utm)?.[1],
            medium: /utm_medium=(\w+)/.exec(utm)?.[1],
            name: 'spring',
          },
        },
      },
      {
        ...who,
        type: 'identify',
        messageId: `i-${id}`,
        timestamp: new Date(at - 300_000).toISOString(),
        traits: { email: `${channel}.${id}@web.example` },
      },
      {
        ...who,
        type: 'track',
        event: 'Order Completed',
        messageId: `o-${id}`,
        timestamp: new Date(at).toISOString(),
        properties: { order_id: `W-${id}`, total, currency: 'EUR' },
      },
    ];
  });
  const answer = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ writeKey, batch }),
  });
  expect(answer.status).toBe(200);
}

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name, exact: true }).click();

/** Drops a file into the wizard, confirms what it guessed, and waits for the finished page. */
async function importFile(page: Page, name: string, kind: string, rows: number): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: name.startsWith('orders') ? files.orders : files.contacts,
  });
  await page.getByText(`This looks like: ${kind}.`).waitFor();
  await page.getByRole('button', { name: `Import ${rows} rows`, exact: true }).click();
  await page.waitForURL(/\/data\/imports\/[^/]+$/);
  await page.getByRole('button', { name: 'Undo the import' }).waitFor();
  const taken = page.locator('dt', { hasText: /^Taken$/ }).locator('xpath=following-sibling::dd');
  expect(await taken.innerText()).toBe(String(rows));
}

describe.skipIf(noBrowser !== undefined)(`a marketer’s first hour${whySkipped}`, () => {
  let server: TestServer;
  let browser: Browser;

  beforeAll(async () => {
    await requireBuiltPages();
    [server, browser] = await Promise.all([startTestServer(), openBrowser()]);
  }, 300_000);

  it('goes from an empty installation to a report, an action and a PDF', async () => {
    const context = await browser.newContext({
      baseURL: server.url,
      locale: 'en-GB',
      timezoneId: 'Europe/Stockholm',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const complaints = watchPage(page);
    onTestFailed(() => keepPicture(page, 'marketer-failed'));
    const main = page.getByRole('main');

    // The first visit, by the link that the server printed.
    await page.goto(server.rondo.signInLink ?? '');
    await page.getByLabel('Name', { exact: true }).fill('Lingon & Co');
    await page.getByRole('combobox', { name: 'Currency' }).click();
    await page.getByRole('combobox', { name: 'Currency' }).fill('EUR');
    await page
      .getByRole('option', { name: /EUR|Euro/ })
      .first()
      .click();
    await page.getByLabel('Your name').fill(OWNER.name);
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByRole('heading', { name: 'Ready for your data' }).waitFor();
    const tag = await page.locator('code').filter({ hasText: '<script' }).innerText();
    const writeKey = /data-write-key="([^"]+)"/.exec(tag)?.[1] ?? '';
    await page.getByRole('button', { name: 'Drop a file now' }).waitFor();
    expect(await findExcess(page)).toEqual([]);
    await keepPicture(page, 'marketer-1-ready');
    await page.getByRole('button', { name: 'Go to Rondo' }).click();
    await signOut(page);

    // Back in by password.
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: `Account of ${OWNER.name}` }).waitFor();

    // Files by the wizard, and the web shop by the tracking API with the key that was shown.
    await sendVisits(server.url, writeKey);
    await page.goto('/data/import');
    await importFile(page, 'contacts.csv', 'Contacts', CONTACTS);
    await keepPicture(page, 'marketer-2-contacts');
    await page.getByRole('link', { name: 'Import another file' }).click();
    await importFile(page, 'orders.csv', 'Orders', shopOrders.length);
    await keepPicture(page, 'marketer-3-orders');

    // A person, found by name, with exactly their orders.
    await go(page, 'People');
    await main.getByRole('searchbox').fill(`${best.first} ${best.last}`);
    await main
      .getByRole('link', { name: new RegExp(`${best.first} ${best.last}`) })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: `${best.first} ${best.last}` }).waitFor();
    expect(await tile(page, 'Orders')).toBe(String(ordersOf(best.email).length));
    expect(await tile(page, 'Revenue')).toBe(euros(sum(ordersOf(best.email).map(({ total }) => total))));
    await keepPicture(page, 'marketer-4-person');

    // Whoever ordered three times and more, counted while the sentence is written.
    await go(page, 'Segments');
    await page.getByRole('link', { name: 'New segment' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Regulars');
    await page.getByRole('button', { name: 'did something, or did not' }).click();
    await page.getByRole('button', { name: /^event: / }).click();
    await page.getByRole('option', { name: /Order Completed/ }).click();
    await page.getByRole('spinbutton').first().fill('3');
    const live = main.getByRole('status').filter({ hasText: 'match' });
    await eventually(
      async () => expect(await live.innerText()).toMatch(new RegExp(`^${regulars}\\b`)),
      20_000,
    );
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(/\/segments\/(?!new)/);
    await page.getByRole('heading', { level: 1, name: 'Regulars' }).waitFor();
    await main.getByRole('cell', { name: best.email }).first().waitFor();
    await keepPicture(page, 'marketer-5-segment');

    // All ten models agree where everybody came once.
    await go(page, 'Attribution');
    await page.goto('/attribution?figure=value');
    for (const { label, people, total } of sources) {
      const row = page.getByRole('row').filter({ hasText: label });
      await row.first().waitFor();
      const cells = (await row.first().getByRole('cell').allInnerTexts()).join(' | ');
      const value = `€${(people * total).toLocaleString('en-GB')}`;
      expect(
        cells.split(' | ').filter((cell) => cell.startsWith(`${value}\n`) || cell === value),
      ).toHaveLength(10);
    }
    const [search] = sources;
    const share = Math.round((100 * search.people * search.total) / REVENUE);
    const said = await main.innerText();
    expect(said).toContain(` earned ${share}% of the revenue of `);
    expect(said).toContain(`For ${ORDERS - webOrders.length} conversions no touch is known.`);
    await keepPicture(page, 'marketer-6-attribution');

    // A goal that is out of reach is behind at once.
    await go(page, 'Goals');
    await page.getByRole('button', { name: 'Set a goal' }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel(/^Target/).fill('500000');
    await drawer.getByLabel('First day').fill(dayOf(27));
    await drawer.getByLabel('Last day that counts').fill(dayOf(-7));
    await drawer.getByLabel('Name', { exact: true }).fill('Half a million this spring');
    await drawer.getByRole('button', { name: 'Set a goal' }).click();
    await main.getByText('behind', { exact: true }).waitFor();
    expect(await main.innerText()).toContain(`${euros(REVENUE)}`);
    await keepPicture(page, 'marketer-7-goal');

    // The managing director's report says so, and what to do about it.
    await go(page, 'Reports');
    await main.getByText('Managing director', { exact: true }).click();
    const insight = main.getByRole('article').filter({ hasText: /Half a million this spring.* is behind/ });
    await insight.waitFor();
    expect(await tile(page, 'Revenue, net')).toBe(euros(REVENUE));
    await keepPicture(page, 'marketer-8-report');
    await insight.getByRole('button', { name: 'Make it an action' }).click();
    await drawer.getByLabel('Who does it').fill('Ada Nilsson');
    await drawer.getByRole('button', { name: 'Make an action' }).click();
    await insight.getByRole('link', { name: 'This is an action of Ada Nilsson' }).waitFor();

    // The same report as PDF: pages of text, not of pictures.
    const waiting = page.waitForEvent('download', { timeout: 90_000 });
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Download as PDF' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^rondo-management-.*\.pdf$/);
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const pdf = readPdf(bytes);
    expect(pdf.pages).toBeGreaterThanOrEqual(1);
    expect(pdf.text).toContain('Halfamillionthisspring');
    expect(pdf.text).toContain(euros(REVENUE));

    await go(page, 'Actions');
    await main.getByText('Ada Nilsson').first().waitFor();
    await keepPicture(page, 'marketer-9-actions');
    await signOut(page);
    const after = await context.request.get('/api/session');
    expect(after.status()).toBe(401);
    // A browser logs the answers 401 that the two sign-outs and the wrong password rightly got.
    expect(complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
    await context.close();
  }, 240_000);
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: `Account of ${OWNER.name}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** The figure on a tile, as it is shown. */
async function tile(page: Page, name: string): Promise<string> {
  const found = page
    .getByRole('main')
    .locator('article')
    .filter({ has: page.getByRole('heading', { name, exact: true }) })
    .first();
  await found.waitFor();
  return found.locator('bdi').first().innerText();
}

function euros(amount: number): string {
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  }).format(amount);
}
