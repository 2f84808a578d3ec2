import { createRandom } from '@rondo/stats';
import type { TestEvent } from './insert-facts.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** Noon of the day on which whoever measures these facts asks. */
export const IMPACT = { event: '2026-06-18', now: new Date('2026-07-02T12:00:00Z'), addedPerDay: 8 };

/** Two countries whose orders wander alike; from the event on, Sweden has some more each day. */
export function plantImpact(): TestEvent[] {
  const random = createRandom(12);
  const facts: TestEvent[] = [];
  let wave = 0;
  for (let at = Date.parse('2026-02-01T10:00:00Z'); at < IMPACT.now.getTime(); at += DAY) {
    wave = 0.8 * wave + random.normal();
    const date = new Date(at).toISOString().slice(0, 10);
    const weekend = new Date(at).getUTCDay() % 6 === 0 ? 5 : 0;
    for (const country of ['SE', 'NL']) {
      const lift = country === 'SE' && date >= IMPACT.event ? IMPACT.addedPerDay : 0;
      const count = Math.max(0, Math.round(18 + 2 * wave + weekend + lift + 1.5 * random.normal()));
      for (let k = 0; k < count; k++)
        facts.push({
          person: facts.length + 1,
          at: new Date(at + k * 1_000).toISOString(),
          event: 'Order Completed',
          country,
          revenue: 50,
          currency: 'EUR',
        });
    }
  }
  return facts;
}

export const GEO = {
  places: ['Skåne', 'Halland', 'Utrecht', 'Haifa', 'Uppsala', 'Groningen', 'Gelderland', 'Jönköping'],
  treated: ['Halland', 'Haifa'],
  /** A Thursday: weeks are counted from the first day of the test. */
  from: '2026-05-07',
  to: '2026-06-18',
  now: new Date('2026-07-01T12:00:00Z'),
  weeksBefore: 40,
  share: 0.4,
};

/** Orders that go up and down together, in places of different size; in two of them a test adds two fifths for six weeks. */
export function plantGeoTest(): { facts: TestEvent[]; caused: number } {
  const random = createRandom(4);
  const facts: TestEvent[] = [];
  let [caused, person, wave] = [0, 0, 0];
  for (let week = -GEO.weeksBefore; week < 6; week++) {
    wave = 0.9 * wave + 0.08 * random.normal();
    for (const [index, region] of GEO.places.entries()) {
      const usual = (12 + 4 * index) * (1 + wave);
      const added = week >= 0 && GEO.treated.includes(region) ? GEO.share * usual : 0;
      caused += added;
      const orders = Math.max(0, Math.round(usual + added + 0.5 * Math.sqrt(usual) * random.normal()));
      for (let order = 0; order < orders; order++)
        facts.push({
          person: ++person,
          at: new Date(
            Date.parse(GEO.from) + week * WEEK + DAY * (0.2 + 6.5 * random.uniform()),
          ).toISOString(),
          event: 'Order Completed',
          region,
          country: 'SE',
          revenue: 100,
          currency: 'EUR',
        });
    }
  }
  return { facts, caused };
}
