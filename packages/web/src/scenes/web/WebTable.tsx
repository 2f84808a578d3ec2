import type { WebAnswer, WebBreakdown } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';

type Row = WebAnswer['breakdowns'][WebBreakdown][number];
type WebTableProps = {
  breakdown: WebBreakdown;
  rows: readonly Row[] | undefined;
  loading: boolean;
  /** Narrows the whole page to this value. */
  onPick?: (key: string) => void;
};

export function WebTable({ breakdown, rows, loading, onPick }: WebTableProps) {
  const { t } = useTranslation('web');
  const words = useMetricWords();
  const title = words.dimensionOf(breakdown);
  const columns = useMemo((): Column<Row>[] => {
    // A session without a channel is direct; a source that is empty, too.
    const nameOf = (row: Row): string =>
      row.key === '' && breakdown === 'source'
        ? t('metrics:channel.direct')
        : words.valueOf(breakdown, row.key);
    return [
      { id: 'key', label: title, value: nameOf, render: (row) => <bdi>{nameOf(row)}</bdi> },
      {
        id: 'sessions',
        label: words.nameOf({ key: 'sessions' }),
        kind: 'number',
        value: (row) => row.sessions,
      },
      { id: 'share', label: t('share'), kind: 'percent', value: (row) => row.share },
      {
        id: 'visitors',
        label: words.nameOf({ key: 'visitors' }),
        kind: 'number',
        value: (row) => row.visitors,
        hidden: true,
      },
      { id: 'before', label: t('before'), kind: 'number', value: (row) => row.before, hidden: true },
      {
        id: 'duration',
        label: words.nameOf({ key: 'session_duration' }),
        kind: 'duration',
        value: (row) => row.duration,
        hidden: true,
      },
      {
        id: 'bounce',
        label: words.nameOf({ key: 'bounce_rate' }),
        kind: 'percent',
        value: (row) => row.bounceRate,
      },
    ];
  }, [breakdown, title, t, words]);
  return (
    <Section title={title}>
      <DataTable
        id={`web-${breakdown}`}
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        loading={loading}
        maxHeight={360}
        {...(onPick === undefined ? {} : { onRowOpen: (row: Row) => onPick(row.key) })}
      />
    </Section>
  );
}
