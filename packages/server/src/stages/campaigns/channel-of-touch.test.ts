import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';
import type { Events } from '../../platform/events/client.ts';
import {
  channelOfTouch,
  channelSql,
  clickOfAddress,
  clickOfAddressSql,
  type Touch,
} from './channel-of-touch.ts';
import { mailHosts, searchHosts, socialHosts, videoHosts } from './known-hosts.ts';

const page = (given: Partial<Touch>): Touch => ({
  type: 'page',
  event: '',
  utmSource: '',
  utmMedium: '',
  utmCampaign: '',
  referrerHost: '',
  pageHost: 'www.hemma.example',
  click: '',
  linkChannel: '',
  ...given,
});
const OWN = ['hemma.example', 'kassa.example'];

describe('channelOfTouch', () => {
  it.each<[string, Partial<Touch>, string]>([
    ['an advertisement on Google', { utmSource: 'google', utmMedium: 'cpc' }, 'search'],
    [
      'an advertisement on Google that only carries gclid',
      { click: 'gclid', referrerHost: 'www.google.se' },
      'search',
    ],
    [
      'a display advertisement bought from Google',
      { utmSource: 'google', utmMedium: 'display', click: 'gclid' },
      'display',
    ],
    ['a result on Google', { referrerHost: 'www.google.co.il' }, 'organic search'],
    [
      'a result in the search app',
      { referrerHost: 'com.google.android.googlequicksearchbox' },
      'organic search',
    ],
    ['a site that only sounds like Google', { referrerHost: 'notgoogle.com' }, 'referral'],
    ['Gmail, which is not Google search', { referrerHost: 'mail.google.com' }, 'email'],
    ['a paid post', { utmSource: 'facebook', utmMedium: 'paid_social' }, 'social'],
    ['a paid post, written otherwise', { utmSource: 'IG', utmMedium: 'Paid-Social' }, 'social'],
    ['a click that Facebook counts by cost', { utmSource: 'fb_ads', utmMedium: 'cpc' }, 'social'],
    [
      'a post with fbclid, which free posts carry, too',
      { click: 'fbclid', referrerHost: 'l.facebook.com' },
      'organic social',
    ],
    ['a link in a tweet', { referrerHost: 't.co' }, 'organic social'],
    ['an own post', { utmSource: 'linkedin', utmMedium: 'social' }, 'organic social'],
    ['an advertisement on TikTok', { click: 'ttclid' }, 'social'],
    ['a banner', { utmSource: 'criteo', utmMedium: 'display' }, 'display'],
    ['an advertisement on YouTube', { utmSource: 'youtube', utmMedium: 'cpc' }, 'video'],
    ['a description under a video', { referrerHost: 'www.youtube.com' }, 'video'],
    ['a newsletter', { utmSource: 'newsletter', utmMedium: 'email' }, 'email'],
    ['a newsletter without a medium', { utmSource: 'Nyhetsbrev' }, 'email'],
    ['an influencer', { utmSource: 'instagram', utmMedium: 'influencer' }, 'influencer'],
    ['a coupon site', { utmSource: 'awin', utmMedium: 'affiliate' }, 'affiliate'],
    ['an article elsewhere', { referrerHost: 'blog.example.org' }, 'referral'],
    ['a visitor who typed the address', {}, 'direct'],
    ['a text message, which has no channel of its own', { utmSource: 'rule', utmMedium: 'sms' }, 'other'],
    ['a poster with a code', { utmCampaign: 'spring' }, 'other'],
    ['the next page of the same site', { referrerHost: 'hemma.example' }, ''],
    ['a subdomain of the same site', { referrerHost: 'blogg.hemma.example' }, ''],
    ['another site of the company', { referrerHost: 'www.kassa.example' }, ''],
    ['the way back from the payment page', { referrerHost: 'checkout.stripe.com' }, ''],
    [
      'an advertisement that leads to a second page within the site',
      { referrerHost: 'hemma.example', utmSource: 'google', utmMedium: 'cpc' },
      'search',
    ],
    ['an order', { type: 'track', event: 'Order Completed', utmSource: 'google', utmMedium: 'cpc' }, ''],
    ['a click in an e-mail', { type: 'track', event: 'Email Link Clicked' }, 'email'],
    ['an e-mail that was opened', { type: 'track', event: 'Email Opened' }, ''],
    [
      'a tracking link made for a creator',
      { type: 'track', event: 'Link Clicked', linkChannel: 'influencer' },
      'influencer',
    ],
    [
      'a tracking link with utm alone',
      { type: 'track', event: 'Link Clicked', utmSource: 'bing', utmMedium: 'cpc' },
      'search',
    ],
    [
      'a preview of a tracking link',
      { type: 'track', event: 'Link Previewed', linkChannel: 'influencer' },
      '',
    ],
    ['a screen of an app', { type: 'screen' }, ''],
    [
      'a screen that an advertisement led to',
      { type: 'screen', utmMedium: 'cpc', utmSource: 'google' },
      'search',
    ],
  ])('%s', (_, given, expected) => expect(channelOfTouch(page(given), OWN)).toBe(expected));

  it('reads the click identifier off an address', () => {
    expect(clickOfAddress('https://a.example/?x=1&gclid=Cj0')).toBe('gclid');
    expect(clickOfAddress('https://a.example/?gclid=')).toBe('');
    expect(clickOfAddress('https://a.example/?notgclid=1')).toBe('');
  });
});

