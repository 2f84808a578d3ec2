import { describe, expect, it } from 'vitest';
import { namesLocalFile, splitOutput } from './split-output.ts';

describe('splitOutput', () => {
  it.each([
    ['SELECT 1', 'SELECT 1', undefined, ''],
    ['SELECT 1;', 'SELECT 1', undefined, ''],
    ['SELECT 1 FORMAT JSON', 'SELECT 1 ', 'JSON', ''],
    ['SELECT 1\nFORMAT JSON SETTINGS a = 1 ;', 'SELECT 1\n', 'JSON', ' SETTINGS a = 1'],
    ['SELECT 1 SETTINGS a = 1 FORMAT CSV', 'SELECT 1 SETTINGS a = 1 ', 'CSV', ''],
    ["SELECT 'x FORMAT CSV' -- FORMAT TSV", "SELECT 'x FORMAT CSV'", undefined, ''],
    ['SELECT * FROM (SELECT 1 FORMAT CSV)', 'SELECT * FROM (SELECT 1 FORMAT CSV)', undefined, ''],
    ['SELECT $$ FORMAT CSV$$', 'SELECT $$ FORMAT CSV$$', undefined, ''],
    ['SELECT `FORMAT` x', 'SELECT `FORMAT` x', undefined, ''],
    ['DESCRIBE t SETTINGS a = 1', 'DESCRIBE t ', undefined, 'SETTINGS a = 1'],
    ['SELECT 1 SETTINGS a = 1', 'SELECT 1 SETTINGS a = 1', undefined, ''],
  ])('splits %j', (sql, body, format, trailer) => {
    expect(splitOutput(sql)).toEqual({ body, format, trailer });
  });
});

describe('namesLocalFile', () => {
  it('sees the clauses, whatever stands between their words, and nothing in strings', () => {
    expect(namesLocalFile("SELECT 1 INTO/**/OUTFILE 'x'")).toBe(true);
    expect(namesLocalFile("INSERT INTO t from -- x\n infile 'x' FORMAT CSV")).toBe(true);
    expect(namesLocalFile("SELECT 'INTO OUTFILE'")).toBe(false);
  });
});
