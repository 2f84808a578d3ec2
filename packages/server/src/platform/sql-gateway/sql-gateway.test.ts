import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineHandle, startEngine } from '../events/engine-process.ts';
import { silentLog } from '../log.ts';
import { createSqlGateway } from './index.ts';

const KEY = 'a key that may read';
const LEAK = join(tmpdir(), `rondo-sql-leak-${process.pid}`);
const SECRET = 'the-secret-value';

let dataDir: string;
let engine: EngineHandle;
let http: FastifyInstance;
let origin: string;
let owner: ClickHouseClient;
let reader: ClickHouseClient;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'rondo-sql-'));
  writeFileSync(`${LEAK}.csv`, SECRET);
  engine = await startEngine({ dataDir, log: silentLog(), memoryBytes: 1_000_000_000 });
  owner = createClient({
    url: engine.url,
    username: engine.username,
    password: engine.password,
    log: { level: 127 },
  });
  for (const query of [
    'CREATE TABLE events (event String, timestamp DateTime, revenue Float64, properties JSON) ENGINE = MergeTree ORDER BY timestamp',
    "INSERT INTO events VALUES ('buy', '2026-01-01 10:00:00', 5, '{\"plan\":\"pro\"}'), ('view', '2026-01-01 11:00:00', 0, '{}')",
    'CREATE TABLE bought (name String, until DateTime64(3)) ENGINE = MergeTree ORDER BY name',
    "INSERT INTO bought VALUES ('here', now64(3) + 3600), ('gone', now64(3) - 1)",
    'CREATE TABLE secrets (value String) ENGINE = MergeTree ORDER BY value',
    `INSERT INTO secrets VALUES ('${SECRET}')`,
    'CREATE VIEW leaky AS SELECT * FROM secrets',
    'CREATE DATABASE other',
    'CREATE TABLE other.events (value String) ENGINE = MergeTree ORDER BY value',
    'CREATE DICTIONARY lookup (value String) PRIMARY KEY value SOURCE(CLICKHOUSE(TABLE secrets)) LAYOUT(COMPLEX_KEY_HASHED()) LIFETIME(0)',
  ]) {
    await owner.command({ query });
  }
  http = Fastify();
  await http.register(
    createSqlGateway({
      engineUrl: engine.url,
      username: engine.readonlyUsername,
      password: engine.readonlyPassword,
      tables: ['events', 'bought'],
      rows: { bought: "until > now64(3) AND name != 'it\\'s'" },
      authorise: async (key) => key === KEY,
    }),
  );
  origin = await http.listen({ port: 0, host: '127.0.0.1' });
  reader = createClient({
    url: origin,
    pathname: '/sql',
    username: 'anyone',
    password: KEY,
    log: { level: 127 },
  });
});

afterAll(async () => {
  await reader.close();
  await owner.close();
  await http.close();
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(`${LEAK}.csv`, { force: true });
});

async function ask(query: string, settings: Record<string, string | number> = {}): Promise<string> {
  const result = await reader.query({ query, format: 'TabSeparatedRaw', clickhouse_settings: settings });
  return (await result.text()).trimEnd();
}

function get(search: string, headers: Record<string, string> = { 'X-ClickHouse-Key': KEY }) {
  return fetch(`${origin}/sql?${search}`, { headers });
}

