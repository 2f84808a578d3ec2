import type { PersonCard, Profile } from '@rondo/contract';
import { NAME_TRAITS, nameFrom, type TraitRow } from '../trait-history.ts';
import type { Fact, PersonFacts } from './read-facts.ts';

const PURCHASES: ReadonlySet<string> = new Set(['Order Completed', 'Receipt Issued']);
const REFUND = 'Order Refunded';
/** Whoever has only these is known by a browser or a device alone. */
const ANONYMOUS_KINDS: ReadonlySet<string> = new Set(['anonymous_id', 'device_id', 'click_id']);

type Activity = Pick<Profile, 'events' | 'channels' | 'sources' | 'eventNames'>;
type Sales = Pick<Profile, 'orders' | 'refunds' | 'revenue' | 'otherCurrencies'>;

/** A line about a person, and whether anything but the click of a link is known of them. */
export type PersonLine = { card: PersonCard; hasVisited: boolean };

export function lineOf(person: PersonFacts, currency: string, now: number): PersonLine | undefined {
  const card = cardOf(person, currency, now);
  if (card === undefined) return undefined;
  return {
    card,
    hasVisited: person.facts.some((fact) => fact.part === 'identifier' && fact.name !== 'click_id'),
  };
}

/** A line about a person; undefined where nothing is known. `now`: milliseconds, for what was bought until then. */
export function cardOf(person: PersonFacts, currency: string, now: number): PersonCard | undefined {
  const seen = person.facts.filter((fact) => fact.part === 'identifier');
  const [one] = seen;
  if (one === undefined) return undefined;
  const { orders, revenue } = salesOf(person.facts, currency);
  return {
    id: String(person.id),
    name: nameOf(person.facts, now),
    email: newestOf(seen, 'email'),
    phone: newestOf(seen, 'phone'),
    known: seen.some((fact) => !ANONYMOUS_KINDS.has(fact.name)),
    identifiers: new Set(seen.map((fact) => fact.key)).size,
    orders,
    revenue,
    firstSeen: iso(least(seen)),
    lastSeen: iso(most(seen)),
  };
}

/** The value of this kind that was seen last; of two at one time, the same one whenever it is asked. */
function newestOf(seen: readonly Fact[], kind: string): string {
  let newest: Fact | undefined;
  for (const fact of seen) {
    if (fact.name !== kind) continue;
    if (
      newest === undefined ||
      fact.last > newest.last ||
      (fact.last === newest.last && fact.value > newest.value)
    )
      newest = fact;
  }
  return newest?.value ?? '';
}

function nameOf(facts: readonly Fact[], now: number): string {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.part !== 'trait' || !NAME_TRAITS.includes(fact.name) || !countsAt(fact, now)) continue;
    const there = newest.get(fact.name);
    if (
      there === undefined ||
      fact.last > there.last ||
      (fact.last === there.last && fact.messageId > there.messageId)
    )
      newest.set(fact.name, fact);
  }
  return nameFrom(new Map([...newest].map(([name, fact]) => [name, fact.value])));
}

const countsAt = (fact: Fact, now: number) => fact.last <= now && fact.expiresAt > now;

/** What was said of the person: what was bought counts until it expires. */
export function saidOf(facts: readonly Fact[], now: number): TraitRow[] {
  return facts
    .filter((fact) => fact.part === 'trait' && countsAt(fact, now))
    .map(({ name, value, type, source, importId, last, messageId, terms, expiresAt }) => {
      const [supplier = '', licence = '', legalBasis = ''] = terms.split('\t');
      return {
        name,
        value,
        type,
        source,
        importId,
        at: last,
        messageId,
        supplier,
        licence,
        legalBasis,
        expiresAt,
      };
    });
}

/** An amount has four decimals at most; added up as whole numbers, a thousand prices of 0.10 are 100. */
const UNITS = 10_000;

/**
 * Purchases count once for each order number, though shop and CRM may both report them; the first report wins. Revenue
 * is orders less refunds in the workspace's currency (an amount without one is taken to be in it); others stand apart.
 */
export function salesOf(facts: readonly Fact[], currency: string): Sales {
  const sales = facts
    .filter((fact) => fact.part === 'event' && (PURCHASES.has(fact.name) || fact.name === REFUND))
    .sort(
      (a, b) => a.first - b.first || (a.messageId < b.messageId ? -1 : a.messageId > b.messageId ? 1 : 0),
    );
  const counted = new Set<string>();
  let [orders, refunds, units] = [0, 0, 0];
  const others = new Map<string, number>();
  for (const sale of sales) {
    const isRefund = sale.name === REFUND;
    const once = `${sale.name}\0${sale.value === '' || isRefund ? `\0${sale.messageId}` : sale.value}`;
    if (counted.has(once)) continue;
    counted.add(once);
    if (isRefund) refunds++;
    else orders++;
    const amount = Math.round(sale.amount * UNITS) * (isRefund ? -1 : 1);
    if (sale.currency === '' || sale.currency === currency) units += amount;
    else others.set(sale.currency, (others.get(sale.currency) ?? 0) + amount);
  }
  return {
    orders,
    refunds,
    revenue: units / UNITS,
    otherCurrencies: [...others]
      .map(([code, amount]) => ({ currency: code, revenue: amount / UNITS }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

export function activityOf(facts: readonly Fact[]): Activity {
  const events = facts.filter((fact) => fact.part === 'event');
  return {
    events: sumOf(events),
    channels: countBy(
      events.filter((fact) => fact.channel !== ''),
      (fact) => fact.channel,
    ).map(([channel, own]) => ({ channel, events: sumOf(own) })),
    sources: countBy(events, (fact) => fact.source).map(([source, own]) => ({
      source,
      events: sumOf(own),
      firstSeen: iso(least(own)),
      lastSeen: iso(most(own)),
    })),
    eventNames: countBy(events, (fact) => `${fact.type}\0${fact.name}`).map(([, own]) => ({
      type: own[0]?.type ?? '',
      event: own[0]?.name ?? '',
      events: sumOf(own),
    })),
  };
}

export function identifiersOf(facts: readonly Fact[]): Profile['identifierList'] {
  const seen = facts.filter((fact) => fact.part === 'identifier');
  return [...Map.groupBy(seen, (fact) => fact.key)]
    .map(([key, own]) => {
      const newest = own.reduce((best, fact) => (fact.last > best.last ? fact : best));
      return {
        key: String(key),
        kind: newest.name,
        value: newest.value,
        firstSeen: iso(least(own)),
        lastSeen: iso(most(own)),
        sources: [...new Set(own.map((fact) => fact.source))].sort(),
      };
    })
    .sort((a, b) =>
      a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.key < b.key ? -1 : 1,
    );
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const sumOf = (facts: readonly Fact[]): number => facts.reduce((sum, fact) => sum + fact.events, 0);
const least = (facts: readonly Fact[]): number =>
  facts.reduce((min, fact) => Math.min(min, fact.first), Number.POSITIVE_INFINITY);
const most = (facts: readonly Fact[]): number =>
  facts.reduce((max, fact) => Math.max(max, fact.last), Number.NEGATIVE_INFINITY);

/** Most events first; of equally many, by name. */
function countBy(facts: readonly Fact[], name: (fact: Fact) => string): [string, Fact[]][] {
  return [...Map.groupBy(facts, name)].sort((a, b) => sumOf(b[1]) - sumOf(a[1]) || (a[0] < b[0] ? -1 : 1));
}
