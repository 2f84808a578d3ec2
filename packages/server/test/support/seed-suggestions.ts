import type { MatchingState } from '@rondo/contract';
import { eventually } from './eventually.ts';
import type { TestServer } from './server.ts';

/** Some of those who stand in the CRM have signed up once more, by hand and with a slip; matching finds them. */
export async function seedSuggestions(server: TestServer, writeKey: string): Promise<void> {
  const rows = await server.events.query<{ first: string; last: string; city: string; country: string }>(
    `SELECT argMaxIf(value, timestamp, name = 'first_name') AS first, argMaxIf(value, timestamp, name = 'last_name') AS last,
       argMaxIf(value, timestamp, name = 'city') AS city, argMaxIf(value, timestamp, name = 'country') AS country
     FROM traits GROUP BY identity_key HAVING first != '' AND last != '' AND city != '' ORDER BY identity_key LIMIT 12`,
  );
  const batch = rows.map(({ first, last, city, country }, i) => ({
    type: 'identify',
    anonymousId: `flyer-${i}`,
    traits: {
      name: `${first} ${i % 3 === 0 ? last : `${last.slice(0, -1)}${last.slice(-1).repeat(2)}`}`,
      email: `flyer${i}@postvak.example`,
      city,
      country,
    },
  }));
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) });
  await eventually(async () => {
    const { n } = await server.events.queryOne<{ n: string }>(
      "SELECT count() AS n FROM traits WHERE value LIKE 'flyer%'",
    );
    if (Number(n) < batch.length) throw new Error('the flyers’ answers are not in yet');
  }, 60_000);
  await server.ask('POST', '/api/identity/matching');
  await eventually(async () => {
    const { run } = await server.ask<MatchingState>('GET', '/api/identity/matching');
    if (run?.state !== 'done') throw new Error(`matching is ${run?.state}: ${run?.error?.message}`);
  }, 120_000);
}
