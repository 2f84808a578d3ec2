export type RecordsOptions = {
  delimiter: string;
  quote: string;
  most: number;
  /** The text is all there is; else its last record may be cut off and is left out. */
  complete: boolean;
};

/**
 * The first records of delimited text, for previews and guesses; the file itself is read by the events engine.
 * Quoted fields may hold delimiters, line ends and doubled quotes (RFC 4180).
 */
export function splitRecords(text: string, options: RecordsOptions): string[][] {
  const { delimiter, quote } = options;
  const records: string[][] = [];
  let at = 0;
  let record: string[] = [];
  while (at < text.length && records.length < options.most) {
    let field: string;
    if (quote !== '' && text.startsWith(quote, at)) {
      const read = readQuoted(text, at, quote);
      field = read.value;
      at = read.end;
      if (!read.closed) {
        // An open quote at the end of the head is a record that was cut off.
        if (options.complete) records.push([...record, field]);
        return records;
      }
    } else field = '';
    const end = fieldEnd(text, at, delimiter);
    field += text.slice(at, end);
    at = end;
    record.push(field);
    if (delimiter !== '' && text.startsWith(delimiter, at)) {
      at += delimiter.length;
      if (at >= text.length) record.push('');
      else continue;
    }
    const ended = at < text.length || options.complete;
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    if (ended && !(record.length === 1 && record[0] === '')) records.push(record);
    record = [];
  }
  return records;
}

function readQuoted(
  text: string,
  start: number,
  quote: string,
): { value: string; end: number; closed: boolean } {
  let value = '';
  let from = start + 1;
  for (;;) {
    const at = text.indexOf(quote, from);
    if (at === -1) return { value: value + text.slice(from), end: text.length, closed: false };
    value += text.slice(from, at);
    if (text[at + 1] !== quote) return { value, end: at + 1, closed: true };
    value += quote;
    from = at + 2;
  }
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' || character === '\r') return at;
    if (delimiter !== '' && text.startsWith(delimiter, at)) return at;
  }
  return text.length;
}

/** Lines with their ends taken off; the last is left out where it may be cut off. */
export function splitLines(text: string, complete: boolean): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.pop();
  if (complete && last !== undefined && last !== '') lines.push(last);
  return lines;
}
