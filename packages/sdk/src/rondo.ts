import { realBrowser } from './browser.ts';
import { createClient } from './client.ts';
import { install } from './install.ts';

declare const VERSION: string;

/** The script's own tag says what to do: data-write-key, data-consent, data-auto-page, data-spa. */
const tag = document.currentScript ?? document.querySelector('script[data-write-key][src*="rondo.js"]');
const settings = tag instanceof HTMLElement ? tag.dataset : {};
const source = tag instanceof HTMLScriptElement ? tag.src : location.href;
const { writeKey } = settings;

if (writeKey === undefined || writeKey === '') {
  console.error('rondo: the script tag lacks data-write-key');
} else {
  const endpoint = new URL('/v1/batch', settings.endpoint ?? source).href;
  const client = createClient(realBrowser(endpoint), {
    writeKey,
    consent: settings.consent === 'required' ? 'required' : 'granted',
    version: VERSION,
  });
  // The page itself comes before what happens on it.
  if (settings.autoPage !== 'false') client.page();
  install(client, window as unknown as Record<string, unknown>);
  if (settings.spa === 'true') followAddress(() => client.page());
}

/** A page that changes its address without loading counts as another page. */
function followAddress(changed: () => void): void {
  let last = location.pathname + location.search;
  const look = () => {
    const now = location.pathname + location.search;
    if (now === last) return;
    last = now;
    // The title is set after the address.
    setTimeout(changed, 0);
  };
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...parameters: Parameters<typeof original>) {
      original.apply(this, parameters);
      look();
    };
  }
  addEventListener('popstate', look);
}
