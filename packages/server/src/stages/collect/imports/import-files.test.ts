import { Readable } from 'node:stream';
import type { ImportJob, ImportRequest } from '@rondo/contract';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEvents, temporaryFolder } from '../../../../test/support/events.ts';
import { openTestRecords } from '../../../../test/support/records.ts';
import { systemClock, virtualClock } from '../../../platform/clock.ts';
import type { Events } from '../../../platform/events/client.ts';
import { identityKey } from '../../../platform/identifiers/index.ts';
import { silentLog } from '../../../platform/log.ts';
import type { Records } from '../../../platform/records/open-records.ts';
import { newestAdFiguresSql } from '../../campaigns/index.ts';
import { type Imports, type ImportsDeps, openImports } from './index.ts';

let events: Events;
let records: Records;
let imports: Imports;
let closeRecords: () => Promise<void>;
// From today on: the log forgets what was received a month ago.
const clock = virtualClock(systemClock.now());
const dataDir = temporaryFolder();

const deps = (changes: Partial<ImportsDeps> = {}): ImportsDeps => ({
  events,
  records,
  clock,
  log: silentLog(),
  node: 1,
  dataDir,
  defaults: async () => ({ timeZone: 'Europe/Stockholm', currency: 'SEK', region: 'SE' }),
  onCommit: () => {},
  settled: async () => {},
  onImportUndone: async () => {},
  ...changes,
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

const upload = (content: string | Uint8Array, name = 'file.csv') =>
  imports.receive(Readable.from([Buffer.from(content)]), name);

async function importFile(
  content: string | Uint8Array,
  request: Partial<ImportRequest> = {},
): Promise<ImportJob> {
  const { kind, shape } = request;
  const file = await upload(content);
  const { guesses } = await imports.guess({
    file: file.id,
    ...(kind ? { kind } : {}),
    ...(shape ? { shape } : {}),
  });
  const guess = guesses[0];
  if (guess === undefined) throw new Error('nothing was guessed');
  const job = await imports.start(
    { file: file.id, kind: guess.kind, mapping: guess.mapping, options: guess.options, ...request },
    'Anna',
  );
  await imports.idle();
  return imports.find(job.id);
}

const payloads = async (id: string) => {
  const rows = await events.query<{ payload: string }>(
    'SELECT payload FROM log WHERE import_id = {id:String} ORDER BY seq',
    { id },
  );
  return rows.map((row) => JSON.parse(row.payload));
};

describe('what a file may look like', () => {
  const expected = [
    { userId: 'K1', properties: { order_id: '1001', total: 1234.5 } },
    { userId: 'Å2', properties: { order_id: '1002', total: 99 } },
  ];
  const rows = (delimiter: string, quote = '') =>
    [
      'Customer ID|Order ID|Order date|Total',
      `K1|1001|2026-01-02 10:00|${quote}1234.50${quote}`,
      'Å2|1002|2026-01-03 10:00|99',
    ]
      .join('\r\n')
      .replaceAll('|', delimiter);
  const utf16 = (text: string, swap: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return swap ? bytes.swap16() : bytes;
  };
  const cases: Record<string, string | Uint8Array> = {
    'commas and CRLF': rows(',', '"'),
    semicolons: rows(';'),
    'tabs in UTF-16, little end first': utf16(rows('\t'), false),
    'tabs in UTF-16, big end first': utf16(rows('\t'), true),
    'UTF-8 with a byte order mark': `\ufeff${rows(',')}`,
    'Windows-1252': Buffer.from(rows(';'), 'latin1'),
    'two characters between columns': rows('||'),
    'a title and a period before the header': `Orders report\nJanuary 2026\n${rows(',')}`,
    'rows with a comment above': `# exported by a shop\n${rows(',')}`,
    NDJSON: [
      '{"customer_id":"K1","order_id":1001,"order_date":"2026-01-02 10:00","total":1234.50}',
      '{"customer_id":"Å2","order_id":1002,"order_date":"2026-01-03 10:00","total":99,"note":null}',
    ].join('\n'),
    XLSX: workbook(),
  };
  it.each(Object.entries(cases))('reads %s', async (_name, content) => {
    const job = await importFile(content);
    expect(job).toMatchObject({
      kind: 'orders',
      state: 'done',
      counts: { rows: 2, taken: 2, rejected: 0 },
      key: { by: 'column' },
    });
    const calls = await payloads(job.id);
    expect(calls).toMatchObject(expected);
    expect(calls[0].timestamp).toBe('2026-01-02T09:00:00.000Z');
    await imports.undo(job.id);
    await imports.idle();
  });

  it('reads columns of fixed width', async () => {
    const text = ['K1      1001 2026-01-02 1234.50', 'K2 kund 1002 2026-01-03   99.00'].join('\n');
    const job = await importFile(text, {
      kind: 'orders',
      shape: { widths: [8, 5, 11, 8] },
      mapping: { fields: { customer_number: '1', order_id: '2', timestamp: '3', total: '4' } },
    });
    expect(await payloads(job.id)).toMatchObject([
      { properties: { total: 1234.5 }, context: { externalIds: [{ id: 'K1', type: 'customer_number' }] } },
      { properties: { total: 99 }, context: { externalIds: [{ id: 'K2 kund' }] } },
    ]);
  });

  it('reads Parquet that the engine wrote itself', async () => {
    const bytes = await events.queryBytes(
      `SELECT toUInt32(number + 100001) AS order_id, concat('c', toString(number % 7)) AS customer_id,
              toDateTime('2026-03-01 10:00:00', 'UTC') + number AS order_date, toDecimal64(number, 2) / 4 AS total, [number] AS list
       FROM numbers(5000) FORMAT Parquet`,
    );
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(Buffer.from(chunk));
    const job = await importFile(Buffer.concat(chunks), { options: { timeZone: 'UTC' } });
    expect(job).toMatchObject({
      kind: 'orders',
      state: 'done',
      counts: { rows: 5000, taken: 5000, persons: 7 },
    });
    expect((await payloads(job.id))[4999]).toMatchObject({
      userId: 'c1',
      timestamp: '2026-03-01T11:23:19.000Z',
      properties: { order_id: '105000', total: 1249.75 },
    });
  });

  it.each([
    ['', 'The file is empty.'],
    [Buffer.from([0x1f, 0x8b, 8, 0]), 'The file is packed with gzip.'],
    ['%PDF-1.7', 'The file is a PDF, which holds pages and no rows.'],
  ])('refuses what is no table', async (content, message) => {
    await expect(upload(content)).rejects.toMatchObject({ message, status: 400 });
  });

  it('asks where day and month could be swapped, and takes the answer', async () => {
    const text =
      'email,order_id,date,total\na@example.com,201,03/04/2026,5\nb@example.com,202,05/06/2026,6\n';
    const file = await upload(text);
    expect(file.guesses[0]?.questions).toEqual([
      {
        about: 'time-format',
        column: 'date',
        field: 'timestamp',
        choices: ['day-first', 'month-first'],
        default: 'day-first',
      },
    ]);
    await expect(importFile(text)).rejects.toMatchObject({
      code: 'time-format-unclear',
      field: 'options.timeFormat',
    });
    const job = await importFile(text, { options: { timeFormat: 'month-first', timeZone: 'UTC' } });
    expect((await payloads(job.id))[0].timestamp).toBe('2026-03-04T00:00:00.000Z');
  });
});

describe('rows that cannot be taken', () => {
  it('are listed with row, field, value and cure; the others are taken, and good rows lose only bad extras', async () => {
    const text = [
      'Order ID,Email,Phone,Order date,Total,Discount',
      '301,anna@example.com,070-174 06 05,2026-01-02 10:00,12.50,1',
      '302,not an address,,2026-01-02 10:00,12.50,1',
      '303,bo@example.com,,2026-02-30 10:00,12.50,1',
      '304,bo@example.com,,2026-01-02 10:00,twelve,1',
      '305,bo@example.com,12,2026-01-02 10:00,,1',
      '306,bo@example.com,12,2026-01-02 10:00,7.00,"a\nb"',
      '307,Bo.Ek+news@gmail.com,,2026-01-02 10:00,8.00,',
      '308,bo@example.com,,2026-01-02 10:00,8.00,1,too,many',
    ].join('\n');
    const job = await importFile(text, { options: { timeFormat: 'iso' } });
    expect(job).toMatchObject({
      state: 'done',
      counts: { rows: 8, taken: 3, rejected: 5, valuesLeftOut: 4, persons: 3 },
    });
    const { items, total } = await imports.rejects(job.id, 100, 0);
    expect(total).toBe(9);
    expect(items.map(({ row, field, reason, value, taken }) => [row, field, reason, value, taken])).toEqual(
      [
        [2, 'email', 'not-an-email', 'not an address', true],
        [2, 'email', 'no-person', '', false],
        [3, 'timestamp', 'not-a-time', '2026-02-30 10:00', false],
        [4, 'total', 'not-a-number', 'twelve', false],
        [5, 'phone', 'not-a-phone-number', '12', true],
        [5, 'total', 'missing', '', false],
        [6, 'discount', 'not-a-number', 'a\nb', true],
        [6, 'phone', 'not-a-phone-number', '12', true],
        [8, 'row', 'too-many-columns', '', false],
      ].sort((one, other) => Number(one[0]) - Number(other[0])),
    );
    for (const item of items) expect(item.cure.length).toBeGreaterThan(10);
    const [anna, , seventh] = await payloads(job.id);
    expect(anna).toMatchObject({
      context: { traits: { email: 'anna@example.com', phone: '+46701740605' } },
      properties: { discount: 1, currency: 'SEK' },
    });
    expect(seventh.context.traits.email).toBe('bo.ek+news@gmail.com');
    const keys = await events.query<{ identity_key: string; identifiers: unknown[] }>(
      'SELECT identity_key, identifiers FROM log WHERE import_id = {id:String} ORDER BY seq',
      { id: job.id },
    );
    expect(keys[0]).toMatchObject({
      identity_key: String(identityKey('email', 'anna@example.com')),
      identifiers: [{ kind: 'email' }, { kind: 'phone', value: '+46701740605' }],
    });
    expect(keys[2]?.identity_key).toBe(String(identityKey('email', 'boek@gmail.com')));
  });

  it('are foretold by the preview, which writes nothing', async () => {
    const file = await upload(
      'Order ID,Email,Order date,Total\n401,a@example.com,2026-01-02,1\n402,b@example.com,2026-01-02,x\n403,c@example.com,2026-01-03,3\n',
    );
    const [guess] = file.guesses;
    const preview = await imports.preview({
      file: file.id,
      kind: 'orders',
      mapping: guess?.mapping ?? { fields: {} },
    });
    expect(preview).toMatchObject({
      counts: { rows: 3, taken: 2, rejected: 1, known: 0, written: 2, persons: 2 },
      reasons: { 'total: not-a-number': 1 },
      rejects: [{ row: 2, field: 'total', value: 'x' }],
      key: { by: 'column', column: 'Order ID' },
      rows: [
        { event: 'Order Completed', properties: { order_id: '401', total: 1 } },
        { properties: { order_id: '403' } },
      ],
    });
    expect(await events.query("SELECT 1 FROM log WHERE import_id = 'preview'")).toEqual([]);
    expect(
      await events.query("SELECT name FROM system.tables WHERE name LIKE 'import_temporary%people%'"),
    ).toEqual([]);
  });

  it('make the import fail, and say why, where none is left', async () => {
    const job = await importFile('Order ID,Email,Order date,Total\n1,a@example.com,2026-01-02,x\n', {
      kind: 'orders',
      options: { timeFormat: 'iso' },
    });
    expect(job).toMatchObject({ state: 'failed', error: { code: 'no-row-taken' } });
    expect((await imports.rejects(job.id, 10, 0)).total).toBe(1);
  });

  it('name the field of a wrong mapping at once', async () => {
    const file = await upload('Order ID,Email,Order date,Total\n1,a@example.com,2026-01-02,1\n');
    const start = (fields: Record<string, string>) =>
      imports.start({ file: file.id, kind: 'orders', mapping: { fields } }, 'Anna');
    await expect(start({ nonsense: 'Total' })).rejects.toMatchObject({ field: 'mapping.fields.nonsense' });
    await expect(start({ total: 'Sum' })).rejects.toMatchObject({
      field: 'mapping.fields.total',
      message: 'The file has no column “Sum”.',
    });
    await expect(start({ total: 'Total', email: 'Email' })).rejects.toMatchObject({
      field: 'mapping.fields.timestamp',
    });
    await expect(start({ total: 'Total', timestamp: 'Order date' })).rejects.toMatchObject({
      message: 'No column says whom a row is about.',
    });
    await expect(start({ total: 'Total', timestamp: 'Email', email: 'Order ID' })).rejects.toMatchObject({
      code: 'time-format-unknown',
    });
  });

  it('stop the import where the file itself is broken, naming the row', async () => {
    const job = await importFile(
      `Order ID,Email,Order date,Total\n${'1,a@example.com,2026-01-02,1\n'.repeat(3)}"2"x,"b"\n`,
      { kind: 'orders' },
    );
    expect(job).toMatchObject({ state: 'failed', error: { code: 'invalid' } });
    expect(job.error?.message).toMatch(/from row 4 on/);
  });
});

describe('files that overlap', () => {
  const orders = (...ids: number[]) =>
    `Order ID,Email,Order date,Total\n${ids.map((id) => `${id},p${id}@example.com,2026-05-0${id} 10:00,${id}0`).join('\n')}\n`;
  const options = { timeZone: 'UTC' };

  it('bring only the orders whose proven ids are new', async () => {
    const first = await importFile(orders(1, 2, 3), { options });
    expect(first).toMatchObject({ counts: { taken: 3, known: 0 } });
    const second = await importFile(orders(2, 3, 4, 5), { options });
    expect(second).toMatchObject({ state: 'done', counts: { rows: 4, taken: 2, known: 2, written: 2 } });
    await imports.undo(first.id);
    await imports.idle();
    expect(await importFile(orders(1, 2, 3), { options })).toMatchObject({ counts: { taken: 3, known: 0 } });
  });

  it('keep exact repeats without an id, which are real', async () => {
    const text = 'Email,Order date,Total\na@example.com,2026-05-01,10\na@example.com,2026-05-01,10\n';
    expect(await importFile(text, { kind: 'orders', options })).toMatchObject({
      key: { by: 'row' },
      counts: { taken: 2, written: 2 },
    });
    const repeated =
      'Order ID,Email,Order date,Total\n77,a@example.com,2026-05-01,10\n77,a@example.com,2026-05-01,10\n';
    expect(await importFile(repeated, { options })).toMatchObject({
      key: { by: 'row', note: 'id-repeats' },
      counts: { written: 2 },
    });
  });

  it('bring contacts again only where something about them changed', async () => {
    const contacts = (city: string) =>
      `Email,First name,City,Favourite tea\na@example.com,Ann,Lund,green\nb@example.com,Bo,${city},black\n`;
    const first = await importFile(contacts('Malmö'), { kind: 'contacts' });
    expect((await payloads(first.id))[1]).toMatchObject({
      type: 'identify',
      traits: { email: 'b@example.com', first_name: 'Bo', city: 'Malmö', favourite_tea: 'black' },
    });
    expect(await importFile(contacts('Umeå'), { kind: 'contacts' })).toMatchObject({
      counts: { rows: 2, taken: 1, known: 1, written: 1 },
      key: { by: 'content' },
    });
  });

  it('bring an order with all its products where each has a row of its own, as Shopify exports them', async () => {
    const job = await importFile(
      [
        'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku',
        '#2001,ann@example.com,paid,2026-01-02 10:00:00 +0100,SEK,300,0,75,375.00,2026-01-02 09:59:00 +0100,1,"Tea, ""green""",100,T-1',
        '#2001,ann@example.com,,,,,,,,,2,Cup,100.50,C-1',
        '#2002,bo@example.com,paid,2026-01-03 10:00:00 +0100,SEK,200,0,50,250.00,2026-01-03 09:59:00 +0100,1,Lamp,200,L-1',
        '#2003,cy@example.com,,,,,,,,,1,Rug,90,R-1',
      ].join('\n'),
      { shape: {} },
    );
    expect(job).toMatchObject({
      kind: 'orders',
      state: 'done',
      // The last row belongs to an order that is not in the file.
      counts: { rows: 3, taken: 2, rejected: 1 },
      key: { by: 'column' },
    });
    const [tea, lamp] = await payloads(job.id);
    expect(tea).toMatchObject({
      timestamp: '2026-01-02T08:59:00.000Z',
      properties: {
        order_id: '#2001',
        total: 375,
        currency: 'SEK',
        products: [
          { name: 'Tea, "green"', price: 100, quantity: 1, product_id: 'T-1' },
          { name: 'Cup', price: 100.5, quantity: 2, product_id: 'C-1' },
        ],
      },
    });
    expect(tea.properties).not.toHaveProperty('product_name');
    expect(lamp.properties.products).toEqual([{ name: 'Lamp', price: 200, quantity: 1, product_id: 'L-1' }]);
    const { items } = await imports.rejects(job.id, 10, 0);
    expect(new Set(items.map(({ row }) => row))).toEqual(new Set([4]));
  });

  it('replace ad figures that the tool has corrected, and give back the earlier ones when that is undone', async () => {
    const bring = (spend: string, clicks: string, rest = '') => {
      clock.advance(60_000);
      return importFile(
        `Day,Campaign,Clicks,Cost\n2026-07-01,Restated,${clicks},${spend}\n2026-07-02,Restated,5,50\n${rest}`,
        {
          kind: 'ad-figures',
          options: { ...options, timeFormat: 'iso', currency: 'SEK' },
        },
      );
    };
    const now = () =>
      events.queryOne(
        `SELECT sum(spend) AS spend, sum(clicks) AS clicks FROM (${newestAdFiguresSql("campaign = 'Restated'")})`,
      );
    expect(await bring('100', '10')).toMatchObject({ counts: { taken: 2, known: 0 } });
    const corrected = await bring('120.5', '11');
    expect(corrected).toMatchObject({ counts: { taken: 1, known: 1 } });
    expect(await now()).toEqual({ spend: 170.5, clicks: 16 });
    // Corrected back to what it was: that is news, too.
    const back = await bring('100', '10', '\n');
    expect(back).toMatchObject({ counts: { taken: 1, known: 1 } });
    expect(await now()).toEqual({ spend: 150, clicks: 15 });
    for (const [job, spend] of [
      [back, 170.5],
      [corrected, 150],
    ] as const) {
      await imports.undo(job.id);
      await imports.idle();
      expect(await now()).toMatchObject({ spend });
    }
  });

  it('count a week of ad figures once, however often it is exported', async () => {
    const report = (...days: number[]) =>
      `Day,Campaign,Impr.,Clicks,Cost\n${days.map((day) => `2026-06-0${day},Brand,"1,000",10,"1,234.50"`).join('\n')}\nTotal,,"9,999",99,99\n`;
    const first = await importFile(report(1, 2), {
      kind: 'ad-figures',
      options: { ...options, timeFormat: 'iso', currency: 'SEK' },
    });
    expect(first).toMatchObject({
      state: 'done',
      counts: { rows: 3, taken: 2, rejected: 1 },
      key: { by: 'figures' },
    });
    await importFile(report(2, 3), {
      kind: 'ad-figures',
      options: { ...options, timeFormat: 'iso', currency: 'SEK' },
    });
    expect(
      await events.query(
        "SELECT toString(date) AS day, spend, impressions, currency FROM ad_figures WHERE campaign = 'Brand' ORDER BY date",
      ),
    ).toEqual(
      [1, 2, 3].map((day) => ({ day: `2026-06-0${day}`, spend: 1234.5, impressions: 1000, currency: 'SEK' })),
    );
  });
});

describe('an import that does not come to its end', () => {
  it('leaves nothing when it is cancelled while it waits, and can be repeated', async () => {
    const text = 'Order ID,Email,Order date,Total\n901,a@example.com,2026-01-02,1\n';
    const file = await upload(text);
    const request: ImportRequest = {
      file: file.id,
      kind: 'orders',
      mapping: file.guesses[0]?.mapping ?? { fields: {} },
    };
    const job = await imports.start(request, 'Anna');
    await imports.cancel(job.id);
    await imports.idle();
    expect(['cancelled', 'done']).toContain((await imports.find(job.id)).state);
    expect(await events.query('SELECT 1 FROM log WHERE import_id = {id:String}', { id: job.id })).toEqual([]);
    expect(await importFile(text)).toMatchObject({ state: 'done' });
  });

  it('leaves nothing visible after a crash in its middle, and can be repeated', async () => {
    const text = 'Order ID,Email,Order date,Total\n902,a@example.com,2026-01-02,1\n';
    const file = await upload(text);
    const request: ImportRequest = {
      file: file.id,
      kind: 'orders',
      mapping: file.guesses[0]?.mapping ?? { fields: {} },
    };
    // A process that dies between writing and opening: everything is there but the last transaction.
    const dying: Events = {
      ...events,
      queryOne: async (sql, ...rest) => {
        if (sql.includes('last_seq')) throw new Error('killed');
        return events.queryOne(sql, ...rest);
      },
      command: async (sql, ...rest) => {
        if (sql.startsWith('DELETE') || sql.startsWith('DROP')) throw new Error('killed');
        return events.command(sql, ...rest);
      },
    };
    const crashed = await openImports(deps({ events: dying, node: 2 }));
    const { id } = await crashed.start(request, 'Anna');
    await crashed.idle();
    expect((await crashed.find(id)).state).toBe('running');
    expect(
      await records.selectFrom('lanes').select('last_seq').orderBy('node', 'desc').executeTakeFirst(),
    ).toEqual({ last_seq: null });
    const restarted = await openImports(deps({ node: 2 }));
    expect(await restarted.find(id)).toMatchObject({ state: 'failed', error: { code: 'interrupted' } });
    expect(await events.query('SELECT 1 FROM log WHERE import_id = {id:String}', { id })).toEqual([]);
    expect(
      await events.query("SELECT name FROM system.tables WHERE name LIKE 'import_temporary_n2%'"),
    ).toEqual([]);
    const again = await restarted.start(
      { ...request, file: (await restarted.receive(Readable.from([Buffer.from(text)]), 'x.csv')).id },
      'Anna',
    );
    await restarted.idle();
    expect(await restarted.find(again.id)).toMatchObject({ state: 'done', counts: { written: 1 } });
    await restarted.close();
  });
});

describe('tables with one column per thing', () => {
  it('become one answer for each question', async () => {
    const job = await importFile(
      'Response ID,E-mail,Submitted at,How likely are you to recommend us?,Which brands of tea do you know?\nr1,a@example.com,2026-02-01 10:00,9,Acme\nr2,,2026-02-01 11:00,,Other\n',
      { options: { timeZone: 'UTC' } },
    );
    expect(job).toMatchObject({
      kind: 'survey-answers',
      state: 'done',
      counts: { rows: 2, taken: 2, written: 3, persons: 1 },
    });
    expect(
      (await payloads(job.id)).map(({ properties }) => [
        properties.response_id,
        properties.question.slice(0, 10),
        properties.answer,
      ]),
    ).toEqual([
      ['r1', 'How likely', '9'],
      ['r1', 'Which bran', 'Acme'],
      ['r2', 'Which bran', 'Other'],
    ]);
  });

  it('become one value for each figure, and web statistics one for each measure', async () => {
    await importFile('Week;Sales;Staff hours\n2026-W01;1 200,50;80\n2026-W02;1 300,00;\n', {
      kind: 'kpi-values',
      options: { decimal: ',' },
    });
    expect(
      await events.query(
        "SELECT kpi, toString(date) AS day, value, period FROM kpi_values FINAL WHERE kpi IN ('sales', 'staff_hours') ORDER BY kpi, date",
      ),
    ).toEqual([
      { kpi: 'sales', day: '2025-12-29', value: 1200.5, period: 'week' },
      { kpi: 'sales', day: '2026-01-05', value: 1300, period: 'week' },
      { kpi: 'staff_hours', day: '2025-12-29', value: 80, period: 'week' },
    ]);
    const job = await importFile(
      '# Traffic\n# Start date: 20260101\nDate,Session default channel group,Sessions,Total users,Total revenue\n20260101,Organic Search,120,100,120.5\n20260102,Direct,99,70,0\n',
    );
    expect(job).toMatchObject({ kind: 'web-statistics', state: 'done', counts: { rows: 2, written: 6 } });
    expect(
      await events.query(
        "SELECT kpi, value, unit, dimensions['channel'] AS channel FROM kpi_values FINAL WHERE kpi LIKE 'web%' AND date = '2026-01-01' ORDER BY kpi",
      ),
    ).toEqual([
      { kpi: 'web_revenue', value: 120.5, unit: 'SEK', channel: 'Organic Search' },
      { kpi: 'web_sessions', value: 120, unit: 'sessions', channel: 'Organic Search' },
      { kpi: 'web_visitors', value: 100, unit: 'people', channel: 'Organic Search' },
    ]);
  });
});

/** The least that Excel writes: texts kept apart, a date as a number with a date format, an empty cell left out. */
function workbook(): Uint8Array {
  const sheet = (rows: string) =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="Orders" sheetId="1"/></sheets></workbook>'),
    'xl/worksheets/sheet1.xml': strToU8(
      sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Order date</t></is></c><c r="D1" t="s"><v>2</v></c></row>' +
          '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>1001</v></c><c r="C2" s="1"><v>46024.416666666664</v></c><c r="D2"><v>1234.5</v></c></row>' +
          '<row r="3"/><row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4"><v>1002</v></c><c r="C4" s="1"><v>46025.416666666664</v></c><c r="D4"><v>99</v></c></row>',
      ),
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(
      '<sst><si><t>Customer ID</t></si><si><r><t>Order</t></r><r><t xml:space="preserve"> ID</t></r></si><si><t>Total</t></si><si><t>K1</t></si><si><t>&#197;2</t></si></sst>',
    ),
  });
}
