import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../test/support/events.ts';
import { unpackXlsx } from './unpack-xlsx.ts';

const folder = temporaryFolder();
const plentyOfRoom = async (_bytes: number) => {};
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

type Parts = { sheet?: string; texts?: string; styles?: string; workbook?: string };

function pack({ sheet = sheetOf(''), texts, styles, workbook = '<workbook/>' }: Parts): Uint8Array {
  return zipSync(
    {
      'xl/workbook.xml': strToU8(workbook),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
      ...(texts === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(texts) }),
      ...(styles === undefined ? {} : { 'xl/styles.xml': strToU8(styles) }),
    },
    { level: 1 },
  );
}

async function unpack(bytes: Uint8Array, demandRoom = plentyOfRoom): Promise<string> {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, bytes);
  await unpackXlsx(path, join(folder, 'book.csv'), demandRoom);
  return readFileSync(join(folder, 'book.csv'), 'utf8');
}

/** Blanks deflate a thousandfold; packed by Node's zlib, as fflate would take seconds. */
function bombOfTexts(megabytes: number): Uint8Array {
  const name = 'xl/sharedStrings.xml';
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 1 });
  const bytes = Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8(sheetOf('')),
      [name]: [packed, { level: 0 }],
    }),
  );
  // Stored as it is; said to be deflated in its head (offset 8 of 30) and in the table of contents (10 of 46).
  const head = bytes.indexOf(name);
  bytes.writeUInt16LE(8, head - 30 + 8);
  bytes.writeUInt16LE(8, bytes.lastIndexOf(name) - 46 + 10);
  return bytes;
}

describe('a workbook', () => {
  it('becomes CSV: texts, inline texts, numbers, dates and gaps, whatever a part’s pieces', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>1</v></c><c r="C${index + 1}" s="1"><v>45000.5</v></c></row>`,
    ).join('');
    const csv = await unpack(
      pack({
        sheet: sheetOf(
          `<row><c t="inlineStr"><is><t>a, “b”</t></is></c><c><v>1.5</v></c><c t="b"><v>1</v></c></row><row/>${rows}`,
        ),
        texts:
          '<sst><si><t>x</t></si><si><r><t>An</t></r><rPh><t>hint</t></rPh><r><t xml:space="preserve">na &amp; &#x1F600;&#x110000;</t></r></si></sst>',
        styles:
          '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"><alignment/></xf></cellXfs></styleSheet>',
      }),
    );
    const lines = csv.trimEnd().split('\n');
    expect(lines[0]).toBe('"a, “b”",1.5,true');
    expect(new Set(lines.slice(1))).toEqual(new Set(['Anna & 😀&#x110000;,,2023-03-15 12:00:00']));
    expect(lines).toHaveLength(20_001);
  });

  it('keeps a date that no calendar has as it stands', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>';
    expect(await unpack(pack({ sheet: sheetOf('<row><c s="0"><v>9e99</v></c></row>'), styles }))).toBe(
      '9e99\n',
    );
  });
});

describe('a hostile workbook', () => {
  it.each([
    ['styles', 'xl/styles.xml', 33],
    ['the list of sheets', 'xl/workbook.xml', 5],
  ])('is refused where %s unpack to too much', async (_what, name, megabytes) => {
    const parts = {
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': strToU8(sheetOf('')),
    };
    const blanks = new Uint8Array(megabytes * 1024 * 1024).fill(32);
    await expect(unpack(zipSync({ ...parts, [name]: blanks }, { level: 1 }))).rejects.toThrow(
      /unpacks to too much: more than \d+ MB/,
    );
  });

  it('is refused where its texts unpack to too much, and does not fill the memory', async () => {
    const bytes = bombOfTexts(260);
    const before = process.memoryUsage().rss;
    await expect(unpack(bytes)).rejects.toThrow('more than 256 MB in xl/sharedStrings.xml');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it.each([
    ['a row that never ends', { sheet: `<sheetData><row><c><v>${'1'.repeat(17 * 1024 * 1024)}` }, 'endless'],
    ['a text that never ends', { texts: `<sst><si><t>${'x'.repeat(5 * 1024 * 1024)}` }, 'damaged'],
    [
      'a column behind the last',
      { sheet: sheetOf('<row><c r="ZZZZZZ1"><v>1</v></c></row>') },
      '16,384 columns',
    ],
  ])('is refused for %s', async (_what, parts, message) => {
    await expect(unpack(pack(parts))).rejects.toThrow(message);
  });

  it('does not make us look again from each of a million open tags', async () => {
    const open = '<c><v>'.repeat(500_000);
    const started = performance.now();
    await unpack(
      pack({
        sheet: sheetOf(`<row>${open}</row>`),
        texts: `<sst><si>${'<t><rPh>'.repeat(400_000)}</si></sst>`,
        styles: `<styleSheet>${'<numFmt '.repeat(1_000_000)}`,
      }),
    );
    // Looking again would take minutes; this takes a second on a machine that does nothing else.
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
    ['without a table of contents', (bytes: Buffer) => bytes.subarray(0, 60)],
    [
      'with places outside of it',
      (bytes: Buffer) => {
        bytes.writeUInt32LE(0xfffffff0, bytes.length - 6);
        return bytes;
      },
    ],
    [
      'with rubbish in a part',
      (bytes: Buffer) => {
        bytes.fill(0xff, 60, 90);
        return bytes;
      },
    ],
  ])('says that it is damaged when it is %s', async (_what, harm) => {
    const bytes = harm(Buffer.from(pack({ workbook: `<workbook>${'<sheet/>'.repeat(50)}</workbook>` })));
    await expect(unpack(bytes)).rejects.toThrow('damaged');
  });

  it('is given up when the disk has no room for what it unpacks to, and leaves nothing hanging', async () => {
    // The widest row there may be makes each short one as wide: 16 KB of commas.
    const sheet = sheetOf(`<row><c r="XFD1"><v>1</v></c></row>${'<row><c><v>1</v></c></row>'.repeat(8_000)}`);
    const looks: number[] = [];
    await expect(
      unpack(pack({ sheet }), async (bytes) => {
        looks.push(bytes);
        throw new Error('no room');
      }),
    ).rejects.toThrow('no room');
    expect(looks[0]).toBeLessThan(66 * 1024 * 1024);
  });
});
