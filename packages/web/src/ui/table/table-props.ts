import type { ReactNode } from 'react';
import type { Sort } from '../view-codec.ts';
import type { Column } from './column.ts';

/** A path to download from, or a handler that makes the file. */
export type ExportWay = string | (() => Promise<void> | void);

export type DataTableProps<Row> = {
  /** Under which the reader's choice of columns is kept. */
  id: string;
  /** What the table holds, for screen readers. */
  caption: string;
  /** Define them outside the component or in a memo. The first names the row. */
  columns: readonly Column<Row>[];
  /** Undefined until the first answer: skeletons keep the place. */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  sort?: Sort;
  /** Keeps the sort elsewhere: in the address, say. Left out: the table keeps it itself. */
  onSort?: (sort: Sort) => void;
  /** The rows come in the order of `sort`, as they must where they come page by page; else they are sorted here. */
  sortedByServer?: boolean;
  /** How many rows there are in all, where the server knows. */
  total?: number | undefined;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  empty?: ReactNode;
  /** More rows are fetched as the reader comes near the end. */
  hasMore?: boolean | undefined;
  onMore?: (() => void) | undefined;
  loadingMore?: boolean | undefined;
  /** A click on a row: the drill-down. */
  onRowOpen?: (row: Row) => void;
  /** Or a link, where the row has a page of its own. */
  rowPath?: (row: Row) => string;
  /** For prefetching. */
  onRowHover?: (row: Row) => void;
  /** Key of the row that is open beside the table. */
  openRow?: string | undefined;
  /** Left of the tools: search field, filters. */
  toolbar?: ReactNode;
  exports?: { csv?: ExportWay; xlsx?: ExportWay };
  /** Hides the line with the count, columns and exports, for small tables inside cards. */
  plain?: boolean;
  maxHeight?: number | string;
};
