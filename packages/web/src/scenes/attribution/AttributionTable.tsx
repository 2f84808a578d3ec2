import type { MeasuredAttribution, MeasuredRow } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Column, ColumnKind } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { Estimate } from '../../ui/table/Estimate.tsx';
import {
  type CreditModel,
  creditOf,
  type Figure,
  intervalOf,
  kindOfFigure,
  rangeOf,
  rowName,
} from './attribution-view.ts';
import type { NameOf } from './key-words.ts';

type AttributionTableProps = {
  answer: MeasuredAttribution | undefined;
  model: CreditModel;
  figure: Figure;
  nameOf: NameOf;
  open: string;
  onOpen: (row: string) => void;
  loading: boolean;
  error: unknown;
  onRetry: () => void;
};

const columnKind = (figure: Figure): ColumnKind => {
  const kind = kindOfFigure[figure];
  return kind === 'ratio' ? 'number' : kind;
};

/** The chosen figure by all models side by side, with their intervals; then cost and return by the chosen model. */
export function AttributionTable({
  answer,
  model,
  figure,
  nameOf,
  open,
  onOpen,
  loading,
  error,
  onRetry,
}: AttributionTableProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const columns = useMemo((): Column<MeasuredRow>[] => {
    const range = (shown: Figure, between: { low: number; high: number } | null): string => {
      const kind = kindOfFigure[shown];
      return between === null
        ? '–'
        : `${format.byKind(kind, between.low)} – ${format.byKind(kind, between.high)}`;
    };
    const models = answer?.models.flatMap((one) => (one.failed === undefined ? [one.model] : [])) ?? [];
    /** A figure by a model, its interval below. */
    const credited = (
      own: CreditModel,
      shown: Figure,
    ): Pick<Column<MeasuredRow>, 'kind' | 'value' | 'render'> => ({
      kind: columnKind(shown),
      value: (row) => creditOf(row, own)?.[shown] ?? null,
      render: (row) => {
        const credit = creditOf(row, own);
        return (
          <Estimate kind={kindOfFigure[shown]} value={credit?.[shown]} interval={intervalOf(credit, shown)} />
        );
      },
    });
    const byModel = (own: CreditModel): Column<MeasuredRow> => ({
      id: own,
      label: t(`models.${own}`),
      ...credited(own, figure),
      info: { name: t(`models.${own}`), definition: t(`explain.${own}`) },
    });
    const ofLead = (shown: Figure): Column<MeasuredRow> => ({
      id: `lead-${shown}`,
      label: t(`figure.${shown}`),
      ...credited(model, shown),
      info: {
        name: t('leadFigure', { figure: t(`figure.${shown}`), model: t(`models.${model}`) }),
        definition: t('metrics:words.notIncremental'),
      },
    });
    return [
      {
        id: 'key',
        label: t(`grainOne.${answer?.grain ?? 'channel'}`),
        value: nameOf,
        render: (row) => <bdi>{nameOf(row)}</bdi>,
      },
      {
        id: 'range',
        label: t('range'),
        value: (row) => {
          const between = rangeOf(row, figure);
          return between === null ? null : between.high - between.low;
        },
        render: (row) => <bdi>{range(figure, rangeOf(row, figure))}</bdi>,
        info: { name: t('range'), definition: t('rangeMeans') },
      },
      ...models.filter((own) => own === model).map(byModel),
      { id: 'cost', label: t('cost'), kind: 'money', value: (row) => row.cost },
      ...(['costPerConversion', 'return'] as const).filter((shown) => shown !== figure).map(ofLead),
      ...models.filter((own) => own !== model).map(byModel),
      ...(['conversions', 'value', 'share', 'valueShare'] as const)
        .filter((shown) => shown !== figure)
        .map((shown): Column<MeasuredRow> => ({ ...ofLead(shown), hidden: true })),
      { id: 'touches', label: t('touches'), kind: 'number', hidden: true, value: (row) => row.touches },
    ];
  }, [answer, model, figure, nameOf, t, format]);
  return (
    <DataTable
      id="attribution"
      caption={t('tableCaption', { figure: t(`figure.${figure}`) })}
      columns={columns}
      rows={answer?.rows}
      rowKey={rowName}
      onRowOpen={(row) => onOpen(rowName(row))}
      openRow={open}
      loading={loading}
      error={error}
      onRetry={onRetry}
    />
  );
}
