export type Cell = string | number | boolean | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** One line of RFC 4180, with the line break. Absent values are empty. */
export function writeCsvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    const text = cell === null || cell === undefined ? '' : String(cell);
    line += (i === 0 ? '' : ',') + (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  }
  return `${line}\r\n`;
}

export function writeCsvRow(columns: readonly string[], row: Row): string {
  return writeCsvLine(columns.map((column) => row[column]));
}
