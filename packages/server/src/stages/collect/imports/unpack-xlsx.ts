import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { invalid } from '../../../platform/error.ts';
import { splitElements } from './find-element.ts';
import { type ArchivePart, damagedArchive, listArchive, readPart } from './read-archive.ts';
import { createSheetReader } from './read-sheet.ts';
import { readDateStyles, textOf } from './read-workbook-parts.ts';

export const MOST_XLSX_ROWS = 1_000_000;

const MEBIBYTE = 1024 * 1024;
/** Unpacked. Texts and styles are held in memory, the sheet and its CSV are not. */
const MOST = {
  workbook: 4 * MEBIBYTE,
  styles: 32 * MEBIBYTE,
  texts: 256 * MEBIBYTE,
  textCount: 10_000_000,
  textCharacters: 4 * MEBIBYTE,
  sheet: 4096 * MEBIBYTE,
  csv: 2048 * MEBIBYTE,
};
/** Between two looks at the free disk. */
const LOOK_EVERY = 64 * MEBIBYTE;

/** The first sheet of a workbook → a CSV file. `demandRoom` is told now and then how many bytes it has. */
export async function unpackXlsx(
  path: string,
  csvPath: string,
  demandRoom: (bytes: number) => Promise<void>,
): Promise<void> {
  const parts = await listArchive(path);
  const named = (name: string) => parts.find((part) => part.name === name);
  const [sheet] = parts
    .filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
    .sort((one, other) => sheetNumber(one.name) - sheetNumber(other.name));
  const workbook = await readWhole(path, named('xl/workbook.xml'), MOST.workbook);
  if (sheet === undefined || workbook === '') {
    throw invalid(
      'file',
      'The file is packed like an Excel workbook, but holds no sheet.',
      'Save it as XLSX, or as CSV in UTF-8.',
    );
  }
  const readRows = createSheetReader({
    texts: await readTexts(path, named('xl/sharedStrings.xml')),
    dateStyles: readDateStyles(await readWhole(path, named('xl/styles.xml'), MOST.styles)),
    since1904: /date1904="(1|true)"/.test(workbook),
    mostRows: MOST_XLSX_ROWS,
  });
  await pipeline(
    async function* () {
      let bytes = 0;
      let looked = 0;
      for await (const xml of readPart(path, sheet, MOST.sheet)) {
        for (const csv of readRows(xml)) {
          bytes += csv.length;
          if (bytes > MOST.csv) throw tooLarge();
          if (bytes - looked > LOOK_EVERY) {
            looked = bytes;
            await demandRoom(bytes);
          }
          yield csv;
        }
      }
    },
    createWriteStream(csvPath, { mode: 0o600 }),
  );
}

const sheetNumber = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);

async function readWhole(path: string, part: ArchivePart | undefined, most: number): Promise<string> {
  let text = '';
  if (part !== undefined) for await (const piece of readPart(path, part, most)) text += piece;
  return text;
}

/** Each `<si>` is one text, to which cells refer by its number. */
async function readTexts(path: string, part: ArchivePart | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  const textsOf = splitElements('si', MOST.textCharacters, damagedArchive);
  for await (const xml of readPart(path, part, MOST.texts)) {
    for (const text of textsOf(xml)) texts.push(textOf(text));
    if (texts.length > MOST.textCount) throw tooLarge();
  }
  return texts;
}

function tooLarge() {
  return invalid(
    'file',
    'The workbook unpacks to more than Rondo takes from one.',
    'Save the sheet as CSV in UTF-8 and import that: its size does not matter.',
  );
}
