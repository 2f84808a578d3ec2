import type { Experiment, NewExperiment } from '@rondo/contract';
import { createRandom } from '@rondo/stats';
import type { TestServer } from './server.ts';

const DAY_MS = 86_400_000;

/** An experiment on the shop's button that runs since four weeks, with a better variation, a guardrail and a robot. */
export async function seedExperiment(server: TestServer, writeKey: string, now: Date): Promise<string> {
  const random = createRandom(12);
  const day = (ago: number): string => new Date(now.getTime() - ago * DAY_MS).toISOString();
  const batch = Array.from({ length: 700 }, (_, person) => {
    const known = { userId: `tested-${person}` };
    const [variation, ago, wants] = [
      random.uniform() < 0.5 ? 'A' : 'B',
      1 + 26 * random.uniform(),
      random.uniform(),
    ];
    const order = (at: number, revenue: number, name: string) => ({
      type: 'track',
      event: 'Order Completed',
      ...known,
      timestamp: day(at),
      properties: { order_id: `tested-${person}-${name}`, revenue: Math.round(revenue), currency: 'EUR' },
    });
    return [
      {
        type: 'track',
        event: 'Experiment Viewed',
        ...known,
        timestamp: day(ago),
        properties: {
          experiment_id: 'checkout-button',
          variation_id: variation,
          variation_probability: 0.5,
        },
        ...(person === 0 ? { context: { userAgent: 'Examplebot/1.0' } } : {}),
      },
      ...(wants > 0.4 ? [order(ago + 5, 20 + 60 * wants, 'before')] : []),
      ...(wants > (variation === 'B' ? 0.45 : 0.6) ? [order(ago - 0.5, 20 + 60 * wants, 'after')] : []),
    ];
  }).flat();
  for (let at = 0; at < batch.length; at += 500)
    await fetch(`${server.url}/v1/batch`, {
      method: 'POST',
      body: JSON.stringify({ writeKey, batch: batch.slice(at, at + 500) }),
    });
  const purchase = ['Order Completed'];
  const definition: NewExperiment = {
    key: 'checkout-button',
    name: 'Green checkout button',
    hypothesis: 'A green button is found sooner, so more people finish.',
    source: { kind: 'exposures', experiment: 'checkout-button' },
    variations: [
      { key: 'A', name: 'Grey', weight: 1 },
      { key: 'B', name: 'Green', weight: 1 },
    ],
    control: 'A',
    from: day(28).slice(0, 10),
    primary: { name: 'Revenue per person', kind: 'revenue', events: purchase },
    secondary: [
      { name: 'Bought', kind: 'conversion', events: purchase },
      { name: 'Order value', kind: 'event-quantile', events: purchase, quantile: 0.5 },
    ],
    guardrails: [{ name: 'Asked for help', kind: 'conversion', events: ['Ticket Updated'], better: 'less' }],
  };
  return (await server.ask<Experiment>('POST', '/api/measure/experiments', definition)).key;
}
