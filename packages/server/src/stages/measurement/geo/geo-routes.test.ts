import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertAdFigures, insertEvents } from '../../../../test/support/insert-facts.ts';
import { GEO, plantGeoTest } from '../../../../test/support/plant-effects.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { silentLog } from '../../../platform/log.ts';
import { createGeoTests, type GeoTests } from './create-geo.ts';
import { geoRoutes } from './geo-routes.ts';

const frame = { timeZone: 'Europe/Stockholm', currency: 'EUR', firstDay: 1, brands: [] };
const places = (...names: readonly string[]): string =>
  names.map((name) => `places=${encodeURIComponent(name)}`).join('&');
const PERIOD = `from=${GEO.from}&to=${GEO.to}`;
const DESIGN = 'durations=2&sizes=2&channel=radio';

describe('a test in some places, asked over HTTP', () => {
  let http: Http;
  let tests: GeoTests;
  const { facts, caused } = plantGeoTest();
  const ask = async (path: string, method: 'GET' | 'DELETE' = 'GET') => {
    const answer = await http.inject({
      method,
      url: `/api/measure/geo${path}`,
      headers: { 'x-rondo-request': '1' },
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  beforeAll(async () => {
    const events = await startTestEvents();
    await insertEvents(events, facts);
    await insertAdFigures(events, [
      {
        source: 'plan',
        date: '2026-06-20',
        channel: 'radio',
        region: 'Skåne',
        currency: 'EUR',
        spend: '1300',
      },
    ]);
    tests = createGeoTests({
      events,
      clock: virtualClock(GEO.now),
      metrics: { frame: async () => frame },
    });
    const actor = { kind: 'member' as const, id: 'a', name: 'Ada', may: () => true };
    http = await createHttp({ log: silentLog(), version: '0', authenticate: async () => actor });
    geoRoutes(http, tests);
  });
  afterAll(async () => {
    tests.designDesk.close();
    await http.close();
  });

  it('finds what was planted, within its interval', async () => {
    const { status, body } = await ask(`?${places(...GEO.treated)}&${PERIOD}&weeks=${GEO.weeksBefore}`);
    expect([status, body.outcome]).toEqual([200, 'answered']);
    expect(body.effect.low).toBeGreaterThan(caused / 2);
    expect(body.effect.low).toBeLessThan(caused);
    expect(body.effect.high).toBeGreaterThan(caused);
    expect(body.weights.map(({ place }: { place: string }) => place)).not.toContain(GEO.treated[0]);
  });

  it('lists the places with their people, one order each', async () => {
    const { body } = await ask('/places');
    const inside = facts.filter(({ region }) => region === 'Skåne').length;
    expect(body.total).toBe(GEO.places.length);
    expect(body.items).toContainEqual({
      place: 'Skåne',
      people: inside,
      conversions: inside,
      value: 100 * inside,
      enough: true,
    });
  });

  it('plans a test, and ends the planning for everybody when it is cancelled', async () => {
    expect(await ask(`/design?${DESIGN}`, 'DELETE')).toEqual({ status: 200, body: { cancelled: false } });
    const waiting = ask(`/design?${DESIGN}`);
    await expect.poll(async () => (await ask(`/design?${DESIGN}`, 'DELETE')).body.cancelled).toBe(true);
    expect((await waiting).body.error).toMatchObject({ code: 'measuring-cancelled' });

    let answer = await ask(`/design?${DESIGN}`);
    while (answer.status === 202) {
      expect(answer.body.done).toBeLessThanOrEqual(answer.body.total);
      answer = await ask(`/design?${DESIGN}`);
    }
    expect([answer.status, answer.body.outcome]).toEqual([200, 'answered']);
    expect(answer.body.designs[0]).toMatchObject({ weeks: 2 });
    expect(answer.body.designs[0].places).toHaveLength(2);
  });

  it('tells as an outcome what is missing where there are too few places', async () => {
    const { status, body } = await ask(`?${places('SE')}&by=country&${PERIOD}`);
    expect([status, body.outcome]).toEqual([200, 'not-enough']);
    expect(body.message).toContain('at least 4 are needed');
    expect(body.cure).toContain('region or country');
  });

  it.each([
    [`?${PERIOD}`, 'places', 'Add it'],
    [`?${places('Skåne')}&to=${GEO.to}`, 'from', 'Add it'],
    [`?${places('Skåne')}&from=${GEO.from}&to=June`, 'to', 'to'],
    [`?${places('Skåne')}&${PERIOD}&figure=visits`, 'figure', 'orders, revenue'],
    [`?${places('Skåne')}&${PERIOD}&weeks=3`, 'weeks', 'weeks'],
    [`?${places('Mars')}&${PERIOD}`, 'places', 'Skåne'],
    [`?${places('Skåne')}&${PERIOD}&exclude=Mars`, 'exclude', 'Skåne'],
    [`?${places('Skåne')}&from=${GEO.from}&to=2026-05-09`, 'to', 'later'],
    ['/places?by=planet', 'by', 'region, country'],
    ['/design?durations=0', 'durations/0', 'durations'],
    ['/design?sizes=7', 'sizes', 'from 1 to 5'],
    ['/design?include=Mars', 'include', 'Skåne'],
    ['/design?include=Haifa&exclude=Haifa', 'exclude', 'one of both'],
    ['/design?channel=balloons', 'channel', 'radio'],
  ])('names the field and the cure of “%s”', async (path, field, cure) => {
    const { status, body } = await ask(path);
    expect(status).toBe(400);
    expect(body.error.field).toMatch(new RegExp(`(^|/)${field}$`));
    expect(body.error.cure).toContain(cure);
  });
});
