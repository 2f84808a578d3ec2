import { Readable } from 'node:stream';
import { type ClickHouseClient, ClickHouseError, TupleParam } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEngine, type TestEngine } from './start-test-engine.ts';

let engine: TestEngine;
let client: ClickHouseClient;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client();
});
afterAll(() => engine.remove());

async function rows<Row>(query: string, query_params: Record<string, unknown> = {}): Promise<Row[]> {
  const result = await client.query({ query, query_params, format: 'JSONEachRow' });
  return result.json<Row>();
}

async function text(query: string, on: ClickHouseClient = client): Promise<string> {
  return (await (await on.query({ query, format: 'TabSeparatedRaw' })).text()).trimEnd();
}

async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('ping', () => {
  it('answers both kinds of ping', async () => {
    expect(await client.ping()).toEqual({ success: true });
    expect(await client.ping({ select: true })).toEqual({ success: true });
  });
});

describe('parameters', () => {
  it.each([
    ['String', 'it\'s \\ a \t \n \r \0 \u0001 "quoted" `x` שלום 🙂 {x:String} $$ -- /*'],
    ['String', ''],
    ['UInt64', '18446744073709551615'],
    ['Int64', '-9007199254740993'],
    ['Bool', true],
    ['Nullable(String)', null],
    ['Array(String)', ["a'b", 'c\\', 'd\ne', '']],
    ['Array(Nullable(Int32))', [1, null, -3]],
    ['Array(Array(UInt8))', [[1, 2], [], [3]]],
    ['Map(String, UInt8)', { "k'": 1, z: 2 }],
  ])('%s %j comes back as it went in', async (type, value) => {
    const [row] = await rows<{ v: unknown }>(
      `SELECT {v:${type}} AS v SETTINGS output_format_json_quote_64bit_integers = 1`,
      { v: value },
    );
    expect(row?.v).toEqual(value);
  });

  it('takes dates, tuples, identifiers and lists for IN', async () => {
    const query = `SELECT toString({d:DateTime64(3, 'UTC')}) AS d, tupleElement({t:Tuple(UInt8, String)}, 2) AS t, {c:Identifier} AS c
                   FROM (SELECT 5 AS name) WHERE name IN {l:Array(UInt8)}`;
    const d = new Date('2026-03-29T01:02:03.456Z');
    expect(await rows(query, { d, t: new TupleParam([1, 'x']), c: 'name', l: [4, 5] })).toEqual([
      { d: '2026-03-29 01:02:03.456', t: 'x', c: 5 },
    ]);
  });

  it('takes long parameters in a multipart body', async () => {
    const l = Array.from({ length: 20_000 }, (_, index) => `value ${index} '\r\n--`);
    const result = await client.query({
      query: 'SELECT length({l:Array(String)}) AS n, {l:Array(String)}[-1] AS last',
      query_params: { l },
      format: 'JSONEachRow',
      use_multipart_params: true,
    });
    expect(await result.json()).toEqual([{ n: 20_000, last: l.at(-1) }]);
  });

  it('says which parameter is missing', async () => {
    await expect(rows('SELECT {absent:String}')).rejects.toMatchObject({
      code: '456',
      type: 'UNKNOWN_QUERY_PARAMETER',
    });
  });
});

describe('settings', () => {
  it('hold for one request and no other', async () => {
    const query = "SELECT getSetting('max_block_size') AS n";
    const set = await client.query({
      query,
      format: 'JSONEachRow',
      clickhouse_settings: { max_block_size: '123' },
    });
    expect(await set.json()).toEqual([{ n: 123 }]);
    expect(await rows(query)).toEqual([{ n: 65409 }]);
  });

  it('are refused by name or value, and cannot smuggle anything in', async () => {
    const ask = (clickhouse_settings: Record<string, string>) =>
      client.query({ query: 'SELECT 1', clickhouse_settings });
    await expect(ask({ no_such_setting: '1' })).rejects.toMatchObject({ code: '115' });
    await expect(ask({ max_threads: 'many' })).rejects.toBeInstanceOf(ClickHouseError);
    await expect(ask({ 'max_threads = 1, readonly': '2' })).rejects.toMatchObject({ code: '36' });
    await expect(ask({ 'config-file': '/etc/passwd' })).rejects.toBeInstanceOf(ClickHouseError);
    await expect(ask({ session_timezone: "UTC', readonly='1" })).rejects.toBeInstanceOf(ClickHouseError);
  });

  it('start from UTC, wherever the machine is', async () => {
    expect(await text('SELECT timezone()')).toBe('UTC');
    expect(
      await text("SELECT toString(toDateTime(0)), toUnixTimestamp(toDateTime('2026-07-01 00:00:00'))"),
    ).toBe('1970-01-01 00:00:00\t1782864000');
  });

  it('take a database', async () => {
    await client.command({ query: 'CREATE DATABASE IF NOT EXISTS `an``other`' });
    expect(await text('SELECT currentDatabase()', engine.client({ database: 'an`other' }))).toBe('an`other');
    await expect(text('SELECT 1', engine.client({ database: 'absent' }))).rejects.toMatchObject({
      code: '81',
    });
  });

  it('refuse sessions, since every request has a session of its own', async () => {
    await expect(client.query({ query: 'SELECT 1', session_id: 'x' })).rejects.toMatchObject({ code: '48' });
  });
});

