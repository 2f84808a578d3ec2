import type { Comparison, Desk, Period, WorkspaceLanguage } from '@rondo/contract';
import { chromium } from 'playwright-core';
import { RondoError } from '../../platform/error.ts';
import type { Actor } from '../../platform/http/create-http.ts';
import { findBrowser } from '../../platform/print/print-html.ts';

export { findBrowser };

export type PrintRequest = {
  actor: Actor;
  desk: Desk;
  period: Period;
  compare: Comparison;
  language: WorkspaceLanguage | undefined;
};
export type PrintReport = (request: PrintRequest) => Promise<Buffer>;

export type PrintDeps = {
  /** Where this server answers on this machine. */
  localUrl(): string;
  /** A key that lasts a minute and may do what the actor may: the printing browser is the actor's. */
  lendKey(actor: Actor): { key: string; giveBack(): void };
};

/** Each print starts a browser, whose memory the events engine would miss. */
const MOST_AT_ONCE = 2;

/** The PDF is the print page as the machine's Chromium prints it: it sets Hebrew and charts right, which PDF libraries do not. */
export function createPrintReport(deps: PrintDeps): PrintReport {
  let printing = 0;

  async function print({ actor, desk, period, compare, language }: PrintRequest): Promise<Buffer> {
    const executablePath = findBrowser();
    if (executablePath === undefined) {
      throw new RondoError({
        code: 'no-browser',
        message: 'A PDF needs Chromium on the server, and none is installed.',
        cure: 'Install it (Debian: apt install chromium), or open the print page and print it from your own browser.',
        status: 501,
      });
    }
    const browser = await chromium.launch({
      executablePath,
      // Chromium's sandbox does not run as root, and it opens nothing but our own page.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    });
    const lent = deps.lendKey(actor);
    try {
      const context = await browser.newContext({
        extraHTTPHeaders: { authorization: `Bearer ${lent.key}` },
        colorScheme: 'light',
      });
      const page = await context.newPage();
      const url = new URL(`/print/report/${desk}`, deps.localUrl());
      for (const [name, value] of Object.entries({
        ...period,
        compare,
        ...(language === undefined ? {} : { language }),
      }))
        url.searchParams.set(name, value);
      await page.goto(url.href, { waitUntil: 'networkidle', timeout: 30_000 });
      await page.waitForSelector('[data-print-ready]', { timeout: 30_000 });
      return await page.pdf({
        format: 'A4',
        printBackground: true,
        margin: { top: '14mm', bottom: '14mm', left: '12mm', right: '12mm' },
      });
    } finally {
      await browser.close();
      lent.giveBack();
    }
  }

  return async (request) => {
    if (printing >= MOST_AT_ONCE) {
      throw new RondoError({
        code: 'busy',
        message: 'Other reports are being printed at the moment.',
        cure: 'Try again in some seconds.',
        status: 503,
        retryAfterSeconds: 10,
      });
    }
    printing++;
    try {
      return await print(request);
    } finally {
      printing--;
    }
  };
}
