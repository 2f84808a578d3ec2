import { useState } from 'react';
import type { Column } from './column.ts';

type Visibility = Record<string, boolean>;

function readKept(key: string): Visibility {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    return {};
  }
}

/** Which columns are shown: the reader's choice on this machine over the columns' own default. */
export function useColumnChoice<Row>(
  id: string,
  columns: readonly Column<Row>[],
): [Visibility, (next: Visibility) => void] {
  const key = `rondo.columns.${id}`;
  const [kept, setKept] = useState(() => readKept(key));
  const byDefault = Object.fromEntries(columns.map((column) => [column.id, column.hidden !== true]));
  const choose = (next: Visibility): void => {
    localStorage.setItem(key, JSON.stringify(next));
    setKept(next);
  };
  return [{ ...byDefault, ...kept }, choose];
}
