import { invalid } from '../../../platform/error.ts';
import { textOf, unescapeXml } from './read-workbook-parts.ts';

export type SheetOptions = {
  texts: readonly string[];
  dateStyles: ReadonlySet<number>;
  since1904: boolean;
  mostRows: number;
};

const MOST_ROW_CHARACTERS = 64 * 1024 * 1024;

function damaged() {
  return invalid(
    'file',
    'A row of the sheet is endless: the workbook is damaged.',
    'Save it again, or as CSV in UTF-8.',
  );
}

/** A sheet's XML, fed in pieces → CSV. */
export function createSheetReader(options: SheetOptions): {
  feed(text: string): void;
  take(): string;
  finish(): string;
} {
  let buffer = '';
  let csv = '';
  let rows = 0;
  let width = 0;

  function readRows(): void {
    for (;;) {
      const start = buffer.search(/<row[\s>]/);
      if (start === -1) {
        // The tag itself may be cut off.
        buffer = buffer.slice(-5);
        return;
      }
      const tagEnd = buffer.indexOf('>', start);
      if (tagEnd === -1) return;
      const empty = buffer[tagEnd - 1] === '/';
      const end = empty ? tagEnd + 1 : buffer.indexOf('</row>', tagEnd);
      if (end === -1) {
        if (buffer.length > MOST_ROW_CHARACTERS) throw damaged();
        return;
      }
      if (!empty) writeRow(buffer.slice(tagEnd + 1, end));
      buffer = buffer.slice(empty ? end : end + 6);
    }
  }

  function writeRow(xml: string): void {
    if (++rows > options.mostRows + 1) {
      throw invalid(
        'file',
        `The sheet has more than ${options.mostRows.toLocaleString('en')} rows.`,
        'Save it as CSV in UTF-8 and import that: its size does not matter.',
      );
    }
    const cells: string[] = [];
    for (const [, attributes = '', content = ''] of xml.matchAll(/<c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const place = /\br="([A-Z]+)\d*"/.exec(attributes)?.[1];
      const index = place === undefined ? cells.length : columnNumber(place);
      cells[index] = cellText(attributes, content);
    }
    width = Math.max(width, cells.length);
    const fields = Array.from({ length: Math.max(width, cells.length) }, (_, index) =>
      csvField(cells[index] ?? ''),
    );
    csv += `${fields.join(',')}\n`;
  }

  function cellText(attributes: string, content: string): string {
    const type = /\bt="([a-zA-Z]+)"/.exec(attributes)?.[1];
    if (type === 'inlineStr') return textOf(content);
    const value = unescapeXml(/<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? '');
    if (type === 's') return options.texts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e') return '';
    if (type !== undefined && type !== 'n') return value;
    const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? -1);
    return value !== '' && options.dateStyles.has(style) ? dateText(Number(value)) : value;
  }

  /** Days since 1899-12-30 (or 1904-01-01 in old Macintosh files) → ISO text without a zone, as a sheet has none. */
  function dateText(serial: number): string {
    const days = serial + (options.since1904 ? 1462 : 0);
    const iso = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
    return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }

  return {
    feed(text) {
      buffer += text;
      readRows();
    },
    take() {
      const taken = csv;
      csv = '';
      return taken;
    },
    finish() {
      readRows();
      const taken = csv;
      csv = '';
      return taken;
    },
  };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
