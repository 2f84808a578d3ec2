import { existsSync } from 'node:fs';
import { type ClickHouseClient, ClickHouseError } from '@clickhouse/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { READONLY_PASSWORD, startTestEngine, type TestEngine } from './start-test-engine.ts';

let engine: TestEngine;
let reader: ClickHouseClient;

beforeAll(async () => {
  engine = await startTestEngine();
  await engine.client().command({ query: 'CREATE TABLE t (a UInt8) ENGINE = MergeTree ORDER BY a' });
  await engine.client().command({ query: 'INSERT INTO t VALUES (1), (2)' });
  reader = engine.client({ username: 'readonly', password: READONLY_PASSWORD });
});
afterAll(() => engine.remove());

async function text(query: string): Promise<string> {
  return (await (await reader.query({ query, format: 'TabSeparated' })).text()).trim();
}

describe('the read-only user', () => {
  it('reads, with parameters and settings', async () => {
    const result = await reader.query({
      query: 'SELECT sum(a) AS s FROM t WHERE a > {min:UInt8}',
      query_params: { min: 1 },
      clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
      format: 'JSONEachRow',
    });
    expect(await result.json()).toEqual([{ s: '2' }]);
  });

  it.each([
    'INSERT INTO t VALUES (3)',
    'INSERT INTO t FORMAT CSV\n3',
    "INSERT INTO t SELECT * FROM input('a UInt8') FORMAT CSV\n3",
    'INSERT INTO t SELECT 3',
    'CREATE TABLE u (a UInt8) ENGINE = Memory',
    'CREATE TEMPORARY TABLE u (a UInt8)',
    'CREATE FUNCTION f AS (x) -> x',
    'DROP TABLE t',
    'TRUNCATE TABLE t',
    'RENAME TABLE t TO u',
    'ALTER TABLE t DELETE WHERE 1',
    'DELETE FROM t WHERE 1',
    'OPTIMIZE TABLE t',
    'SYSTEM STOP MERGES',
    'SYSTEM FLUSH LOGS',
    'KILL QUERY WHERE 1',
    'SET readonly = 0',
    'SET max_memory_usage = 0',
    'USE system',
    "BACKUP TABLE t TO File('x')",
    'GRANT ALL ON *.* TO readonly',
    'CREATE USER u',
    'SELECT 1 PARALLEL WITH DROP TABLE t',
    'EXECUTE AS default DROP TABLE t',
    'SELECT 1; SELECT 2',
    'SELECT 1; DROP TABLE t',
    'SELECT 1; DROP TABLE t; (((',
    "SELECT 1 INTO OUTFILE '/tmp/rondo-engine-leak'",
    "SELECT 1 INTO /**/ OUTFILE '/tmp/rondo-engine-leak' TRUNCATE",
    "INSERT INTO FUNCTION file('/tmp/rondo-engine-leak', 'CSV', 'a UInt8') SELECT 1",
    'SELECT 1 SETTINGS readonly = 0',
    'SELECT 1 SETTINGS max_memory_usage = 100000000000',
    'SELECT 1 FORMAT CSV SETTINGS max_execution_time = 0',
    'SELECT * FROM (SELECT 1 SETTINGS max_rows_to_read = 0)',
    'SELECT (SELECT 1 SETTINGS/**/`max_rows_to_read` = 0)',
  ])('may not %s', async (query) => {
    await expect(reader.command({ query })).rejects.toBeInstanceOf(ClickHouseError);
    expect(await text('SELECT groupArray(a) FROM t')).toBe('[1,2]');
    expect(existsSync('/tmp/rondo-engine-leak')).toBe(false);
  });

  it('cannot raise its caps by the settings of a request either', async () => {
    const query =
      "SELECT getSetting('max_memory_usage') < 1e9 AND getSetting('readonly') = 1 AND getSetting('max_execution_time') = 60";
    const result = await reader.query({
      query,
      clickhouse_settings: { max_memory_usage: '100000000000', readonly: '0', max_execution_time: 0 },
      format: 'TabSeparated',
    });
    expect((await result.text()).trim()).toBe('1');
  });

  it('is stopped at its caps', async () => {
    await expect(text('SELECT number FROM numbers(3000000)')).rejects.toThrow();
    await expect(text("SELECT arrayJoin(range(400)), repeat('x', 1000000)")).rejects.toThrow();
    await expect(text('SELECT groupArray(number) FROM numbers(200000000)')).rejects.toMatchObject({
      code: '241',
    });
    await expect(text('SELECT sum(number) FROM numbers(1000000000000)')).rejects.toMatchObject({
      code: '158',
    });
  });
});
