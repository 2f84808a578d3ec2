import { Group } from '@mantine/core';
import type { ImportReject } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { toCsv } from '../../ui/csv.ts';
import { downloadFile } from '../../ui/download.ts';
import type { Column } from '../../ui/table/column.ts';
import { toTableRows } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import classes from './data.module.css';
import { Mark } from './Mark.tsx';
import { useRejectWords } from './reject-words.ts';

type RejectsTableProps = {
  id: string;
  rejects: readonly ImportReject[] | undefined;
  reasons?: Readonly<Record<string, number>>;
  total?: number;
  error?: unknown;
  onRetry?: () => void;
};

/** Rows that are left out, or values that are left out of rows that are taken: why, and what mends it. */
export function RejectsTable({ id, rejects, reasons, total, error, onRetry }: RejectsTableProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useRejectWords();
  const columns = useMemo(
    (): Column<ImportReject>[] => [
      { id: 'row', label: t('row'), kind: 'number', value: (reject) => reject.row, width: 90 },
      {
        id: 'why',
        label: t('why'),
        value: (reject) => words(reject).message,
        render: (reject) => <span className={classes.wraps}>{words(reject).message}</span>,
      },
      {
        id: 'value',
        label: t('value'),
        value: (reject) => reject.value,
        render: (reject) => <bdi>{reject.value}</bdi>,
      },
      {
        id: 'cure',
        label: t('cure'),
        value: (reject) => words(reject).cure,
        render: (reject) => <span className={classes.wraps}>{words(reject).cure}</span>,
      },
      {
        id: 'taken',
        label: t('whatBecomes'),
        value: (reject) => (reject.taken ? t('rowTaken') : t('rowLeftOut')),
      },
    ],
    [t, words],
  );
  const csv =
    rejects && (() => downloadFile('rejects.csv', toCsv(toTableRows(rejects, columns)), 'text/csv'));
  return (
    <DataTable
      id={id}
      caption={t('rejectsTitle')}
      columns={columns}
      rows={rejects}
      rowKey={(reject) => `${reject.row} ${reject.field} ${reject.reason}`}
      total={total}
      error={error}
      {...(onRetry === undefined ? {} : { onRetry })}
      {...(csv === undefined ? {} : { exports: { csv } })}
      toolbar={
        reasons && (
          <Group gap={6}>
            {Object.entries(reasons).map(([reason, count]) => (
              <Mark key={reason} tone="neutral">
                {t(`reject.${reason}.short`, { defaultValue: reason })} {format.number(count)}
              </Mark>
            ))}
          </Group>
        )
      }
    />
  );
}
