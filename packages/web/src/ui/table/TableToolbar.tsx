import { ActionIcon, Checkbox, Menu, Popover, Select } from '@mantine/core';
import { IconColumns3, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { toCsv } from '../csv.ts';
import { downloadFile, toFileName } from '../download.ts';
import { showError } from '../toasts.tsx';
import type { Sort } from '../view-codec.ts';
import { type Column, toTableRows } from './column.ts';
import classes from './table.module.css';
import type { DataTableProps, ExportWay } from './table-props.ts';

type TableToolbarProps<Row> = Omit<DataTableProps<Row>, 'rows' | 'sort'> & {
  waiting: boolean;
  allColumns: readonly Column<Row>[];
  visible: Column<Row>[];
  rows: readonly Row[];
  visibility: Record<string, boolean>;
  onVisibility: (next: Record<string, boolean>) => void;
  sort: Sort | undefined;
  /** Given at phone width, where there are no headers to click. */
  onSortChange: ((column: Column<Row>) => void) | undefined;
};

export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { t } = useTranslation();
  const format = useFormat();
  const {
    allColumns,
    visible,
    rows,
    visibility,
    onVisibility,
    toolbar,
    caption,
    total,
    hasMore = false,
    plain = false,
    exports,
    sort,
    onSortChange,
  } = props;
  if (plain && !toolbar) return null;

  // Without the server's export, what is on screen can be saved, provided it is everything.
  const complete = !hasMore && (total === undefined || total === rows.length);
  const csv: ExportWay | undefined =
    exports?.csv ??
    (complete
      ? () => downloadFile(`${toFileName(caption)}.csv`, toCsv(toTableRows(rows, visible)), 'text/csv')
      : undefined);
  const count = total ?? (hasMore ? undefined : rows.length);

  return (
    <div className={classes.toolbar}>
      <div className={classes.toolbarStart}>{toolbar}</div>
      {!plain && (
        <div className={classes.toolbarEnd}>
          {!props.waiting && !props.error && count !== undefined && (
            <span className={classes.count} role="status">
              {t('table.rows', { count, figure: format.number(count) })}
            </span>
          )}
          {onSortChange && (
            <Select
              size="xs"
              aria-label={t('table.sortBy')}
              placeholder={t('table.sortBy')}
              value={sort?.by ?? null}
              data={allColumns
                .filter((column) => column.sortable !== false)
                .map((column) => ({ value: column.id, label: column.label }))}
              onChange={(id) => {
                const column = allColumns.find((candidate) => candidate.id === id);
                if (column) onSortChange(column);
              }}
              w={140}
            />
          )}
          <Popover position="bottom-end">
            <Popover.Target>
              <ActionIcon size={28} aria-label={t('table.columns')}>
                <IconColumns3 size={17} stroke={1.75} aria-hidden />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown aria-label={t('table.columns')} className={classes.columnList}>
              {allColumns.map((column, index) => (
                <Checkbox
                  key={column.id}
                  size="xs"
                  label={column.label}
                  checked={visibility[column.id] !== false}
                  disabled={index === 0}
                  onChange={(event) =>
                    onVisibility({ ...visibility, [column.id]: event.currentTarget.checked })
                  }
                />
              ))}
            </Popover.Dropdown>
          </Popover>
          {(csv || exports?.xlsx) && (
            <Menu position="bottom-end" shadow="md">
              <Menu.Target>
                <ActionIcon size={28} aria-label={t('table.export')} disabled={rows.length === 0}>
                  <IconDownload size={17} stroke={1.75} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {csv && <ExportItem way={csv} label={t('table.csv')} />}
                {exports?.xlsx && <ExportItem way={exports.xlsx} label={t('table.xlsx')} />}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      )}
    </div>
  );
}

function ExportItem({ way, label }: { way: ExportWay; label: string }) {
  if (typeof way === 'string') {
    return (
      <Menu.Item component="a" href={way} download>
        {label}
      </Menu.Item>
    );
  }
  const run = async (): Promise<void> => {
    try {
      await way();
    } catch (error) {
      showError(error);
    }
  };
  return <Menu.Item onClick={() => void run()}>{label}</Menu.Item>;
}
