import { createRandom } from '@rondo/stats';
import type { TestServer } from './server.ts';

const HOUR_MS = 3_600_000;

/** A month of support: three agents who are alike, one with few cases, two topics, some cases open and one opened again. */
export async function seedContacts(server: TestServer, writeKey: string, now: Date): Promise<void> {
  const random = createRandom(7);
  const batch = Array.from({ length: 120 }, (_, index) => {
    const opened = now.getTime() - (24 + 26 * 24 * random.uniform()) * HOUR_MS;
    const hours = -Math.log(random.uniform()) * 30;
    const closed = opened + hours * HOUR_MS;
    const isOver = closed < now.getTime();
    const event = (at: number, properties: Record<string, unknown>) => ({
      type: 'track',
      event: 'Ticket Updated',
      userId: `tested-${index}`,
      timestamp: new Date(at).toISOString(),
      properties: {
        ticket_id: `case-${index}`,
        agent: index < 6 ? 'Sub' : ['Ines', 'Mikael', 'Shai'][Math.floor(random.uniform() * 3)],
        category: random.uniform() < 0.6 ? 'delivery' : 'return',
        channel: random.uniform() < 0.5 ? 'email' : 'chat',
        ...properties,
      },
    });
    const answer = random.uniform() < 0.6 ? { satisfaction: 2 + Math.floor(4 * random.uniform()) } : {};
    if (!isOver) return [event(opened, { status: 'open' })];
    return [event(opened, { status: 'open' }), event(closed, { status: 'closed', ...answer })];
  }).flat();
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) });
}