describe('what BI tools ask', () => {
  it('the official client: ping, rows, parameters, streams, errors', async () => {
    expect(await reader.ping()).toEqual({ success: true });
    expect(await reader.ping({ select: true })).toEqual({ success: true });
    const result = await reader.query({
      query:
        'SELECT event, revenue FROM events WHERE event = {event:String} AND revenue IN {list:Array(Float64)}',
      query_params: { event: 'buy', list: [5, 6] },
      format: 'JSONEachRow',
    });
    expect(await result.json()).toEqual([{ event: 'buy', revenue: 5 }]);
    const many = await reader.query({ query: 'SELECT arrayJoin(range(300000)) AS n', format: 'JSONEachRow' });
    expect(await many.json()).toHaveLength(300_000);
    await expect(ask('SELECT nothing FROM events')).rejects.toMatchObject({
      code: '47',
      type: 'UNKNOWN_IDENTIFIER',
    });
    await expect(ask('selec 1')).rejects.toMatchObject({ code: '62' });
  });

  it('compressed, multipart, and in binary formats', async () => {
    const packed = createClient({
      url: origin,
      pathname: '/sql',
      password: KEY,
      compression: { request: true, response: true },
    });
    const list = Array.from({ length: 2000 }, (_, n) => `value ${n}`);
    const result = await packed.query({
      query: 'SELECT length({list:Array(String)}) AS n FROM events LIMIT 1',
      query_params: { list },
      use_multipart_params: true,
      format: 'JSONEachRow',
    });
    expect(result.response_headers['content-encoding']).toBe('gzip');
    expect(await result.json()).toEqual([{ n: 2000 }]);
    const { stream } = await packed.exec({ query: 'SELECT * FROM events FORMAT Parquet' });
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).subarray(0, 4).toString()).toBe('PAR1');
    await packed.close();
  });

  it.each([
    [
      'SELECT $1 AS t, count() AS c FROM default.events WHERE timestamp >= toDateTime(1767225600) GROUP BY t ORDER BY t'.replace(
        '$1',
        'toStartOfInterval(timestamp, INTERVAL 1 hour)',
      ),
      '2026-01-01 10:00:00\t1\n2026-01-01 11:00:00\t1',
    ],
    [
      "SELECT (intDiv(toUInt32(timestamp), 3600) * 3600) * 1000 AS t, sumIf(revenue, event = 'buy') FROM `default`.`events` GROUP BY t ORDER BY t FORMAT JSONCompactEachRow",
      '["1767261600000", 5]\n["1767265200000", 0]',
    ],
    [
      'WITH bought AS (SELECT * FROM events WHERE revenue > 0), n AS (SELECT count() AS c FROM bought) SELECT c FROM n',
      '1',
    ],
    ['SELECT event FROM events WHERE event IN (SELECT event FROM events WHERE revenue > 0)', 'buy'],
    [
      'SELECT uniqExactIf(event, revenue > 0), quantiles(0.5, 0.9)(revenue), argMax(event, revenue) FROM events',
      '1\t[2.5,4.5]\tbuy',
    ],
    [
      'SELECT event, row_number() OVER w FROM events WINDOW w AS (ORDER BY timestamp) ORDER BY 2',
      'buy\t1\nview\t2',
    ],
    ["SELECT properties.plan::String FROM events WHERE event = 'buy'", 'pro'],
    ['SELECT arrayMap(x -> x * 2, [1, 2]), if(1, 2, 3), CAST(1 AS String)', '[2,4]\t2\t1'],
    ['SELECT * EXCEPT (properties, timestamp) FROM events ORDER BY ALL LIMIT 1', 'buy\t5'],
    [
      "SELECT name FROM system.columns WHERE database = 'default' AND table = 'events' ORDER BY position LIMIT 1",
      'event',
    ],
    [
      "SELECT name, engine FROM system.tables WHERE database = 'default' AND name = 'events'",
      'events\tMergeTree',
    ],
    ["SELECT name FROM system.databases WHERE name = 'default'", 'default'],
    ["SHOW DATABASES LIKE 'default'", 'default'],
    ["SHOW TABLES FROM default LIKE 'events'", 'events'],
    ['SELECT currentDatabase(), timezone()', 'default\tUTC'],
    ['/* a tool */ SELECT 1 -- with comments', '1'],
    [
      "SELECT 'file(''/etc/passwd''); DROP TABLE events' FORMAT TSVRaw;",
      "file('/etc/passwd'); DROP TABLE events",
    ],
  ])('%s', async (query, expected) => {
    const { stream } = await reader.exec({
      query,
      clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
    });
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString().trimEnd()).toBe(expected);
  });

  it('DESCRIBE TABLE', async () => {
    expect(await ask('DESCRIBE TABLE events')).toContain('revenue\tFloat64');
  });

  it('by GET, as Grafana plug-ins do, with the key in each place', async () => {
    const query = `query=${encodeURIComponent('SELECT 1 AS x FORMAT JSON')}&add_http_cors_header=1&default_format=JSON`;
    const basic = Buffer.from(`anyone:${KEY}`).toString('base64');
    const ways: [string, Record<string, string>][] = [
      [query, { 'X-ClickHouse-User': 'x', 'X-ClickHouse-Key': KEY }],
      [query, { authorization: `Basic ${basic}` }],
      [query, { authorization: `Bearer ${KEY}`.replaceAll(' ', (_, at) => (at < 7 ? ' ' : '%20')) }],
      [`${query}&password=${encodeURIComponent(KEY)}`, {}],
    ];
    const statuses = await Promise.all(
      ways.map(async ([search, headers]) => (await get(search, headers)).status),
    );
    expect(statuses).toEqual([200, 200, 401, 200]);
    expect(await (await get(query)).json()).toMatchObject({ data: [{ x: 1 }] });
  });
});

