import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react';
import { useFormat } from '../../shell/hooks.ts';
import { type Column, digitsOf, formatCell, isNumeric } from './column.ts';
import { RowOpener } from './RowOpener.tsx';
import classes from './table.module.css';
import type { DataTableProps } from './table-props.ts';

type RowsProps<Row> = DataTableProps<Row> & {
  columns: Column<Row>[];
  rows: readonly Row[];
  box: RefObject<HTMLDivElement | null>;
  waiting: number;
  width: number;
};

const rowHeight = 37;
/** Below this, all rows are drawn: the browser's own search then finds every one. */
const virtualFrom = 120;

export function Rows<Row>(props: RowsProps<Row>) {
  const {
    columns,
    rows,
    rowKey,
    box,
    waiting,
    hasMore = false,
    onMore,
    loadingMore = false,
    onRowOpen,
    rowPath,
    onRowHover,
    openRow,
  } = props;
  const digits = useMemo(
    () => new Map(columns.map((column) => [column.id, digitsOf(column, rows)])),
    [columns, rows],
  );
  const virtual = rows.length >= virtualFrom;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    enabled: virtual,
  });
  const items = virtual
    ? virtualizer.getVirtualItems()
    : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const before = virtual ? (items[0]?.start ?? 0) : 0;
  const after = virtual ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 15;

  useEffect(() => {
    if (virtual && nearEnd && hasMore && !loadingMore) onMore?.();
  }, [virtual, nearEnd, hasMore, loadingMore, onMore]);

  // A short first page fills no scroll box: the end comes into sight instead.
  useEffect(() => {
    const place = box.current;
    if (virtual || !place || !hasMore) return;
    const look = (): void => {
      if (place.scrollHeight - place.scrollTop - place.clientHeight < 400 && !loadingMore) onMore?.();
    };
    look();
    place.addEventListener('scroll', look, { passive: true });
    return () => place.removeEventListener('scroll', look);
  }, [virtual, box, hasMore, loadingMore, onMore]);

  const walk = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.rowOpener === undefined) return;
    const row = event.target.closest('tr');
    const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
    const opener = next?.querySelector<HTMLElement>('[data-row-opener]');
    if (!opener) return;
    event.preventDefault();
    opener.focus();
  };

  if (waiting > 0) {
    return (
      <tbody>
        {Array.from({ length: waiting }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <tr key={index}>
            {columns.map((column, at) => (
              <td key={column.id} data-number={isNumeric(column.kind) || undefined}>
                <Skeleton
                  height={12}
                  width={at === 0 ? '70%' : 56}
                  my={4}
                  style={{ display: 'inline-block' }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    );
  }

  return (
    <tbody onKeyDown={walk}>
      {before > 0 && <tr style={{ blockSize: before }} />}
      {items.map(({ index }) => {
        const row = rows[index];
        if (row === undefined) return null;
        const key = rowKey(row);
        const path = rowPath?.(row);
        const opens = path !== undefined || onRowOpen !== undefined;
        return (
          <tr
            key={key}
            aria-rowindex={virtual ? index + 2 : undefined}
            className={classes.row}
            data-opens={opens || undefined}
            data-open={openRow === key || undefined}
            onMouseEnter={onRowHover ? () => onRowHover(row) : undefined}
          >
            {columns.map((column, at) => (
              <Cell
                key={column.id}
                row={row}
                column={column}
                first={at === 0}
                digits={digits.get(column.id)}
                path={at === 0 ? path : undefined}
                onOpen={at === 0 ? onRowOpen : undefined}
              />
            ))}
          </tr>
        );
      })}
      {after > 0 && <tr style={{ blockSize: after }} />}
      {loadingMore && (
        <tr>
          <td colSpan={columns.length}>
            <Skeleton height={12} width="40%" my={4} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

type CellProps<Row> = {
  row: Row;
  column: Column<Row>;
  first: boolean;
  digits: number | undefined;
  path: string | undefined;
  onOpen: ((row: Row) => void) | undefined;
};

function Cell<Row>({ row, column, first, digits, path, onOpen }: CellProps<Row>) {
  const format = useFormat();
  const content = column.render ? (
    column.render(row)
  ) : (
    <bdi>{formatCell(column.kind, column.value(row), format, digits)}</bdi>
  );
  const opener =
    first && (path !== undefined || onOpen) ? (
      <RowOpener path={path} onOpen={onOpen && (() => onOpen(row))}>
        {content}
      </RowOpener>
    ) : (
      content
    );
  if (first) {
    return (
      <th scope="row" data-number={isNumeric(column.kind) || undefined}>
        {opener}
      </th>
    );
  }
  return <td data-number={isNumeric(column.kind) || undefined}>{opener}</td>;
}
