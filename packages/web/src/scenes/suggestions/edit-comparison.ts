import {
  COLUMN_KINDS,
  type ColumnKind,
  KEY_PARTS,
  type KeyPart,
  type MatchComparison,
  type MatchConfig,
  type MatchLevel,
} from '@rondo/contract';
import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import { isolate } from '../explore/isolate.ts';
import { columnName } from './suggestion-words.ts';

/** What a field may be taken for. */
export const kinds = COLUMN_KINDS.filter((kind) => kind !== 'ignore');

const exact: MatchLevel = { test: 'exact' };
const dateWays: readonly MatchLevel[] = [
  exact,
  { test: 'one-digit' },
  { test: 'day-and-month-changed-over' },
  { test: 'same-month' },
  { test: 'same-day-of-year' },
  { test: 'same-year' },
  { test: 'years', atMost: 10 },
];
const textWays: readonly MatchLevel[] = [
  exact,
  { test: 'edits', atMost: 1 },
  { test: 'edits', atMost: 2 },
  { test: 'jaro-winkler', atLeast: 0.92 },
  { test: 'jaro-winkler', atLeast: 0.8 },
  { test: 'prefix', length: 2 },
];
const sounding: ReadonlySet<ColumnKind> = new Set(['given-name', 'surname', 'full-name', 'city', 'word']);
const wordy: ReadonlySet<ColumnKind> = new Set(['full-name', 'street', 'text']);

/** The ways in which values of a kind can agree that can be added, the closest first. */
export function waysOf(kind: ColumnKind): readonly MatchLevel[] {
  if (kind === 'date') return dateWays;
  const more: MatchLevel[] = [];
  if (kind === 'given-name') more.push({ test: 'nickname' }, { test: 'initial' });
  if (kind === 'surname') more.push({ test: 'initial' });
  if (sounding.has(kind)) more.push({ test: 'sounds' });
  if (kind === 'street') more.push({ test: 'same-number', atLeast: 0.4 });
  if (wordy.has(kind)) {
    more.push(
      { test: 'same-words' },
      { test: 'words', atLeast: 0.7 },
      { test: 'words', atLeast: 0.3 },
      { test: 'contained' },
    );
  }
  if (kind === 'postcode') more.push({ test: 'same-district' });
  if (kind === 'email') more.push({ test: 'same-mailbox' });
  return [...textWays, ...more];
}

/** Ways that any text can agree in, among those that a run may have proposed. */
const anyText: ReadonlySet<MatchLevel['test']> = new Set([
  'initial',
  'jaro-winkler',
  'edits',
  'prefix',
  'same-district',
]);

function canAgree(level: MatchLevel, kind: ColumnKind): boolean {
  if (kind !== 'date' && (anyText.has(level.test) || level.test === 'swapped')) return true;
  return waysOf(kind).some(({ test }) => test === level.test);
}

/** Takes a field for something else: what no longer fits it goes, from its levels and from the rules. */
export function changeKind(config: MatchConfig, column: string, kind: ColumnKind): MatchConfig {
  const isOther = (level: MatchLevel) => level.test === 'swapped' && level.with === column && kind === 'date';
  return {
    ...config,
    columns: config.columns.map((one) => {
      if (one.name !== column) return one;
      const { because: _, ...rest } = one;
      return { ...rest, kind };
    }),
    comparisons: keepLevels(
      config.comparisons,
      (level, of) => (of !== column || canAgree(level, kind)) && !isOther(level),
    ),
    blocking: config.blocking.filter((rule) =>
      rule.every((part) => part.column !== column || partsOfRule(kind).includes(part.by)),
    ),
  };
}

/** The comparisons with those ways of agreeing that may stay; one that is left with none compares exactly. */
function keepLevels(
  comparisons: readonly MatchComparison[],
  mayStay: (level: MatchLevel, column: string) => boolean,
): MatchComparison[] {
  return comparisons.map((one) => {
    const levels = one.levels
      .map((ways) => ways.filter((way) => mayStay(way, one.column)))
      .filter((ways) => ways.length > 0);
    return { ...one, levels: levels.length > 0 ? levels : [[exact]] };
  });
}

