import { RondoError } from '../../platform/error.ts';
import { headerWords } from '../../platform/matching/infer-columns.ts';
import type { MatchInput } from '../../platform/matching/match-records.ts';
import { columnIndex, lineOf, readTable, type Table, textColumn } from '../read-table.ts';

export type MatchFiles = {
  input: MatchInput;
  /** The ids as the files give them. */
  ids: readonly string[];
  /** Whether both files have a record of the same id, so that an id alone does not name one. */
  idsCollide: boolean;
  /** Columns of one file that the other lacks. */
  unshared: readonly string[];
  /** Who each record is in truth, where that is known. */
  truth: readonly string[] | undefined;
};

type MatchFileOptions = { input: string; with?: string; id?: string; truth?: string; truthFile?: string };

/** What a column that names a record is called, where nobody says which one does. */
const ID_NAMES = ['record_id', 'rec_id', 'id'];

function fault(field: string, message: string, cure: string): RondoError {
  return new RondoError({ code: 'invalid', message, cure, field });
}

function readIds(table: Table, name: string): string[] {
  const ids = textColumn(table, name, '--id');
  const seen = new Set<string>();
  for (const [row, id] of ids.entries()) {
    if (id === '' || seen.has(id)) {
      throw fault(
        '--id',
        id === ''
          ? `Line ${lineOf(table, row)} of “${table.path}” has no id in column “${name}”.`
          : `“${id}” stands twice in column “${name}” of “${table.path}”.`,
        'Name a column that tells every record from every other.',
      );
    }
    seen.add(id);
  }
  return ids;
}

/** The column of `--id`; else one called as ids are, if it tells every record from every other; else there is none. */
function chooseIdColumn(tables: readonly Table[], given: string | undefined): string | undefined {
  if (given !== undefined) return given;
  return tables[0]?.columns.find(
    (name) =>
      ID_NAMES.includes(name.toLowerCase()) &&
      tables.every((table) => {
        if (!table.columns.includes(name)) return false;
        const values = new Set(textColumn(table, name));
        return values.size === table.rows.length && !values.has('');
      }),
  );
}

/** Without a column for it, a record is called by its number, from 1, on through the second file. */
function numberRows(tables: readonly Table[]): string[][] {
  let before = 0;
  return tables.map((table) => {
    const ids = table.rows.map((_row, index) => String(before + index + 1));
    before += table.rows.length;
    return ids;
  });
}

/** The files' columns of the same name beside each other, without ids and truth. */
export function readMatchFiles(options: MatchFileOptions): MatchFiles {
  const tables = [readTable(options.input)];
  if (options.with !== undefined) tables.push(readTable(options.with, '--with'));
  const [first, second] = tables;
  if (first === undefined) throw fault('--input', 'There is no input.', 'Name a file.');
  const idColumn = chooseIdColumn(tables, options.id);
  const idLists =
    idColumn === undefined ? numberRows(tables) : tables.map((table) => readIds(table, idColumn));
  const ids = idLists.flat();
  const inFirst = new Set(idLists[0]);
  const idsCollide = (idLists[1] ?? []).some((id) => inFirst.has(id));
  const left = new Set([idColumn, options.truth].filter((name) => name !== undefined));
  const named = (table: Table): Map<string, string> =>
    new Map(
      table.columns
        .filter((name) => name !== '' && !left.has(name))
        .map((name) => [headerWords(name) || name, name]),
    );
  const own = first.columns.filter((name) => name !== '' && !left.has(name));
  const others = second === undefined ? undefined : named(second);
  const key = (name: string): string => headerWords(name) || name;
  const shared = own.filter((name) => others === undefined || others.has(key(name)));
  if (shared.length === 0) {
    throw others === undefined
      ? fault(
          '--input',
          `“${options.input}” has no column besides the id.`,
          'Give records something to be known by.',
        )
      : fault('--with', 'The two files have no column in common.', 'Name the columns alike in both files.');
  }
  const cells = shared.map((name) => [
    ...textColumn(first, name),
    ...(second === undefined ? [] : textColumn(second, others?.get(key(name)) ?? name, '--with')),
  ]);
  return {
    input: { names: shared, cells, first: first.rows.length, records: ids.length },
    ids,
    idsCollide,
    unshared: [
      ...own.filter((name) => !shared.includes(name)),
      ...[...(others ?? [])]
        .filter(([words]) => !own.some((name) => key(name) === words))
        .map(([, name]) => name),
    ],
    truth: readTruth(options, tables, ids, idsCollide),
  };
}

function readTruth(
  options: MatchFileOptions,
  tables: readonly Table[],
  ids: readonly string[],
  idsCollide: boolean,
): string[] | undefined {
  const { truth, truthFile } = options;
  if (truth !== undefined && truthFile !== undefined) {
    throw fault('--truth-file', 'The truth is named twice.', 'Give either --truth or --truth-file.');
  }
  if (truth !== undefined) {
    return tables.flatMap((table) => {
      columnIndex(table, truth, '--truth');
      return textColumn(table, truth, '--truth').map((entity, row) => entity || `${table.path}:${row}`);
    });
  }
  if (truthFile === undefined) return undefined;
  if (idsCollide) {
    throw fault(
      '--truth-file',
      'Both files have records of the same id, so the truth does not say which is meant.',
      'Make the ids of the two files different, by a letter before them say.',
    );
  }
  const table = readTable(truthFile, '--truth-file');
  const entities = textColumn(table, 'entity', '--truth-file');
  const entityOf = new Map(
    textColumn(table, 'record_id', '--truth-file').map((id, row) => [id, entities[row] ?? '']),
  );
  if (!ids.some((id) => entityOf.has(id))) {
    throw fault(
      '--truth-file',
      `“${truthFile}” names none of the records.`,
      'Its record_id must be that of --id.',
    );
  }
  return ids.map((id, row) => entityOf.get(id) ?? `unknown ${row}`);
}
