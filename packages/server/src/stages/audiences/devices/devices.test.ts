import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type {
  DeviceAudience,
  DeviceAudienceList,
  DeviceCount,
  DeviceRule,
  FrequencyReport,
  ImportFile,
  ImportJob,
  PeoplePage,
  PersonImpressions,
  RetentionPreview,
} from '@rondo/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.ts';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';

const DAY = 86_400_000;
const AD_ID = '6D92078A-8246-4BA4-AE5B-76104861E7DC';
const now = Date.now();
const ago = (days: number) => new Date(now - days * DAY).toISOString();

let server: TestServer;
let writeKey: string;
let token: string;

async function send(batch: object[]): Promise<void> {
  const { n } = await server.events.queryOne<{ n: string }>('SELECT count() AS n FROM events');
  const answer = await fetch(`${server.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey, batch }),
  });
  expect(answer.status).toBe(200);
  await eventually(async () => {
    const after = await server.events.queryOne<{ n: string }>('SELECT count() AS n FROM events');
    expect(Number(after.n)).toBe(Number(n) + batch.length);
  });
}

async function importImpressions(name: string, rows: readonly string[]): Promise<ImportJob> {
  const upload = await fetch(`${server.url}/api/imports/files?name=${name}.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: `Impression Time,Cookie ID,ID type,Ad server,Campaign,Placement,Media cost\n${rows.join('\n')}\n`,
  });
  const file = (await upload.json()) as ImportFile;
  const [guess] = file.guesses;
  expect(guess?.kind).toBe('ad-impressions');
  const job = await server.ask<ImportJob>('POST', '/api/imports', {
    file: file.id,
    kind: 'ad-impressions',
    mapping: guess?.mapping,
    options: { ...guess?.options, timeZone: 'UTC' },
  });
  let done = job;
  await eventually(async () => {
    done = await server.ask<ImportJob>('GET', `/api/imports/${job.id}`);
    expect(done).toMatchObject({ state: 'done' });
  }, 30_000);
  return done;
}

