import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { ImportJob, ImportRequest } from '@rondo/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents, temporaryFolder } from '../../../../test/support/events.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { systemClock, virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { silentLog } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { type Imports, type ImportsDeps, openImports } from './index.ts';

const DATA = resolve(process.env.RONDO_EVALUATION_DATA ?? '../shared/data');
const CDNOW = join(DATA, 'measure/clv-cdnow/CDNOW_sample.txt');
const TELCO = join(DATA, 'measure/churn-telco/Telco-Customer-Churn.csv');
const TWEETS = join(DATA, 'listen/airline-tweets/tweets.csv');
const ROBYN = join(DATA, 'measure/mmm-robyn/dt_simulated_weekly.csv');

let events: Events;
let records: Records;
let imports: Imports;
let closeRecords: () => Promise<void>;
const undone: string[] = [];
// From today on: the log forgets what was received a month ago.
const clock = virtualClock(systemClock.now());
const dataDir = temporaryFolder();

const deps = (): ImportsDeps => ({
  events,
  records,
  clock,
  log: silentLog(),
  node: 1,
  dataDir,
  defaults: async () => ({ timeZone: 'Europe/Stockholm', currency: 'SEK', region: 'SE' }),
  onCommit: () => {},
  settled: async () => {},
  onImportUndone: async (id) => void undone.push(id),
});

beforeAll(async () => {
  events = await startTestEvents();
  const opened = await openTestRecords();
  records = opened.records;
  closeRecords = opened.close;
  imports = await openImports(deps());
});
afterAll(async () => {
  await imports.close();
  await closeRecords();
});

const upload = (content: string | Buffer | Readable, name = 'file.csv') =>
  imports.receive(content instanceof Readable ? content : Readable.from([Buffer.from(content)]), name);

/** Uploads, imports as said (or as guessed) and waits. */
async function importFile(
  content: string | Buffer | Readable,
  request: Partial<ImportRequest> = {},
): Promise<ImportJob> {
  const file = await upload(content);
  const [guess] = (
    await imports.guess({
      file: file.id,
      ...(request.kind ? { kind: request.kind } : {}),
      ...(request.shape ? { shape: request.shape } : {}),
    })
  ).guesses;
  if (guess === undefined) throw new Error('no guess');
  const job = await imports.start(
    { file: file.id, kind: guess.kind, mapping: guess.mapping, options: guess.options, ...request },
    'Anna',
  );
  await imports.idle();
  return { ...(await imports.find(job.id)), ...(job.alreadyImported ? { alreadyImported: true } : {}) };
}

async function number(sql: string, parameters: Record<string, unknown> = {}): Promise<number> {
  const row = await events.queryOne<{ n: string | number }>(`SELECT ${sql}`, parameters);
  return Number(row.n);
}

const rowsOf = (table: string, id: string) =>
  number(`count() AS n FROM ${table} WHERE import_id = {id:String}`, { id });

describe.skipIf(!existsSync(CDNOW))('files that nobody here made', () => {
  const cdnow: Partial<ImportRequest> = {
    kind: 'orders',
    mapping: {
      fields: { user_id: 'column_1', timestamp: 'column_3', quantity: 'column_4', total: 'column_5' },
    },
    options: { currency: 'USD' },
  };

  it('takes 6,919 orders of 2,357 customers from blank-separated text without a header, exact repeats kept', async () => {
    const job = await importFile(createReadStream(CDNOW), cdnow);
    expect(job).toMatchObject({
      state: 'done',
      counts: { rows: 6919, taken: 6919, rejected: 0, written: 6919, persons: 2357 },
      key: { by: 'row' },
    });
    const sums = await events.queryOne(
      `SELECT count() AS rows, uniqExact(seq) AS seqs, max(seq) AS last, sum(toDecimal64(JSONExtractString(payload, 'properties', 'total'), 2)) AS revenue,
              toString(min(timestamp)) AS first, uniqExact(payload, message_id) AS messages FROM log WHERE import_id = {id:String}`,
      { id: job.id },
    );
    expect(sums).toEqual({
      rows: '6919',
      seqs: '6919',
      last: '6919',
      revenue: 244091.94,
      first: '1996-12-31 23:00:00.000',
      messages: '6919',
    });
    const third = await events.queryOne<{ payload: string }>(
      'SELECT payload FROM log WHERE import_id = {id:String} AND seq = 3',
      { id: job.id },
    );
    expect(JSON.parse(third.payload)).toMatchObject({
      type: 'track',
      event: 'Order Completed',
      userId: '00004',
      timestamp: '1997-08-01T22:00:00.000Z',
      properties: { total: 14.96, quantity: 1, currency: 'USD' },
    });
    const lane = await records
      .selectFrom('lanes')
      .selectAll()
      .where('import_id', '=', job.id)
      .executeTakeFirstOrThrow();
    expect(lane).toMatchObject({ last_seq: 6919 });
  });

  it('changes nothing the second time, and takes the file again after an undo', async () => {
    const first = await importFile(createReadStream(CDNOW), cdnow);
    expect(first.alreadyImported).toBe(true);
    const before = await number('count() AS n FROM log');
    expect(before).toBe(6919);
    await expect(
      importFile(createReadStream(CDNOW), { ...cdnow, options: { currency: 'EUR' } }),
    ).rejects.toMatchObject({ code: 'import-conflict' });
    await imports.undo(first.id);
    await imports.idle();
    expect(await imports.find(first.id)).toMatchObject({ state: 'undone' });
    expect(undone).toEqual([first.id]);
    expect(await number('count() AS n FROM log')).toBe(0);
    const again = await importFile(createReadStream(CDNOW), { ...cdnow, options: { currency: 'EUR' } });
    expect(again).toMatchObject({ state: 'done', counts: { written: 6919 } });
    expect(again.alreadyImported).toBeUndefined();
  });

  it('takes 7,043 contacts with all their columns as traits', async () => {
    const job = await importFile(createReadStream(TELCO));
    expect(job).toMatchObject({
      kind: 'contacts',
      state: 'done',
      counts: { rows: 7043, taken: 7043, written: 7043, persons: 7043 },
    });
    const traits = (sql: string) =>
      number(
        `countIf(${sql}) AS n FROM (SELECT JSONExtractRaw(payload, 'traits') AS t FROM log WHERE import_id = {id:String})`,
        { id: job.id },
      );
    const segment =
      "JSONExtractString(t, 'contract') = 'Month-to-month' AND JSONExtractFloat(t, 'tenure') < 12";
    expect(await traits(segment)).toBe(1908);
    expect(await traits(`${segment} AND JSONExtractString(t, 'churn') = 'Yes'`)).toBe(991);
    expect(await traits("JSONExtractFloat(t, 'monthly_charges') > 0")).toBe(7043);
  });

  it('takes 14,640 tweets by airline although their ids were rounded by a spreadsheet', async () => {
    const job = await importFile(createReadStream(TWEETS));
    expect(job).toMatchObject({
      kind: 'mentions',
      state: 'done',
      counts: { rows: 14640, taken: 14640, rejected: 0 },
      key: { by: 'row', note: 'id-repeats' },
    });
    const voice = await events.query<{ brand: string; n: string }>(
      'SELECT brand, count() AS n FROM mentions WHERE import_id = {id:String} GROUP BY brand ORDER BY count() DESC',
      { id: job.id },
    );
    expect(voice.map(({ brand, n }) => `${brand} ${n}`)).toEqual([
      'United 3822',
      'US Airways 2913',
      'American 2759',
      'Southwest 2420',
      'Delta 2222',
      'Virgin America 504',
    ]);
    const first = await events.queryOne(
      'SELECT toString(published_at) AS at, author, text FROM mentions WHERE row = 1 AND import_id = {id:String}',
      { id: job.id },
    );
    expect(first).toEqual({
      at: '2015-02-24 10:35:00.000',
      author: 'cairdin',
      text: '@VirginAmerica What @dhepburn said.',
    });
    expect(await number("countIf(text LIKE '%\\n%') AS n FROM mentions")).toBeGreaterThan(100);
  });

  it('turns 208 weeks with one column per channel', async () => {
    const job = await importFile(createReadStream(ROBYN));
    expect(job).toMatchObject({
      kind: 'ad-figures',
      state: 'done',
      counts: { rows: 208, taken: 208, rejected: 0 },
      firstAt: '2015-11-23',
      lastAt: '2019-11-11',
    });
    const channels = await events.query(
      'SELECT channel, count() AS weeks, sum(spend) AS spend, any(period) AS period FROM ad_figures GROUP BY channel ORDER BY channel',
    );
    expect(channels).toHaveLength(5);
    const expected = await events.queryOne<{ facebook: number }>(
      "SELECT sum(spend) AS facebook FROM ad_figures WHERE channel = 'facebook'",
    );
    expect(expected.facebook).toBeGreaterThan(0);
    expect(channels).toEqual(
      expect.arrayContaining([expect.objectContaining({ channel: 'tv', weeks: '208', period: 'week' })]),
    );
    expect(await number("count() AS n FROM kpi_values FINAL WHERE kpi = 'revenue' AND period = 'week'")).toBe(
      208,
    );
    expect(
      await number("toUInt32(round(sum(value))) AS n FROM kpi_values FINAL WHERE kpi = 'revenue'"),
    ).toBeGreaterThan(1e8);
    await imports.undo(job.id);
    await imports.idle();
    expect(await rowsOf('ad_figures', job.id)).toBe(0);
    expect(await rowsOf('kpi_values', job.id)).toBe(0);
  });
});
