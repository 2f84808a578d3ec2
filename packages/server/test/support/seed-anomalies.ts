import type { AnomaliesAnswer } from '@rondo/contract';
import { createRandom } from '@rondo/stats';
import type { TestServer } from './server.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = 100;
const USUAL = 14;
const SPIKE = { daysAgo: 9, failures: 60 };
/** The payment provider's source said nothing on these days. */
const SILENT = { from: 5, to: 4 };

/** Failed payments of a hundred days: about as many each day, but for a day on which all went wrong and two of silence. */
export async function seedAnomalies(server: TestServer, now: Date): Promise<void> {
  const random = createRandom(11);
  const writeKey = await server.writeKey('payments');
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const batch = Array.from({ length: FIRST_DAY - 1 }, (_, index) => {
    const daysAgo = FIRST_DAY - index;
    if (daysAgo <= SILENT.from && daysAgo >= SILENT.to) return [];
    const usual = USUAL + Math.round(3 * random.normal());
    const failures = daysAgo === SPIKE.daysAgo ? SPIKE.failures : Math.max(4, usual);
    return Array.from({ length: failures }, (_, number) => ({
      type: 'track',
      event: 'Payment Failed',
      userId: `regular-${number}`,
      messageId: `payment-failed-${daysAgo}-${number}`,
      // At noon: the same day in every zone of the seeded company.
      timestamp: new Date(midnight - daysAgo * DAY_MS + DAY_MS / 2 + number * 1_000).toISOString(),
    }));
  }).flat();
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) });
  await waitUntilFound(server);
}

/** A page of anomalies that shows none would be looked at in vain. */
async function waitUntilFound(server: TestServer): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await server.ask<AnomaliesAnswer | { outcome: 'not-enough' }>(
      'GET',
      '/api/measure/anomalies',
    );
    if (answer.outcome === 'answered') {
      const spike = answer.items.some(
        ({ metric, distance }) => metric.key === 'payment_failures' && distance > 0,
      );
      if (spike && answer.silences.some(({ source }) => source === 'payments')) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new TypeError(
    'seed-anomalies.ts: the page of anomalies shows neither the spike nor the silent source.',
  );
}
