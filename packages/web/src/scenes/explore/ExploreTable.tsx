import type { ExploreAnswer, ExploreRow } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { keyOfRow, kindOfAnswer } from './explore-view.ts';
import { useMetricWords } from './metric-words.ts';

type ExploreTableProps = {
  answer: ExploreAnswer | undefined;
  measure: string;
  loading: boolean;
  error: unknown;
  onRetry: () => void;
  onOpen?: (row: ExploreRow) => void;
  openRow: string;
};

export function ExploreTable({
  answer,
  measure,
  loading,
  error,
  onRetry,
  onOpen,
  openRow,
}: ExploreTableProps) {
  const { t } = useTranslation('explore');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<ExploreRow>[] => {
    if (answer === undefined) return [{ id: 'key', label: t('part'), value: (row) => row.keys[0] }];
    const asked = kindOfAnswer(answer);
    const kind = asked === 'ratio' ? 'number' : asked;
    const rate = answer.rows.some((row) => row.denominator !== undefined);
    return [
      ...answer.dimensions.map(
        (dimension, index): Column<ExploreRow> => ({
          id: `key${index}`,
          label: words.dimensionOf(dimension),
          value: (row) => words.valueOf(dimension, row.keys[index] ?? ''),
          render: (row) => <bdi>{words.valueOf(dimension, row.keys[index] ?? '')}</bdi>,
        }),
      ),
      {
        id: 'value',
        label: measure,
        kind,
        value: (row) => row.value,
        info: words.infoOf(answer.metric),
        ...(answer.metric.additive && answer.per === undefined ? { total: answer.total } : {}),
      },
      ...(answer.metric.additive && answer.per === undefined
        ? [
            {
              id: 'share',
              label: t('share'),
              kind: 'percent',
              value: (row: ExploreRow) => row.share,
            } as const,
          ]
        : []),
      ...(answer.comparison === undefined
        ? []
        : [
            { id: 'before', label: t('before'), kind, value: (row: ExploreRow) => row.comparison } as const,
            {
              id: 'change',
              label: t('change'),
              kind: 'percent',
              value: (row: ExploreRow) => row.change,
              render: (row: ExploreRow) => format.change(row.change),
            } as const,
          ]),
      ...(rate
        ? [
            {
              id: 'numerator',
              label: t('numerator'),
              kind: 'number',
              hidden: true,
              value: (row: ExploreRow) => row.numerator,
            } as const,
            {
              id: 'denominator',
              label: t('denominator'),
              kind: 'number',
              value: (row: ExploreRow) => row.denominator,
            } as const,
          ]
        : []),
    ];
  }, [answer, measure, t, words, format]);
  return (
    <DataTable
      id={`explore-${answer?.metric.key ?? ''}`}
      caption={measure}
      columns={columns}
      rows={answer?.rows}
      rowKey={keyOfRow}
      total={answer?.rowsTotal}
      loading={loading}
      error={error}
      onRetry={onRetry}
      openRow={openRow}
      {...(onOpen === undefined ? {} : { onRowOpen: onOpen })}
    />
  );
}
