import type { ColumnKind, MatchComparison as Comparison, MatchLevel as Level } from '@rondo/contract';
import type { ComparisonRole } from '@rondo/stats';
import { sayingsOf } from './column-kinds.ts';

const exact: Level = { test: 'exact' };
const jaroWinkler = (atLeast: number): Level => ({ test: 'jaro-winkler', atLeast });
const edits = (atMost: number): Level => ({ test: 'edits', atMost });
const words = (atLeast: number): Level => ({ test: 'words', atLeast });

/** How two values of a kind are compared, the closest agreement first. */
function levelsFor(kind: ColumnKind, other: string | undefined): Level[][] {
  const swapped: Level[][] = other === undefined ? [] : [[{ test: 'swapped', with: other }]];
  switch (kind) {
    case 'given-name':
      return [
        [exact],
        [jaroWinkler(0.92), edits(1)],
        [{ test: 'nickname' }],
        ...swapped,
        [jaroWinkler(0.8), { test: 'initial' }],
      ];
    case 'surname':
      return [[exact], [jaroWinkler(0.92), edits(1)], ...swapped, [jaroWinkler(0.8), { test: 'sounds' }]];
    case 'city':
    case 'word':
      return [[exact], [jaroWinkler(0.92), edits(1)], [jaroWinkler(0.8)]];
    case 'full-name':
      return [
        [exact],
        [{ test: 'same-words' }, { test: 'sounds' }, edits(1)],
        [jaroWinkler(0.92), words(0.7)],
        [jaroWinkler(0.85), words(0.4), { test: 'contained' }],
        [words(0.15)],
      ];
    case 'street':
      return [
        [exact],
        [{ test: 'same-number', atLeast: 0.4 }],
        [jaroWinkler(0.92), words(0.7)],
        [jaroWinkler(0.85), words(0.3)],
        [words(0.12)],
      ];
    case 'text':
      return [
        [exact],
        [words(0.8), edits(2)],
        [jaroWinkler(0.92), words(0.55)],
        [jaroWinkler(0.85), words(0.3)],
        [words(0.12)],
      ];
    case 'date':
      return [
        [exact],
        [{ test: 'one-digit' }, { test: 'day-and-month-changed-over' }],
        [{ test: 'same-month' }, { test: 'same-day-of-year' }],
        [{ test: 'same-year' }],
        [{ test: 'years', atMost: 10 }],
      ];
    case 'email':
      return [
        [exact],
        [{ test: 'same-mailbox' }, edits(1)],
        [jaroWinkler(0.92), edits(3)],
        [jaroWinkler(0.8)],
      ];
    case 'phone':
    case 'id':
      return [[exact], [edits(1)], [edits(2)]];
    case 'postcode':
      return [[exact], [edits(1), { test: 'same-district' }], [{ test: 'prefix', length: 2 }]];
    case 'year':
    case 'code':
      return [[exact], [edits(1)]];
    default:
      return [[exact]];
  }
}

/** One comparison for each column that is compared. */
export function proposeComparisons(columns: readonly { name: string; kind: ColumnKind }[]): Comparison[] {
  const only = (kind: ColumnKind): string | undefined => {
    const found = columns.filter((column) => column.kind === kind);
    return found.length === 1 ? found[0]?.name : undefined;
  };
  const [given, surname] = [only('given-name'), only('surname')];
  return columns
    .filter(({ kind }) => kind !== 'ignore')
    .map(({ name, kind }) => ({
      column: name,
      levels: levelsFor(
        kind,
        kind === 'surname' && name === surname
          ? given
          : kind === 'given-name' && name === given
            ? surname
            : undefined,
      ),
      termFrequency: kind !== 'text' && kind !== 'street',
    }));
}

/** Too little to say that something agrees: years that are near, words that a third of all names hold. */
const isWeak = (level: Level): boolean =>
  level.test === 'years' || level.test === 'same-year' || (level.test === 'words' && level.atLeast < 0.3);

/** What each comparison says about who somebody is, and from which level on. */
export function rolesOf(
  comparisons: readonly Comparison[],
  kindOf: (column: string) => ColumnKind,
): ComparisonRole[] {
  const sayings = sayingsOf(comparisons.map(({ column }) => kindOf(column)));
  return comparisons.map(({ levels }, k) => ({
    says: sayings[k] ?? 'shared',
    agreesFrom: 2 + levels.filter((level) => level.some(isWeak)).length,
  }));
}
