import type { DeviceAudience, DeviceAudienceInput, ImportFile, ImportJob } from '@rondo/contract';
import { createRandom } from '@rondo/stats';
import { readLocalToken } from '../../src/local-token.ts';
import { eventually } from './eventually.ts';
import type { TestServer } from './server.ts';

const PLACEMENTS = ['News site top', 'Weather app', 'Recipes'];

/** Visitors nobody knows, most of whom agreed to advertising, with the ads that they were shown; answers an audience's id. */
export async function seedDevices(server: TestServer, writeKey: string, now: Date): Promise<string> {
  const random = createRandom(11);
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const rows: string[] = [];
  const batch: object[] = [];
  for (let device = 0; device < 60; device++) {
    const anonymousId = `visitor-of-ads-${device}`;
    const consent = { categoryPreferences: { advertising: device % 3 !== 0 } };
    batch.push({ type: 'page', name: 'Home', anonymousId, timestamp: ago(28), context: { consent } });
    const shown = 1 + Math.floor(random.uniform() ** 2 * 14);
    for (let ad = 0; ad < shown; ad++) {
      const placement = PLACEMENTS[Math.floor(random.uniform() * PLACEMENTS.length)] ?? '';
      rows.push(`${ago(2 + 20 * random.uniform())},${anonymousId},Adform,Spring lamps,${placement},0.004`);
    }
    if (random.uniform() < shown / 30)
      batch.push({ type: 'track', event: 'Order Completed', anonymousId, timestamp: ago(1) });
  }
  await fetch(`${server.url}/v1/batch`, { method: 'POST', body: JSON.stringify({ writeKey, batch }) });
  const upload = await fetch(`${server.url}/api/imports/files?name=adform-log.csv`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${readLocalToken(server.dataDir)?.token ?? ''}`,
      'content-type': 'application/octet-stream',
    },
    body: `Impression time,Cookie ID,Ad server,Campaign,Placement,Cost\n${rows.join('\n')}\n`,
  });
  const file = (await upload.json()) as ImportFile;
  const job = await server.ask<ImportJob>('POST', '/api/imports', {
    file: file.id,
    kind: 'ad-impressions',
    mapping: file.guesses[0]?.mapping,
    options: { timeZone: 'UTC' },
  });
  await eventually(async () => {
    const { state } = await server.ask<ImportJob>('GET', `/api/imports/${job.id}`);
    if (state !== 'done') throw new Error(`The import of impressions is ${state}.`);
  }, 30_000);
  const audience: DeviceAudienceInput = {
    name: 'Saw the spring lamps twice',
    description: 'For the ad server’s second wave',
    days: 30,
    rule: {
      kind: 'all',
      rules: [
        {
          kind: 'impression',
          platforms: [],
          campaigns: ['Spring lamps'],
          placements: [],
          amount: { of: 'count', operator: 'at-least', value: 2 },
          window: { kind: 'last', count: 60, unit: 'days' },
        },
      ],
    },
  };
  return (await server.ask<DeviceAudience>('POST', '/api/devices/audiences', audience)).id;
}
