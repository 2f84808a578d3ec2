import type { MarketingChannel } from '@rondo/contract';
import { channelRules, type Fact, otherwise, type Test } from './channel-rules.ts';

/** A fact as it arrived; '' is absent. Hosts as in an address, click as `clickOfAddress` names it. */
export type Touch = {
  type: string;
  event: string;
  utmSource: string;
  utmMedium: string;
  utmCampaign: string;
  referrerHost: string;
  pageHost: string;
  /** The name of the click identifier in the page's address: gclid, fbclid, … */
  click: string;
  /** The channel that a tracking link was made for. */
  linkChannel: string;
};

/** The same columns as ClickHouse expressions of ours (String), and `ownHosts` as one of Array(String). */
export type TouchSql = { readonly [Column in keyof Touch]: string } & { readonly ownHosts: string };

/** Which click identifier an address carries. Both engines read this pattern alike. */
const CLICK =
  '[?&](gclid|gbraid|wbraid|dclid|msclkid|fbclid|igshid|ttclid|twclid|li_fat_id|ScCid|epik|rdt_cid)=[^&#]';

export function clickOfAddress(address: string): string {
  return new RegExp(CLICK).exec(address)?.[1] ?? '';
}

export function clickOfAddressSql(addressExpression: string): string {
  return `extract(${addressExpression}, ${quote(CLICK)})`;
}

/** The channel of a fact; '' where it is no touch. The rules are in channel-rules.ts. */
export function channelOfTouch(touch: Touch, ownHosts: readonly string[] = []): MarketingChannel | '' {
  const facts = readFacts(touch);
  const own = [facts.page, ...ownHosts.map(bareHost)].filter((host) => host !== '');
  const holds = (test: Test): boolean => {
    if ('oneOf' in test) return test.oneOf.includes(facts[test.is]);
    if ('like' in test) return new RegExp(test.like).test(facts[test.is]);
    if ('filled' in test) return facts[test.filled] !== '';
    if ('own' in test) return own.some((host) => isSameSite(facts.referrer, host));
    if ('all' in test) return test.all.every(holds);
    if ('any' in test) return test.any.some(holds);
    return !holds(test.not);
  };
  return channelRules.find((rule) => holds(rule.when))?.channel ?? otherwise;
}

/** The same as one ClickHouse expression of type String. */
export function channelSql(touch: TouchSql): string {
  const facts = factsSql(touch);
  const own = `arrayFilter(h -> h != '', arrayPushBack(arrayMap(h -> ${bareHostSql('h')}, ${touch.ownHosts}), ${facts.page}))`;
  const sql = (test: Test): string => {
    if ('oneOf' in test) return `${facts[test.is]} IN (${test.oneOf.map(quote).join(', ')})`;
    if ('like' in test) return `match(${facts[test.is]}, ${quote(test.like)})`;
    if ('filled' in test) return `${facts[test.filled]} != ''`;
    if ('own' in test) {
      const ends = (long: string, short: string) => `endsWith(${long}, concat('.', ${short}))`;
      return `arrayExists(h -> ${facts.referrer} = h OR ${ends(facts.referrer, 'h')} OR ${ends('h', facts.referrer)}, ${own})`;
    }
    if ('all' in test) return `(${test.all.map(sql).join(' AND ')})`;
    if ('any' in test) return `(${test.any.map(sql).join(' OR ')})`;
    return `NOT (${sql(test.not)})`;
  };
  const branches = channelRules.map((rule) => `${sql(rule.when)}, ${quote(rule.channel)}`);
  return `multiIf(\n  ${branches.join(',\n  ')},\n  ${quote(otherwise)})`;
}

/** shop.example.com and example.com are one site; so are www.example.com and checkout.example.com's parent. */
function isSameSite(left: string, right: string): boolean {
  return left === right || left.endsWith(`.${right}`) || right.endsWith(`.${left}`);
}

// Only ASCII is lowered and trimmed, in both languages: that is all that these fields hold, and the two agree on it.
const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const bareHost = (host: string) => lower(host).replace(/^www\./, '');

function readFacts(touch: Touch): Record<Fact, string> {
  return {
    type: touch.type,
    event: touch.event,
    source: lower(touch.utmSource).replace(/ +/g, ''),
    medium: lower(touch.utmMedium).replace(/[ _.+-]+/g, ''),
    campaign: touch.utmCampaign,
    referrer: bareHost(touch.referrerHost),
    page: bareHost(touch.pageHost),
    click: touch.click,
    link: touch.linkChannel,
  };
}

function factsSql(touch: TouchSql): Record<Fact, string> {
  return {
    type: touch.type,
    event: touch.event,
    source: `replaceRegexpAll(lower(${touch.utmSource}), ' +', '')`,
    medium: `replaceRegexpAll(lower(${touch.utmMedium}), '[ _.+-]+', '')`,
    campaign: touch.utmCampaign,
    referrer: bareHostSql(touch.referrerHost),
    page: bareHostSql(touch.pageHost),
    click: touch.click,
    link: touch.linkChannel,
  };
}

function bareHostSql(expression: string): string {
  return `replaceRegexpOne(lower(${expression}), '^www\\\\.', '')`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
