import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { findBrowser } from '../../src/stages/insights/print-report.ts';
import type { TestServer } from './server.ts';

const root = join(import.meta.dirname, '../../../..');
const chromiumPath = process.env.RONDO_CHROMIUM ?? findBrowser();

/** Why browser tests cannot run here; undefined where they can. `describe.skipIf(noBrowser !== undefined)`. */
export const noBrowser: string | undefined =
  chromiumPath === undefined
    ? 'no Chromium is installed (Debian: apt-get install chromium; elsewhere name one in RONDO_CHROMIUM)'
    : undefined;

/** For the name of such a test: nothing where it runs, the reason where it is skipped. */
export const whySkipped = noBrowser === undefined ? '' : ` (skipped: ${noBrowser})`;

const LOCK = join(tmpdir(), 'rondo-build.lock');
const LOCK_IS_STALE_MS = 300_000;

/**
 * The pages as their sources are now: builds what is missing or stale, one process at a time. With RONDO_KEEP_BUILD=1
 * the build that is there is used, for work on the tests themselves.
 */
export async function requireBuiltPages(): Promise<void> {
  if (process.env.RONDO_KEEP_BUILD === '1') return;
  while (!tryLock()) await pause(250);
  try {
    const made = spawnSync(process.execPath, [join(root, 'scripts/install-missing.mjs'), '--build'], {
      encoding: 'utf8',
    });
    if (made.status !== 0)
      throw new Error(`The pages could not be built. Cure: npm run build\n${made.stderr}`);
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function tryLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > LOCK_IS_STALE_MS) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

/** The machine's Chromium, without a window; it ends with the file's tests. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
  afterAll(() => browser.close());
  return browser;
}

/**
 * What a page complains about: errors in its console, uncaught exceptions, and answers of 500 and more. Not of a 503
 * that says when to come back: the page does so by itself, and a busy machine may well send one.
 */
export function watchPage(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.text().includes('status of 503')) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('response', (response) => {
    const comesBack = response.status() === 503 && response.headers()['retry-after'] !== undefined;
    if (response.status() >= 500 && !comesBack) faults.push(`${response.status()} of ${response.url()}`);
  });
  return faults;
}

export const PASSWORD = 'a tall blue sewing machine';
export const OWNER = { name: 'Ada Nilsson', email: 'ada@lingon.example', password: PASSWORD };

/** The first visit as the command line makes it: a company in Stockholm that counts in euros. */
export async function setUp(server: TestServer): Promise<void> {
  await server.ask('POST', '/api/set-up', {
    name: 'Lingon & Co',
    currency: 'EUR',
    timeZone: 'Europe/Stockholm',
    weekStart: 1,
    language: 'en',
    defaultRegion: 'SE',
    owner: OWNER,
  });
}

export type Role = 'owner' | 'marketer' | 'analyst' | 'viewer';

/** Signed in as the owner, or as a member who is invited for it. */
export async function signIn(
  browser: Browser,
  server: TestServer,
  role: Role = 'owner',
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: server.url,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  const headers = { 'x-rondo-request': '1' };
  if (role === 'owner') {
    const { email, password } = OWNER;
    const answer = await context.request.post('/api/session', { headers, data: { email, password } });
    if (!answer.ok()) throw new Error(`The owner could not sign in: ${await answer.text()}`);
    return context;
  }
  const email = `${role}@lingon.example`;
  const invited = await server.ask<{ token: string }>('POST', '/api/members', {
    name: `The ${role}`,
    email,
    role,
  });
  const answer = await context.request.post('/api/session/link', { headers, data: { token: invited.token } });
  if (!answer.ok()) throw new Error(`The ${role} could not sign in: ${await answer.text()}`);
  return context;
}
