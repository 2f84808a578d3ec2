import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { RondoError } from '../error.ts';

/** Where Debian, Fedora, Arch and macOS put it. Nothing is downloaded: the machine's own browser is used, if any. */
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function findBrowser(): string | undefined {
  return BROWSERS.find((path) => existsSync(path));
}

/** A page that needs nothing else, as a PDF: Chromium sets Hebrew right, which PDF libraries do not. No script runs in it. */
export async function printHtml(html: string): Promise<Buffer> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new RondoError({
      code: 'no-browser',
      message: 'A PDF needs Chromium on the server, and none is installed.',
      cure: 'Install it (Debian: apt install chromium), or take the JSON instead.',
      status: 501,
    });
  }
  const browser = await chromium.launch({
    executablePath,
    args: [
      // Chromium's sandbox does not run as root, and it opens nothing but our own page.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  try {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      offline: true,
      colorScheme: 'light',
    });
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'load', timeout: 60_000 });
    return await page.pdf({
      format: 'A4',
      printBackground: true,
      margin: { top: '14mm', bottom: '14mm', left: '12mm', right: '12mm' },
    });
  } finally {
    await browser.close();
  }
}
