import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { columnVisibilityFeature, type RowData, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import type { Sort } from '../view-codec.ts';
import { Cards } from './Cards.tsx';
import { type Column, sortRows } from './column.ts';
import { Rows } from './Rows.tsx';
import { TableHead } from './TableHead.tsx';
import { TableToolbar } from './TableToolbar.tsx';
import { TotalsRow } from './TotalsRow.tsx';
import classes from './table.module.css';
import type { DataTableProps } from './table-props.ts';
import { useColumnChoice } from './use-column-choice.ts';

const features = tableFeatures({ columnVisibilityFeature });
const skeletonRows = 8;

/**
 * The one table of Rondo. Sorting and paging are the server's where `sortedByServer` and `onMore` say so, and are done here
 * where all rows are at hand; at phone width every row becomes a card.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const format = useFormat();
  const {
    id,
    caption,
    columns,
    rows,
    rowKey,
    onSort,
    sortedByServer = false,
    loading = false,
    error,
    onRetry,
    empty,
    hasMore = false,
    onMore,
    loadingMore = false,
    maxHeight = 640,
  } = props;
  const phone = useMediaQuery('(max-width: 600px)');
  const box = useRef<HTMLDivElement>(null);
  const { ref: measure, width } = useElementSize();
  const [ownSort, setOwnSort] = useState<Sort | undefined>(props.sort);
  const [visibility, setVisibility] = useColumnChoice(id, columns);

  const sort = onSort ? props.sort : ownSort;
  const shownRows = useMemo(
    () => (sortedByServer ? (rows ?? []) : sortRows(rows ?? [], columns, sort, format.compare)),
    [rows, columns, sort, sortedByServer, format],
  );
  const definitions = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.label,
        accessorFn: (row: Row) => column.value(row),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: shownRows,
    getRowId: (row) => rowKey(row),
    state: { columnVisibility: visibility },
    onColumnVisibilityChange: (updater) =>
      setVisibility(typeof updater === 'function' ? updater(visibility) : updater),
  });
  const byId = new Map(columns.map((column) => [column.id, column]));
  const visible = table.getVisibleLeafColumns().flatMap((leaf): Column<Row>[] => {
    const column = byId.get(leaf.id);
    return column ? [column] : [];
  });

  const changeSort = (column: Column<Row>): void => {
    // Figures are first wanted from the top, names from A.
    const first = column.kind !== undefined && column.kind !== 'text';
    const next =
      sort?.by === column.id
        ? { by: column.id, descending: !sort.descending }
        : { by: column.id, descending: first };
    if (onSort) onSort(next);
    else setOwnSort(next);
  };

  const failed = error !== undefined && error !== null;
  const nothing = !loading && !failed && shownRows.length === 0;
  const waiting = loading && rows === undefined;
  const totals = visible.some((column) => column.total !== undefined);

  return (
    <div className={classes.frame} ref={measure} aria-busy={loading}>
      <TableToolbar
        {...props}
        waiting={waiting}
        allColumns={columns}
        visible={visible}
        rows={shownRows}
        visibility={visibility}
        onVisibility={setVisibility}
        sort={sort}
        onSortChange={phone ? changeSort : undefined}
      />
      {failed ? (
        <ErrorState error={error} quiet {...(onRetry ? { onRetry } : {})} />
      ) : nothing ? (
        (empty ?? <EmptyState quiet title={t('table.empty')} />)
      ) : phone ? (
        <Cards {...props} columns={visible} rows={shownRows} waiting={waiting} />
      ) : (
        <section
          ref={box}
          className={classes.scroll}
          style={{ maxBlockSize: maxHeight }}
          data-stale={(loading && !waiting) || undefined}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={caption}
        >
          <table
            className={classes.table}
            aria-rowcount={props.total ?? (hasMore ? -1 : shownRows.length + 1)}
          >
            <caption className="r-visually-hidden">{caption}</caption>
            <TableHead columns={visible} sort={sort} onSort={changeSort} />
            <Rows
              {...props}
              columns={visible}
              rows={shownRows}
              box={box}
              waiting={waiting ? skeletonRows : 0}
              hasMore={hasMore}
              onMore={onMore}
              loadingMore={loadingMore}
              width={width}
            />
            {totals && <TotalsRow columns={visible} rows={shownRows} />}
          </table>
        </section>
      )}
    </div>
  );
}
