import type { MatchComparison as Comparison, MatchLevel as Level } from '@rondo/contract';
import type { PreparedColumn } from './record-fields.ts';

/** Differences between two yyyymmdd of which one digit is another, or two neighbours are changed over. */
const ONE_DIGIT = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000].flatMap((place) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 18, 27, 36, 45, 54, 63, 72, 81].map((step) => step * place),
);

const JACCARD = (i: number): string =>
  `(arraySum(c -> c % 256, arrayIntersect(l.w${i}, r.w${i})) AS common${i}) / (l.s${i} + r.s${i} - common${i})`;

/** The first of January is what is written where only the year is known: two of them agree on no day. */
const dayIsKnown = (l: string, r: string): string => `(${l} % 10000 != 101 OR ${r} % 10000 != 101)`;

/** A level as a condition on the records l and r; both values are known when it is asked. */
function levelSql(
  level: Level,
  { index: i }: PreparedColumn,
  columns: ReadonlyMap<string, PreparedColumn>,
): string {
  const [l, r] = [`l.c${i}`, `r.c${i}`];
  switch (level.test) {
    case 'exact':
      return `${l} = ${r}`;
    case 'nickname':
      return `hasAny(l.n${i}, r.n${i})`;
    case 'initial':
      return `(length(${l}) = 1 OR length(${r}) = 1) AND substring(${l}, 1, 1) = substring(${r}, 1, 1)`;
    case 'sounds':
      return `l.p${i} = r.p${i}`;
    case 'same-words':
      return `l.w${i} = r.w${i}`;
    case 'contained':
      return `length(arrayIntersect(l.w${i}, r.w${i})) >= greatest(1, least(length(l.w${i}), length(r.w${i})))`;
    case 'swapped': {
      const other = columns.get(level.with)?.index ?? i;
      return `(${l} = r.c${other} AND l.c${other} = ${r})`;
    }
    case 'jaro-winkler':
      return `jaroWinklerSimilarity(${l}, ${r}) >= ${level.atLeast}`;
    case 'edits':
      return `damerauLevenshteinDistance(${l}, ${r}) <= ${level.atMost}`;
    case 'words':
      return `${JACCARD(i)} >= ${level.atLeast}`;
    case 'same-district':
      return `length(${l}) > 3 AND substring(${l}, 1, length(${l}) - 2) = substring(${r}, 1, length(${r}) - 2)`;
    case 'prefix':
      return `substring(${l}, 1, ${level.length}) = substring(${r}, 1, ${level.length})`;
    case 'same-number':
      return `l.h${i} = r.h${i} AND (jaroWinklerSimilarity(${l}, ${r}) >= 0.9 OR ${JACCARD(i)} >= ${level.atLeast})`;
    case 'same-mailbox':
      return `l.b${i} = r.b${i}`;
    case 'one-digit':
      return `${dayIsKnown(l, r)} AND abs(${l} - ${r}) IN (${ONE_DIGIT.join(', ')})`;
    case 'day-and-month-changed-over':
      return `${l} = r.x${i}`;
    case 'same-day-of-year':
      return `${dayIsKnown(l, r)} AND ${l} % 10000 = ${r} % 10000`;
    case 'same-month':
      return `intDiv(${l}, 100) = intDiv(${r}, 100)`;
    case 'same-year':
      return `intDiv(${l}, 10000) = intDiv(${r}, 10000)`;
    case 'years':
      return `abs(intDiv(${l}, 10000) - intDiv(${r}, 10000)) <= ${level.atMost}`;
  }
}

/** A comparison as its level: 0 unknown, 1 disagrees, the highest the first of its levels. */
export function comparisonSql(comparison: Comparison, columns: ReadonlyMap<string, PreparedColumn>): string {
  const column = columns.get(comparison.column);
  if (column === undefined) throw new TypeError(`no column ${comparison.column}`);
  const i = column.index;
  const empty = column.isDate ? '0' : `''`;
  const branches = comparison.levels.map((level, order) => {
    const condition = level.map((test) => levelSql(test, column, columns)).join(' OR ');
    return `${condition}, ${comparison.levels.length + 1 - order}`;
  });
  return `multiIf(l.c${i} = ${empty} OR r.c${i} = ${empty}, 0, ${branches.join(', ')}, 1)`;
}
