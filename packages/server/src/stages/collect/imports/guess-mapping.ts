import type { FileColumn, FileShape, ImportField, ImportKind, ImportMapping } from '@rondo/contract';
import { plainHeader } from './plain-header.ts';

export type MappingGuess = { mapping: ImportMapping; certainty: Record<string, number> };

type Candidate = { field: ImportField; column: FileColumn; score: number };

const LEAST_SCORE = 0.3;

/** Field → column, by header and content. Pure; a person confirms it. */
export function guessMapping(kind: ImportKind, shape: FileShape): MappingGuess {
  const named = shape.hasHeader || shape.format === 'ndjson' || shape.format === 'parquet';
  const candidates = named ? byName(kind, shape) : byContent(kind, shape);
  candidates.sort((one, other) => other.score - one.score);
  const fields: Record<string, string> = {};
  const certainty: Record<string, number> = {};
  const taken = new Set<string>();
  for (const { field, column, score } of candidates) {
    if (field.name in fields || taken.has(column.name)) continue;
    fields[field.name] = column.name;
    certainty[field.name] = Math.round(score * 100) / 100;
    taken.add(column.name);
  }
  return { mapping: { fields }, certainty };
}

function byName(kind: ImportKind, shape: FileShape): Candidate[] {
  const candidates: Candidate[] = [];
  for (const column of shape.columns) {
    const header = plainHeader(column.name);
    for (const field of kind.fields) {
      // What a kind needs wins over what it may have, where one header could be either.
      const needed = field.required ? 0.05 : 0;
      const score = Math.min(
        1,
        nameScore(field, header) * fit(field, column) + (nameScore(field, header) > 0 ? needed : 0),
      );
      if (score >= LEAST_SCORE) candidates.push({ field, column, score });
      else if (field.type === 'email' && column.type === 'email')
        candidates.push({ field, column, score: 0.6 });
    }
  }
  return candidates;
}

const plainSynonyms = new WeakMap<ImportField, readonly string[]>();

function synonymsOf(field: ImportField): readonly string[] {
  const known = plainSynonyms.get(field) ?? field.synonyms.map(plainHeader);
  plainSynonyms.set(field, known);
  return known;
}

/** 1 for the field's own name; the earlier a synonym stands in its list, the surer it is. */
function nameScore(field: ImportField, header: string): number {
  if (header === '') return 0;
  if (header === plainHeader(field.name)) return 1;
  const synonyms = synonymsOf(field);
  const place = synonyms.indexOf(header);
  if (place >= 0) return 0.96 - Math.min(0.08, place * 0.001);
  return synonyms.some((synonym) => synonym.length >= 6 && header.includes(synonym)) ? 0.55 : 0;
}

/** How well the column's content goes with the field's type: a file's header may say one thing and hold another. */
function fit(field: ImportField, column: FileColumn): number {
  const { type } = column;
  if (type === 'empty') return 0.6;
  if (field.values !== undefined && !speaks(field.values, column)) return field.required ? 0.4 : 0.8;
  const numeric = type === 'integer' || type === 'number' || type === 'money';
  switch (field.type) {
    case 'email':
      return type === 'email' ? 1 : type === 'text' ? 0.5 : 0.1;
    case 'phone':
      return type === 'phone'
        ? 1
        : type === 'integer'
          ? 0.9
          : type === 'text' || type === 'number'
            ? 0.6
            : 0.1;
    case 'time':
    case 'date':
      return column.timeFormats.length > 0 ? 1 : 0.2;
    case 'money':
    case 'number':
    case 'integer':
      return numeric ? 1 : type === 'text' ? 0.25 : 0.1;
    case 'boolean':
      return type === 'boolean' ? 1 : type === 'integer' || type === 'text' ? 0.6 : 0.2;
    case 'url':
      return type === 'url' ? 1 : type === 'text' ? 0.6 : 0.1;
    case 'currency':
    case 'country':
    case 'language':
      return type === 'text' ? 1 : 0.2;
    case 'identifier':
      return column.timeFormats.length > 0 && !numeric ? 0.3 : type === 'email' ? 0.7 : 1;
    case 'text':
      return field.role === 'dimension' && (type === 'number' || type === 'money')
        ? 0.5
        : type === 'time' || type === 'date'
          ? 0.6
          : 1;
  }
}

/** Whether the column says what the field's list of values knows. */
function speaks(values: Readonly<Record<string, string>>, column: FileColumn): boolean {
  return column.examples.some((example) => example.toLowerCase() in values);
}

/** Without a header only what a column holds can tell: sure for addresses and times, a suggestion for the rest. */
function byContent(kind: ImportKind, shape: FileShape): Candidate[] {
  const candidates: Candidate[] = [];
  const suggest = (test: (field: ImportField) => boolean, column: FileColumn | undefined, score: number) => {
    const field = kind.fields.find(test);
    if (field !== undefined && column !== undefined) candidates.push({ field, column, score });
  };
  const of = (...types: FileColumn['type'][]) =>
    shape.columns.filter((column) => types.includes(column.type));
  suggest((field) => field.type === 'email', of('email')[0], 0.9);
  suggest((field) => field.type === 'phone', of('phone')[0], 0.8);
  suggest((field) => field.role === 'time', of('time', 'date')[0], 0.8);
  suggest((field) => field.required && field.role === 'measure', of('money', 'number').at(-1), 0.5);
  suggest((field) => field.name === 'quantity', of('integer').at(-1), 0.4);
  if (of('email', 'phone').length === 0) {
    suggest((field) => field.identifier === 'user_id', of('text', 'integer')[0], 0.5);
  }
  return candidates;
}