/** A level in words; its bound as a figure. */
function tellWay(level: MatchLevel, t: TFunction, format: Format): string {
  const figure =
    'atLeast' in level
      ? format.percent(level.atLeast)
      : 'atMost' in level
        ? format.number(level.atMost)
        : 'length' in level
          ? format.number(level.length)
          : '';
  const count = 'atMost' in level ? level.atMost : 1;
  const other = 'with' in level ? isolate(columnName(level.with, t)) : '';
  return t(`edit.levels.${level.test}`, { figure, count, other });
}

/** The alternatives of one level, any of which makes it hold. */
export function tellLevel(ways: readonly MatchLevel[], t: TFunction, format: Format): string {
  return ways.map((way) => tellWay(way, t, format)).join(` ${t('edit.or')} `);
}

/** By what records can be put together by a field of a kind. */
export function partsOfRule(kind: ColumnKind | 'any'): readonly KeyPart['by'][] {
  switch (kind) {
    case 'any':
      return KEY_PARTS;
    case 'given-name':
    case 'surname':
      return ['value', 'sound', 'prefix'];
    case 'date':
      return ['value', 'year', 'day-of-year'];
    case 'email':
      return ['value', 'mailbox', 'prefix'];
    case 'full-name':
    case 'street':
    case 'text':
      return ['value', 'prefix', 'word'];
    case 'category':
    case 'code':
    case 'year':
      return ['value'];
    default:
      return ['value', 'prefix'];
  }
}

export function changeComparison(
  config: MatchConfig,
  column: string,
  change: Partial<MatchComparison>,
): MatchConfig {
  return {
    ...config,
    comparisons: config.comparisons.map((one) => (one.column === column ? { ...one, ...change } : one)),
  };
}

/** Takes a field into the comparison, exactly at first; or out of it, with the rules that need it. */
export function compareColumn(config: MatchConfig, column: string, on: boolean): MatchConfig {
  if (on) {
    return {
      ...config,
      columns: config.columns.map((one) =>
        one.name === column && one.kind === 'ignore' ? { ...one, kind: 'text' } : one,
      ),
      comparisons: [...config.comparisons, { column, levels: [[exact]], termFrequency: false }],
    };
  }
  return {
    ...config,
    columns: config.columns.map((one) => (one.name === column ? { ...one, kind: 'ignore' } : one)),
    comparisons: keepLevels(
      config.comparisons.filter((one) => one.column !== column),
      (level) => level.test !== 'swapped' || level.with !== column,
    ),
    blocking: config.blocking.filter((rule) => rule.every((part) => part.column !== column)),
  };
}

/** Adds a level: exact agreement before all others, else as the one that counts least. */
export function addLevel(config: MatchConfig, column: string, level: MatchLevel): MatchConfig {
  const levels = config.comparisons.find((one) => one.column === column)?.levels ?? [];
  return changeComparison(config, column, {
    levels: level.test === 'exact' ? [[level], ...levels] : [...levels, [level]],
  });
}

/** Lets a level be tried before the one that stands before it. */
export function moveCloser<Level>(levels: readonly Level[], at: number): Level[] {
  const moved = levels[at];
  if (at === 0 || moved === undefined) return [...levels];
  const others = levels.filter((_, place) => place !== at);
  return [...others.slice(0, at - 1), moved, ...others.slice(at - 1)];
}

/** Why a field was taken for what it is; a reason of later days stands as it is said. */
export function tellBecause(because: string, t: TFunction): string {
  const figure = /\d+/.exec(because)?.[0] ?? '';
  const key = because
    .replace(/^it repeats .*/, 'it repeats')
    .replace(/\d+/g, '')
    .replace(/[^a-z@]+/gi, '-');
  return t(`edit.because.${key}`, { figure, defaultValue: because });
}
