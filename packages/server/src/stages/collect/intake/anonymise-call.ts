import type { TrackingCall } from '@rondo/contract';
import { hash64 } from '../../../platform/identifiers/index.ts';

/** What of a product says what was looked at, not who looked. */
const PRODUCT_WORDS = ['product_id', 'sku', 'category', 'brand', 'variant'];
const WORDS = [
  ...PRODUCT_WORDS,
  ...['channel', 'campaign', 'campaign_name', 'creative', 'creator', 'country', 'link', 'currency'],
];
const FIGURES = ['revenue', 'total', 'value', 'price', 'quantity', 'discount', 'shipping', 'tax', 'subtotal'];
const ADDRESSES = ['url', 'referrer', 'target'];
const MOST_PRODUCTS = 50;

type Fields = Record<string, unknown>;

/**
 * An event without anything that tells whose it is: built up from what is known to be impersonal, rather than cleared of
 * what is known to be personal. Undefined where nothing worth keeping would be left.
 */
export function anonymiseCall(
  call: TrackingCall,
  draft: { type: string; event: string; name?: string; messageId: string; timestamp: number },
): TrackingCall | undefined {
  if (draft.type !== 'track' && draft.type !== 'page' && draft.type !== 'screen') return undefined;
  const { whole, words: names } = namesIn(call);
  const word = (value: unknown) => impersonalWord(value, names);
  // Of an event’s name only whole identifiers are held against it: “Completed” may well be a trait’s value, too.
  if (draft.type === 'track' && impersonalWord(draft.event, whole) === undefined) return undefined;
  const given = fields(call.properties) ?? {};
  const context = fields(call.context) ?? {};
  const properties: Fields = {
    ...pick(given, WORDS, word),
    ...pick(given, FIGURES, figure),
    ...pick(given, ADDRESSES, (value) => impersonalAddress(value, names)),
    ...pick(given, ['path'], (value) => impersonalPath(value, names)),
    ...(Array.isArray(given.products)
      ? { products: given.products.slice(0, MOST_PRODUCTS).map((item) => anonymiseProduct(item, word)) }
      : {}),
  };
  const name = draft.type === 'track' ? undefined : word(call.name ?? given.name);
  return {
    type: draft.type,
    messageId: anonymousMessageId(draft.messageId),
    timestamp: new Date(draft.timestamp).toISOString(),
    ...(draft.type === 'track' ? { event: draft.event } : {}),
    ...(name === undefined ? {} : { name }),
    properties,
    context: anonymiseContext(context, names),
  };
}

/** Still the same for the same event, so that it is known again when it comes twice. */
export function anonymousMessageId(messageId: string): string {
  return `anonymous-${hash64(messageId).toString(16)}`;
}

function anonymiseContext(context: Fields, names: readonly string[]): Fields {
  const word = (value: unknown) => impersonalWord(value, names);
  const address = (value: unknown) => impersonalAddress(value, names);
  const path = (value: unknown) => impersonalPath(value, names);
  const page = fields(context.page) ?? {};
  const device = fields(context.device);
  const kind = word(device?.type) ?? deviceOf(context.userAgent);
  const parts: Record<string, Fields> = {
    page: { ...pick(page, ['url', 'referrer'], address), ...pick(page, ['path'], path) },
    campaign: pick(
      fields(context.campaign) ?? {},
      ['name', 'source', 'medium', 'content', 'term', 'creator'],
      word,
    ),
    library: pick(fields(context.library) ?? {}, ['name', 'version'], word),
    location: pick(fields(context.location) ?? {}, ['country'], word),
    device: kind === undefined ? {} : { type: kind },
  };
  return {
    ...pick(context, ['locale'], word),
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0)),
  };
}

function anonymiseProduct(item: unknown, word: (value: unknown) => string | undefined): Fields {
  const product = fields(item) ?? {};
  return { ...pick(product, PRODUCT_WORDS, word), ...pick(product, FIGURES, figure) };
}

function pick(from: Fields, names: readonly string[], read: (value: unknown) => unknown): Fields {
  const found: Fields = {};
  for (const name of names) {
    const value = from[name] === undefined ? undefined : read(from[name]);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function figure(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d{1,12}(\.\d{1,6})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Words that somebody could type a name, an address or a number of theirs into are let through only without those. */
function impersonalWord(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value === 'number') return impersonalWord(String(value), names);
  if (typeof value !== 'string' || value === '' || value.length > 200) return undefined;
  const text = value.toLowerCase();
  if (text.includes('@') || text.includes('%40')) return undefined;
  return names.some((name) => (name.length < 4 ? text === name : text.includes(name))) ? undefined : value;
}

/** Without a query but for the campaign's parameters, and without parts of the path that look like somebody's own. */
function impersonalAddress(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const query = [...url.searchParams].filter(
    ([name, text]) => name.startsWith('utm_') && impersonalWord(text, names) !== undefined,
  );
  const clean = new URL(`${url.protocol}//${url.host}${impersonalPath(url.pathname, names) ?? '/'}`);
  for (const [name, text] of query) clean.searchParams.append(name, text);
  return clean.href;
}

function impersonalPath(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = (value.split(/[?#]/, 1)[0] ?? '').split('/').slice(0, 20);
  return parts
    .map((part) => {
      if (part === '') return part;
      const isOwn = /\d{6,}|[0-9a-f]{16,}|^(?=.*\d)(?=.*[a-z])[\w.~-]{24,}$/i.test(part);
      return isOwn || impersonalWord(decode(part), names) === undefined ? '…' : part;
    })
    .join('/');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '@';
  }
}

/** Every text in the fields that say whose an event is, in lower case: as it stands, and in words. */
function namesIn(call: TrackingCall): { whole: string[]; words: string[] } {
  const context = fields(call.context) ?? {};
  const given = fields(call.properties) ?? {};
  const whole: string[] = [];
  const words = new Set<string>();
  const take = (value: unknown, depth: number): void => {
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value).trim().toLowerCase();
      if (text.length > 1) whole.push(text);
      for (const word of text.split(/[^\p{L}\p{N}]+/u)) if (word.length > 3) words.add(word);
    } else if (typeof value === 'object' && value !== null && depth < 4)
      for (const inner of Object.values(value).slice(0, 100)) take(inner, depth + 1);
  };
  for (const personal of [
    call.userId,
    call.anonymousId,
    call.previousId,
    call.groupId,
    call.traits,
    context.traits,
    context.externalIds,
    context.ip,
    given.email,
    given.phone,
    given.rondo_click,
    context.rondo_click,
  ]) {
    take(personal, 0);
  }
  return { whole, words: [...whole, ...words] };
}

function deviceOf(userAgent: unknown): string | undefined {
  if (typeof userAgent !== 'string' || userAgent === '') return undefined;
  const isTablet = /iPad|Tablet|PlayBook|Silk/.test(userAgent) || /Android(?!.*Mobile)/.test(userAgent);
  if (isTablet) return 'tablet';
  return /Mobi|iPhone|iPod/.test(userAgent) ? 'phone' : 'desktop';
}

function fields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
