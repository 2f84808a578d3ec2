import { assignRfm, type RfmCell } from '@rondo/stats';
import { invalid } from '../platform/error.ts';
import { lineOf, numberColumn, readTable, textColumn } from './read-table.ts';
import { printJson, writeCsv } from './write-results.ts';

type RfmOptions = {
  input: string;
  output?: string;
  id?: string;
  recency: string;
  frequency: string;
  monetary: string;
};

/** A row a customer, with how long ago, how often and how much. */
export function printRfm(options: RfmOptions): void {
  const cells = readRfm(options);
  if (options.output !== undefined) {
    writeCsv(
      options.output,
      ['id', 'r', 'f', 'm', 'cell'],
      cells.map(({ id, r, f, m, cell }) => [id, r, f, m, cell]),
    );
  }
  const counts = new Map<string, number>();
  for (const { cell } of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  printJson({
    tool: 'score',
    model: 'rfm',
    customers: cells.length,
    cells: [...counts].sort(([a], [b]) => (a < b ? 1 : -1)).map(([cell, customers]) => ({ cell, customers })),
  });
}

function readRfm(options: RfmOptions): RfmCell[] {
  if (options.id === undefined) {
    throw invalid(
      '--id',
      'Which column names the customers is not said.',
      'Name it with --id: ties are ordered by it.',
    );
  }
  const table = readTable(options.input);
  const ids = textColumn(table, options.id, '--id');
  const seen = new Map<string, number>();
  for (const [row, id] of ids.entries()) {
    const before = seen.get(id);
    if (before !== undefined) {
      throw invalid(
        '--id',
        `Lines ${lineOf(table, before)} and ${lineOf(table, row)} of “${table.path}” both have “${id}” in column “${options.id}”.`,
        'Give one row per customer.',
      );
    }
    seen.set(id, row);
  }
  const recency = numberColumn(table, options.recency, { flag: '--recency' });
  const frequency = numberColumn(table, options.frequency, { flag: '--frequency' });
  const monetary = numberColumn(table, options.monetary, { flag: '--monetary' });
  return assignRfm(
    ids.map((id, i) => ({
      id,
      recency: recency[i] ?? 0,
      frequency: frequency[i] ?? 0,
      monetary: monetary[i] ?? 0,
    })),
  );
}
