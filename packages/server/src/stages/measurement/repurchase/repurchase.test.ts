import { beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents } from '../../../../test/support/events.ts';
import { insertEvents, type TestEvent } from '../../../../test/support/insert-facts.ts';
import { virtualClock } from '../../../platform/clock.ts';
import { createRepurchase, type Repurchase } from './repurchase-of-customers.ts';

const frame = { timeZone: 'UTC', currency: 'EUR', firstDay: 1, brands: [] };
const now = new Date('2026-07-01T12:00:00Z');
const ago = (days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

/** Half of those from search come back after 20 days, a tenth of those from mail; some have been there for 10 days alone. */
function liveCompany(): TestEvent[] {
  const facts: TestEvent[] = [];
  for (let person = 1; person <= 400; person++) {
    const search = person % 2 === 0;
    const first = person <= 200 ? 120 : 10;
    const order = (days: number) =>
      facts.push({ person, at: ago(days), event: 'Order Completed', revenue: 10, currency: 'EUR' });
    facts.push({ person, at: ago(first + 1), channel: search ? 'search' : 'email' });
    order(first);
    order(first);
    if (first === 120 && (search ? person % 4 === 0 : person % 20 === 1)) order(100);
  }
  return facts;
}

describe('how many new customers buy again', () => {
  let repurchase: Repurchase;
  beforeAll(async () => {
    const events = await startTestEvents();
    repurchase = createRepurchase({
      events,
      metrics: { frame: async () => frame },
      clock: virtualClock(now),
    });
    await insertEvents(events, liveCompany());
  });

  it('leaves those out who have not yet had the time to', async () => {
    const { curves } = await repurchase.repurchase({ days: 30 });
    const [all] = curves;
    expect(all).toMatchObject({ group: null, customers: 400, boughtAgain: 60 });
    // 60 of the 200 who were seen for longer than 20 days, not of all 400.
    expect(all?.byThen?.share).toBeCloseTo(0.3, 9);
    expect(all?.byThen?.low).toBeLessThan(0.3);
    expect(all?.byThen?.high).toBeGreaterThan(0.3);
    expect(all?.points.find(({ day }) => day === 14)?.share).toBe(0);
  });

  it('tells channels apart, and says by a test whether they differ', async () => {
    const { curves, difference } = await repurchase.repurchase({ by: 'channel', days: 30 });
    const share = (group: string) => curves.find((curve) => curve.group === group)?.byThen?.share;
    expect(share('search')).toBeCloseTo(0.5, 9);
    expect(share('email')).toBeCloseTo(0.1, 9);
    expect(difference?.pValue).toBeLessThan(1e-6);
  });

  it('draws a curve for each quarter, and none further than it was seen', async () => {
    const { curves } = await repurchase.repurchase({ by: 'quarter', days: 30 });
    expect(curves.map(({ group }) => group)).toEqual([null, '2026 Q2', '2026 Q1']);
    expect(curves.find(({ group }) => group === '2026 Q2')?.byThen).toBeNull();
  });
});