describe('rows that readers may not see', () => {
  it.each([
    'SELECT name FROM bought ORDER BY name',
    'SELECT b.name FROM default.bought AS b',
    'SELECT name FROM (SELECT * FROM bought)',
    'WITH bought AS (SELECT * FROM default.bought) SELECT name FROM bought',
    'SELECT arrayStringConcat(groupArray(name)) FROM bought',
  ])('are not there, however the table is named: %s', async (query) => {
    expect(await ask(query)).toBe('here');
  });

  it('are not counted either, and no setting brings them back', async () => {
    expect(await ask('SELECT count() FROM bought')).toBe('1');
    const answer = await get(
      `query=${encodeURIComponent('SELECT count() FROM bought')}&additional_table_filters={}`,
    );
    expect(answer.status).not.toBe(200);
  });
});

describe('who may not ask', () => {
  it.each([
    ['no key', {}],
    ['a wrong key', { 'X-ClickHouse-Key': 'wrong' }],
    ['the engine’s own password', { 'X-ClickHouse-Key': 'ENGINE' }],
  ])('%s', async (_, headers) => {
    const sent = Object.fromEntries(
      Object.entries(headers).map(([k, v]) => [k, v === 'ENGINE' ? engine.password : v]),
    );
    const response = await get('query=SELECT+1', sent);
    expect(response.status).toBe(401);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('516');
  });
});

