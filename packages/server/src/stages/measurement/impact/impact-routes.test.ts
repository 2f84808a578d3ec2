import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents } from '../../../../test/support/insert-facts.ts';
import { IMPACT, plantImpact } from '../../../../test/support/plant-effects.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { silentLog } from '../../../platform/log.ts';
import { createMetrics } from '../../metrics/index.ts';
import { createImpactDesk, type ImpactDesk, impactRoutes } from './impact-routes.ts';

const settings = { name: 'Hemma & Co', timeZone: 'Europe/Stockholm', currency: 'EUR', weekStart: 1 };
const QUESTION = `metric=orders&from=${IMPACT.event}&since=2026-05-07&filter=country:SE&control=country:NL`;

describe('what a change brought, asked over HTTP', () => {
  let http: Http;
  let desk: ImpactDesk;
  const ask = async (query: string, method: 'GET' | 'DELETE' = 'GET') => {
    const answer = await http.inject({
      method,
      url: `/api/measure/impact?${query}`,
      headers: { 'x-rondo-request': '1' },
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  /** Asks as a page does, again and again until it is done. */
  const askUntilDone = async (query: string) => {
    const steps = new Set<string>();
    for (;;) {
      const answer = await ask(query);
      if (answer.status !== 202) return { ...answer, steps };
      expect(answer.body.done).toBeLessThanOrEqual(answer.body.total);
      steps.add(answer.body.step);
    }
  };

  beforeAll(async () => {
    const events = await startTestEvents();
    const { records } = await openTestRecords();
    await insertEvents(events, plantImpact());
    const clock = virtualClock(IMPACT.now);
    const workspace = { settings: async () => settings, audit: async () => {} };
    desk = createImpactDesk({ metrics: createMetrics({ events, records, clock, workspace }), clock });
    const actor = { kind: 'member' as const, id: 'a', name: 'Ada', may: () => true };
    http = await createHttp({ log: silentLog(), version: '0', authenticate: async () => actor });
    impactRoutes(http, desk);
  });
  afterAll(async () => {
    desk.close();
    await http.close();
  });

  it('finds what was planted, within its interval, and keeps the answer for who asks again', async () => {
    const { status, body } = await askUntilDone(QUESTION);
    expect([status, body.state, body.outcome]).toEqual([200, 'done', 'answered']);
    const truth = IMPACT.addedPerDay * 14;
    expect(body.total.effect.low).toBeGreaterThan(0);
    expect(body.total.effect.low).toBeLessThan(truth);
    expect(body.total.effect.high).toBeGreaterThan(truth);
    expect(body.before).toEqual({ from: '2026-05-07', to: IMPACT.event });
    expect(body.controls).toMatchObject([{ control: 'country:NL' }]);
    const again = await ask(QUESTION.split('&').reverse().join('&'));
    expect(again).toEqual({ status: 200, body });
  });

  it('says how far it is, and ends for everybody when it is cancelled', async () => {
    const other = QUESTION.replace('country:SE', 'country:NL').replace('control=country:NL', 'control=leads');
    expect(await ask(other, 'DELETE')).toEqual({ status: 200, body: { cancelled: false } });
    const first = ask(other);
    const second = ask(other);
    await expect.poll(async () => (await ask(other, 'DELETE')).body.cancelled).toBe(true);
    for (const { status, body } of await Promise.all([first, second])) {
      expect([status, body.error.code]).toEqual([409, 'measuring-cancelled']);
      expect(body.error.cure).toContain('Ask again');
    }
    expect((await ask(other, 'DELETE')).body).toEqual({ cancelled: false });
  });

  it('tells as an outcome what is missing where too little lies before', async () => {
    const { status, body } = await ask(`metric=orders&from=${IMPACT.event}&since=2026-06-05`);
    expect([status, body.outcome]).toEqual([200, 'not-enough']);
    expect(body.message).toContain('13 have a figure; at least 21 are needed');
    expect(body.cure).toContain('a longer time before');
  });

  it.each([
    ['', 'metric', 'Add it'],
    ['metric=orders', 'from', 'Add it'],
    ['metric=orders&from=18-06-2026', 'from', 'from'],
    ['metric=orders&from=2026-06-18&grain=month', 'grain', 'day, week'],
    ['metric=orders&from=2026-06-18&til=2026-06-20', 'til', 'correct its name'],
    ['metric=nothing&from=2026-06-18', 'metric', '/api/metrics'],
    ['metric=orders&from=2027-06-18', 'from', 'earlier day'],
    ['metric=orders&from=2026-06-18&to=2026-06-18', 'to', 'later than “from”'],
    ['metric=orders&from=2026-06-18&since=2026-06-18', 'since', 'earlier day'],
    ['metric=orders&from=2026-06-18&filter=planet:Mars', 'filter', 'country'],
    ['metric=orders&from=2026-06-18&control=orders', 'control', 'moves like it'],
    ['metric=orders&from=2026-06-18&control=planet:Mars', 'control', 'country'],
    ['metric=orders&from=2026-06-18&control=nothing', 'control', '/api/metrics'],
    ['metric=orders&from=2026-06-18&control=kpi:snow', 'control', '/api/metrics'],
    ['metric=orders&from=2026-06-18&filter=planet:Mars&control=country:NL', 'filter', 'country'],
  ])('names the field and the cure of “%s”', async (query, field, cure) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body.error.field).toMatch(new RegExp(`(^|/)${field}$`));
    expect(body.error.cure).toContain(cure);
  });
});