async function exported(id: string, query = ''): Promise<string[]> {
  const answer = await fetch(`${server.url}/api/devices/audiences/${id}/export${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  const [head, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(head).toBe('id,id_type');
  return lines.map((line) => line.replaceAll('"', ''));
}

const count = (rule: DeviceRule, days = 90) =>
  server.ask<DeviceCount>('POST', '/api/devices/audiences/count', { rule, days });
const sizeOf = async (rule: DeviceRule, days = 90) => {
  const { devices, allowed } = await count(rule, days);
  return [devices, allowed];
};
const viewed = (days: number | undefined = undefined, least = 1): DeviceRule => ({
  kind: 'event',
  type: 'page',
  event: '',
  where: [],
  amount: { of: 'count', operator: 'at-least', value: least },
  window: days === undefined ? { kind: 'ever' } : { kind: 'last', count: days, unit: 'days' },
});
const saw = (placement: string, operator: 'at-least' | 'exactly', value: number): DeviceRule => ({
  kind: 'impression',
  platforms: [],
  campaigns: [],
  placements: [placement],
  amount: { of: 'count', operator, value },
  window: { kind: 'ever' },
});
const visit = (anonymousId: string, days: number, consent?: object) => ({
  type: 'page',
  anonymousId,
  timestamp: ago(days),
  ...(consent === undefined ? {} : { context: { consent } }),
});
const AGREES = { categoryPreferences: { advertising: true } };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  server = await startTestServer();
  writeKey = await server.writeKey('shop');
  token = JSON.parse(readFileSync(`${server.dataDir}/cli-token.json`, 'utf8')).token;
  await send([
    visit('cookie-1-agrees', 3, AGREES),
    visit('cookie-1-agrees', 2),
    visit('cookie-2-silent', 3),
    visit('cookie-3-takes-it-back', 3, AGREES),
    visit('cookie-3-takes-it-back', 1, { gpc: true }),
    visit('cookie-4-long-ago', 60, AGREES),
    visit('cookie-5-too-old', 400, AGREES),
    visit('cookie-5-too-old', 1),
    {
      type: 'identify',
      userId: 'anna-1',
      anonymousId: 'cookie-6-known',
      traits: { email: 'anna@example.com' },
    },
    visit('cookie-6-known', 1, AGREES),
    {
      type: 'screen',
      anonymousId: 'app-7',
      timestamp: ago(1),
      context: { consent: AGREES, externalIds: [{ id: AD_ID, type: 'device_id' }] },
    },
  ]);
  const shown = (days: number, device: string, kind: string, placement: string) =>
    `${ago(days)},${device},${kind},Adform,Autumn,${placement},0.5`;
  await importImpressions('adform', [
    shown(5, 'cookie-1-agrees', 'cookie', 'News top'),
    shown(4, 'cookie-1-agrees', 'cookie', 'News top'),
    shown(3, 'cookie-1-agrees', 'cookie', 'Weather'),
    shown(2, 'cookie-2-silent', 'cookie', 'News top'),
    shown(9, 'cookie-9-only-ads', 'cookie', 'News top'),
    shown(1, AD_ID, 'IDFA', 'In-app'),
  ]);
}, 60_000);

describe('Devices', () => {
  it('counts only those that no person is known behind, with ids of at most 13 months', async () => {
    const { known, consents } = await server.ask<DeviceAudienceList>('GET', '/api/devices/audiences');
    // 1, 2, 3, 4, the phone, and the one that was only shown ads; not the old one, not Anna's.
    expect(known).toEqual({ devices: 6, allowed: 3 });
    expect(consents).toEqual([{ purpose: 'marketing', channel: 'ads' }]);
  });

  it('lets a device stay for so many days after the last thing that the rule asks for', async () => {
    expect(await sizeOf(viewed(), 90)).toEqual([4, 2]);
    expect(await sizeOf(viewed(), 30)).toEqual([3, 1]);
    // Two visits at any time, the last of them within a day and a half: cookie 1's was two days ago.
    expect(await sizeOf(viewed(undefined, 2), 3)).toEqual([1, 1]);
    expect(await sizeOf(viewed(undefined, 2), 1)).toEqual([0, 0]);
    // What did not happen has no time; then the last sighting counts.
    expect(await sizeOf(saw('News top', 'exactly', 0), 90)).toEqual([3, 2]);
    expect(await sizeOf(saw('News top', 'exactly', 0), 7)).toEqual([2, 1]);
  });

  it('counts impressions by placement, and says what is wrong with a rule', async () => {
    expect(await sizeOf(saw('News top', 'at-least', 1))).toEqual([3, 1]);
    expect(await sizeOf(saw('News top', 'at-least', 2))).toEqual([1, 1]);
    expect(await sizeOf(saw('In-app', 'at-least', 1))).toEqual([1, 1]);
    const wrong = await count(saw('News side', 'exactly', 1.5));
    expect(wrong).toMatchObject({ devices: null });
    expect(wrong.faults.map(({ code, path }) => [code, path])).toEqual([
      ['not-whole', '/amount/value'],
      ['never-seen', '/placements'],
    ]);
    const body = { name: 'x', days: 30, rule: { kind: 'segment', segment: 'a' } };
    await expect(server.ask('POST', '/api/devices/audiences', body)).rejects.toThrow('answered 400');
    const forever = { name: 'x', days: 500, rule: viewed() };
    await expect(server.ask('POST', '/api/devices/audiences', forever)).rejects.toThrow(/days.*395/);
  });

  it('exports hashed ids of those who agreed, and notes it', async () => {
    const rule: DeviceRule = { kind: 'any', rules: [viewed(), saw('In-app', 'at-least', 1)] };
    const { id } = await server.ask<DeviceAudience>('POST', '/api/devices/audiences', {
      name: 'Visitors',
      days: 90,
      rule,
    });
    const cookies = ['cookie-1-agrees', 'cookie-4-long-ago'];
    const phone = ['app-7', AD_ID];
    const hashed = [...cookies, 'app-7'].map((cookie) => `${sha256(cookie)},cookie`).sort();
    expect(await exported(id)).toEqual([`${sha256(AD_ID.toLowerCase())},ad_id`, ...hashed]);
    expect(await exported(id, '?ids=ad_id&hash=none')).toEqual([`${phone[1]?.toLowerCase()},ad_id`]);
    expect(await exported(id, '?ids=cookie&hash=none')).toEqual(
      ['app-7', ...cookies].map((cookie) => `${cookie},cookie`),
    );
    const { items } = await server.ask<{ items: { action: string; detail: object }[] }>(
      'GET',
      '/api/audit?limit=50',
    );
    expect(items.filter(({ action }) => action === 'device-audience.exported')[2]?.detail).toMatchObject({
      hash: 'sha256',
      ids: 'all',
      count: 4,
    });
  });

  it('asks the ledger as it was acknowledged, not as it was stored', async () => {
    const { id } = await server.ask<DeviceAudience>('POST', '/api/devices/audiences', {
      name: 'Long ago',
      days: 90,
      rule: viewed(),
    });
    const old = sha256('cookie-4-long-ago');
    expect((await exported(id)).map((line) => line.slice(0, 64))).toContain(old);
    const withdrawal = { purpose: 'marketing', channel: 'ads', reason: 'asked on the phone' };
    await server.ask('POST', '/api/consent/people/anonymous_id:cookie-4-long-ago/withdraw', withdrawal);
    expect((await exported(id)).map((line) => line.slice(0, 64))).not.toContain(old);
  });

  it('reports frequency and recency of all, and conversions of those who agreed', async () => {
    await send([
      // Converts after two of its three impressions; the other one nobody may follow.
      { type: 'track', event: 'Order Completed', anonymousId: 'cookie-1-agrees', timestamp: ago(3.5) },
      { type: 'track', event: 'Order Completed', anonymousId: 'cookie-2-silent', timestamp: ago(1) },
    ]);
    const day = (days: number) => ago(days).slice(0, 10);
    const period = `from=${day(30)}&to=${day(-1)}`;
    const report = await server.ask<FrequencyReport>('GET', `/api/devices/frequency?${period}`);
    expect(report).toMatchObject({
      impressions: 6,
      devices: 4,
      frequency: 1.5,
      spend: 3,
      followed: 2,
      converted: 1,
    });
    expect(report.buckets.map(({ devices, followed, converted }) => [devices, followed, converted])).toEqual([
      [3, 1, 0],
      [0, 1, 1],
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(report.recency.map(({ devices }) => devices)).toEqual([1, 2, 1, 0, 0]);
    expect(report.items.map(({ name, devices, frequency }) => [name, devices, frequency])).toEqual([
      ['News top', 3, 4 / 3],
      ['In-app', 1, 1],
      ['Weather', 1, 1],
    ]);
    const weather = `/api/devices/frequency?${period}&placement=Weather&by=campaign`;
    expect(await server.ask<FrequencyReport>('GET', weather)).toMatchObject({
      impressions: 1,
      rate: 0,
      items: [{ name: 'Autumn' }],
    });
  });

  it('keeps a file’s impressions once, and takes them back with the import', async () => {
    const rows = (await server.events.queryOne<{ n: string }>('SELECT count() AS n FROM ad_impressions')).n;
    const again = `${ago(9)},cookie-9-only-ads,cookie,Adform,Autumn,News top,0.5`;
    const fresh = `${ago(8)},cookie-9-only-ads,cookie,Adform,Autumn,News top,0.5`;
    const job = await importImpressions('overlap', [again, fresh]);
    expect(job.counts).toMatchObject({ rows: 2, taken: 1, known: 1, rejected: 0 });
    await server.ask('POST', `/api/imports/${job.id}/undo`);
    await eventually(async () => {
      const left = await server.events.queryOne<{ n: string }>('SELECT count() AS n FROM ad_impressions');
      expect(left.n).toBe(rows);
    });
  });

  it('holds devices of ads alone apart from people', async () => {
    const people = await server.ask<PeoplePage>('GET', '/api/people?show=all');
    const found = await server.ask<PeoplePage>('GET', '/api/people?q=cookie-9-only-ads');
    expect(found.total).toBe(0);
    expect(people.items.some(({ id }) => id === 'cookie-9-only-ads')).toBe(false);
    const everybody = { rule: { kind: 'all', rules: [] } };
    const { total } = await server.ask<{ total: number }>('POST', '/api/segments/count', everybody);
    expect(total).toBe(people.total);
  });

  it('lets a device go to its person, with its ads only where the person allows', async () => {
    const before = await sizeOf(viewed());
    await send(
      ['cookie-1-agrees', 'cookie-2-silent'].map((anonymousId) => ({
        type: 'identify',
        anonymousId,
        userId: `user-${anonymousId}`,
        traits: { email: `${anonymousId}@example.com` },
      })),
    );
    await eventually(async () => {
      const [devices = 0, allowed = 0] = before;
      expect(await sizeOf(viewed())).toEqual([Number(devices) - 2, Number(allowed) - 1]);
    });
    const adsOf = (cookie: string) =>
      server.ask<PersonImpressions>('GET', `/api/people/email:${cookie}@example.com/impressions`);
    expect(await adsOf('cookie-1-agrees')).toMatchObject({
      allowed: true,
      impressions: 3,
      items: [
        { placement: 'Weather', impressions: 1 },
        { placement: 'News top', impressions: 2 },
      ],
    });
    expect(await adsOf('cookie-2-silent')).toEqual({
      allowed: false,
      because: 'not-asked',
      impressions: 0,
      items: [],
    });
  });

  it('is kept only as long as the rules of retention say, and goes with an erasure', async () => {
    const preview = (kind: string, days: number) =>
      server.ask<RetentionPreview>('POST', '/api/privacy/retention/preview', { kind, days });
    expect((await preview('ad-impressions', 4)).wouldDelete).toBe(3);
    expect((await preview('inactive-devices', 30)).wouldDelete).toBe(1);
    const made = await server.ask<{ id: string }>('POST', '/api/privacy/requests', {
      kind: 'erasure',
      person: 'email:cookie-1-agrees@example.com',
    });
    await server.ask('POST', `/api/privacy/requests/${made.id}/erase`);
    await eventually(async () => {
      expect(await server.ask('GET', `/api/privacy/requests/${made.id}`)).toMatchObject({ state: 'done' });
    }, 60_000);
    const late = `${ago(6)},cookie-1-agrees,cookie,Adform,Autumn,Radio,0.5`;
    await importImpressions('late', [late, `${ago(6)},cookie-8-new,cookie,Adform,Autumn,Radio,0.5`]);
    const left = await server.events.query<{ device_id: string }>(
      "SELECT DISTINCT device_id FROM ad_impressions WHERE device_id IN ('cookie-1-agrees', 'cookie-8-new')",
    );
    expect(left).toEqual([{ device_id: 'cookie-8-new' }]);
  }, 90_000);
});
