import type { TestServer } from './server.ts';

/** Two people on one laptop, a number that a dozen customers gave, and an identifier that was blocked by hand. */
export async function seedIdentity(server: TestServer, writeKey: string, now: Date): Promise<void> {
  const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  const batch = [
    {
      type: 'identify',
      userId: 'anna',
      anonymousId: 'laptop',
      timestamp: at(9),
      traits: { email: 'anna@ek.example' },
    },
    { type: 'identify', userId: 'carl', timestamp: at(8), traits: { email: 'carl@ek.example' } },
    { type: 'page', userId: 'carl', anonymousId: 'laptop', timestamp: at(7) },
    ...Array.from({ length: 12 }, (_, guest) => ({
      type: 'identify',
      userId: `guest-${guest}`,
      timestamp: at(6),
      traits: { phone: '+46850556071' },
    })),
  ];
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) });
  await server.ask('POST', '/api/identity/blocked', { kind: 'device_id', value: 'kiosk-3' });
}
