import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { type Column, digitsOf, formatCell } from './column.ts';
import { RowOpener } from './RowOpener.tsx';
import classes from './table.module.css';
import type { DataTableProps } from './table-props.ts';

type CardsProps<Row> = DataTableProps<Row> & {
  columns: Column<Row>[];
  rows: readonly Row[];
  waiting: boolean;
};

/** Cards are not windowed as rows are: five thousand of them took a phone's browser gigabytes. */
const CARDS_AT_A_TIME = 50;

/** At phone width a row is a card: its name, then its figures as pairs. */
export function Cards<Row>({
  columns,
  rows,
  rowKey,
  caption,
  waiting,
  rowPath,
  onRowOpen,
  hasMore,
  onMore,
  loadingMore = false,
}: CardsProps<Row>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [shown, setShown] = useState(CARDS_AT_A_TIME);
  const hidden = rows.length > shown;
  const [first, ...others] = columns;
  const digits = new Map(columns.map((column) => [column.id, digitsOf(column, rows)]));
  if (waiting) {
    return (
      <div className={classes.cards} aria-hidden="true">
        <Skeleton height={96} />
        <Skeleton height={96} />
        <Skeleton height={96} />
      </div>
    );
  }
  if (!first) return null;
  return (
    <>
      <ul className={classes.cards} aria-label={caption}>
        {rows.slice(0, shown).map((row) => {
          const path = rowPath?.(row);
          const name = first.render ? (
            first.render(row)
          ) : (
            <bdi>{formatCell(first.kind, first.value(row), format)}</bdi>
          );
          return (
            <li
              key={rowKey(row)}
              className={classes.cardItem}
              data-opens={path !== undefined || onRowOpen !== undefined || undefined}
            >
              <div className={classes.cardName}>
                {path !== undefined || onRowOpen ? (
                  <RowOpener path={path} onOpen={onRowOpen && (() => onRowOpen(row))}>
                    {name}
                  </RowOpener>
                ) : (
                  name
                )}
              </div>
              <dl className={classes.cardPairs}>
                {others.map((column) => (
                  <div key={column.id}>
                    <dt>
                      {column.label}
                      <CardUnit column={column} />
                    </dt>
                    <dd>
                      {column.render ? (
                        column.render(row)
                      ) : (
                        <bdi>{formatCell(column.kind, column.value(row), format, digits.get(column.id))}</bdi>
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
      {(hidden || hasMore) && (
        <Button
          variant="default"
          fullWidth
          mt="xs"
          loading={loadingMore}
          onClick={() => {
            setShown(shown + CARDS_AT_A_TIME);
            if (!hidden) onMore?.();
          }}
        >
          {t('table.more')}
        </Button>
      )}
    </>
  );
}

function CardUnit<Row>({ column }: { column: Column<Row> }) {
  const format = useFormat();
  const unit = column.unit ?? (column.kind === 'money' ? format.currencySign() : undefined);
  return unit ? <span className={classes.unit}>{unit}</span> : null;
}
