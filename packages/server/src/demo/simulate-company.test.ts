import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { COMPANY, REGIONS, STORIES } from './company.ts';
import { JUNK } from './describe-person.ts';
import { describeTruth } from './describe-truth.ts';
import { listIdentifiers } from './list-identifiers.ts';
import { UNITS } from './media-units.ts';
import { type Chunk, createCompanyTally, foundCompany, simulateCompany } from './simulate-company.ts';
import { listTrackEvents } from './track-events.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const YEAR_FROM = Date.UTC(2025, 10, 20);
const YEAR_TO = Date.UTC(2026, 10, 20);

function live(options: { seed?: number; people?: number; now?: Date } = {}) {
  const company = foundCompany({ now: NOW, people: 20_000, ...options });
  const tally = createCompanyTally(company);
  const chunks: Chunk[] = [...simulateCompany(company, tally)];
  return { company, tally, chunks, truth: describeTruth(company, tally) };
}

function digest(options: { seed?: number; people?: number; chunkSize?: number }): string {
  const company = foundCompany({ now: NOW, people: 500, ...options });
  const tally = createCompanyTally(company);
  const hash = createHash('sha256');
  const lines: string[] = [];
  for (const chunk of simulateCompany(company, tally, options.chunkSize)) {
    for (const event of listTrackEvents(company, chunk)) lines.push(JSON.stringify(event));
  }
  // Chunks change the order in which people come, and nothing else.
  for (const line of lines.sort()) hash.update(line);
  hash.update(JSON.stringify(describeTruth(company, tally)));
  return hash.digest('hex');
}

const whole = live();

describe('the simulated year', () => {
  it('is the same to the byte for the same seed and people, however it is cut into chunks', () => {
    const once = digest({ seed: 3 });
    expect(digest({ seed: 3 })).toBe(once);
    expect(digest({ seed: 3, chunkSize: 37 })).toBe(once);
    expect(digest({ seed: 4 })).not.toBe(once);
  });

  it('gives a person the same year in a small and in a large company', () => {
    const small = [...simulateCompany(foundCompany({ now: NOW, people: 10 }))][0]?.lives[7];
    expect(JSON.stringify(small?.year.visits)).toBe(JSON.stringify(whole.chunks[0]?.lives[7]?.year.visits));
  });

  it('has about 400,000 events of 20,000 people, all inside the year', () => {
    let events = 0;
    let earliest = Number.POSITIVE_INFINITY;
    let latest = 0;
    let largest = 0;
    const ids = new Set<string>();
    for (const chunk of whole.chunks) {
      for (const event of listTrackEvents(whole.company, chunk)) {
        events += 1;
        ids.add(event.messageId);
        const time = Date.parse(event.timestamp);
        earliest = Math.min(earliest, time);
        latest = Math.max(latest, time);
        largest = Math.max(largest, Buffer.byteLength(JSON.stringify(event)));
        if (event.userId === undefined && event.anonymousId === undefined)
          throw new Error(`${event.messageId} names nobody`);
      }
    }
    expect(events).toBeGreaterThan(340_000);
    expect(events).toBeLessThan(440_000);
    expect(ids.size).toBe(events);
    // A visit that ends in an order began some minutes earlier; a last one may run past midnight.
    expect(earliest).toBeGreaterThan(YEAR_FROM - 3_600_000);
    expect(latest).toBeLessThan(YEAR_TO + 3_600_000);
    expect(largest).toBeLessThan(32_768);
  });

  it('refuses people and seeds that it cannot serve', () => {
    expect(() => foundCompany({ now: NOW, people: 0 })).toThrow('people must be');
    expect(() => foundCompany({ now: NOW, people: 1_000_001 })).toThrow('people must be');
    expect(() => foundCompany({ now: NOW, seed: -1 })).toThrow('seed must be');
  });

  it.each(['2024-02-29', '2025-01-01', '2026-04-20', '2026-12-31'])(
    'finds its campaigns in a year that ends on %s',
    (day) => {
      const company = foundCompany({ now: new Date(day), people: 10 });
      for (const unit of UNITS) {
        const total = company.plan.spend[unit.index]?.reduce((sum, cell) => sum + cell, 0) ?? 0;
        expect(total / REGIONS.length, unit.campaign).toBeGreaterThan(unit.perCapita * 0.4);
      }
    },
  );
});

