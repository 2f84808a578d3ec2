import type { MarketingChannel } from '@rondo/contract';
import {
  detourHosts,
  mailHosts,
  searchBrands,
  searchHosts,
  socialBrands,
  socialHosts,
  videoBrands,
  videoHosts,
} from './known-hosts.ts';

/**
 * What a rule may look at. `medium` is lower case without separators (paid_social and Paid-Social are `paidsocial`);
 * `source` is lower case; `referrer` and `page` are hosts in lower case without a leading www.
 */
export type Fact =
  | 'type'
  | 'event'
  | 'source'
  | 'medium'
  | 'campaign'
  | 'referrer'
  | 'page'
  | 'click'
  | 'link';

export type Test =
  | { is: Fact; oneOf: readonly string[] }
  /** A regular expression that JavaScript and RE2 read alike: ASCII, no look-around, no back-reference. */
  | { is: Fact; like: string }
  | { filled: Fact }
  /** The referrer is the page's own site, or one of the hosts that the company calls its own. */
  | { own: 'referrer' }
  | { all: readonly Test[] }
  | { any: readonly Test[] }
  | { not: Test };

export type ChannelRule = { channel: MarketingChannel | ''; when: Test };

const escapeDots = (text: string) => text.replaceAll('.', '\\.');

/** A host or one of its subdomains; a brand at any national ending (at most `xx` or `xxx.xx`). */
function hostPattern(brands: readonly string[], hosts: readonly string[]): string {
  const national = brands.length === 0 ? '' : `(${brands.join('|')})\\.[a-z]{2,3}(\\.[a-z]{2})?|`;
  return `(^|\\.)(${national}${hosts.map(escapeDots).join('|')})$`;
}

/** A word that starts at the beginning or after something that is not a letter: google, google-ads, www.google.com. */
const startsWord = (words: string) => `(^|[^a-z])(${words})`;
const wholeWord = (words: string) => `(^|[^a-z])(${words})([^a-z]|$)`;

const searchSource: Test = {
  any: [
    {
      is: 'source',
      like: startsWord(
        'google|adwords|bing|microsoftads|duckduckgo|ecosia|baidu|yandex|qwant|startpage|seznam|naver|yahoo',
      ),
    },
    { is: 'source', like: wholeWord('gads|ddg|brave|kagi|search') },
  ],
};
const videoSource: Test = { is: 'source', like: startsWord('youtube|vimeo|dailymotion|twitch') };
const socialSource: Test = {
  any: [
    {
      is: 'source',
      like: startsWord(
        'facebook|instagram|linkedin|twitter|tiktok|pinterest|snapchat|reddit|threads|bluesky|mastodon|whatsapp|telegram|tumblr|weibo|quora',
      ),
    },
    { is: 'source', like: wholeWord('fb|ig|meta|li|x|vk|xing|social') },
  ],
};
const mailSource: Test = {
  is: 'source',
  like: startsWord(
    'newsletter|nyhetsbrev|nieuwsbrief|email|e-mail|mailchimp|klaviyo|brevo|sendgrid|mailjet|rule\\.io|activecampaign|getresponse',
  ),
};
const tagged: Test = { any: [{ filled: 'source' }, { filled: 'medium' }, { filled: 'campaign' }] };
const attributed: Test = { any: [tagged, { filled: 'click' }] };

/**
 * One rule after another, the first that holds decides. What the link says of itself (utm_medium, then utm_source)
 * stands before the click identifier that a platform adds, and that before the referrer: fbclid, say, is also added to
 * links that nobody paid for.
 */