const hosts = [
  ...mailHosts,
  ...searchHosts,
  ...socialHosts,
  ...videoHosts,
  'www.google.com',
  'google.co.uk',
  'GOOGLE.se',
  'm.facebook.com',
  'notgoogle.com',
  'hemma.example',
  'x.hemma.example',
  'example',
  'www.',
  '',
  'paypal.com',
  'e.mail.example',
  'İ.example',
];
const sources = [
  'google',
  'Google Ads',
  'fb',
  'IG',
  'facebook_ads',
  'youtube',
  'newsletter',
  'bing',
  'x',
  'max',
  'meta',
  'metacritic',
  '',
  'awin',
  ' e-mail ',
  'rule.io',
  'ruleXio',
  'Ünited',
  "o'x\\",
];
const media = [
  'cpc',
  'CPM',
  'paid_social',
  'Paid-Social',
  'social',
  'organic',
  'email',
  'e-mail',
  'display',
  'video',
  'influencer',
  'affiliate',
  'referral',
  'sms',
  '',
  '_',
  'shopping',
  'retargeting',
  '(none)',
  'Émail',
];
const mix = (known: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  );
const touches = fc.record({
  type: fc.constantFrom('page', 'page', 'page', 'track', 'screen', 'identify'),
  event: fc.constantFrom(
    '',
    'Link Clicked',
    'Email Link Clicked',
    'Email Opened',
    'Deep Link Opened',
    'Application Opened',
    'Link Previewed',
    'Order Completed',
  ),
  utmSource: mix(sources),
  utmMedium: mix(media),
  utmCampaign: mix(['', 'spring']),
  referrerHost: mix(hosts),
  pageHost: mix(['www.hemma.example', 'hemma.example', '', 'google.com']),
  click: mix(['', '', 'gclid', 'fbclid', 'ttclid', 'li_fat_id', 'msclkid', 'dclid']),
  linkChannel: mix(['', 'influencer', 'email', 'no such']),
});

describe('channelSql', () => {
  let events: Events;
  beforeAll(async () => {
    events = await startTestEvents();
  });

  it('decides every touch as channelOfTouch does', async () => {
    const sample = fc.sample(touches, { numRuns: 4000, seed: 7 });
    const columns = Object.keys(page({}));
    await events.command(
      `CREATE TABLE touches (n UInt32, ${columns.map((name) => `${name} String`).join(', ')}) ENGINE = Memory`,
    );
    await events.insertRows(
      'touches',
      sample.map((touch, n) => ({ n, ...touch })),
    );
    const sql = channelSql({
      type: 'type',
      event: 'event',
      utmSource: 'utmSource',
      utmMedium: 'utmMedium',
      utmCampaign: 'utmCampaign',
      referrerHost: 'referrerHost',
      pageHost: 'pageHost',
      click: 'click',
      linkChannel: 'linkChannel',
      ownHosts: '{own:Array(String)}',
    });
    const rows = await events.query<{ n: number; channel: string }>(
      `SELECT n, ${sql} AS channel FROM touches ORDER BY n`,
      { own: OWN },
    );
    expect(rows.length).toBe(sample.length);
    const differing = sample.flatMap((touch, n) => {
      const expected = channelOfTouch(touch, OWN);
      return rows[n]?.channel === expected ? [] : [{ touch, expected, engine: rows[n]?.channel }];
    });
    expect(differing).toEqual([]);
    expect(new Set(rows.map((row) => row.channel)).size).toBeGreaterThanOrEqual(12);
  });

  it('reads the click identifier as clickOfAddress does', async () => {
    const addresses = [
      'https://a/?gclid=1',
      'https://a/?a=1&fbclid=2#x',
      'https://a/?gclid=&ttclid=3',
      'https://a/#gclid=1',
      '?gclid=&',
      '',
    ];
    const rows = await events.query<{ click: string }>(
      `SELECT ${clickOfAddressSql('address')} AS click FROM (SELECT arrayJoin({addresses:Array(String)}) AS address)`,
      { addresses },
    );
    expect(rows.map((row) => row.click)).toEqual(addresses.map(clickOfAddress));
  });
});
