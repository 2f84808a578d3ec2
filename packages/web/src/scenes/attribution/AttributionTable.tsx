import type { AttributionAnswer, AttributionModel, AttributionRow } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { attributionModels, creditOf, shareOf } from './attribution-view.ts';

type AttributionTableProps = {
  answer: AttributionAnswer | undefined;
  model: AttributionModel;
  loading: boolean;
  error: unknown;
  onRetry: () => void;
};

/** All rules side by side, then money and cost by the chosen one. */
export function AttributionTable({ answer, model, loading, error, onRetry }: AttributionTableProps) {
  const { t } = useTranslation('attribution');
  const words = useMetricWords();
  const format = useFormat();
  const columns = useMemo((): Column<AttributionRow>[] => {
    const dimension = answer?.dimension ?? 'channel';
    const nameOf = (row: AttributionRow): string =>
      row.attributed ? words.valueOf(dimension, row.key) : t('unattributed');
    return [
      {
        id: 'key',
        label: words.dimensionOf(dimension),
        value: nameOf,
        render: (row) => <bdi>{nameOf(row)}</bdi>,
      },
      {
        id: 'share',
        label: t('share'),
        kind: 'percent',
        value: (row) => (answer === undefined ? null : shareOf(row, model, answer)),
      },
      {
        id: 'spread',
        label: t('spread'),
        value: (row) => row.spread.high - row.spread.low,
        render: (row) => (
          <bdi>
            {format.percent(row.spread.low)} – {format.percent(row.spread.high)}
          </bdi>
        ),
      },
      {
        id: 'value',
        label: t('value'),
        kind: 'money',
        value: (row) => creditOf(row, model).value,
        ...(answer === undefined ? {} : { total: answer.value }),
      },
      { id: 'cost', label: t('cost'), kind: 'money', value: (row) => row.cost },
      {
        id: 'cpa',
        label: t('costPerConversion'),
        kind: 'money',
        value: (row) => creditOf(row, model).costPerConversion,
      },
      {
        id: 'return',
        label: t('return'),
        kind: 'number',
        value: (row) => creditOf(row, model).return,
        info: { name: t('return'), definition: t('metrics:words.notIncremental') },
      },
      ...attributionModels.map(
        (name): Column<AttributionRow> => ({
          id: name,
          label: t(`models.${name}`),
          kind: 'number',
          value: (row) => Math.round(creditOf(row, name).conversions * 10) / 10,
          ...(answer === undefined ? {} : { total: answer.conversions }),
          info: { name: t(`models.${name}`), definition: t(`explain.${name}`) },
        }),
      ),
      { id: 'touches', label: t('touches'), kind: 'number', hidden: true, value: (row) => row.touches },
    ];
  }, [answer, model, t, words, format]);
  return (
    <DataTable
      id="attribution"
      caption={t('tableCaption')}
      columns={columns}
      rows={answer?.rows}
      rowKey={(row) => `${row.attributed ? '+' : '-'}${row.key}`}
      loading={loading}
      error={error}
      onRetry={onRetry}
    />
  );
}