export const channelRules: readonly ChannelRule[] = [
  // 1. What is a touch at all. Mail that was merely opened is not: mail programs open it on their own.
  { channel: 'email', when: { is: 'event', oneOf: ['Email Link Clicked'] } },
  ...linkRules(),
  {
    channel: '',
    when: {
      not: {
        any: [
          { is: 'type', oneOf: ['page'] },
          { is: 'event', oneOf: ['Link Clicked', 'Application Opened'] },
          // A screen of an app, a deep link or an installation is a touch only where it says what led there.
          {
            all: [
              {
                any: [
                  { is: 'type', oneOf: ['screen'] },
                  { is: 'event', oneOf: ['Deep Link Opened', 'Install Attributed'] },
                ],
              },
              attributed,
            ],
          },
        ],
      },
    },
  },

  // 2. What the link's utm_medium says. Bought media are told apart by whom they were bought from.
  {
    channel: 'affiliate',
    when: { is: 'medium', oneOf: ['affiliate', 'affiliates', 'affiliation', 'partner', 'coupon'] },
  },
  {
    channel: 'influencer',
    when: {
      is: 'medium',
      oneOf: ['influencer', 'influencers', 'influencermarketing', 'creator', 'creators', 'ambassador'],
    },
  },
  {
    channel: 'email',
    when: {
      is: 'medium',
      oneOf: ['email', 'mail', 'emailmarketing', 'newsletter', 'nyhetsbrev', 'nieuwsbrief', 'edm', 'crm'],
    },
  },
  {
    channel: 'social',
    when: {
      is: 'medium',
      oneOf: [
        'paidsocial',
        'socialpaid',
        'cpcsocial',
        'socialcpc',
        'socialads',
        'socialad',
        'paidsocialmedia',
      ],
    },
  },
  {
    channel: 'organic social',
    when: {
      is: 'medium',
      oneOf: ['social', 'socialnetwork', 'socialmedia', 'sm', 'organicsocial', 'socialorganic', 'socialpost'],
    },
  },
  {
    channel: 'video',
    when: {
      is: 'medium',
      oneOf: ['video', 'paidvideo', 'youtube', 'ctv', 'olv', 'preroll', 'cpv', 'streaming'],
    },
  },
  {
    channel: 'organic search',
    when: {
      all: [
        { is: 'medium', oneOf: ['organic', 'organicsearch', 'seo'] },
        { not: socialSource },
        { not: videoSource },
      ],
    },
  },
  { channel: 'video', when: { all: [{ is: 'medium', oneOf: ['organic'] }, videoSource] } },
  { channel: 'organic social', when: { is: 'medium', oneOf: ['organic'] } },
  ...paidRules([
    'cpc',
    'ppc',
    'cpa',
    'cpm',
    'paid',
    'ad',
    'ads',
    'paidmedia',
    'retargeting',
    'remarketing',
    'native',
    'display',
    'banner',
  ]),
  {
    channel: 'search',
    when: {
      is: 'medium',
      oneOf: ['cpc', 'ppc', 'sem', 'sea', 'paidsearch', 'searchads', 'cpcsearch', 'shopping'],
    },
  },
  {
    channel: 'display',
    when: {
      is: 'medium',
      oneOf: [
        'display',
        'banner',
        'cpm',
        'cpa',
        'programmatic',
        'retargeting',
        'remarketing',
        'interstitial',
        'native',
        'paid',
        'ad',
        'ads',
        'paidmedia',
      ],
    },
  },
  { channel: 'referral', when: { is: 'medium', oneOf: ['referral', 'link', 'pr', 'press'] } },
  { channel: 'other', when: { filled: 'medium' } },

  // 3. A source without a medium: one's own link, so nothing says that it was bought.
  { channel: 'email', when: mailSource },
  { channel: 'video', when: videoSource },

  // 4. The identifier that an ad platform added to the address.
  { channel: 'search', when: { is: 'click', oneOf: ['gclid', 'gbraid', 'wbraid', 'msclkid'] } },
  { channel: 'display', when: { is: 'click', oneOf: ['dclid'] } },
  {
    channel: 'social',
    when: { is: 'click', oneOf: ['ttclid', 'li_fat_id', 'twclid', 'ScCid', 'epik', 'rdt_cid'] },
  },
  { channel: 'organic social', when: { is: 'click', oneOf: ['fbclid', 'igshid'] } },

  { channel: 'organic social', when: socialSource },
  { channel: 'organic search', when: searchSource },
  { channel: 'other', when: tagged },

  // 5. Where the visitor came from.
  { channel: 'direct', when: { not: { filled: 'referrer' } } },
  { channel: '', when: { own: 'referrer' } },
  { channel: '', when: { is: 'referrer', like: hostPattern([], detourHosts) } },
  { channel: 'email', when: { is: 'referrer', like: `${hostPattern([], mailHosts)}|^(mail|webmail|e)\\.` } },
  { channel: 'video', when: { is: 'referrer', like: hostPattern(videoBrands, videoHosts) } },
  { channel: 'organic social', when: { is: 'referrer', like: hostPattern(socialBrands, socialHosts) } },
  { channel: 'organic search', when: { is: 'referrer', like: hostPattern(searchBrands, searchHosts) } },
];

/** What holds where no rule does: another site linked here. */
export const otherwise: MarketingChannel = 'referral';

/** A tracking link that was made for a channel is a touch of that channel. */
function linkRules(): ChannelRule[] {
  const channels = [
    'search',
    'social',
    'organic social',
    'display',
    'video',
    'email',
    'influencer',
    'affiliate',
    'referral',
    'other',
  ] as const;
  return channels.map((channel) => ({
    channel,
    when: {
      all: [
        { is: 'event', oneOf: ['Link Clicked'] },
        { is: 'link', oneOf: [channel] },
      ],
    },
  }));
}

function paidRules(media: readonly string[]): ChannelRule[] {
  const bought: Test = { is: 'medium', oneOf: media };
  return [
    { channel: 'video', when: { all: [bought, videoSource] } },
    { channel: 'social', when: { all: [bought, socialSource] } },
    {
      channel: 'search',
      when: {
        all: [
          bought,
          searchSource,
          {
            not: {
              is: 'medium',
              oneOf: ['display', 'banner', 'cpm', 'native', 'retargeting', 'remarketing'],
            },
          },
        ],
      },
    },
  ];
}
