import {
  type FileShape,
  type ImportGuess,
  type ImportKind,
  type ImportKindId,
  type ImportOptions,
  type ImportQuestion,
  importKinds,
} from '@rondo/contract';
import { detectWideTable } from './detect-wide-table.ts';
import { guessMapping } from './guess-mapping.ts';

const MOST_GUESSES = 5;

/** What a file may be, best first, each with a mapping that a person confirms. */
export function guessKinds(shape: FileShape): ImportGuess[] {
  return importKinds
    .map((kind) => guessAs(kind, shape))
    .filter((guess) => guess.confidence > 0.05)
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, MOST_GUESSES);
}

/** The mapping of a file that is said to be of this kind. */
export function guessAs(kind: ImportKind, shape: FileShape): ImportGuess {
  const { mapping, certainty } = guessMapping(kind, shape);
  const fields = { ...mapping.fields };
  const wide = detectWideTable(kind, shape, wideTaken(kind, fields));
  if (wide !== undefined) {
    const used = new Set(wide.flatMap((group) => Object.values(group.columns)));
    for (const [field, column] of Object.entries(fields)) if (used.has(column)) delete fields[field];
    if (kind.wide) for (const name of [kind.wide.name, kind.wide.value]) delete fields[name];
  }
  for (const name of Object.keys(certainty)) if (!(name in fields)) delete certainty[name];
  const options = guessOptions(fields, shape);
  return {
    kind: kind.id,
    confidence: Math.round(confidenceIn(kind, shape, fields, certainty, wide) * 100) / 100,
    mapping: { fields, ...(wide === undefined ? {} : { wide }) },
    certainty,
    options,
    questions: questionsAbout(kind, shape, fields, wide !== undefined),
  };
}

/** A table that is long by its header is not turned: it has a column for the name and one for the value. */
function wideTaken(kind: ImportKind, fields: Readonly<Record<string, string>>): Set<string> {
  // Beside one column per channel, a column such as `revenue` is the company's figure, not one channel's.
  const measures = new Set(
    kind.fields.filter((field) => field.role === 'measure').map((field) => field.name),
  );
  const taken = new Set(
    Object.entries(fields).flatMap(([field, column]) => (measures.has(field) ? [] : [column])),
  );
  if (kind.wide && kind.wide.name in fields) taken.add(kind.wide.name);
  return taken;
}

type Wide = ImportGuess['mapping']['wide'];

function confidenceIn(
  kind: ImportKind,
  shape: FileShape,
  fields: Record<string, string>,
  certainty: Record<string, number>,
  wide: Wide,
): number {
  const needed = kind.fields.filter((field) => field.required && !isTurned(kind, field.name, wide));
  const have = needed.filter((field) => field.name in fields).length;
  const person = kind.fields.some((field) => field.identifier !== undefined && field.name in fields);
  const wants = needed.length + (kind.needsPerson ? 1 : 0);
  const has = have + (kind.needsPerson && person ? 1 : 0);
  const met = wants === 0 ? 1 : has / wants;
  const turned = wide?.flatMap((group) => Object.values(group.columns)).length ?? 0;
  const sure = Object.values(certainty).reduce((sum, value) => sum + value, 0);
  const explained = Math.min(1, (sure + turned * 0.9) / Math.max(1, shape.columns.length));
  const telling = kind.fields.some((field) => field.role === 'id' && field.name in fields) ? 0.06 : 0;
  const figures =
    kind.target === 'ad_figures'
      ? kind.fields.filter((field) => field.role === 'measure' && field.name in fields).length
      : 1;
  const nothing = figures === 0 && turned === 0 ? 0.3 : 1;
  // An id column of the kind's own tells it from others; `events` and wide figures fit nearly anything.
  const general =
    kind.id === 'events'
      ? (certainty.event ?? 0) > 0.9
        ? 1.1
        : 0.85
      : kind.id === 'kpi-values' && turned > 0
        ? 0.85
        : 1;
  const anonymous = kind.target === 'log' && kind.id !== 'contacts' && telling === 0 ? 0.85 : 1;
  return Math.min(1, met * met * (0.35 + 0.59 * explained + telling) * nothing * general * anonymous);
}

function isTurned(kind: ImportKind, name: string, wide: Wide): boolean {
  return wide !== undefined && (kind.wide?.name === name || kind.wide?.value === name);
}

function guessOptions(fields: Record<string, string>, shape: FileShape): ImportOptions {
  const mapped = shape.columns.filter((column) => Object.values(fields).includes(column.name));
  const currency = shape.columns.find((column) => column.currency !== undefined)?.currency;
  const decimal = mapped.find((column) => column.decimal === ',')?.decimal;
  return { ...(currency === undefined ? {} : { currency }), ...(decimal === undefined ? {} : { decimal }) };
}

export function questionsAbout(
  kind: ImportKind,
  shape: FileShape,
  fields: Record<string, string>,
  turned: boolean,
): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  for (const field of kind.fields) {
    const column = shape.columns.find((candidate) => candidate.name === fields[field.name]);
    if (column === undefined) {
      const byWide = turned && (kind.wide?.name === field.name || kind.wide?.value === field.name);
      if (field.required && !byWide)
        questions.push({
          about: 'required-field',
          field: field.name,
          choices: shape.columns.map(({ name }) => name),
        });
      continue;
    }
    if (field.type !== 'time' && field.type !== 'date') continue;
    const [first] = column.timeFormats;
    if (column.timeFormats.length > 1 && first !== undefined) {
      questions.push({
        about: 'time-format',
        column: column.name,
        field: field.name,
        choices: [...column.timeFormats],
        default: first,
      });
    }
    if (field.type === 'time' && column.type === 'time' && !column.hasZone) {
      questions.push({ about: 'time-zone', column: column.name, field: field.name, choices: [] });
    }
  }
  const persons = kind.fields.filter((field) => field.identifier !== undefined);
  const [strongest] = persons;
  if (kind.needsPerson && strongest !== undefined && !persons.some(({ name }) => name in fields)) {
    questions.push({
      about: 'required-field',
      field: strongest.name,
      choices: shape.columns.map(({ name }) => name),
    });
  }
  return questions;
}

export function isKindId(value: string): value is ImportKindId {
  return importKinds.some((kind) => kind.id === value);
}
