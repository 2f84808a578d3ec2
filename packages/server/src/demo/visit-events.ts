import { isoTime } from './calendar.ts';
import { COMPANY, CREATORS, LANGUAGE_LOCALE, REGIONS, STORIES } from './company.ts';
import { cookieAt, type Device, type Identity, JUNK } from './describe-person.ts';
import { UNITS } from './media-units.ts';
import { orderNumber } from './order-number.ts';
import { DIRECT, ORGANIC, ORGANIC_SOCIAL, type Order, REFERRAL } from './person-year.ts';
import { type Product, pickProduct, productPath } from './product-range.ts';
import { createRandom, mix, pick } from './random.ts';
import type { SegmentEvent, Speaker } from './segment-event.ts';
import type { Fact } from './simulate-company.ts';

const ORIGIN = `https://www.${COMPANY.domain}`;
const LIBRARY = { name: 'analytics.js', version: 'npm:next-1.81.0' };
const CATEGORIES = ['lamps', 'textiles', 'tableware', 'furniture', 'decoration', 'storage'] as const;
const PAYMENTS = {
  SE: ['swish', 'card', 'klarna'],
  NL: ['ideal', 'card', 'klarna'],
  IL: ['card', 'bit', 'paypal'],
} as const;

const UTM = UNITS.map((unit) => ({
  name: unit.campaign,
  source: unit.source,
  medium: unit.medium,
  content: unit.creative,
}));
const UTM_SEARCH = UTM.map(
  (utm) =>
    `?utm_source=${utm.source}&utm_medium=${utm.medium}&utm_campaign=${utm.name}&utm_content=${utm.content}`,
);
const LOCATIONS = REGIONS.map((region) => ({
  country: region.country,
  region: region.name,
  city: region.city,
}));
const PLATFORM_REFERRER: Readonly<Record<string, string>> = {
  'google-ads': 'https://www.google.com/',
  'meta-ads': 'https://l.facebook.com/',
  'tiktok-ads': 'https://www.tiktok.com/',
  instagram: 'https://l.instagram.com/',
  'display-network': 'https://ads.display.example/',
  criteo: 'https://ads.display.example/',
  awin: 'https://rabattkoder.example/',
  tradedoubler: 'https://inredningsguiden.example/',
};
const PRESS = [
  'https://www.dagsbladet.example/',
  'https://wonenblog.example/',
  'https://www.bayit-mag.example/',
] as const;
const SOCIAL = [
  'https://www.instagram.com/',
  'https://www.pinterest.com/',
  'https://www.facebook.com/',
] as const;

/** What analytics.js in the web shop sends of one visit, in Segment's e-commerce events. */
export function* listVisitEvents(
  fact: Extract<Fact, { kind: 'visit' }>,
  messagePrefix: string,
): Generator<SegmentEvent> {
  const { visit, life } = fact;
  const { year, identity } = life;
  const random = createRandom(mix(mix(year.nature.hash, 7000), fact.number));
  const order = visit.order ?? visit.failed;
  const device = chooseDevice(identity, order, year.nature.mobileShare, random());
  const locale = LANGUAGE_LOCALE[identity.language];
  const location = LOCATIONS[year.nature.region];
  const junk = random();
  const anonymousId = junk < 0.0015 ? pick(JUNK.anonymousIds, random()) : cookieAt(device, visit.time);
  const signedIn = year.accountAt < visit.time && random() < (order === null ? 0.35 : 0.85);
  let speaker: Speaker =
    signedIn || (junk > 0.9992 && order === null)
      ? { anonymousId, userId: signedIn ? identity.customerNumber : pick(JUNK.userIds, random()) }
      : { anonymousId };
  // An order stands at the end of its visit, so the visit began some minutes before.
  let time = order === null ? visit.time : order.time - 1000 * Math.floor(240 + 300 * random());
  let number = 0;
  let page = landingPage(visit.source, order, random());
  let landing = true;

  const say = (type: SegmentEvent['type'], rest: Partial<SegmentEvent>): SegmentEvent => {
    number += 1;
    const context: Record<string, unknown> & { campaign?: unknown } = {
      page,
      userAgent: device.userAgent,
      locale,
      location,
      library: LIBRARY,
    };
    if (landing && visit.source >= 0) context.campaign = UTM[visit.source];
    const event = {
      type,
      messageId: `${messagePrefix}v${fact.number}-${number}`,
      timestamp: isoTime(time),
      ...speaker,
      ...rest,
      context,
    };
    time += 1000 * Math.floor(4 + 50 * random());
    landing = false;
    return event;
  };
  const view = (): SegmentEvent => say('page', { name: page.title, properties: { ...page } });
  const go = (path: string, title: string): void => {
    page = { path, url: ORIGIN + path, title, referrer: page.url, search: '' };
  };

  yield view();
  if (signedIn && random() < 0.25) yield say('identify', { traits: accountTraits(identity) });
  if (order === null) {
    if (random() < 0.35) {
      const category = pick(CATEGORIES, random());
      go(`/${category}`, category);
      yield view();
    }
    if (random() < 0.42) {
      const product = pickProduct(random());
      go(productPath(product), product.name);
      yield view();
      yield say('track', { event: 'Product Viewed', properties: describeProduct(product) });
      if (random() < 0.16)
        yield say('track', {
          event: 'Product Added',
          properties: { ...describeProduct(product), quantity: 1 },
        });
    }
  } else {
    for (const { product, quantity } of order.basket.lines.slice(0, 3)) {
      go(productPath(product), product.name);
      yield view();
      yield say('track', { event: 'Product Viewed', properties: describeProduct(product) });
      yield say('track', { event: 'Product Added', properties: { ...describeProduct(product), quantity } });
    }
    go('/checkout', 'Checkout');
    yield view();
    const details = describeOrder(order, identity, random(), visit.failed !== null);
    yield say('track', { event: 'Checkout Started', properties: details });
    if (!signedIn && !visit.signsUp && visit.failed === null) {
      const junkMail = random() < 0.006;
      const email = junkMail
        ? JUNK.emails[0]
        : identity.workEmail !== null && random() < 0.6
          ? identity.workEmail
          : identity.email;
      yield say('identify', { traits: { email, phone: identity.phoneWritten, language: identity.language } });
    }
  }
  if (visit.signsUp) {
    speaker = { anonymousId, userId: identity.customerNumber };
    yield say('identify', { traits: accountTraits(identity) });
    yield say('track', { event: 'Signed Up', properties: { method: 'email' } });
  }
  if (order !== null) {
    time = Math.max(time, order.time);
    if (visit.failed !== null) {
      const { paymentMethod } = STORIES.brokenCheckout;
      yield say('track', {
        event: 'Payment Failed',
        properties: {
          payment_method: paymentMethod,
          error: 'gateway_timeout',
          total: order.revenue,
          currency: COMPANY.currency,
        },
      });
      return;
    }
    go('/checkout/thanks', 'Thank you');
    const details = describeOrder(order, identity, random(), false);
    yield say('track', {
      event: 'Order Completed',
      properties: { order_id: orderNumber(year, order), ...details },
    });
  }
}

