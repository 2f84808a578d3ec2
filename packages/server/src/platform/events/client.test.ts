import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startTestEvents } from '../../../test/support/events.ts';

const events = await startTestEvents();

/** Twice what an address may hold on a ClickHouse server, with what a form or an address would have to escape. */
const values = Array.from({ length: 5_000 }, (_, index) => `${index}: “å'\\\r\n--x&=%+ ${'y'.repeat(400)}`);

it('asks, commands and streams with parameters that no address could hold', async () => {
  const parameters = { values, last: values.at(-1) };
  const sql =
    'SELECT length({values:Array(String)}) AS n, {values:Array(String)}[-1] = {last:String} AS same';
  const expected = { n: '5000', same: 1 };
  expect(await events.queryOne(sql, parameters)).toEqual(expected);
  expect(JSON.parse(await text(await events.queryBytes(`${sql} FORMAT JSONEachRow`, parameters)))).toEqual(
    expected,
  );
  await events.command('CREATE TABLE long_parameters (value String) ENGINE = MergeTree ORDER BY value');
  await events.command('INSERT INTO long_parameters SELECT arrayJoin({values:Array(String)})', parameters);
  expect(
    await events.queryOne(
      'SELECT count() AS n FROM long_parameters WHERE value IN {values:Array(String)}',
      parameters,
    ),
  ).toEqual({ n: '5000' });
});

it('says what is wrong with a statement that came as a form', async () => {
  await expect(events.command('SELECT {values:Array(Int8)}', { values })).rejects.toMatchObject({
    code: 'events-query-failed',
  });
});

it('ends with the reason of whoever cancels, as no fault of the engine', async () => {
  const abort = new AbortController();
  const reason = new TypeError('enough');
  const asked = events.query(
    'SELECT sum(sleepEachRow(0.01)) FROM numbers(1000) SETTINGS max_block_size = 1',
    {},
    {
      signal: abort.signal,
    },
  );
  setTimeout(() => abort.abort(reason), 50);
  await expect(asked).rejects.toBe(reason);
});
