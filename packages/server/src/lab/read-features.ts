import type { Feature } from '@rondo/stats';
import { invalid } from '../platform/error.ts';
import { columnIndex, lineOf, numberColumn, type Table, textColumn } from './read-table.ts';

/** `name`, `log1p(name)` or `factor(name)`. */
type Term = { label: string; column: string; as: 'guess' | 'log1p' | 'factor' };

const UNKNOWN = new Set(['', 'NA', 'NaN', 'nan', 'null', 'NULL']);

export const TERMS_HELP =
  'columns to learn from, separated by commas or +; log1p(column) takes ln(1 + x), factor(column) takes numbers as categories';

function parseTerms(text: string, flag: string): Term[] {
  const terms = text
    .split(/[,+]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((label): Term => {
      const call = /^(log1p|factor)\((.+)\)$/.exec(label);
      const column = call?.[2]?.trim();
      if (column === undefined) return { label, column: label, as: 'guess' };
      return { label, column, as: call?.[1] === 'log1p' ? 'log1p' : 'factor' };
    });
  if (terms.length === 0) {
    throw invalid(
      flag,
      'No column is named.',
      `Name at least one: ${flag} "age, log1p(spend), factor(region)".`,
    );
  }
  return terms;
}

/** Of one category in a regression, which has a column for each: more of them name rows rather than kinds of rows. */
export const MOST_LEVELS = 200;

/**
 * The columns a model learns from. A column whose every known cell is a number is one; any other is a category, of at most
 * `mostLevels` values. `allowUnknown` lets numbers be `NaN`; categories then have the level “(unknown)”.
 */
export function readFeatures(
  table: Table,
  text: string | undefined,
  options: { flag: string; exclude: readonly string[]; allowUnknown: boolean; mostLevels: number },
): Feature[] {
  const { flag, allowUnknown } = options;
  const terms =
    text === undefined
      ? table.columns
          .filter((column) => !options.exclude.includes(column))
          .map((column): Term => ({ label: column, column, as: 'guess' }))
      : parseTerms(text, flag);
  return terms.map(({ label, column, as }): Feature => {
    columnIndex(table, column, flag);
    if (options.exclude.includes(column)) {
      throw invalid(
        flag,
        `“${column}” is what is to be predicted, or the order of the rows.`,
        `Leave it out of ${flag}: a model that is told the answer has learned nothing.`,
      );
    }
    const cells = textColumn(table, column, flag);
    const isNumber =
      as !== 'factor' && cells.every((cell) => UNKNOWN.has(cell) || !Number.isNaN(Number(cell)));
    if (as === 'log1p' || isNumber) {
      const values = numberColumn(table, column, { flag, allowEmpty: allowUnknown });
      if (as === 'guess') return { name: label, kind: 'number', values };
      const negative = values.findIndex((value) => value <= -1);
      if (negative !== -1) {
        throw invalid(
          flag,
          `Line ${lineOf(table, negative)} of “${table.path}” has ${values[negative]} in column “${column}”, which has no log1p.`,
          `Take ${column} itself instead of ${label}.`,
        );
      }
      return { name: label, kind: 'number', values: values.map(Math.log1p) };
    }
    const values = cells.map((cell) => (cell === '' ? '(unknown)' : cell));
    const levels = new Set(values).size;
    if (levels > options.mostLevels) {
      throw invalid(
        flag,
        `“${column}” has ${levels} different values in ${values.length} rows, and a regression takes at most ${options.mostLevels} of a category.`,
        `Leave it out of ${flag} (what names the rows goes to --id), or group its values.`,
      );
    }
    return { name: column, kind: 'category', values };
  });
}

/** A column of two values as 0 and 1; `positive` names the 1. Without it: of true/false, yes/no, 1/0, the first. */
export function readTarget(
  table: Table,
  column: string,
  positive: string | undefined,
): { target: Uint8Array; positive: string } {
  const cells = textColumn(table, column, '--target');
  const levels = [...new Set(cells)];
  const unknown = cells.findIndex((cell) => UNKNOWN.has(cell));
  if (unknown !== -1) {
    throw invalid(
      '--target',
      `Line ${lineOf(table, unknown)} of “${table.path}” has nothing in column “${column}”.`,
      'Leave out the rows whose outcome is not known.',
    );
  }
  const meaning = positive ?? levels.find((level) => /^(true|yes|1|1\.0)$/i.test(level));
  if (meaning === undefined || !levels.includes(meaning)) {
    throw invalid(
      '--positive',
      meaning === undefined
        ? `Which value of “${column}” is the one to predict is not clear.`
        : `No row has “${meaning}” in column “${column}”.`,
      `Name one of its values with --positive: ${levels.slice(0, 8).join(', ')}.`,
    );
  }
  if (levels.length === 1) {
    throw invalid(
      '--target',
      `Every row has “${levels[0]}” in column “${column}”: there is nothing to tell apart.`,
      'Give rows of both outcomes.',
    );
  }
  return { target: Uint8Array.from(cells, (cell) => (cell === meaning ? 1 : 0)), positive: meaning };
}
