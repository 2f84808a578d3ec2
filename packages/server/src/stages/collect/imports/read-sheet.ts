import { invalid } from '../../../platform/error.ts';
import { eachElement, findElement, splitElements } from './find-element.ts';
import { textOf, unescapeXml } from './read-workbook-parts.ts';

export type SheetOptions = {
  texts: readonly string[];
  dateStyles: ReadonlySet<number>;
  since1904: boolean;
  mostRows: number;
};

const MOST_ROW_CHARACTERS = 16 * 1024 * 1024;
/** Excel's own limit: its last column is XFD. A file that names one far behind would have rows of endless commas. */
const MOST_COLUMNS = 16_384;
const PIECE_CHARACTERS = 64 * 1024;

function damaged() {
  return invalid(
    'file',
    'A row of the sheet is endless: the workbook is damaged.',
    'Save it again, or as CSV in UTF-8.',
  );
}

/** A sheet's XML, fed in pieces → pieces of CSV. */
export function createSheetReader(options: SheetOptions): (xml: string) => Generator<string> {
  const rowsOf = splitElements('row', MOST_ROW_CHARACTERS, damaged);
  let rows = 0;
  let width = 0;

  function* readRows(xml: string): Generator<string> {
    let csv = '';
    for (const row of rowsOf(xml)) {
      if (row === '') continue;
      csv += rowText(row);
      if (csv.length < PIECE_CHARACTERS) continue;
      yield csv;
      csv = '';
    }
    if (csv !== '') yield csv;
  }

  function rowText(xml: string): string {
    if (++rows > options.mostRows + 1) {
      throw invalid(
        'file',
        `The sheet has more than ${options.mostRows.toLocaleString('en')} rows.`,
        'Save it as CSV in UTF-8 and import that: its size does not matter.',
      );
    }
    const cells: string[] = [];
    for (const { attributes, content } of eachElement(xml, 'c')) {
      const place = /\br="([A-Z]+)\d*"/.exec(attributes)?.[1];
      const index = place === undefined ? cells.length : columnNumber(place);
      if (index >= MOST_COLUMNS) throw tooWide();
      cells[index] = cellText(attributes, content);
    }
    width = Math.max(width, cells.length);
    const fields = Array.from(cells, (cell) => csvField(cell ?? ''));
    return `${fields.join(',')}${','.repeat(width - cells.length)}\n`;
  }

  function cellText(attributes: string, content: string): string {
    const type = /\bt="([a-zA-Z]+)"/.exec(attributes)?.[1];
    if (type === 'inlineStr') return textOf(content);
    const value = unescapeXml(findElement(content, 'v')?.content ?? '');
    if (type === 's') return options.texts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e') return '';
    if (type !== undefined && type !== 'n') return value;
    const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? -1);
    return value !== '' && options.dateStyles.has(style) ? dateText(value) : value;
  }

  return readRows;

  /** Days since 1899-12-30 (or 1904-01-01 in old Macintosh files) → ISO text without a zone, as a sheet has none. */
  function dateText(value: string): string {
    const serial = Number(value);
    const days = serial + (options.since1904 ? 1462 : 0);
    const date = new Date(Math.round((days - 25_569) * 86_400) * 1000);
    // No date that there is: whoever maps the column hears of it, row by row.
    if (Number.isNaN(date.getTime())) return value;
    const iso = date.toISOString();
    return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }
}

function tooWide() {
  return invalid(
    'file',
    `The sheet has more than ${MOST_COLUMNS.toLocaleString('en')} columns, which no spreadsheet program has.`,
    'Save it again, or as CSV in UTF-8.',
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