describe('what is refused', () => {
  it.each([
    // Writes and control.
    'INSERT INTO events (event) VALUES (1)',
    'INSERT INTO events (event) FORMAT CSV\nx',
    'INSERT INTO events SELECT * FROM events',
    'CREATE TABLE x (a UInt8) ENGINE = Memory',
    'CREATE TEMPORARY TABLE x (a UInt8)',
    "CREATE FUNCTION f AS (x) -> file('/etc/passwd')",
    'ALTER TABLE events DELETE WHERE 1',
    'DROP TABLE events',
    'TRUNCATE TABLE events',
    'OPTIMIZE TABLE events',
    'SYSTEM STOP MERGES',
    'SYSTEM SHUTDOWN',
    'KILL QUERY WHERE 1',
    'SET max_memory_usage = 0',
    'USE other',
    "BACKUP TABLE events TO File('x')",
    'EXECUTE AS default SELECT 1',
    'SELECT 1 PARALLEL WITH DROP TABLE events',
    // Several statements.
    'SELECT 1; SELECT 2',
    'SELECT 1; DROP TABLE events',
    'SELECT 1;;DROP TABLE events;',
    'SELECT 1 FORMAT JSON; DROP TABLE events FORMAT JSON',
    // Files, network, programs.
    `SELECT file('${LEAK}.csv')`,
    `SELECT FILE('${LEAK}.csv')`,
    `SELECT * FROM file('${LEAK}.csv', 'LineAsString')`,
    `SELECT * FROM/**/file('${LEAK}.csv', 'LineAsString')`,
    `WITH x AS (SELECT * FROM file('${LEAK}.csv', 'LineAsString')) SELECT * FROM x`,
    `SELECT (SELECT line FROM file('${LEAK}.csv', 'LineAsString'))`,
    `SELECT 1 WHERE 1 IN (SELECT 1 FROM file('${LEAK}.csv', 'LineAsString'))`,
    `SELECT arrayMap(x -> file('${LEAK}.csv'), [1])`,
    `SELECT 1 ORDER BY file('${LEAK}.csv')`,
    `SELECT 1 LIMIT length(file('${LEAK}.csv'))`,
    `SELECT count() OVER (ORDER BY file('${LEAK}.csv')) FROM events`,
    `SELECT * APPLY(x -> file('${LEAK}.csv')) FROM (SELECT 1)`,
    `SELECT * APPLY(file) FROM (SELECT '${LEAK}.csv')`,
    `SELECT * REPLACE(file('${LEAK}.csv') AS a) FROM (SELECT 'x' AS a)`,
    `SELECT COLUMNS('a') APPLY(file) FROM (SELECT '${LEAK}.csv' AS a)`,
    `SELECT 1 AS a ORDER BY a WITH FILL FROM toUInt8(length(file('${LEAK}.csv')))`,
    "SELECT * FROM url('http://127.0.0.1/x', 'CSV', 'a String')",
    "SELECT * FROM s3('http://127.0.0.1/x', 'CSV', 'a String')",
    "SELECT * FROM remote('127.0.0.1', system.one)",
    "SELECT * FROM cluster('default', system.one)",
    "SELECT * FROM executable('id', 'TSV', 'a String')",
    "SELECT * FROM mysql('127.0.0.1:3306', 'a', 'b', 'c', 'd')",
    "SELECT * FROM merge('default', '.*')",
    "SELECT * FROM merge('secrets')",
    'SELECT * FROM numbers(1e18)',
    'SELECT * FROM view(SELECT * FROM secrets)',
    "SELECT * FROM dictionary('lookup')",
    "SELECT * FROM format(CSV, '1')",
    "SELECT * FROM input('a String')",
    "SELECT * FROM loop('events')",
    "SELECT * FROM mergeTreeIndex('default', 'secrets')",
    "DESCRIBE url('http://127.0.0.1/x')",
    `DESC file('${LEAK}.csv')`,
    `DESCRIBE (SELECT * FROM file('${LEAK}.csv'))`,
    `SELECT 1 INTO OUTFILE '${LEAK}'`,
    `SELECT 1 INTO OUTFILE '${LEAK}' FORMAT CSV`,
    `SELECT 1 INTO/**/OUTFILE '${LEAK}' TRUNCATE`,
    // Other tables, by every way to name one.
    'SELECT * FROM secrets',
    'SELECT * FROM default.secrets',
    'SELECT * FROM `secrets`',
    'SELECT * FROM "default"."secrets"',
    'SELECT * FROM other.events',
    'SELECT * FROM leaky',
    'SELECT * FROM lookup',
    'SELECT * FROM events, secrets',
    'SELECT * FROM events AS e LEFT JOIN secrets AS s ON 1 = 1',
    'SELECT 1 UNION ALL SELECT value FROM secrets',
    'SELECT 1 INTERSECT SELECT value FROM secrets',
    `SELECT '${SECRET}' IN secrets`,
    `SELECT '${SECRET}' IN (secrets)`,
    `SELECT '${SECRET}' GLOBAL NOT IN default.secrets`,
    `SELECT in('${SECRET}', secrets)`,
    'WITH secrets AS (SELECT * FROM secrets) SELECT * FROM secrets',
    'SELECT * FROM (WITH secrets AS (SELECT 1) SELECT * FROM secrets) AS a, secrets',
    'SELECT * FROM events AS secrets, secrets AS t',
    'SELECT * FROM secrets AS "events\n     TableIdentifier events"',
    'SELECT 1 AS "a (children 1)\n    Function plus" FROM secrets',
    'FROM secrets SELECT value',
    'DESCRIBE TABLE secrets',
    'DESCRIBE (SELECT * FROM secrets)',
    'SHOW CREATE TABLE events',
    'SHOW COLUMNS FROM secrets',
    'SHOW TABLES FROM other',
    'SHOW PROCESSLIST',
    'SHOW GRANTS',
    'EXISTS TABLE secrets',
    'CHECK TABLE events',
    'EXPLAIN SELECT * FROM secrets',
    'EXPLAIN AST SELECT 1',
    'SELECT * FROM (EXPLAIN SELECT * FROM secrets)',
    "SELECT dictGet('lookup', 'value', 'x')",
    "SELECT joinGet('secrets', 'value', 1)",
    "SELECT hasColumnInTable('default', 'secrets', 'value')",
    // Facts about the server, and its secrets.
    'SELECT * FROM system.processes',
    'SELECT * FROM system.settings',
    'SELECT * FROM system.query_log',
    'SELECT * FROM system.named_collections',
    'SELECT * FROM system.users',
    'SELECT * FROM system.tables',
    'SELECT t.* FROM system.tables AS t',
    "SELECT COLUMNS('create') FROM system.tables",
    'SELECT create_table_query FROM system.tables',
    'SELECT t.create_table_query FROM system.tables AS t',
    "SELECT 1 FROM system.tables WHERE engine_full LIKE '%x%'",
    'SELECT c1 FROM system.tables AS t (c1, c2)',
    'SELECT data_path FROM system.databases',
    'SELECT (SELECT groupArray(data_paths) FROM system.tables)',
    'SELECT currentUser()',
    'SELECT user()',
    'SELECT hostName()',
    'SELECT FQDN()',
    'SELECT @@version',
    "SELECT getSetting('max_memory_usage')",
    "SELECT getServerSetting('path')",
    "SELECT getMacro('x')",
    "SELECT getClientHTTPHeader('Authorization')",
    'SELECT serverUUID()',
    "SELECT tcpPort(), getServerPort('http_port')",
    "SELECT filesystemAvailable('/')",
    "SELECT catboostEvaluate('/etc/passwd', 1)",
    'SELECT sleep(3)',
    'SELECT addressToLine(1)',
    "SELECT aiGenerate('x', 'y')",
    "SELECT formatRow('CSV', 1)",
    'SELECT no_such_function(1)',
    // Settings and formats.
    'SELECT 1 SETTINGS max_memory_usage = 100000000000',
    'SELECT 1 SETTINGS readonly = 0 FORMAT JSON',
    'SELECT 1 FORMAT JSON SETTINGS readonly = 0',
    'SELECT (SELECT 1 SETTINGS max_rows_to_read = 0)',
    "SELECT 1 FORMAT Template SETTINGS format_template_resultset = '/etc/passwd'",
    'SELECT 1 FORMAT Template',
    'SELECT 1 FORMAT Protobuf',
    'SELECT 1 FORMAT CapnProto',
    // What only looks like a query together with ours.
    'json = 1 SELECT 1',
    'SELECT 1) SELECT (1',
    '',
    '--',
  ])('%j', async (query) => {
    const answer = ask(query.includes('FORMAT') ? `${query} ` : query);
    await expect(answer).rejects.toBeInstanceOf(ClickHouseError);
    await answer.catch((error: Error) => expect(error.message).not.toContain(SECRET));
    const raw = await get(`query=${encodeURIComponent(query)}`);
    expect(query === '' || query === '--' ? 400 : raw.status).toBeGreaterThanOrEqual(400);
    expect(await raw.text()).not.toContain(SECRET);
    expect(existsSync(LEAK)).toBe(false);
  });

  it('other tables by parameter', async () => {
    for (const query of ['SELECT * FROM {t:Identifier}', "SELECT 'x' IN {t:Identifier}"]) {
      await expect(reader.query({ query, query_params: { t: 'secrets' } })).rejects.toMatchObject({
        code: '497',
      });
    }
  });

  it.each([
    ['max_memory_usage_for_user', '1'],
    ['max_threads', '64'],
    ['format_schema', '/etc/passwd'],
    ['output_format_schema', '/tmp/x'],
    ['format_template_row', '/etc/passwd'],
    ['allow_introspection_functions', '1'],
    ['additional_table_filters', '{}'],
    ['enable_global_with_statement', '0'],
    ['session_id', 'x'],
    ['compress', '1'],
    ['database', 'other'],
    ['database', 'system'],
    ['default_format', 'Template'],
    ['max_threads = 1, readonly', '0'],
  ])('a request with %s = %s', async (name, value) => {
    const response = await get(
      new URLSearchParams([
        ['query', 'SELECT 1'],
        [name, value],
      ]).toString(),
    );
    expect(response.status).toBe(403);
    expect(response.headers.get('x-clickhouse-exception-code')).toBe('497');
  });

  it('queries that take too much', async () => {
    await expect(ask('SELECT arrayJoin(range(20000000)) AS n')).rejects.toThrow();
    await expect(
      ask('SELECT groupArray(a) FROM (SELECT arrayJoin(range(100000000)) AS a)'),
    ).rejects.toThrow();
    await expect(ask(`SELECT '${'x'.repeat(300_000)}'`)).rejects.toMatchObject({ code: '497' });
    expect(await ask('SELECT count() FROM events')).toBe('2');
  });

  it('and caps cannot be lifted by a request', async () => {
    await expect(
      ask(
        'SELECT a, b FROM (SELECT arrayJoin(range(2000)) AS a) AS x, (SELECT arrayJoin(range(2000)) AS b) AS y',
        { max_result_rows: '0', max_result_bytes: '0', readonly: '0' },
      ),
    ).rejects.toThrow();
  });
});

