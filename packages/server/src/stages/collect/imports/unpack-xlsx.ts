import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Unzip, UnzipInflate } from 'fflate';
import { invalid } from '../../../platform/error.ts';
import { createSheetReader } from './read-sheet.ts';
import { readDateStyles, readSharedTexts } from './read-workbook-parts.ts';

export const MOST_XLSX_ROWS = 1_000_000;
const MOST_SHARED_TEXT = 512 * 1024 * 1024;

/** The first sheet of a workbook → a CSV file. Two passes, as texts and number formats may stand behind the sheet. */
export async function unpackXlsx(path: string, csvPath: string): Promise<void> {
  let texts = '';
  let styles = '';
  let sheetNames: string[] = [];
  let workbook = '';
  await eachPart(path, (name) => {
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) sheetNames = [...sheetNames, name];
    if (name === 'xl/sharedStrings.xml') {
      return (text) => {
        texts += text;
        if (texts.length > MOST_SHARED_TEXT) throw tooLarge();
      };
    }
    if (name === 'xl/styles.xml') {
      return (text) => {
        styles += text;
      };
    }
    if (name !== 'xl/workbook.xml') return undefined;
    return (text) => {
      workbook += text;
    };
  });
  const [sheet] = sheetNames.sort((one, other) => sheetNumber(one) - sheetNumber(other));
  if (sheet === undefined || workbook === '') {
    throw invalid(
      'file',
      'The file is packed like an Excel workbook, but holds no sheet.',
      'Save it as XLSX, or as CSV in UTF-8.',
    );
  }
  const out = createWriteStream(csvPath, { mode: 0o600 });
  const reader = createSheetReader({
    texts: readSharedTexts(texts),
    dateStyles: readDateStyles(styles),
    since1904: /date1904="(1|true)"/.test(workbook),
    mostRows: MOST_XLSX_ROWS,
  });
  texts = '';
  await eachPart(
    path,
    (name) => (name === sheet ? (text) => reader.feed(text) : undefined),
    async () => {
      const csv = reader.take();
      if (csv !== '' && !out.write(csv)) await once(out, 'drain');
    },
  );
  out.end(reader.finish());
  await finished(out);
}

const sheetNumber = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);

function tooLarge() {
  return invalid(
    'file',
    `The workbook is too large to unpack: more than ${MOST_XLSX_ROWS.toLocaleString('en')} rows, or too much text.`,
    'Save the sheet as CSV in UTF-8 and import that: its size does not matter.',
  );
}

type Take = (text: string) => void;

async function eachPart(
  path: string,
  choose: (name: string) => Take | undefined,
  afterChunk?: () => Promise<void>,
): Promise<void> {
  let failure: unknown;
  const unzip = new Unzip((file) => {
    const take = choose(file.name);
    if (take === undefined) return;
    const decoder = new TextDecoder();
    file.ondata = (error, data, final) => {
      if (error) failure ??= error;
      else take(decoder.decode(data, { stream: !final }));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
      unzip.push(chunk);
      if (failure !== undefined) throw failure;
      await afterChunk?.();
    }
    unzip.push(new Uint8Array(0), true);
  } catch (error) {
    if (error instanceof Error && 'cure' in error) throw error;
    throw invalid(
      'file',
      'The workbook is damaged: it cannot be unpacked.',
      'Open it in a spreadsheet program and save it again, or save it as CSV in UTF-8.',
    );
  }
}