describe('a connection that is used again', () => {
  const blockSize = () => text("SELECT getSetting('max_block_size')");

  it('keeps no parameters', async () => {
    const ask = (query_params?: Record<string, unknown>) =>
      client.query({
        query: 'SELECT {a:UInt8}',
        format: 'TabSeparated',
        ...(query_params && { query_params }),
      });
    for (const a of [1, 2, 3]) {
      expect(await (await ask({ a })).text()).toBe(`${a}\n`);
      await expect(ask()).rejects.toMatchObject({ code: '456' });
      await expect(ask({ b: 1 })).rejects.toMatchObject({ code: '456' });
    }
  });

  it('keeps no settings, whether of a request, of a statement or of an insert', async () => {
    const usual = await blockSize();
    await client.command({ query: 'CREATE TABLE IF NOT EXISTS again (n UInt8) ENGINE = Memory' });
    for (let time = 0; time < 3; time++) {
      const settings = { max_block_size: '7' };
      const query = "SELECT getSetting('max_block_size')";
      const own = await client.query({ query, format: 'TabSeparated', clickhouse_settings: settings });
      expect(await own.text()).toBe('7\n');
      await text('SELECT 1 SETTINGS max_block_size = 8');
      await client.command({ query: 'SET max_block_size = 9' });
      await client.command({ query: 'INSERT INTO again SETTINGS max_block_size = 10 FORMAT CSV\n1' });
      await client.insert({ table: 'again', values: [{ n: 1 }], format: 'JSONEachRow' });
      expect(await blockSize()).toBe(usual);
    }
  });

  it('keeps no database and no table of its own', async () => {
    for (let time = 0; time < 3; time++) {
      await client.command({ query: 'CREATE TEMPORARY TABLE fleeting (n UInt8)' });
      await client.command({ query: 'USE system' });
      await expect(text('SELECT * FROM fleeting')).rejects.toMatchObject({ code: '60' });
      expect(await text('SELECT currentDatabase()')).toBe('default');
    }
  });
});