interface Page {
  readonly path: string;
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  readonly search: string;
}

function landingPage(source: number, order: Order | null, u: number): Page {
  const unit = UNITS[source];
  const category = pick(CATEGORIES, u);
  let path = u < 0.5 ? `/${category}` : productPath(order?.basket.lines[0]?.product ?? pickProduct(u));
  if (source === DIRECT || unit?.campaign === 'brand_search') path = '/';
  else if (unit !== undefined && unit.creator >= 0) path = `/with/${CREATORS[unit.creator]?.id ?? ''}`;
  else if (unit?.campaign === 'coupon_sites') path = '/checkout/basket';
  const search = UTM_SEARCH[source] ?? '';
  return { path, url: ORIGIN + path + search, title: titleOf(path), referrer: referrerOf(source, u), search };
}

function titleOf(path: string): string {
  return path === '/' ? COMPANY.name : (path.split('/').at(-1) ?? COMPANY.name);
}

function referrerOf(source: number, u: number): string {
  if (source === ORGANIC) return 'https://www.google.com/';
  if (source === REFERRAL) return pick<string>(PRESS, u);
  if (source === ORGANIC_SOCIAL) return pick<string>(SOCIAL, u);
  return PLATFORM_REFERRER[UNITS[source]?.platform ?? ''] ?? '';
}

function chooseDevice(identity: Identity, order: Order | null, mobileShare: number, u: number): Device {
  const { devices } = identity;
  const [mobile] = devices;
  const others = devices.slice(1);
  const wantsMobile = order === null ? u < mobileShare : order.mobile;
  const device = wantsMobile || others.length === 0 ? mobile : pick(others, (u * 13) % 1);
  if (device === undefined) throw new RangeError(`Person ${identity.person} has no device.`);
  return device;
}

function describeProduct(product: Product): Record<string, unknown> {
  return {
    product_id: product.sku,
    name: product.name,
    category: product.category,
    price: product.price,
    currency: COMPANY.currency,
  };
}

function describeOrder(order: Order, identity: Identity, u: number, fails: boolean): Record<string, unknown> {
  const coupon = order.creator >= 0 ? CREATORS[order.creator]?.code : order.coupon ? 'HEM10' : undefined;
  return {
    total: order.revenue,
    revenue: order.revenue,
    discount: Math.round((order.basket.total - order.revenue) * 100) / 100,
    ...(coupon === undefined ? {} : { coupon }),
    currency: COMPANY.currency,
    payment_method: fails
      ? STORIES.brokenCheckout.paymentMethod
      : pick<string>(PAYMENTS[identity.country], u),
    country: identity.country,
    region: identity.region,
    device: order.mobile ? 'mobile' : 'desktop',
    products: order.basket.lines.map((line) => ({
      ...describeProduct(line.product),
      quantity: line.quantity,
    })),
  };
}

function accountTraits(identity: Identity): Record<string, unknown> {
  return {
    email: identity.email,
    phone: identity.phoneWritten,
    firstName: identity.firstName,
    lastName: identity.lastName,
    language: identity.language,
    address: { city: identity.city, state: identity.region, country: identity.country },
  };
}
