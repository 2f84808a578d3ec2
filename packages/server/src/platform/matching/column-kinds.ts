import type { ColumnKind } from '@rondo/contract';
import type { ComparisonRole } from '@rondo/stats';

const NAME: ReadonlySet<ColumnKind> = new Set(['given-name', 'full-name']);
const PERSONAL: ReadonlySet<ColumnKind> = new Set(['date', 'id']);
const CONTACT: ReadonlySet<ColumnKind> = new Set(['email', 'phone']);
/** What names a thing where no person is named: the best first. */
const NAMING: readonly ColumnKind[] = ['surname', 'text', 'word', 'street'];

/** What each kind says about who somebody is. A surname, an address or a trade alone never make two records one. */
export function sayingsOf(kinds: readonly ColumnKind[]): ComparisonRole['says'][] {
  const isTold = kinds.some((kind) => NAME.has(kind) || PERSONAL.has(kind));
  const naming = isTold ? undefined : NAMING.find((kind) => kinds.includes(kind));
  return kinds.map((kind) => {
    if (NAME.has(kind) || kind === naming) return 'name';
    if (PERSONAL.has(kind) || (!isTold && naming === undefined)) return 'personal';
    return CONTACT.has(kind) ? 'contact' : 'shared';
  });
}