describe('the truth', () => {
  it('counts the orders that were really placed', () => {
    const orders = whole.chunks.flatMap((chunk) => chunk.lives.flatMap((life) => life.year.orders));
    expect(whole.truth.total.orders).toBe(orders.length);
    expect(whole.truth.total.revenue).toBeCloseTo(
      orders.reduce((sum, order) => sum + order.revenue, 0),
      0,
    );
    expect(whole.truth.total.netRevenue).toBeLessThan(whole.truth.total.revenue);
  });

  it('sells less without a channel, and least without any', () => {
    for (const channel of whole.truth.channels)
      expect(channel.incremental.orders, channel.id).toBeGreaterThan(0);
    const withoutAll = whole.truth.total.orders - whole.truth.withoutMarketing.orders;
    for (const channel of whole.truth.channels)
      expect(withoutAll).toBeGreaterThan(channel.incremental.orders);
    const sum = whole.truth.channels.reduce((total, channel) => total + channel.incremental.orders, 0);
    expect(sum / withoutAll).toBeGreaterThan(0.85);
    expect(sum / withoutAll).toBeLessThan(1.15);
  });

  it('adds up by week and by region', () => {
    for (const effect of [...whole.truth.channels, ...whole.truth.campaigns, ...whole.truth.audiences]) {
      expect(effect.weekly.orders.reduce((a, b) => a + b, 0)).toBe(effect.incremental.orders);
      expect(Object.values(effect.byRegion).reduce((sum, region) => sum + region.orders, 0)).toBe(
        effect.incremental.orders,
      );
    }
    expect(whole.truth.weeks).toHaveLength(whole.truth.channels[0]?.weekly.orders.length ?? 0);
  });

  it('contradicts last click: search by brand and coupon sites take orders that would have come anyway', () => {
    const lastClick = new Map<string, number>();
    for (const { year } of whole.chunks.flatMap((chunk) => chunk.lives)) {
      for (const order of year.orders) {
        const channel = UNITS[order.arrival]?.channel;
        if (order.venue === 'web' && channel !== undefined)
          lastClick.set(channel, (lastClick.get(channel) ?? 0) + 1);
      }
    }
    const byClick = [...lastClick].sort((a, b) => b[1] - a[1]).map(([channel]) => channel);
    const byTruth = [...whole.truth.channels]
      .sort((a, b) => b.incremental.orders - a.incremental.orders)
      .map((channel) => channel.id);
    expect(byClick.slice(0, 2)).toEqual(['search', 'affiliate']);
    expect(byTruth.slice(0, 2)).not.toContain('search');
    const brand = whole.truth.campaigns.find((campaign) => campaign.id === 'brand_search');
    expect(brand?.incremental.orders ?? 0).toBeLessThan((lastClick.get('search') ?? 0) / 10);
  });

  it('knows what the hold-outs cost', () => {
    expect(whole.truth.mailControl.lost.orders).toBeGreaterThan(0);
    const social = whole.truth.geoTests.find((test) => test.id === 'geo-social');
    expect(social?.lost.orders ?? 0).toBeGreaterThan(0);
    expect(social?.spendSaved ?? 0).toBeGreaterThan(0);
    expect(new Set(whole.truth.geoTests.map((test) => test.regions.length))).toEqual(new Set([6]));
  });
});

