import { expect, it } from 'vitest';
import { readSqlRequest } from './read-sql-request.ts';

const read = (query: string) =>
  readSqlRequest(
    { method: 'POST', url: new URLSearchParams(), headers: {}, body: Buffer.from(query) },
    'default',
  );

it('takes the end off a query, and nothing else', () => {
  expect(read('SELECT 1 ; \n;')).toMatchObject({ query: 'SELECT 1', format: 'TabSeparated' });
  expect(read('SELECT 1\n FORMAT JSON ;')).toMatchObject({ query: 'SELECT 1', format: 'JSON' });
  expect(read("SELECT ';  '")).toMatchObject({ query: "SELECT ';  '" });
});

it('is not held up by a quarter of a million blanks', () => {
  const started = performance.now();
  expect(read(`SELECT${' '.repeat(250_000)}1`)).toMatchObject({ format: 'TabSeparated' });
  // By the regular expression this took three minutes; a slow machine needs some milliseconds.
  expect(performance.now() - started).toBeLessThan(2_000);
});
