import { describe, expect, it } from 'vitest';
import { watchUtf8 } from './detect-encoding.ts';
import { propertyName } from './plain-header.ts';
import { columnNames, detectContainer, sniffText } from './sniff-file.ts';

const sniff = (text: string) => sniffText(Buffer.from(text), true);
const columnsOf = (text: string) => sniff(text).shape.columns.map(({ name, type }) => `${name}: ${type}`);

describe('sniffText', () => {
  it('tells what each column holds', () => {
    expect(
      columnsOf(
        'id,when,day,mail,mobile,yes,amount,price,page,note,nothing\n' +
          '007,2026-01-02 10:00,20260102,a@example.com,+46 70 174 06 05,yes,12,"1,234.50",https://example.com/a,hello,\n' +
          '008,2026-01-03 10:00,20260103,b@example.com,070-174 06 06,no,13,"2,234.50",https://example.com/b,so,\n',
      ),
    ).toEqual([
      'id: text',
      'when: time',
      'day: date',
      'mail: email',
      'mobile: phone',
      'yes: boolean',
      'amount: integer',
      'price: number',
      'page: url',
      'note: text',
      'nothing: empty',
    ]);
  });

  it.each([
    ['a;b\n1,5;2\n2,5;3', ','],
    ['a;b\n1.234,50;2\n2.234,50;3', ','],
    ['a;b\n1,234;2\n2,234;3', ','],
    ['a\tb\n1,234\t2\n2,234\t3', '.'],
    ['a;b\n1,234.50;2\n12;3', '.'],
  ])('tells decimal points from commas in %j', (text, decimal) =>
    expect(sniff(text).shape.columns[0]?.decimal).toBe(decimal),
  );

  it.each([
    ['13/02/2026\n14/02/2026', ['day-first']],
    ['02/13/2026\n02/14/2026', ['month-first']],
    ['01/02/2026\n03/04/2026', ['day-first', 'month-first']],
    ['1/2/2026 9:59 AM\n3/4/2026 9:59 PM', ['month-first', 'day-first']],
    ['01.02.2026\n03.04.2026', ['day-first']],
    ['24-02-2015 9.59\n24-02-2015 11.35', ['day-first']],
    ['2026/02/13\n2026/02/14', ['year-first']],
    ['Feb 13, 2026\nFeb 14, 2026', ['month-name']],
    ['2026-W07\n2026-W08', ['year-week']],
    ['1767348000\n1767434400', ['epoch-seconds']],
    ['45000\n45001.5', ['excel-serial']],
  ])('tells how times are written in %j', (values, formats) => {
    const text = values
      .split('\n')
      .map((value, index) => `${index}\t${value}`)
      .join('\n');
    expect(sniff(`id\tdate\n${text}\n`).shape.columns[1]?.timeFormats).toEqual(formats);
  });

  it('keeps line ends, delimiters and doubled quotes inside quoted fields', () => {
    const { preview, shape } = sniff('name,text\nanna,"one, two\nthree ""four"""\nbo,five\n');
    expect(preview).toEqual([
      ['anna', 'one, two\nthree "four"'],
      ['bo', 'five'],
    ]);
    expect(shape).toMatchObject({ delimiter: ',', hasHeader: true, skipLines: 0 });
  });

  it.each([
    ['00004 0001 19970101  2   29.33\n 00021 0002 19970101  3   63.34\n', 'blank-separated', false],
    ['1,anna@example.com,5\n2,bo@example.com,6\n', 'delimited', false],
    ['name|city\nanna|lund\nbo|umeå\n', 'delimited', true],
    ['anna      lund      5\nbo ek     umeå      6\nc         malmö     7\n', 'fixed-width', false],
    ['{"a":1}\n{"a":2,"b":{"c":"x"}}\n', 'ndjson', false],
  ])('tells the layout of %j', (text, format, hasHeader) =>
    expect(sniff(text).shape).toMatchObject({ format, hasHeader }),
  );

  it('leaves out what was cut off at the end of the head', () => {
    const { preview } = sniffText(Buffer.from('a,b\n1,2\n3,"fo'), false);
    expect(preview).toEqual([['1', '2']]);
  });

  it('follows what a person overrules', () => {
    const text = 'a,b;c\n1,2;3\n';
    expect(sniffText(Buffer.from(text), true, { delimiter: ';', hasHeader: false }).shape).toMatchObject({
      delimiter: ';',
      hasHeader: false,
    });
    expect(
      sniffText(Buffer.from('x;1\ny;2\n', 'latin1'), true, { encoding: 'windows-1252' }).shape.encoding,
    ).toBe('windows-1252');
    expect(() => sniffText(Buffer.from('  \n'), true)).toThrow('The file is empty.');
  });
});

describe('small things of files', () => {
  it('knows containers by their first bytes', () => {
    expect(detectContainer(Buffer.from('PAR1....'))).toBe('parquet');
    expect(detectContainer(Buffer.from('PK\u0003\u0004'))).toBe('xlsx');
    expect(detectContainer(Buffer.from('a,b'))).toBe('text');
  });
  it('gives every column a name of its own', () =>
    expect(columnNames(['a', '', 'a', ' b  c '], 5)).toEqual(['a', 'column_2', 'a (2)', 'b c', 'column_5']));
  it.each([
    ['MonthlyCharges', 'monthly_charges'],
    ['customerID', 'customer_id'],
    ['StreamingTV', 'streaming_tv'],
    ['Favourite tea?', 'favourite_tea'],
    ['עיר מגורים', 'עיר_מגורים'],
    ['%%', 'value'],
  ])('names the kept column %j %s', (header, name) => expect(propertyName(header)).toBe(name));
  it('sees UTF-8 across chunks that cut a character in two, and sees where it is none', () => {
    const watch = watchUtf8();
    const bytes = Buffer.from('å→🙂');
    for (const byte of bytes) watch.feed(Buffer.from([byte]));
    expect(watch.isValid()).toBe(true);
    watch.feed(Buffer.from([0xe5, 0x20]));
    expect(watch.isValid()).toBe(false);
  });
});
