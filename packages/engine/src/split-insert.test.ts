import { describe, expect, it } from 'vitest';
import { hidesRows, splitInsert } from './split-insert.ts';

function split(sql: string) {
  const found = splitInsert(sql);
  return found && { ...found, rows: sql.slice(found.dataStart) };
}

describe('splitInsert', () => {
  it.each([
    ['INSERT INTO t FORMAT CSV\n1,2', 'INTO t', '', 'CSV', '1,2'],
    [
      'insert into db.t (a, `b)`) format JSONEachRow {"a":1}',
      'into db.t (a, `b)`)',
      '',
      'JSONEachRow',
      '{"a":1}',
    ],
    [
      "INSERT INTO t SETTINGS a = 1, b = 'x' FORMAT TSV\r\n1",
      'INTO t',
      "SETTINGS a = 1, b = 'x'",
      'TSV',
      '1',
    ],
    ['/* c */ INSERT -- d\n INTO TABLE t FORMAT CSV', 'INTO TABLE t', '', 'CSV', ''],
    ['INSERT INTO format FORMAT CSV\nx', 'INTO format', '', 'CSV', 'x'],
    ['INSERT INTO table FORMAT CSV\nx', 'INTO table', '', 'CSV', 'x'],
    ['INSERT INTO "select"."values" FORMAT CSV\nx', 'INTO "select"."values"', '', 'CSV', 'x'],
    ['INSERT INTO {t:Identifier} FORMAT CSV\nx', 'INTO {t:Identifier}', '', 'CSV', 'x'],
    [
      "INSERT INTO FUNCTION remote('h', t) (a) FORMAT CSV\nx",
      "INTO FUNCTION remote('h', t) (a)",
      '',
      'CSV',
      'x',
    ],
    ['INSERT INTO t (* EXCEPT(a)) FORMAT CSV\nx', 'INTO t (* EXCEPT(a))', '', 'CSV', 'x'],
  ])('finds the rows of %j', (sql, into, settings, format, rows) => {
    expect(split(sql)).toMatchObject({ into, settings, format, rows, select: undefined });
  });

  it('keeps a first line that is empty, and blanks that belong to the first row', () => {
    expect(split('INSERT INTO t FORMAT TSV\n\n  x')?.rows).toBe('\n  x');
  });

  it('takes INSERT … SELECT … FROM input() apart', () => {
    const sql =
      "INSERT INTO t (a) SELECT lower(a) FROM (SELECT * FROM input('a String')) WHERE a != 'FORMAT' FORMAT CSV\nX";
    expect(split(sql)).toMatchObject({
      into: 'INTO t (a)',
      format: 'CSV',
      rows: 'X',
      select: {
        before: 'SELECT lower(a) FROM (SELECT * FROM ',
        structure: "'a String'",
        after: ") WHERE a != 'FORMAT'",
      },
    });
  });

  it.each([
    'SELECT 1 FORMAT CSV',
    "INSERT INTO t VALUES (1, 'FORMAT CSV')",
    'INSERT INTO t FORMAT Values (1)',
    'INSERT INTO t SELECT * FROM u',
    'INSERT INTO t (SELECT 1)',
    'INSERT INTO t WITH x AS (SELECT 1) SELECT * FROM x',
    "INSERT INTO t FROM INFILE 'x' FORMAT CSV",
    'INSERT INTO',
    '',
  ])('leaves %j alone', (sql) => {
    expect(splitInsert(sql)).toBeUndefined();
  });
});

describe('hidesRows', () => {
  it('tells an INSERT whose rows were not found from one that has none', () => {
    expect(hidesRows('INSERT INTO t SOMETHING NEW FORMAT CSV\n1')).toBe(true);
    expect(hidesRows("INSERT INTO t VALUES ('FORMAT CSV')")).toBe(false);
    expect(hidesRows('INSERT INTO t SELECT 1')).toBe(false);
    expect(hidesRows('INSERT INTO t SELECT 1\nFORMAT JSON ;')).toBe(false);
    expect(hidesRows('INSERT INTO t SELECT 1 FORMAT CSV\n1')).toBe(true);
    expect(hidesRows('SELECT 1 FORMAT CSV')).toBe(false);
  });
});