describe('the planted stories', () => {
  it('lets orders drop in one region at the end', () => {
    const count = (from: number, to: number): number =>
      whole.chunks
        .flatMap((chunk) =>
          chunk.lives.filter((life) => life.identity.region === STORIES.brokenCheckout.region),
        )
        .flatMap((life) =>
          life.year.orders.filter(
            (order) => order.venue === 'web' && order.mobile && order.time >= from && order.time < to,
          ),
        ).length;
    const day = 86_400_000;
    const before = count(YEAR_TO - 60 * day, YEAR_TO - 30 * day);
    expect(before).toBeGreaterThan(8);
    expect(count(YEAR_TO - 30 * day, YEAR_TO)).toBeLessThan(before / 2);
  });

  it('has a creative that wastes the most money of its campaign, an audience that pays, a campaign far off its goal', () => {
    const { campaign, creative } = STORIES.wastefulCreative;
    const siblings = whole.truth.creatives
      .filter((one) => one.campaign === campaign)
      .sort((a, b) => b.spend - a.spend);
    expect(siblings[0]).toMatchObject({ id: creative, incremental: { orders: 0 } });
    const audiences = [...whole.truth.audiences].sort(
      (a, b) => (b.incrementalReturn ?? 0) - (a.incrementalReturn ?? 0),
    );
    expect(audiences[0]?.id).toBe(STORIES.payingAudience);
    expect(audiences[0]?.incrementalReturn ?? 0).toBeGreaterThan(2 * (audiences[1]?.incrementalReturn ?? 0));
    const codes = whole.chunks.flatMap((chunk) =>
      chunk.lives.flatMap((life) => life.year.orders.filter((order) => order.creator >= 3)),
    ).length;
    expect(codes).toBeLessThan(0.5 * STORIES.missedCampaign.goalOrdersPerThousandPeople * 20);
    expect(codes).toBeGreaterThan(10);
  });
});

describe('identities', () => {
  it('gives everybody identifiers of their own, but for the tablet of a household', () => {
    const owners = new Map<string, number[]>();
    for (const life of whole.chunks.flatMap((chunk) => chunk.lives)) {
      const own = listIdentifiers(whole.company, life);
      expect(own.length).toBeGreaterThan(0);
      for (const [kind, value] of own)
        owners.set(`${kind} ${value}`, [...(owners.get(`${kind} ${value}`) ?? []), life.year.person]);
    }
    expect(owners.size).toBeGreaterThan(40_000);
    let shared = 0;
    for (const [identifier, people] of owners) {
      if (people.length === 1) continue;
      shared += 1;
      expect(identifier).toMatch(/^anonymous_id /);
      expect(people).toEqual([people[0], (people[0] ?? 0) + 1]);
    }
    expect(shared).toBeGreaterThan(100);
  });

  it('lists every identifier that an event carries, junk apart', () => {
    const junk: ReadonlySet<string> = new Set([...JUNK.anonymousIds, ...JUNK.userIds]);
    const { company, chunks } = live({ people: 2000 });
    const known = new Map<number, Set<string>>();
    const byPerson = (prefix: string): number => Number.parseInt(prefix.split('-')[2] ?? '', 36);
    for (const life of chunks.flatMap((chunk) => chunk.lives)) {
      known.set(life.year.person, new Set(listIdentifiers(company, life).map(([, value]) => value)));
    }
    let junkSeen = 0;
    for (const chunk of chunks) {
      for (const event of listTrackEvents(company, chunk)) {
        for (const id of [event.userId, event.anonymousId]) {
          if (id === undefined) continue;
          if (junk.has(id)) junkSeen += 1;
          else expect(known.get(byPerson(event.messageId))).toContain(id);
        }
      }
    }
    expect(junkSeen).toBeGreaterThan(0);
  });

  it('speaks four languages', () => {
    const languages = new Set(
      whole.chunks.flatMap((chunk) => chunk.lives.map((life) => life.identity.language)),
    );
    expect([...languages].sort()).toEqual(['en', 'he', 'nl', 'sv']);
    expect(COMPANY.currency).toBe('EUR');
  });
});