describe('inserts', () => {
  const values = [
    { id: 1, name: "a;\n\nb'\\", at: '2026-01-01 00:00:00', tags: ['x', "y'"], props: { a: { b: [1] } } },
    { id: 2, name: null, at: '2026-01-02 00:00:00', tags: [], props: {} },
  ];

  beforeAll(async () => {
    await client.command({
      query: `CREATE TABLE things (id UInt64, name Nullable(String), at DateTime('UTC') DEFAULT '2020-01-01 00:00:00',
              tags Array(String), props JSON) ENGINE = MergeTree ORDER BY id`,
    });
  });

  async function stored() {
    const found = await rows(
      'SELECT * FROM things ORDER BY id SETTINGS output_format_json_quote_64bit_integers = 0',
    );
    await client.command({ query: 'TRUNCATE TABLE things' });
    return found;
  }

  it('takes objects, and says how many it wrote', async () => {
    const { summary } = await client.insert({ table: 'things', values, format: 'JSONEachRow' });
    expect(summary).toMatchObject({ written_rows: '2' });
    expect(await stored()).toEqual(values);
  });

  it('takes arrays and fills what is left out', async () => {
    await client.insert({
      table: 'things',
      values: [[7, 'x']],
      columns: ['id', 'name'],
      format: 'JSONCompactEachRow',
    });
    expect(await stored()).toEqual([{ id: 7, name: 'x', at: '2020-01-01 00:00:00', tags: [], props: {} }]);
  });

  it('takes CSV with names, blank lines, semicolons and SQL in its fields', async () => {
    const nasty = 'a\n\n;DROP TABLE things;\nSELECT 1';
    const csv = `id,name\n1,"${nasty}"\n2,"x"\n`;
    await client.insert({
      table: 'things',
      values: Readable.from([csv], { objectMode: false }),
      format: 'CSVWithNames',
    });
    expect((await stored()).map((row) => Object(row).name)).toEqual([nasty, 'x']);
  });

  it.each([
    'Parquet',
    'Arrow',
    'ArrowStream',
    'Native',
    'RowBinary',
    'Avro',
    'ORC',
    'TabSeparatedWithNamesAndTypes',
    'MsgPack',
  ])('writes and reads %s whole', async (format) => {
    await client.command({
      query: 'CREATE OR REPLACE TABLE copied (n UInt32, s String) ENGINE = MergeTree ORDER BY n',
    });
    const out = await client.exec({
      query: `SELECT number::UInt32 AS n, repeat(toString(number), 3) AS s FROM numbers(200000) FORMAT ${format}`,
    });
    const bytes = await read(out.stream);
    const back = await client.exec({
      query: `INSERT INTO copied FORMAT ${format}`,
      values: Readable.from([bytes], { objectMode: false }),
    });
    await read(back.stream);
    expect(
      await text('SELECT count(), sum(n), sum(length(s)), countIf(s != repeat(toString(n), 3)) FROM copied'),
    ).toBe('200000\t19999900000\t3266670\t0');
  });

  it('takes a stream of objects', async () => {
    const many = Readable.from(
      (function* () {
        for (let id = 0; id < 20_000; id++) yield { id, name: `name ${id}` };
      })(),
    );
    await client.insert({ table: 'things', values: many, format: 'JSONEachRow' });
    expect(await text('SELECT count(), uniqExact(name) FROM things')).toBe('20000\t20000');
    await stored();
  });

  it('takes rows in the statement', async () => {
    await client.command({ query: `INSERT INTO things (id, name) FORMAT CSV\n1,"a\n\nb"\n2,c` });
    await client.command({
      query: `INSERT INTO things (id, name) VALUES (3, 'x;\n\ny'), (1 + 3, upper('z'));`,
    });
    await client.command({ query: 'INSERT INTO things (id) VALUES ({id:UInt8})', query_params: { id: 5 } });
    expect((await stored()).map((row) => Object(row).name)).toEqual(['a\n\nb', 'c', 'x;\n\ny', 'Z', null]);
  });

  it('takes INSERT … SELECT … FROM input(), with row numbers', async () => {
    const sql = `INSERT INTO things (id, name) SELECT rowNumberInAllBlocks() + 1, upper(n) FROM input('n String') FORMAT CSV`;
    const body = Readable.from(['x\n', 'y\nz\n'], { objectMode: false });
    await read(
      (await client.exec({ query: sql, values: body, clickhouse_settings: { max_threads: 1 } })).stream,
    );
    expect((await stored()).map((row) => [Object(row).id, Object(row).name])).toEqual([
      [1, 'X'],
      [2, 'Y'],
      [3, 'Z'],
    ]);
  });

  it('refuses bad rows with their number, and does not show the engine’s files', async () => {
    const bad = client.insert({
      table: 'things',
      values: Readable.from(['1,a\nnone,b\n'], { objectMode: false }),
      format: 'CSV',
      columns: ['id', 'name'],
    });
    await expect(bad).rejects.toMatchObject({ code: '27', message: expect.stringContaining('at row 2') });
    await expect(bad).rejects.not.toMatchObject({ message: expect.stringContaining(engine.dataDir) });
    expect(await stored()).toEqual([]);
  });

  it('can be told to let some rows go', async () => {
    await client.insert({
      table: 'things',
      values: Readable.from(['1,a\nnone,b\n3,c\n'], { objectMode: false }),
      format: 'CSV',
      columns: ['id', 'name'],
      clickhouse_settings: { input_format_allow_errors_num: '1', input_format_parallel_parsing: 0 },
    });
    expect((await stored()).map((row) => Object(row).id)).toEqual([1, 3]);
  });

  it('stores nothing of an upload that breaks off', async () => {
    const abort = new AbortController();
    const broken = Readable.from(
      (async function* () {
        for (let id = 0; id < 30; id++) yield `${id},name\n`.repeat(20_000);
        abort.abort();
        await new Promise(() => undefined);
      })(),
      { objectMode: false },
    );
    await expect(
      client.insert({
        table: 'things',
        values: broken,
        format: 'CSV',
        columns: ['id', 'name'],
        abort_signal: abort.signal,
      }),
    ).rejects.toThrow('aborted');
    expect(await text('SELECT count() FROM things')).toBe('0');
  });
});

