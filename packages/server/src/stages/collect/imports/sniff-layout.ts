import type { FileShapeChoice } from '@rondo/contract';
import { splitLines, splitRecords } from './split-records.ts';

export type Layout = {
  format: 'delimited' | 'blank-separated' | 'fixed-width';
  delimiter: string;
  quote: '"' | "'" | '';
  skipLines: number;
  widths?: { start: number; width: number }[];
};

const CANDIDATES = [',', ';', '\t', '|', '^', '~', '\u0001', '||'];
const SAMPLE = 200;

/** Which delimiter, quote and first line make the records most alike. */
export function sniffLayout(whole: string, complete: boolean, choice: FileShapeChoice): Layout {
  const comments = commentLines(whole);
  const text = comments === 0 ? whole : whole.split('\n').slice(comments).join('\n');
  const layout = layoutOf(text, complete, choice);
  return { ...layout, skipLines: layout.skipLines + comments };
}

function layoutOf(text: string, complete: boolean, choice: FileShapeChoice): Layout {
  const lines = splitLines(text, complete).slice(0, SAMPLE * 2);
  if (choice.format === 'fixed-width' || choice.widths !== undefined) {
    return {
      format: 'fixed-width',
      delimiter: '',
      quote: '',
      skipLines: 0,
      widths: widthsFrom(choice.widths) ?? findWidths(lines),
    };
  }
  if (choice.format === 'blank-separated' || choice.delimiter === ' ') return blanks();
  const quote = choice.quote ?? detectQuote(text);
  if (choice.delimiter !== undefined) return withSkip(text, complete, tabOf(choice.delimiter), quote);
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of CANDIDATES) {
    const { share, columns } = likeness(splitRecords(text, { delimiter, quote, most: SAMPLE, complete }));
    if (columns < 2) continue;
    // Doubling a column count is worth less than regular records: a comma inside sentences makes many ragged ones.
    const score = share * share * (1 + Math.log2(columns) / 8) + (delimiter.length > 1 ? 0.01 : 0);
    if (share >= 0.5 && (best === undefined || score > best.score)) best = { delimiter, score };
  }
  if (best !== undefined && best.score >= 0.7) return withSkip(text, complete, best.delimiter, quote);
  const words = likeness(lines.filter((line) => line.trim() !== '').map((line) => line.trim().split(/\s+/)));
  if (best === undefined && words.columns >= 2 && words.share >= 0.95) return blanks();
  const widths = best === undefined ? findWidths(lines) : [];
  if (widths.length >= 2) return { format: 'fixed-width', delimiter: '', quote: '', skipLines: 0, widths };
  return withSkip(text, complete, best?.delimiter ?? ',', quote);
}

const blanks = (): Layout => ({ format: 'blank-separated', delimiter: '', quote: '', skipLines: 0 });

function tabOf(delimiter: string): string {
  return delimiter.replaceAll('\\t', '\t');
}

/** The share of the records that have the most frequent number of columns, and that number. */
function likeness(records: readonly (readonly string[])[]): { share: number; columns: number } {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let columns = 0;
  let most = 0;
  for (const [length, count] of counts)
    if (count > most || (count === most && length > columns)) [columns, most] = [length, count];
  return { share: records.length === 0 ? 0 : most / records.length, columns };
}

function detectQuote(text: string): '"' | "'" | '' {
  const fields = (mark: string) =>
    text.split(new RegExp(`(?:^|[,;\\t|\\n])${mark}[^${mark}\\n]*${mark}(?=[,;\\t|\\r\\n]|$)`)).length - 1;
  const single = fields("'");
  return single > 2 && fields('"') === 0 ? "'" : '"';
}

/** Lines before the header: comments (GA4), a report's title and period (Google Ads, LinkedIn). */
function withSkip(text: string, complete: boolean, delimiter: string, quote: '"' | "'" | ''): Layout {
  const { columns } = likeness(splitRecords(text, { delimiter, quote, most: SAMPLE, complete }));
  let skipLines = 0;
  for (const line of splitLines(text, complete).slice(0, 50)) {
    const [record] = splitRecords(`${line}\n`, { delimiter, quote, most: 1, complete: true });
    const narrow =
      record === undefined ||
      (columns > 1 && record.filter((cell) => cell !== '').length < Math.max(2, columns / 2));
    if (!narrow) break;
    skipLines++;
  }
  const past = skipLines > 0 && skipLines < 50;
  return { format: 'delimited', delimiter, quote, skipLines: past && columns > 1 ? skipLines : 0 };
}

function commentLines(text: string): number {
  let count = 0;
  for (const line of splitLines(text, true)) {
    if (!line.startsWith('#')) break;
    count++;
  }
  return count;
}

function widthsFrom(widths: readonly number[] | undefined): { start: number; width: number }[] | undefined {
  if (widths === undefined) return undefined;
  let start = 0;
  return widths.map((width) => {
    const column = { start, width };
    start += width;
    return column;
  });
}

/** Columns are where no line has a blank in common with all the others; each reaches to where the next begins. */
function findWidths(lines: readonly string[]): { start: number; width: number }[] {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  const length = Math.max(0, ...filled.map((line) => line.length));
  const starts: number[] = [];
  let blank = true;
  for (let at = 0; at < length; at++) {
    const allBlank = filled.every((line) => (line[at] ?? ' ') === ' ');
    if (blank && !allBlank) starts.push(at);
    blank = allBlank;
  }
  return starts.map((start, index) => ({
    start,
    width: (starts[index + 1] ?? Math.max(length, start + 1)) - start,
  }));
}
