import type { GeoDesignAnswer, GeoDesignQuery, GeoQuery } from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { clearFacts, insertAdFigures, insertEvents } from '../../../../test/support/insert-facts.ts';
import { GEO, plantGeoTest } from '../../../../test/support/plant-effects.ts';
import { virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { createGeoTests, type GeoTests } from './create-geo.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const { now, places: PLACES, treated: TREATED, from, to, weeksBefore, share } = GEO;

describe('a test in some places', () => {
  let events: Events;
  let tests: GeoTests;
  const { facts, caused } = plantGeoTest();
  const analyse = (query: Partial<GeoQuery> = {}) =>
    tests.analyse({ places: TREATED, from, to, weeks: weeksBefore, ...query });
  const design = async (query: GeoDesignQuery = {}): Promise<GeoDesignAnswer> => {
    const answer = await tests.designDesk.ask({ durations: [2, 6], sizes: [2], ...query }, 60_000);
    if (answer.state !== 'done') throw new Error('it took too long');
    return answer;
  };

  beforeAll(async () => {
    events = await startTestEvents();
    await insertEvents(events, facts);
    await insertAdFigures(
      events,
      PLACES.map((region) => ({
        source: 'plan',
        date: '2026-06-20',
        received_at: '2026-06-20',
        channel: 'radio',
        campaign: 'spring',
        region,
        currency: 'EUR',
        spend: '1300.00',
      })),
    );
    tests = createGeoTests({
      events,
      clock: virtualClock(now),
      metrics: { frame: async () => frame },
    });
    return () => tests.designDesk.close();
  });

  it('shows what it brought, in an interval that holds the truth', async () => {
    const answer = await analyse();
    expect(answer.after).toEqual({ from, to });
    expect(answer.effect.low).toBeGreaterThan(0);
    expect(answer.effect.low).toBeLessThan(caused);
    expect(answer.effect.high).toBeGreaterThan(caused);
    expect(answer.actual - answer.expected).toBeCloseTo(answer.effect.mean, 6);
    expect(answer.weights.map(({ place }) => place)).not.toContain('Halland');
    expect(answer.weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 6);
    expect(answer.placebos.pValue).toBeCloseTo(1 / 7, 10);
    expect(answer.steps).toHaveLength(weeksBefore + 6);
    expect(answer.located).toBe(1);
    for (const { relative } of answer.others) expect(relative.high).toBeGreaterThan(share);
    const { at: _first, ...one } = answer;
    const { at: _second, ...other } = await analyse();
    expect(other).toEqual(one);
  });

  it('finds nothing where nothing was done, nor before it was', async () => {
    const elsewhere = await analyse({ places: ['Uppsala', 'Gelderland'], exclude: TREATED });
    expect(elsewhere.effect.low).toBeLessThan(0);
    expect(elsewhere.effect.high).toBeGreaterThan(0);
    const before = await analyse({ from: '2026-03-12', to: '2026-05-07', weeks: 32, method: 'ascm' });
    expect(before.effect.low).toBeLessThan(0);
    expect(before.effect.high).toBeGreaterThan(0);
  });

  it('names what is wrong with a question', async () => {
    await expect(analyse({ places: ['Mars'] })).rejects.toMatchObject({ field: 'places' });
    await expect(analyse({ exclude: ['Mars'] })).rejects.toMatchObject({ field: 'exclude' });
    await expect(analyse({ exclude: ['Haifa'] })).rejects.toMatchObject({ field: 'exclude' });
    await expect(analyse({ places: PLACES.slice(0, 6) })).rejects.toMatchObject({ field: 'places' });
    await expect(analyse({ from: '2026-06-29', to: '2027-01-01' })).rejects.toMatchObject({ field: 'from' });
    await expect(analyse({ to: '2026-05-10' })).rejects.toMatchObject({ field: 'to' });
    await expect(design({ sizes: [7] })).rejects.toMatchObject({ field: 'sizes' });
    await expect(design({ include: ['Haifa'], exclude: ['Haifa'] })).rejects.toMatchObject({
      field: 'exclude',
    });
    await expect(design({ channel: 'balloons' })).rejects.toMatchObject({ field: 'channel' });
  });

  it('is planned where it would find least, with what it would cost', async () => {
    const answer = await design({ include: ['Utrecht'], exclude: ['Haifa'], channel: 'Radio' });
    expect(answer.places).toHaveLength(PLACES.length);
    for (const { places, weeks, spend, least, leastDetectable, usual, costLimit } of answer.designs) {
      expect(places).toContain('Utrecht');
      expect(places).not.toContain('Haifa');
      // 1,300 in each place within the last 13 weeks.
      expect(spend).toBeCloseTo(200 * weeks, 6);
      if (least === null || leastDetectable === null) continue;
      expect(least).toBeCloseTo(leastDetectable * usual, 6);
      expect(costLimit).toBeCloseTo(spend / least, 6);
    }
    const bestOf = (weeks: number) => answer.designs.find((one) => one.weeks === weeks)?.leastDetectable ?? 1;
    expect(bestOf(2)).toBeLessThan(0.4);
    expect(Math.min(bestOf(2), bestOf(6))).toBe(answer.designs[0]?.leastDetectable);
  });

  it('cannot be judged or planned without enough places or weeks: an outcome', async () => {
    await expect(analyse({ by: 'country' })).rejects.toMatchObject({ code: 'too-few-figures' });
    await expect(analyse({ from: '2025-08-21', to: '2025-09-10' })).rejects.toMatchObject({
      code: 'too-few-figures',
    });
    await expect(design({ weeks: 10 })).rejects.toMatchObject({ code: 'too-few-figures' });
    expect(await tests.places({})).toMatchObject({ total: PLACES.length });
    await clearFacts(events);
    await expect(analyse()).rejects.toMatchObject({ code: 'too-few-figures' });
    await expect(design()).rejects.toMatchObject({ code: 'too-few-figures' });
    expect(await tests.places({})).toMatchObject({ items: [], total: 0 });
  });
});
