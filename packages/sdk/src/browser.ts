/** All that the client needs of a browser, so that its rules can be tested without one. */
export type Browser = {
  now(): number;
  uuid(): string;
  address(): string;
  title(): string;
  referrer(): string;
  /** Shows another address without loading it. */
  replaceAddress(address: string): void;
  /** Global Privacy Control or Do Not Track. */
  objects(): boolean;
  /** Global Privacy Control alone: unlike Do Not Track, it has a meaning in law. */
  privacyControl(): boolean;
  /** What describes the visitor's surroundings in every event. */
  surroundings(): Record<string, unknown>;
  /** Kept for a year; a value of '' removes it. Undefined where nothing can be kept. */
  read(name: string): string | undefined;
  write(name: string, value: string): void;
  /** Kept in this browser's own storage only. */
  readLocal(name: string): string | undefined;
  writeLocal(name: string, value: string): void;
  /** Resolves with the status, 0 for no answer, and how many seconds to wait. */
  send(body: string): Promise<{ status: number; retryAfter: number }>;
  /** For a page that goes away: says whether the browser has taken it. */
  sendLast(body: string): boolean;
  later(work: () => void, milliseconds: number): void;
  /** Calls when the page is hidden or left. */
  onLeave(work: () => void): void;
  complain(message: string): void;
};

const YEAR_S = 31_536_000;

export function realBrowser(endpoint: string): Browser {
  // Storage may be forbidden, and then even looking at it throws.
  const storage = attempt(() => window.localStorage, undefined);
  const local = {
    read: (name: string) => attempt(() => storage?.getItem(name) ?? undefined, undefined),
    write: (name: string, value: string) =>
      attempt(() => (value === '' ? storage?.removeItem(name) : storage?.setItem(name, value)), undefined),
  };
  return {
    now: () => Date.now(),
    uuid: makeUuid,
    address: () => location.href,
    title: () => document.title,
    referrer: () => document.referrer,
    replaceAddress: (address) => attempt(() => history.replaceState(history.state, '', address), undefined),
    objects: () => privacyControl() || navigator.doNotTrack === '1',
    privacyControl,
    surroundings: () => ({
      userAgent: navigator.userAgent,
      locale: navigator.language,
      timezone: attempt(() => Intl.DateTimeFormat().resolvedOptions().timeZone, undefined),
      screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
    }),
    read: (name) => readCookie(name) ?? local.read(name),
    write(name, value) {
      writeCookie(name, value);
      local.write(name, value);
    },
    readLocal: local.read,
    writeLocal: local.write,
    async send(body) {
      // text/plain needs no preflight, so an event costs one request.
      const answer = await fetch(endpoint, {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain' },
        credentials: 'omit',
      }).catch(() => undefined);
      return { status: answer?.status ?? 0, retryAfter: Number(answer?.headers.get('retry-after')) || 0 };
    },
    sendLast: (body) => attempt(() => navigator.sendBeacon(endpoint, body), false),
    later: (work, milliseconds) => {
      setTimeout(work, milliseconds);
    },
    onLeave(work) {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') work();
      });
      addEventListener('pagehide', work);
    },
    complain: (message) => console.error(`rondo: ${message}`),
  };
}

function privacyControl(): boolean {
  return Reflect.get(navigator, 'globalPrivacyControl') === true;
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function readCookie(name: string): string | undefined {
  const found = attempt(() => document.cookie, '')
    .split('; ')
    .find((part) => part.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

/** On the widest domain that the browser accepts, so that shop.example and www.shop.example know the same visitor. */
function writeCookie(name: string, value: string): void {
  const labels = location.hostname.split('.');
  const age = value === '' ? 0 : YEAR_S;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  const cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${age}; samesite=lax${secure}`;
  attempt(() => {
    for (let count = 2; count <= labels.length; count++) {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are still in use
      document.cookie = `${cookie}; domain=${labels.slice(-count).join('.')}`;
      if ((readCookie(name) ?? '') === value) return;
    }
    // biome-ignore lint/suspicious/noDocumentCookie: as above; a host without a domain, such as localhost
    document.cookie = cookie;
  }, undefined);
}

function makeUuid(): string {
  if (typeof crypto !== 'undefined' && crypto.randomUUID) return crypto.randomUUID();
  // Pages that are not served over https have no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
