import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportKindId } from '@rondo/contract';
import { COMPANY_FILES, PEOPLE_FILES } from './list-files.ts';
import type { Chunk, Company } from './simulate-company.ts';
import { type Row, writeCsvLine, writeCsvRow } from './write-csv.ts';

export interface WrittenFile {
  readonly kind: ImportKindId;
  readonly name: string;
  readonly path: string;
  readonly columns: readonly string[];
  readonly period?: 'day' | 'week';
  readonly rows: number;
}

export interface FileWriter {
  /** Appends a chunk's rows to the files about people. */
  readonly add: (chunk: Chunk) => void;
  /** Writes the files about the company and closes all: the whole list, in the order in which to import it. */
  readonly finish: () => WrittenFile[];
}

const PAGE = 1 << 16;

export function createFileWriter(folder: string, company: Company): FileWriter {
  mkdirSync(folder, { recursive: true });
  const open = PEOPLE_FILES.map((file) => {
    const path = join(folder, file.name);
    const handle = openSync(path, 'w', 0o600);
    writeSync(handle, writeCsvLine(file.columns));
    return { file, path, handle, rows: 0 };
  });
  return {
    add(chunk) {
      for (const entry of open)
        entry.rows += appendRows(entry.handle, entry.file.columns, entry.file.rows(company, chunk));
    },
    finish() {
      const written: WrittenFile[] = COMPANY_FILES.map((file) => {
        const path = join(folder, file.name);
        const handle = openSync(path, 'w', 0o600);
        writeSync(handle, writeCsvLine(file.columns));
        const rows = appendRows(handle, file.columns, file.rows(company));
        closeSync(handle);
        const period = file.period === undefined ? {} : { period: file.period };
        return { kind: file.kind, name: file.name, path, columns: file.columns, ...period, rows };
      });
      for (const { file, path, handle, rows } of open) {
        closeSync(handle);
        written.push({ kind: file.kind, name: file.name, path, columns: file.columns, rows });
      }
      return written.filter((file) => file.rows > 0);
    },
  };
}

function appendRows(handle: number, columns: readonly string[], rows: Iterable<Row>): number {
  let count = 0;
  let page = '';
  for (const row of rows) {
    page += writeCsvRow(columns, row);
    count += 1;
    if (page.length >= PAGE) {
      writeSync(handle, page);
      page = '';
    }
  }
  if (page !== '') writeSync(handle, page);
  return count;
}
