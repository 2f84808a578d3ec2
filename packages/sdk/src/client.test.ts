import { describe, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { createClient } from './client.ts';
import { takeClick } from './describe-page.ts';
import { install } from './install.ts';

type Sent = { writeKey: string; sentAt: string; batch: Record<string, unknown>[] };

/** A browser in memory, on a clock that the test turns. */
function pretend(
  given: {
    address?: string;
    referrer?: string;
    objects?: boolean;
    privacyControl?: boolean;
    kept?: Map<string, string>;
  } = {},
) {
  const kept = given.kept ?? new Map<string, string>();
  const state = {
    kept,
    now: Date.parse('2026-05-04T08:00:00Z'),
    address:
      given.address ?? 'https://shop.example/lamps?utm_source=google&utm_medium=cpc&utm_campaign=brand#top',
    answers: [] as { status: number; retryAfter: number }[],
    sent: [] as Sent[],
    beacons: [] as Sent[],
    beaconWorks: true,
    complaints: [] as string[],
    timers: [] as { at: number; work: () => void }[],
    leave: () => {},
    ids: 0,
  };
  const write = (name: string, value: string) =>
    void (value === '' ? kept.delete(name) : kept.set(name, value));
  const browser: Browser = {
    now: () => state.now,
    uuid: () => `id-${++state.ids}`,
    address: () => state.address,
    title: () => 'Lamps',
    referrer: () => given.referrer ?? 'https://www.google.com/',
    replaceAddress: (address) => {
      state.address = address;
    },
    objects: () => (given.objects ?? false) || (given.privacyControl ?? false),
    privacyControl: () => given.privacyControl ?? false,
    surroundings: () => ({ locale: 'sv-SE', timezone: 'Europe/Stockholm' }),
    read: (name) => kept.get(name),
    write,
    readLocal: (name) => kept.get(name),
    writeLocal: write,
    async send(body) {
      state.sent.push(JSON.parse(body));
      return state.answers.shift() ?? { status: 200, retryAfter: 0 };
    },
    sendLast(body) {
      if (state.beaconWorks) state.beacons.push(JSON.parse(body));
      return state.beaconWorks;
    },
    later: (work, milliseconds) => void state.timers.push({ at: state.now + milliseconds, work }),
    onLeave: (work) => {
      state.leave = work;
    },
    complain: (message) => void state.complaints.push(message),
  };
  return {
    state,
    browser,
    async advance(milliseconds: number) {
      const end = state.now + milliseconds;
      for (;;) {
        const next = state.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        state.timers.splice(state.timers.indexOf(next), 1);
        state.now = Math.max(state.now, next.at);
        next.work();
        for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      }
      state.now = end;
    },
  };
}

const options = { writeKey: 'key-1', consent: 'granted', version: '1.2.3' } as const;

describe('the browser client', () => {
  it('sends calls as Segment has them, in one batch, with what surrounds them', async () => {
    const { state, browser, advance } = pretend();
    const client = createClient(browser, options);
    client.page('Shop', 'Lamps', { colour: 'red' });
    client.track('Product Viewed', { price: 12 });
    client.identify('u-1', { email: 'anna@example.com' });
    expect(state.sent).toEqual([]);
    await advance(2_000);
    expect(state.sent).toHaveLength(1);
    const [page, track, identify] = state.sent[0]?.batch ?? [];
    expect(state.sent[0]).toMatchObject({ writeKey: 'key-1', sentAt: '2026-05-04T08:00:02.000Z' });
    expect(page).toMatchObject({
      type: 'page',
      name: 'Lamps',
      category: 'Shop',
      anonymousId: 'id-1',
      timestamp: '2026-05-04T08:00:00.000Z',
      properties: { colour: 'red', name: 'Lamps', path: '/lamps', referrer: 'https://www.google.com/' },
      context: {
        campaign: { source: 'google', medium: 'cpc', name: 'brand' },
        locale: 'sv-SE',
        page: {
          path: '/lamps',
          search: '?utm_source=google&utm_medium=cpc&utm_campaign=brand',
          title: 'Lamps',
          referrer: 'https://www.google.com/',
        },
        library: { name: 'rondo.js', version: '1.2.3' },
      },
    });
    expect(track).toMatchObject({ type: 'track', event: 'Product Viewed', properties: { price: 12 } });
    expect(track).not.toHaveProperty('userId');
    expect(identify).toMatchObject({
      type: 'identify',
      userId: 'u-1',
      anonymousId: 'id-1',
      traits: { email: 'anna@example.com' },
    });
    expect(new Set(state.sent[0]?.batch.map((call) => call.messageId)).size).toBe(3);
    const again = createClient(browser, options);
    expect(again.user()).toEqual({ id: 'u-1', anonymousId: 'id-1' });
  });

  it('takes the click of a tracking link out of the address and tells it with every event', async () => {
    const { state, browser, advance } = pretend({
      address: 'https://shop.example/?size=2&rondo_click=a%2Bb&utm_source=x#/r?y',
    });
    const client = createClient(browser, options);
    expect(state.address).toBe('https://shop.example/?size=2&utm_source=x#/r?y');
    client.page();
    await advance(2_000);
    expect(state.sent[0]?.batch[0]).toMatchObject({
      context: { rondo_click: 'a+b', page: { url: state.address } },
    });
    expect(takeClick('https://a.example/?rondo_click=c#x#y')).toEqual({
      click: 'c',
      rest: 'https://a.example/#x#y',
    });
    expect(takeClick('https://a.example/?x=rondo_click=c')).toEqual({
      click: undefined,
      rest: 'https://a.example/?x=rondo_click=c',
    });
  });

  it('stores and sends nothing before the visitor agrees, and then all that was held, with its own times', async () => {
    const { state, browser, advance } = pretend();
    const client = createClient(browser, { ...options, consent: 'required' });
    client.page();
    client.identify('u-1');
    await advance(60_000);
    state.leave();
    expect([state.sent.length, state.beacons.length, state.kept.size]).toEqual([0, 0, 0]);
    client.consent('granted');
    await advance(2_000);
    expect(state.sent[0]?.batch.map((call) => [call.type, call.timestamp])).toEqual([
      ['page', '2026-05-04T08:00:00.000Z'],
      ['identify', '2026-05-04T08:00:00.000Z'],
    ]);
    expect(state.sent[0]?.batch[0]?.anonymousId).toBe(state.kept.get('rondo_anonymous_id'));
    expect(createClient(browser, { ...options, consent: 'required' }).user().id).toBe('u-1');
  });

  it('forgets the visitor who refuses, but not the refusal', async () => {
    const { state, browser, advance } = pretend();
    const client = createClient(browser, options);
    client.identify('u-1');
    client.consent('denied');
    client.track('Anything');
    await advance(10_000);
    expect(state.sent).toEqual([]);
    expect([...state.kept]).toEqual([['rondo_consent', 'denied']]);
    createClient(browser, options).page();
    await advance(10_000);
    expect(state.sent).toEqual([]);
  });

  it('takes Global Privacy Control for a refusal, until the visitor says otherwise on this site', async () => {
    const { state, browser, advance } = pretend({ objects: true });
    const client = createClient(browser, options);
    client.page();
    await advance(10_000);
    expect([state.sent.length, state.kept.size]).toEqual([0, 0]);
    client.consent('granted');
    client.page();
    await advance(2_000);
    expect(state.sent[0]?.batch).toHaveLength(1);
  });

  it('sends again what the server did not take, waits as long as it asks, and gives up on what is refused', async () => {
    const { state, browser, advance } = pretend();
    const client = createClient(browser, options);
    state.answers.push({ status: 0, retryAfter: 0 }, { status: 503, retryAfter: 30 });
    client.track('One');
    await advance(3_000);
    expect(state.sent).toHaveLength(2);
    await advance(29_000);
    expect(state.sent).toHaveLength(2);
    await advance(2_000);
    expect(state.sent).toHaveLength(3);
    expect(new Set(state.sent.map((sent) => sent.batch[0]?.messageId)).size).toBe(1);
    expect(state.kept.has('rondo_outbox')).toBe(false);
    state.answers.push({ status: 401, retryAfter: 0 });
    client.track('Two');
    await advance(120_000);
    expect(state.sent).toHaveLength(4);
    expect(state.complaints).toEqual(['the server refused 1 events (401)']);
  });

  it('hands the rest to the browser when the page goes away, or keeps it for the next page', async () => {
    const { state, browser, advance } = pretend();
    const client = createClient(browser, options);
    client.track('Left');
    state.leave();
    expect(state.beacons[0]?.batch[0]).toMatchObject({ event: 'Left' });
    await advance(5_000);
    expect(state.sent).toEqual([]);
    state.beaconWorks = false;
    client.track('Kept');
    state.leave();
    const next = pretend({ kept: state.kept });
    createClient(next.browser, options).track('Next');
    await next.advance(2_000);
    expect(next.state.sent[0]?.batch.map((call) => call.event)).toEqual(['Kept', 'Next']);
  });

  it('sends long queues in batches that a leaving page may send, and leaves out what no server takes', async () => {
    const { state, browser } = pretend();
    const client = createClient(browser, options);
    for (let n = 0; n < 12; n++) client.track('Large', { text: 'x'.repeat(10_000) });
    client.track('Too large', { text: 'x'.repeat(40_000) });
    state.leave();
    expect(state.beacons.length).toBeGreaterThan(1);
    expect(state.beacons.flatMap((sent) => sent.batch)).toHaveLength(12);
    for (const sent of state.beacons) expect(JSON.stringify(sent).length).toBeLessThan(64 * 1024);
    expect(state.complaints).toEqual(['an event of more than 32 KB was left out']);
  });

  it('knows in a page that changes its address by itself what was shown before', async () => {
    const { state, browser, advance } = pretend();
    const client = createClient(browser, options);
    client.page();
    const first = state.address;
    state.address = 'https://shop.example/rugs';
    client.page();
    await advance(2_000);
    expect(state.sent[0]?.batch[1]).toMatchObject({ context: { page: { path: '/rugs', referrer: first } } });
    expect(state.sent[0]?.batch[1]?.context).not.toHaveProperty('campaign');
  });

  it('is another person after reset', () => {
    const { browser } = pretend();
    const client = createClient(browser, options);
    client.identify('u-1');
    const before = client.user().anonymousId;
    client.reset();
    expect(client.user().id).toBeUndefined();
    expect(client.user().anonymousId).not.toBe(before);
  });
});

describe('install', () => {
  it('does what the page called before the script had loaded, by either name', async () => {
    const { state, browser, advance } = pretend();
    const early = Object.assign(() => {}, { q: [['track', 'Early', { n: 1 }]] });
    const target: Record<string, unknown> = {
      rondo: early,
      analytics: [['track', 'From analytics'], ['unknown']],
    };
    install(createClient(browser, options), target);
    Reflect.apply(target.rondo as (...parameters: unknown[]) => void, undefined, ['track', 'Late']);
    Reflect.get(target.analytics as object, 'track')('Late analytics');
    await advance(2_000);
    expect(state.sent[0]?.batch.map((call) => call.event)).toEqual([
      'Early',
      'From analytics',
      'Late',
      'Late analytics',
    ]);
  });

  it('leaves another library under the name analytics alone', () => {
    const other = { track: () => 'theirs' };
    const target: Record<string, unknown> = { analytics: other };
    install(createClient(pretend().browser, options), target);
    expect(target.analytics).toBe(other);
    expect(typeof target.rondo).toBe('function');
  });
});

describe('what a visitor chose in a consent dialogue', () => {
  const consentsIn = (sent: Sent[]) =>
    sent.flatMap(({ batch }) => batch.map((call) => Reflect.get(Object(call.context), 'consent')));

  it('goes with every event as Segment has it, and is known again on the next page', async () => {
    const first = pretend();
    const client = createClient(first.browser, options);
    client.track('Before');
    client.consent({ categories: { Analytics: true, Advertising: false } });
    client.track('After');
    // A consent tool tells of its string when it is ready; the categories stay.
    client.consent({ tcString: 'CPxyz' });
    client.track('With both');
    client.track('Own', {}, { context: { consent: { categoryPreferences: { Analytics: false } } } });
    await client.flush();
    const categoryPreferences = { Analytics: true, Advertising: false };
    expect(consentsIn(first.state.sent)).toEqual([
      undefined,
      { categoryPreferences },
      { categoryPreferences, tcString: 'CPxyz' },
      { categoryPreferences: { Analytics: false } },
    ]);

    const second = pretend({ kept: first.state.kept });
    const again = createClient(second.browser, options);
    again.page();
    again.consent({ categories: {}, tcString: '' });
    again.page();
    await again.flush();
    expect(consentsIn(second.state.sent)).toEqual([{ categoryPreferences, tcString: 'CPxyz' }, undefined]);
  });

  it('decides nothing about whether events are sent, and goes with those that waited', async () => {
    const { browser, state } = pretend();
    const client = createClient(browser, { ...options, consent: 'required' });
    client.track('Waited');
    client.consent({ categories: { Analytics: true } });
    await client.flush();
    expect(state.sent).toEqual([]);
    expect([...state.kept.keys()]).toEqual([]);
    client.consent('granted');
    await client.flush();
    expect(consentsIn(state.sent)).toEqual([{ categoryPreferences: { Analytics: true } }]);
    client.consent('denied');
    expect([...state.kept]).toEqual([['rondo_consent', 'denied']]);
  });

  it('never outweighs the browser’s Global Privacy Control', async () => {
    const { browser, state } = pretend({ privacyControl: true });
    const client = createClient(browser, options);
    client.track('Not sent');
    client.consent('granted');
    client.consent({ gpc: false, categories: { Advertising: true } });
    client.track('Sent');
    await client.flush();
    expect(consentsIn(state.sent)).toEqual([{ categoryPreferences: { Advertising: true }, gpc: true }]);
  });

  it('is refused as a whole, with the cure, where it is none', () => {
    const { browser, state } = pretend();
    const client = createClient(browser, options);
    const consent: (choice: never) => void = client.consent;
    for (const wrong of [
      { categories: { Analytics: 'yes' } },
      { analytics: true },
      { tcString: 7 },
      'yes',
      null,
    ])
      Reflect.apply(consent, client, [wrong]);
    expect(state.complaints).toHaveLength(5);
    expect(state.complaints[0]).toContain('categories');
  });
});