describe('compression', () => {
  it.each(['gzip', 'zstd', 'br'] as const)('%s both ways', async (codec) => {
    const packed = engine.client({ compression: { request: { codec }, response: { codec } } });
    await client.command({
      query: 'CREATE OR REPLACE TABLE packed (s String) ENGINE = MergeTree ORDER BY s',
    });
    await packed.insert({
      table: 'packed',
      values: Array.from({ length: 5000 }, (_, n) => ({ s: `row ${n}` })),
      format: 'JSONEachRow',
    });
    const result = await packed.query({
      query: 'SELECT s FROM packed, numbers(20) AS n',
      format: 'JSONEachRow',
    });
    expect(result.response_headers['content-encoding']).toBe(codec);
    expect(await result.json()).toHaveLength(100_000);
    await expect(packed.query({ query: 'SELECT * FROM absent' })).rejects.toMatchObject({ code: '60' });
  });
});

describe('answers', () => {
  it('are one document in every format, however long', async () => {
    const json = await client.query({ query: 'SELECT number FROM numbers(300000)', format: 'JSON' });
    const document = await json.json<{ number: number }>();
    expect(document).toMatchObject({ rows: 300_000 });
    const csv = await text('SELECT number AS n FROM numbers(300000) FORMAT CSVWithNames').catch(() => '');
    expect(csv).toBe('');
    const { stream } = await client.exec({
      query: 'SELECT number AS n FROM numbers(300000) FORMAT CSVWithNames',
    });
    const lines = (await read(stream)).toString().split('\n');
    expect(lines.filter((line) => line === '"n"')).toHaveLength(1);
    expect(lines).toHaveLength(300_002);
  });

  it('carry the query id, the format and the number of rows', async () => {
    const result = await client.query({
      query: 'SELECT number FROM numbers(1000)',
      format: 'JSONEachRow',
      query_id: 'my-query',
    });
    expect(result.query_id).toBe('my-query');
    expect(result.response_headers).toMatchObject({
      'x-clickhouse-query-id': 'my-query',
      'x-clickhouse-format': 'JSONEachRow',
    });
    expect(JSON.parse(String(result.response_headers['x-clickhouse-summary']))).toMatchObject({
      result_rows: '1000',
    });
    await result.text();
  });

  it.each([
    ["SHOW DATABASES LIKE 'def%'", 'default'],
    ['EXPLAIN AST SELECT 1 FORMAT TSV', 'SelectWithUnionQuery'],
    ['DESCRIBE (SELECT 1 AS x) FORMAT TSV', 'x\tUInt8'],
    ['EXISTS TABLE absent FORMAT TSV', '0'],
    ['WITH 5 AS x SELECT x FORMAT TSV', '5'],
    ['(SELECT 1) UNION ALL (SELECT 1) FORMAT TSV', '1\n1'],
    ['FROM numbers(2) SELECT sum(number) SETTINGS max_threads = 1 FORMAT TSV;', '1'],
  ])('to %s', async (query, start) => {
    const { stream } = await client.exec({ query });
    expect((await read(stream)).toString()).toContain(start);
  });

  it('stream without being held in memory, at the reader’s pace', async () => {
    const result = await client.query({
      query: "SELECT number, repeat('x', 100) FROM numbers(600000)",
      format: 'JSONCompactEachRow',
    });
    let seen = 0;
    for await (const chunk of result.stream<[number, string]>()) {
      if (seen === 0) await new Promise((resolve) => setTimeout(resolve, 300));
      for (const row of chunk) if (row.json<[number, string]>()[0] === seen) seen++;
    }
    expect(seen).toBe(600_000);
  });
});