describe('the gateway', () => {
  it('kills the query of a caller that leaves', async () => {
    const abort = new AbortController();
    const slow =
      'SELECT count() FROM (SELECT arrayJoin(range(10000)) AS a) AS x, (SELECT arrayJoin(range(10000)) AS b) AS y, (SELECT arrayJoin(range(1000)) AS c) AS z WHERE a * b * c = 7';
    const asked = reader.query({ query: slow, abort_signal: abort.signal });
    const running = async () => {
      const found = await owner.query({
        query:
          "SELECT count() FROM system.processes WHERE query LIKE '%a * b * c = 7%' AND query NOT LIKE '%system.processes%'",
        format: 'TabSeparated',
      });
      return (await found.text()).trim();
    };
    await expect.poll(running, { timeout: 5000 }).toBe('1');
    abort.abort();
    await expect(asked).rejects.toThrow('aborted');
    await expect.poll(running, { timeout: 5000 }).toBe('0');
  });

  it('says 503 and when to come back while the engine is down', async () => {
    const alone = Fastify();
    await alone.register(
      createSqlGateway({
        engineUrl: 'http://127.0.0.1:1',
        username: 'x',
        password: 'x',
        tables: [],
        authorise: async () => true,
      }),
    );
    const response = await alone.inject({ url: '/sql?query=SELECT+1' });
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('2');
    await alone.close();
  });
});