describe('errors', () => {
  it.each([
    ['selec 1', '62', 'SYNTAX_ERROR'],
    ['SELECT * FROM absent', '60', 'UNKNOWN_TABLE'],
    ['SELECT absent', '47', 'UNKNOWN_IDENTIFIER'],
    ["SELECT throwIf(1, 'the reason')", '395', 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO'],
    ['SELECT 1; SELECT 2', '62', 'SYNTAX_ERROR'],
    ["SELECT 1 INTO OUTFILE '/tmp/x'", '48', 'NOT_IMPLEMENTED'],
  ])('of %s', async (query, code, type) => {
    await expect(client.command({ query })).rejects.toMatchObject({ code, type });
  });

  it('never run half of what does not parse', async () => {
    await client.command({ query: 'CREATE OR REPLACE TABLE kept (a UInt8) ENGINE = MergeTree ORDER BY a' });
    await expect(client.command({ query: 'DROP TABLE kept; nonsense (((' })).rejects.toMatchObject({
      code: '62',
    });
    await expect(
      client.command({ query: 'INSERT INTO kept VALUES (1); DROP TABLE kept' }),
    ).rejects.toMatchObject({ code: '62' });
    expect(await text('SELECT count() FROM kept')).toBe('0');
  });

  const late =
    'SELECT throwIf(number = 600000) AS x, number FROM numbers(1000000) SETTINGS max_block_size = 65536, max_threads = 1';

  it('in the middle of an answer reach whoever reads rows', async () => {
    const result = await client.query({ query: late, format: 'JSONEachRow' });
    await expect(result.json()).rejects.toMatchObject({
      code: '395',
      type: 'FUNCTION_THROW_IF_VALUE_IS_NON_ZERO',
    });
  });

  it.each([false, true])(
    'in the middle break the answer off for whoever reads bytes (compressed: %s)',
    async (response) => {
      const reader = engine.client({ compression: { response } });
      const result = await reader.query({ query: late, format: 'CSV' });
      await expect(result.text()).rejects.toThrow();
    },
  );

  it('refuse a wrong password and an unknown user', async () => {
    await expect(text('SELECT 1', engine.client({ password: 'wrong' }))).rejects.toMatchObject({
      code: '516',
    });
    await expect(text('SELECT 1', engine.client({ password: '' }))).rejects.toMatchObject({ code: '516' });
    await expect(text('SELECT 1', engine.client({ username: 'root' }))).rejects.toMatchObject({
      code: '516',
    });
  });

  it('take the password in each of the ways of the protocol', async () => {
    const { PASSWORD } = await import('./start-test-engine.ts');
    const query = 'query=SELECT+1';
    const ways: [string, Record<string, string>][] = [
      [query, { 'X-ClickHouse-User': 'default', 'X-ClickHouse-Key': PASSWORD }],
      [query, { authorization: `Basic ${Buffer.from(`default:${PASSWORD}`).toString('base64')}` }],
      [`${query}&user=default&password=${encodeURIComponent(PASSWORD)}`, {}],
    ];
    for (const [search, headers] of ways) {
      expect(await (await fetch(`${engine.url}/?${search}`, { headers })).text()).toBe('1\n');
    }
    expect((await fetch(`${engine.url}/?${query}`)).status).toBe(401);
  });

  it('let a GET change nothing', async () => {
    const { PASSWORD } = await import('./start-test-engine.ts');
    const response = await fetch(
      `${engine.url}/?query=${encodeURIComponent('CREATE TABLE x (a Int8) ENGINE = Log')}`,
      {
        headers: { 'X-ClickHouse-Key': PASSWORD },
      },
    );
    expect(response.status).toBe(403);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('164');
  });
});

describe('abort', () => {
  const running =
    "SELECT count() FROM system.processes WHERE query LIKE '%987654321987%' AND query NOT LIKE '%system.processes%'";

  it.each([
    ['that computes', 'SELECT count() FROM numbers(987654321987)'],
    ['that streams', 'SELECT number FROM numbers(987654321987)'],
  ])('kills a query %s', async (_, query) => {
    const abort = new AbortController();
    const asked = client
      .query({ query, abort_signal: abort.signal, format: 'JSONEachRow' })
      .then(async (result) => {
        for await (const _rows of result.stream()) if (abort.signal.aborted) throw new Error('aborted');
      });
    const settled = asked.then(
      () => 'answered',
      () => 'refused',
    );
    await expect.poll(() => text(running)).toBe('1');
    abort.abort();
    expect(await settled).toBe('refused');
    await expect.poll(() => text(running), { timeout: 5000 }).toBe('0');
  });
});
